-- Which products were sold, and how many? Quantities are pieces, grams or centimetres.
-- An item's entry may be of an earlier event than its sale; naming the few events keeps the primary key usable.
SELECT l.event AS event, i.sku AS sku, i.name_hi AS name_hi, i.name_en AS name_en, i.hsn AS hsn,
       i.district AS district, i.maker AS maker, i.supplier AS supplier, i.kind AS product_kind,
       sum(l.quantity) AS quantity, count(*) AS lines,
       sum(l.gross_paise) AS gross_paise, sum(l.discount_paise) AS discount_paise, sum(l.net_paise) AS net_paise
FROM document_lines l
JOIN items i ON i.event IN (SELECT event FROM items) AND i.kiosk = l.kiosk AND i.sequence = l.item_sequence
WHERE (:event = '' OR l.event = :event)
GROUP BY l.event, i.sku, i.name_hi, i.name_en, i.hsn, i.district, i.maker, i.supplier, i.kind
ORDER BY l.event, net_paise DESC, i.sku, i.name_hi, i.name_en, i.hsn, i.district, i.maker, i.supplier, i.kind
