-- What was sold below its lowest price, by whom, and who allowed it?
SELECT a.event AS event, a.kiosk AS kiosk, a.sale_sequence AS sale_sequence, d.serial AS serial, a.line AS line,
       i.sku AS sku, i.name_en AS name_en, l.quantity AS quantity, a.floor_paise AS floor_paise,
       a.net_paise AS net_paise, a.floor_paise - a.net_paise AS below_paise, a.staff AS staff,
       a.approved_by AS approved_by, d.day AS day, a.utc_ms AS utc_ms
FROM price_approvals a
JOIN documents d ON d.event = a.event AND d.kiosk = a.kiosk AND d.sequence = a.sale_sequence
JOIN document_lines l ON l.event = a.event AND l.kiosk = a.kiosk AND l.sequence = a.sale_sequence AND l.line = a.line
JOIN items i ON i.event = l.event AND i.kiosk = l.kiosk AND i.sequence = l.item_sequence
WHERE (:event = '' OR a.event = :event)
ORDER BY a.event, a.kiosk, a.sequence, a.line
