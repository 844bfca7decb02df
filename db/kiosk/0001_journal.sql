-- The journal: everything that happened on this device, one row an entry, never edited. Every column is inside the
-- hash of its row (kiosk/wire/README.md); the previous row's hash is inside it too. All other tables are views of it,
-- except the ones of this file, which say how far the journal has travelled and keep what must be erasable.
CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY,  -- from 1, without a gap
  type     INTEGER NOT NULL,     -- kiosk/wire/entry.h
  utc_ms   INTEGER NOT NULL,
  payload  BLOB    NOT NULL,     -- canonical bytes
  hash     BLOB    NOT NULL      -- SHA-256
) STRICT;

-- The few entries that later ones point to, so that opening a journal of a million sales reads only these.
CREATE INDEX journal_reference ON journal (sequence) WHERE type IN (1, 2, 3);

-- Personal data named by an entry through this hash. Erasing is deleting the row; the chain stays whole.
CREATE TABLE sidecars (
  hash   BLOB PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What the hub has acknowledged. Outside the journal: sending appends nothing.
CREATE TABLE sync_state (
  one                   INTEGER PRIMARY KEY CHECK (one = 1),
  hub_url               TEXT    NOT NULL DEFAULT '',
  enrol_code            TEXT    NOT NULL DEFAULT '',  -- kept until the hub has taken it
  enrolled              INTEGER NOT NULL DEFAULT 0,
  acknowledged_sequence INTEGER NOT NULL DEFAULT 0,
  hub_entries           INTEGER NOT NULL DEFAULT 0,   -- what the hub said after the last batch
  hub_sales             INTEGER NOT NULL DEFAULT 0,
  hub_sum_paise         INTEGER NOT NULL DEFAULT 0,
  hub_head              TEXT    NOT NULL DEFAULT '',
  last_answer_ms        INTEGER NOT NULL DEFAULT 0,
  parked_code           TEXT    NOT NULL DEFAULT '',  -- waits for a person; empty: nothing does
  parked_detail         TEXT    NOT NULL DEFAULT ''
) STRICT;
INSERT INTO sync_state (one) VALUES (1);

-- Entries the hub would not take, by reason, so that the others go on.
CREATE TABLE sync_refused (
  sequence INTEGER PRIMARY KEY,
  answer   TEXT NOT NULL,  -- differs, or refused with its reason
  detail   TEXT NOT NULL
) STRICT;
