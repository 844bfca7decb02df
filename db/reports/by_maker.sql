-- What did each maker's goods bring? An empty maker is the stall's own goods.
-- An item's entry may be of an earlier event than its sale; naming the few events keeps the primary key usable.
SELECT l.event AS event, i.maker AS maker, i.supplier AS supplier, count(*) AS lines,
       sum(l.gross_paise) AS gross_paise, sum(l.discount_paise) AS discount_paise, sum(l.net_paise) AS net_paise,
       sum(l.taxable_paise) AS taxable_paise
FROM document_lines l
JOIN items i ON i.event IN (SELECT event FROM items) AND i.kiosk = l.kiosk AND i.sequence = l.item_sequence
WHERE (:event = '' OR l.event = :event)
GROUP BY l.event, i.maker, i.supplier
ORDER BY l.event, net_paise DESC, i.maker, i.supplier
