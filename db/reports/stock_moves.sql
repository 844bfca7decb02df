-- What came, went, broke or was counted, line by line, and with which paper? What sales moved is in lines.
SELECT c.event AS event, c.kiosk AS kiosk, c.sequence AS sequence, c.line AS line, c.reason AS stock_reason, c.sku AS sku,
       c.change AS change, coalesce(m.serial, '') AS serial, coalesce(m.supplier, '') AS supplier,
       coalesce(m.staff, '') AS staff, coalesce(m.approved_by, '') AS approved_by, coalesce(m.note, '') AS note
FROM stock_changes c
LEFT JOIN stock_moves m ON m.event = c.event AND m.kiosk = c.kiosk AND m.sequence = c.sequence
WHERE (:event = '' OR c.event = :event)
ORDER BY c.event, c.kiosk, c.sequence, c.line
