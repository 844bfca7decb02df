-- Which districts' crafts were sold? net = after discounts, tax included, before the bill's round-off.
-- An item's entry may be of an earlier event than its sale; naming the few events keeps the primary key usable.
SELECT l.event AS event, i.district AS district, i.sector AS sector, count(*) AS lines,
       sum(l.gross_paise) AS gross_paise, sum(l.discount_paise) AS discount_paise,
       sum(l.net_paise) AS net_paise, sum(l.taxable_paise) AS taxable_paise
FROM document_lines l
JOIN items i ON i.event IN (SELECT event FROM items) AND i.kiosk = l.kiosk AND i.sequence = l.item_sequence
WHERE (:event = '' OR l.event = :event)
GROUP BY l.event, i.district, i.sector
ORDER BY l.event, net_paise DESC, i.district, i.sector
