-- Goods that came, went to another stall, were damaged or counted: who did it, who allowed it, and the delivery challan
-- that went with them; their quantities are rows of stock_changes. And goods taken back of another kiosk's bill, by what
-- its signed code said, until the hub has seen both. Shared with the hub, as 0002_facts.
CREATE TABLE stock_moves (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  reason      INTEGER NOT NULL,  -- as in stock_changes: 2 received, 3 transferred, 4 damaged, 5 counted
  serial      TEXT    NOT NULL,  -- of the delivery challan; empty: none
  supplier    TEXT    NOT NULL,
  staff       TEXT    NOT NULL,
  approved_by TEXT    NOT NULL,
  note        TEXT    NOT NULL,  -- the other stall, or what happened
  utc_ms      INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT;

CREATE TABLE foreign_returns (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  original_device   TEXT    NOT NULL,  -- hex of the key that signed the bill
  original_sequence INTEGER NOT NULL,  -- in that device's journal
  original_hash     TEXT    NOT NULL,  -- hex of that entry's hash
  original_serial   TEXT    NOT NULL,
  original_utc_ms   INTEGER NOT NULL,
  payable_paise     INTEGER NOT NULL,  -- of the bill
  PRIMARY KEY (event, kiosk, sequence)
) STRICT;
CREATE INDEX foreign_returns_original ON foreign_returns (kiosk, original_device, original_sequence, sequence);
