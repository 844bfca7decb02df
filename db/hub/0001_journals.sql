-- What the hub keeps of every kiosk: its journal as it was sent, the batches that brought it, and what a person must
-- look at. Facts for reports stand in the tables of db/kiosk/0002_facts.sql, which the hub has too. kiosk is the label,
-- which is given to one device key only, ever.

CREATE TABLE devices (
  kiosk         TEXT    NOT NULL PRIMARY KEY,
  device_key    BLOB    NOT NULL UNIQUE,
  enrolled_ms   INTEGER NOT NULL,
  last_sequence INTEGER NOT NULL DEFAULT 0,
  head          BLOB    NOT NULL,             -- hash of the last entry; 32 zero bytes before the first
  sales         INTEGER NOT NULL DEFAULT 0,
  sum_paise     INTEGER NOT NULL DEFAULT 0,
  last_batch_ms INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- One-time codes, by their SHA-256: a copy of this file enrols nobody.
CREATE TABLE enrolments (
  code_hash  BLOB    NOT NULL PRIMARY KEY,
  kiosk      TEXT    NOT NULL,
  created_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  used_by    BLOB    NOT NULL  -- the device key that used it; empty: unused
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
  kiosk    TEXT    NOT NULL,
  sequence INTEGER NOT NULL,
  type     INTEGER NOT NULL,
  utc_ms   INTEGER NOT NULL,
  payload  BLOB    NOT NULL,
  hash     BLOB    NOT NULL,
  PRIMARY KEY (kiosk, sequence)
) STRICT, WITHOUT ROWID;
-- The few entries that later ones point to.
CREATE INDEX journal_reference ON journal (kiosk, sequence) WHERE type IN (1, 2, 3);

-- The last number of each series, so that a batch is checked without reading what came before.
CREATE TABLE series (
  kiosk       TEXT    NOT NULL,
  series      TEXT    NOT NULL,
  last_number INTEGER NOT NULL,
  PRIMARY KEY (kiosk, series)
) STRICT, WITHOUT ROWID;

-- Every batch that was taken, with the device's signature as proof and the answer it got: the same batch again gets
-- the same answer and costs one look.
CREATE TABLE batches (
  kiosk          TEXT    NOT NULL,
  first_sequence INTEGER NOT NULL,
  last_sequence  INTEGER NOT NULL,
  head           BLOB    NOT NULL,
  previous_head  BLOB    NOT NULL,
  signature      BLOB    NOT NULL,
  received_ms    INTEGER NOT NULL,
  bytes          INTEGER NOT NULL,
  answer         TEXT    NOT NULL,
  PRIMARY KEY (kiosk, first_sequence, last_sequence, head)
) STRICT, WITHOUT ROWID;

-- Quarantine: a second chain under one key, kept whole, beside the journal. branch is the hash of its first entry.
CREATE TABLE branches (
  kiosk          TEXT    NOT NULL,
  branch         BLOB    NOT NULL,
  first_sequence INTEGER NOT NULL,  -- the first entry that differs from the journal
  last_sequence  INTEGER NOT NULL,
  head           BLOB    NOT NULL,
  sales          INTEGER NOT NULL,  -- of the whole chain, with what it shares with the journal
  sum_paise      INTEGER NOT NULL,
  found_ms       INTEGER NOT NULL,
  PRIMARY KEY (kiosk, branch)
) STRICT, WITHOUT ROWID;
CREATE TABLE branch_entries (
  kiosk    TEXT    NOT NULL,
  branch   BLOB    NOT NULL,
  sequence INTEGER NOT NULL,
  type     INTEGER NOT NULL,
  utc_ms   INTEGER NOT NULL,
  payload  BLOB    NOT NULL,
  hash     BLOB    NOT NULL,
  PRIMARY KEY (kiosk, branch, sequence)
) STRICT, WITHOUT ROWID;

-- Findings about entries that were stored all the same: a sale that happened is never refused. A person looks here.
CREATE TABLE attention (
  kiosk    TEXT    NOT NULL,
  sequence INTEGER NOT NULL,
  number   INTEGER NOT NULL,  -- of the findings of this entry, from 1
  kind     TEXT    NOT NULL,  -- a FindingKind of kiosk/wire/ledger.h, or fork
  what     TEXT    NOT NULL,
  found_ms INTEGER NOT NULL,
  PRIMARY KEY (kiosk, sequence, number)
) STRICT, WITHOUT ROWID;

-- Personal data beside the journals, sealed; a row may be deleted, the chains stay whole.
CREATE TABLE sidecars (
  hash        BLOB    NOT NULL PRIMARY KEY,
  kiosk       TEXT    NOT NULL,
  sealed      BLOB    NOT NULL,
  received_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
