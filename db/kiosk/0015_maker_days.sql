-- What each maker's goods came to, day by day: a view of the journal like totals, so that a maker who scans the card on
-- the last day of a fair waits no longer than on the first. The kiosk's own; the hub has its reports.
CREATE TABLE maker_days (
  event TEXT NOT NULL,
  day            INTEGER NOT NULL,
  maker          TEXT    NOT NULL,
  sku            TEXT    NOT NULL,
  quantity       INTEGER NOT NULL,  -- pieces, grams or centimetres, net of what came back
  sold_paise     INTEGER NOT NULL,
  returned_paise INTEGER NOT NULL,  -- by credit notes and withdrawn bills, positive
  PRIMARY KEY (event, day, maker, sku)
) STRICT, WITHOUT ROWID;

INSERT INTO maker_days
SELECT l.event, d.day, i.maker, i.sku, sum(l.quantity),
       sum(CASE WHEN d.kind = 1 THEN l.net_paise ELSE 0 END),
       sum(CASE WHEN d.kind = 1 THEN 0 ELSE -l.net_paise END)
FROM document_lines l
JOIN documents d ON d.event = l.event AND d.kiosk = l.kiosk AND d.sequence = l.sequence
JOIN (SELECT DISTINCT kiosk, sequence, sku, maker FROM items) i
  ON i.kiosk = l.kiosk AND i.sequence = l.item_sequence
WHERE i.maker <> ''
GROUP BY l.event, d.day, i.maker, i.sku;

-- UPI payments that never came are few among all attempts.
CREATE INDEX upi_attempts_disputed ON upi_attempts (event, kiosk, sequence) WHERE state = 5;
