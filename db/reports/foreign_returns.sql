-- Which bills of another kiosk were taken back here, and is the bill itself in these books? original_kiosk is empty until
-- its entries have come; returned_elsewhere counts refunds and withdrawals by the kiosk that sold.
SELECT f.event AS event, f.kiosk AS kiosk, f.sequence AS sequence, r.serial AS serial, f.original_serial AS original_serial,
       f.original_sequence AS original_sequence, f.original_hash AS original_hash,
       f.payable_paise AS original_payable_paise, -r.payable_paise AS returned_paise, r.staff AS staff,
       r.approved_by AS approved_by, r.day AS day,
       coalesce((SELECT max(o.kiosk) FROM documents o
                 WHERE o.event = f.event AND o.serial = f.original_serial AND o.kind = 1), '') AS original_kiosk,
       (SELECT count(*) FROM documents t, documents o
        WHERE o.event = f.event AND o.serial = f.original_serial AND o.kind = 1
          AND t.event = o.event AND t.kiosk = o.kiosk AND t.original_sequence = o.sequence) AS returned_by_seller,
       (SELECT count(*) FROM foreign_returns x
        WHERE x.event = f.event AND x.original_device = f.original_device
          AND x.original_sequence = f.original_sequence AND x.kiosk <> f.kiosk) AS returned_by_others
FROM foreign_returns f
JOIN documents r ON r.event = f.event AND r.kiosk = f.kiosk AND r.sequence = f.sequence
WHERE (:event = '' OR f.event = :event)
ORDER BY f.event, f.kiosk, f.sequence
