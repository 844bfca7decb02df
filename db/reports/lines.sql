-- Every line of every document.
-- An item's entry may be of an earlier event than its sale; naming the few events keeps the primary key usable.
SELECT l.event AS event, l.kiosk AS kiosk, l.sequence AS sequence, l.line AS line, d.serial AS serial,
       d.day AS day, d.utc_ms AS utc_ms, d.supplier AS supplier, i.sku AS sku, i.name_hi AS name_hi,
       i.name_en AS name_en, i.hsn AS hsn, i.district AS district, i.sector AS sector, i.maker AS maker,
       i.kind AS product_kind, l.quantity AS quantity, l.unit_price_paise AS unit_price_paise, l.gross_paise AS gross_paise,
       l.discount_paise AS discount_paise, l.net_paise AS net_paise, l.rate_basis_points AS rate_basis_points,
       l.taxable_paise AS taxable_paise, l.cgst_paise AS cgst_paise, l.sgst_paise AS sgst_paise,
       l.igst_paise AS igst_paise
FROM document_lines l
JOIN documents d ON d.event = l.event AND d.kiosk = l.kiosk AND d.sequence = l.sequence
JOIN items i ON i.event IN (SELECT event FROM items) AND i.kiosk = l.kiosk AND i.sequence = l.item_sequence
WHERE (:event = '' OR l.event = :event)
ORDER BY l.event, l.kiosk, l.sequence, l.line
