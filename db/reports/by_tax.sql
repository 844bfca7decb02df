-- How much tax at each rate, for each supplier and place of supply?
SELECT l.event AS event, d.supplier AS supplier, d.document_type AS document_type, d.supplier_state AS supplier_state,
       d.buyer_state AS buyer_state, l.rate_basis_points AS rate_basis_points, count(*) AS lines,
       sum(l.taxable_paise) AS taxable_paise, sum(l.cgst_paise) AS cgst_paise, sum(l.sgst_paise) AS sgst_paise,
       sum(l.igst_paise) AS igst_paise, sum(l.net_paise) AS net_paise
FROM document_lines l
JOIN documents d ON d.event = l.event AND d.kiosk = l.kiosk AND d.sequence = l.sequence
WHERE (:event = '' OR l.event = :event)
GROUP BY l.event, d.supplier, d.document_type, d.supplier_state, d.buyer_state, l.rate_basis_points
ORDER BY l.event, d.supplier, d.document_type, d.supplier_state, d.buyer_state, l.rate_basis_points
