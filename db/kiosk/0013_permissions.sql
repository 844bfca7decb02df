-- What somebody allowed: a buyer the use of a telephone number (the number itself is a sidecar), an organiser or a
-- supervisor new digits for a PIN. Shared with the hub, as 0002_facts.
CREATE TABLE consents (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  consent_event  INTEGER NOT NULL,  -- 1 given, 2 withdrawn
  sale_sequence  INTEGER NOT NULL,  -- the first document of the basket
  given_sequence INTEGER NOT NULL,  -- what is withdrawn; 0 when given
  purposes       INTEGER NOT NULL,  -- 1 send this bill, 2 news of the maker, 3 both
  notice_version TEXT    NOT NULL,  -- of the words that the buyer saw
  language       TEXT    NOT NULL,
  staff          TEXT    NOT NULL,
  sidecar        TEXT    NOT NULL,  -- hex of its hash
  utc_ms         INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT;
CREATE INDEX consents_sale ON consents (kiosk, sale_sequence, sequence);

CREATE TABLE pin_resets (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  staff       TEXT    NOT NULL,  -- whose digits are new
  reset_by    INTEGER NOT NULL,  -- 1 the organiser's answer, 2 a supervisor
  approved_by TEXT    NOT NULL,  -- the supervisor
  utc_ms      INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT;
