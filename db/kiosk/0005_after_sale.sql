-- Refunds and withdrawals are rows of documents whose amounts are negative, so that every sum is net; they name the sale
-- that they take back. Cash that moved without a document has a table of its own. Shared with the hub, as 0002_facts.
ALTER TABLE documents ADD COLUMN kind INTEGER NOT NULL DEFAULT 1;               -- 1 sale, 2 refund, 3 withdrawal (void)
ALTER TABLE documents ADD COLUMN original_sequence INTEGER NOT NULL DEFAULT 0;  -- the sale of a refund or withdrawal
ALTER TABLE documents ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';          -- the supervisor who allowed it
ALTER TABLE documents ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- What has already been returned of a sale: the newest row that names it.
CREATE INDEX documents_original ON documents (kiosk, original_sequence, sequence) WHERE original_sequence > 0;

CREATE TABLE cash_movements (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  shift_sequence INTEGER NOT NULL,
  amount_paise   INTEGER NOT NULL,  -- negative: taken out of the drawer
  staff          TEXT    NOT NULL,
  approved_by    TEXT    NOT NULL,
  reason         TEXT    NOT NULL,
  utc_ms         INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT, WITHOUT ROWID;
