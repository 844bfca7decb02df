-- How did each day go, kiosk by kiosk?
SELECT d.event AS event, d.day AS day, d.kiosk AS kiosk, sum(CASE WHEN d.kind = 1 THEN 1 ELSE 0 END) AS documents,
       sum(d.discount_paise) AS discount_paise, sum(d.taxable_paise) AS taxable_paise,
       sum(d.cgst_paise) AS cgst_paise, sum(d.sgst_paise) AS sgst_paise, sum(d.igst_paise) AS igst_paise,
       sum(d.round_off_paise) AS round_off_paise, sum(d.payable_paise) AS payable_paise
FROM documents d
WHERE (:event = '' OR d.event = :event)
GROUP BY d.event, d.day, d.kiosk
ORDER BY d.event, d.day, d.kiosk
