-- Facts: what the entries say, spelled out for reports. The same tables stand in the kiosk's and the hub's database,
-- so that db/reports/*.sql run on both. Filled from the journal by one function, rebuilt from it by `odop rebuild`.
-- Money in paise, rates in basis points, day = days since 1970-01-01 and hour = 0..23 in Indian Standard Time.
CREATE TABLE documents (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  document_type   INTEGER NOT NULL,  -- kiosk/core/sale.h
  serial          TEXT    NOT NULL,
  supplier        TEXT    NOT NULL,
  staff           TEXT    NOT NULL,
  shift_sequence  INTEGER NOT NULL,
  basket_sequence INTEGER NOT NULL,  -- the basket's first document; the basket's documents were paid at once
  supplier_state  INTEGER NOT NULL,
  buyer_state     INTEGER NOT NULL,  -- 0: not recorded
  utc_ms          INTEGER NOT NULL,
  day             INTEGER NOT NULL,
  hour            INTEGER NOT NULL,
  gross_paise     INTEGER NOT NULL,
  discount_paise  INTEGER NOT NULL,
  taxable_paise   INTEGER NOT NULL,
  cgst_paise      INTEGER NOT NULL,
  sgst_paise      INTEGER NOT NULL,
  igst_paise      INTEGER NOT NULL,
  round_off_paise INTEGER NOT NULL,
  payable_paise   INTEGER NOT NULL,  -- negative on refunds
  flags           INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_lines (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  line              INTEGER NOT NULL,  -- from 1
  item_sequence     INTEGER NOT NULL,  -- row of items
  quantity          INTEGER NOT NULL,  -- pieces, grams or centimetres
  unit_price_paise  INTEGER NOT NULL,
  gross_paise       INTEGER NOT NULL,
  discount_paise    INTEGER NOT NULL,  -- the line's own and its share of the bill's
  net_paise         INTEGER NOT NULL,
  rate_basis_points INTEGER NOT NULL,
  taxable_paise     INTEGER NOT NULL,
  cgst_paise        INTEGER NOT NULL,
  sgst_paise        INTEGER NOT NULL,
  igst_paise        INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE tenders (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  tender           INTEGER NOT NULL,  -- from 1
  kind             INTEGER NOT NULL,  -- 1 cash, 2 UPI, 3 card, 4 advance
  amount_paise     INTEGER NOT NULL,
  tendered_paise   INTEGER NOT NULL,
  attempt_sequence INTEGER NOT NULL,  -- row of upi_attempts, or 0
  reference        TEXT    NOT NULL,  -- RRN or card slip
  PRIMARY KEY (event, kiosk, sequence, tender)
) STRICT, WITHOUT ROWID;

-- Product versions as sold. A line belongs to the version with its kiosk and item_sequence.
CREATE TABLE items (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  sku              TEXT    NOT NULL,
  name_hi          TEXT    NOT NULL,
  name_en          TEXT    NOT NULL,
  hsn              TEXT    NOT NULL,
  gst_rule         TEXT    NOT NULL,
  kind             INTEGER NOT NULL,  -- 1 piece, 2 unique, 3 gram, 4 centimetre
  list_price_paise INTEGER NOT NULL,
  supplier         TEXT    NOT NULL,
  maker            TEXT    NOT NULL,
  district         TEXT    NOT NULL,
  sector           TEXT    NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT, WITHOUT ROWID;

-- UPI attempts by the entry that began them; state is the latest: 1 shown, 2 claimed, 3 abandoned, 4 matched, 5 disputed.
CREATE TABLE upi_attempts (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  number        INTEGER NOT NULL,
  state         INTEGER NOT NULL,
  amount_paise  INTEGER NOT NULL,
  supplier      TEXT    NOT NULL,
  staff         TEXT    NOT NULL,
  rrn           TEXT    NOT NULL,
  sale_sequence INTEGER NOT NULL,  -- 0 until a sale claims it
  PRIMARY KEY (event, kiosk, sequence)
) STRICT, WITHOUT ROWID;

-- Every event in the life of a shift.
CREATE TABLE shift_events (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  shift_sequence   INTEGER NOT NULL,
  shift_event      INTEGER NOT NULL,  -- 1 opened, 2 closed, 3 reported
  staff            TEXT    NOT NULL,
  opened_by_itself INTEGER NOT NULL,
  float_paise      INTEGER NOT NULL,
  expected_paise   INTEGER NOT NULL,
  counted_paise    INTEGER NOT NULL,
  documents        INTEGER NOT NULL,
  net_paise        INTEGER NOT NULL,
  utc_ms           INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT, WITHOUT ROWID;

-- Stock that moved without a sale: opening, received, damaged, counted. Sales move stock through document_lines.
CREATE TABLE stock_changes (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  line     INTEGER NOT NULL,
  sku      TEXT    NOT NULL,
  change   INTEGER NOT NULL,
  reason   INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence, line)
) STRICT, WITHOUT ROWID;
