-- What did the fair come to? One row an event, over all kiosks.
SELECT d.event AS event,
       sum(CASE WHEN d.kind = 1 THEN 1 ELSE 0 END) AS documents,
       count(DISTINCT d.kiosk) AS kiosks,
       count(DISTINCT d.day) AS days,
       sum(d.gross_paise) AS gross_paise,
       sum(d.discount_paise) AS discount_paise,
       sum(d.taxable_paise) AS taxable_paise,
       sum(d.cgst_paise) AS cgst_paise,
       sum(d.sgst_paise) AS sgst_paise,
       sum(d.igst_paise) AS igst_paise,
       sum(d.round_off_paise) AS round_off_paise,
       sum(d.payable_paise) AS payable_paise
FROM documents d
WHERE (:event = '' OR d.event = :event)
GROUP BY d.event
ORDER BY d.event
