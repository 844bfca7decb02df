-- What the till needs at once. series, stock, totals and open_shift are views of the journal; the rest is this
-- kiosk's own: settings, the applied pack, the cart in progress.
CREATE TABLE series (
  series      TEXT PRIMARY KEY,  -- "24K07AI"
  last_number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stock (
  sku      TEXT PRIMARY KEY,
  quantity INTEGER NOT NULL  -- may fall below zero: a sale that happened is never refused for stock
) STRICT, WITHOUT ROWID;

CREATE TABLE totals (
  one                 INTEGER PRIMARY KEY CHECK (one = 1),
  sales               INTEGER NOT NULL,
  sum_paise           INTEGER NOT NULL,  -- payable, net of refunds and voids
  last_attempt_number INTEGER NOT NULL,
  open_shift_sequence INTEGER NOT NULL,  -- 0: none
  shift_cash_paise    INTEGER NOT NULL,  -- cash taken in the open shift, without its float
  shift_documents     INTEGER NOT NULL,
  shift_net_paise     INTEGER NOT NULL
) STRICT;
INSERT INTO totals VALUES (1, 0, 0, 0, 0, 0, 0, 0);

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The one pack in force. Its file stands in packs/ under its hash.
CREATE TABLE applied_pack (
  one          INTEGER PRIMARY KEY CHECK (one = 1),
  event        TEXT    NOT NULL,
  version      INTEGER NOT NULL,
  content_hash TEXT    NOT NULL,
  file_name    TEXT    NOT NULL,
  file_bytes   INTEGER NOT NULL,
  applied_ms   INTEGER NOT NULL
) STRICT;

-- The cart in progress, so that a power cut does not lose it. One text a slot; slot 0 is the open cart.
CREATE TABLE carts (
  slot     INTEGER PRIMARY KEY,
  content  TEXT    NOT NULL,
  saved_ms INTEGER NOT NULL
) STRICT;

-- A bank's reference number pays one bill only.
CREATE INDEX tenders_reference ON tenders (reference) WHERE reference <> '';
