-- The one document for a day's sales below Rs 200 that nobody wanted a bill of. Its amounts are those sales' own, which
-- stand in documents as "sale without a bill": never add both.
SELECT b.event AS event, b.kiosk AS kiosk, b.sequence AS sequence, b.serial AS serial,
       b.document_type AS document_type, b.day AS day, b.utc_ms AS utc_ms, b.supplier AS supplier, b.staff AS staff,
       b.sales AS sales,
       coalesce((SELECT min(d.serial) FROM consolidated_sales s
        JOIN documents d ON d.event = b.event AND d.kiosk = b.kiosk AND d.sequence = s.sale_sequence
        WHERE s.event = b.event AND s.kiosk = b.kiosk AND s.sequence = b.sequence), '') AS first_sale,
       coalesce((SELECT max(d.serial) FROM consolidated_sales s
        JOIN documents d ON d.event = b.event AND d.kiosk = b.kiosk AND d.sequence = s.sale_sequence
        WHERE s.event = b.event AND s.kiosk = b.kiosk AND s.sequence = b.sequence), '') AS last_sale,
       b.taxable_paise AS taxable_paise, b.cgst_paise AS cgst_paise, b.sgst_paise AS sgst_paise,
       b.round_off_paise AS round_off_paise, b.payable_paise AS payable_paise
FROM consolidated_bills b
WHERE (:event = '' OR b.event = :event)
ORDER BY b.event, b.kiosk, b.sequence
