-- The one document that stands for a supplier's small sales of a day that nobody wanted a bill of, and which sales they
-- are. Their amounts stand in documents (document_type 8); these repeat them: never add both. Shared with the hub, as
-- 0002_facts.
CREATE TABLE consolidated_bills (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  document_type   INTEGER NOT NULL,  -- 1 invoice, 2 bill of supply, 4 invoice-cum-bill
  serial          TEXT    NOT NULL,
  supplier        TEXT    NOT NULL,
  staff           TEXT    NOT NULL,
  shift_sequence  INTEGER NOT NULL,
  utc_ms          INTEGER NOT NULL,
  day             INTEGER NOT NULL,  -- of the sales
  sales           INTEGER NOT NULL,  -- how many
  taxable_paise   INTEGER NOT NULL,
  cgst_paise      INTEGER NOT NULL,
  sgst_paise      INTEGER NOT NULL,
  round_off_paise INTEGER NOT NULL,
  payable_paise   INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT;
CREATE INDEX consolidated_bills_kiosk ON consolidated_bills (kiosk, sequence);

CREATE TABLE consolidated_sales (
  event TEXT NOT NULL, kiosk TEXT NOT NULL,
  sequence      INTEGER NOT NULL,  -- of the consolidated bill
  sale_sequence INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence, sale_sequence)
) STRICT;
CREATE UNIQUE INDEX consolidated_sales_sale ON consolidated_sales (kiosk, sale_sequence);
-- The sales that wait for theirs are the ones behind the last bill.
CREATE INDEX documents_unbilled ON documents (kiosk, sequence) WHERE document_type = 8;
