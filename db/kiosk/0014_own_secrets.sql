-- This kiosk's own, made by no journal. New digits of staff who forgot theirs rule over the pack's as long as the event
-- is the same one.
CREATE TABLE own_pins (
  event    TEXT NOT NULL,
  staff    TEXT NOT NULL,
  pin_hash TEXT NOT NULL,  -- Argon2id
  PRIMARY KEY (event, staff)
) STRICT, WITHOUT ROWID;

-- Telephone numbers whose use has ended, sealed to the organiser's key: this kiosk cannot open them. Each is kept for a
-- year and then erased.
CREATE TABLE locked_sidecars (
  hash        BLOB    PRIMARY KEY,
  sealed      BLOB    NOT NULL,
  erase_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
