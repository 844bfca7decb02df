-- Goods sold below the lowest price of the pack, line by line of their bill, and the supervisor who allowed it. Shared
-- with the hub, as 0002_facts.
CREATE TABLE price_approvals (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  line          INTEGER NOT NULL,  -- of the bill
  sale_sequence INTEGER NOT NULL,
  floor_paise   INTEGER NOT NULL,  -- what the line should have come to at least
  net_paise     INTEGER NOT NULL,  -- what it was sold for
  staff         TEXT    NOT NULL,
  approved_by   TEXT    NOT NULL,
  utc_ms        INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence, line)
) STRICT;
