-- Who wants to be called back, and about what: enquiries, crafts asked for that are not here, makers' registrations. The
-- person is a sidecar. Shared with the hub, as 0002_facts.
CREATE TABLE leads (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  lead_event     INTEGER NOT NULL,  -- 1 given, 2 withdrawn
  number         INTEGER NOT NULL,  -- 12 of "K07-L12"
  given_sequence INTEGER NOT NULL,  -- what is withdrawn; 0 when given
  lead_kind      INTEGER NOT NULL,  -- 1 enquiry about a product, 2 a craft that is not here, 3 a maker's registration
  interests      INTEGER NOT NULL,  -- of a registration: 1 ODOP Mart, 2 Flipkart Samarth, 4 GeM, 8 expert, 16 training
  quantity       INTEGER NOT NULL,  -- 0: not said
  sku            TEXT    NOT NULL,
  maker          TEXT    NOT NULL,
  district       TEXT    NOT NULL,
  name_hi        TEXT    NOT NULL,  -- of the product or the craft
  name_en        TEXT    NOT NULL,
  notice_version TEXT    NOT NULL,  -- of the words that they saw
  language       TEXT    NOT NULL,
  staff          TEXT    NOT NULL,  -- who withdrew it; empty: the visitor, or nobody had signed in
  sidecar        TEXT    NOT NULL,  -- hex of its hash
  utc_ms         INTEGER NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT;
CREATE INDEX leads_number ON leads (kiosk, number, sequence);
CREATE INDEX leads_given ON leads (lead_event, utc_ms);
