-- What visitors looked at, hour by hour: counts only, nobody is known or kept. Several rows may tell of one hour, as a
-- kiosk that is closed in the middle of it writes what it has. Shared with the hub, as 0002_facts.
CREATE TABLE showcase_counts (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL, number INTEGER NOT NULL,
  what  TEXT    NOT NULL,  -- "visit", "district", "product", "qr", "slip", "language", ...
  id    TEXT    NOT NULL,  -- of a district, a product, a language; may be empty
  count INTEGER NOT NULL,
  day   INTEGER NOT NULL,
  hour  INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence, number)
) STRICT;
