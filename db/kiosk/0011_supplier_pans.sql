-- For whose turnover a supplier's sales count (SPECS 2.5): the PAN, and what it had sold all over India before the event
-- in the financial year that began in `year`. One row for each entry that says so; the newest of a supplier holds.
-- Shared with the hub, as 0002_facts.
CREATE TABLE supplier_pans (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  supplier     TEXT    NOT NULL,
  pan          TEXT    NOT NULL,  -- empty: only the turnover is known
  year         INTEGER NOT NULL,
  before_paise INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT, WITHOUT ROWID;
