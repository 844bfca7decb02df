-- Goods booked for a part of their price, and what became of each booking; the money that it took or gave back. The
-- sale that delivers them is a document like any other, with a tender of kind 4. Shared with the hub, as 0002_facts.
CREATE TABLE bookings (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL,
  serial          TEXT    NOT NULL,  -- of the paper "payment received"
  supplier        TEXT    NOT NULL,
  staff           TEXT    NOT NULL,
  approved_by     TEXT    NOT NULL,  -- who allowed prices below the lowest one; empty: nobody was needed
  shift_sequence  INTEGER NOT NULL,
  buyer_state     INTEGER NOT NULL,
  flags           INTEGER NOT NULL,
  utc_ms          INTEGER NOT NULL,
  day             INTEGER NOT NULL,
  payable_paise   INTEGER NOT NULL,  -- of the goods, to the paisa
  advance_paise   INTEGER NOT NULL,
  due_day         INTEGER NOT NULL,
  delivery        INTEGER NOT NULL,  -- 1 collected at the stall, 2 sent home
  note            TEXT    NOT NULL,
  state           INTEGER NOT NULL,  -- 1 open, 2 delivered, 3 cancelled
  ended_sequence  INTEGER NOT NULL,  -- the sale or the cancellation; 0 while it is open
  ended_ms        INTEGER NOT NULL,
  ended_by        TEXT    NOT NULL,
  end_approved_by TEXT    NOT NULL,
  end_reason      TEXT    NOT NULL,
  PRIMARY KEY (event, kiosk, sequence)
) STRICT;
-- A booking may be delivered at a later event of the kiosk, so it is found by its entry alone.
CREATE INDEX bookings_sequence ON bookings (kiosk, sequence);
CREATE INDEX bookings_open ON bookings (kiosk, due_day, sequence) WHERE state = 1;
CREATE INDEX bookings_serial ON bookings (serial);

CREATE TABLE booking_tenders (
  event TEXT NOT NULL, kiosk TEXT NOT NULL, sequence INTEGER NOT NULL, tender INTEGER NOT NULL,
  booking_sequence INTEGER NOT NULL,
  shift_sequence   INTEGER NOT NULL,  -- whose drawer it went through
  kind             INTEGER NOT NULL,  -- as in tenders
  amount_paise     INTEGER NOT NULL,  -- negative: given back
  tendered_paise   INTEGER NOT NULL,
  attempt_sequence INTEGER NOT NULL,
  reference        TEXT    NOT NULL,
  PRIMARY KEY (event, kiosk, sequence, tender)
) STRICT;
CREATE INDEX booking_tenders_shift ON booking_tenders (kiosk, shift_sequence);
CREATE INDEX booking_tenders_reference ON booking_tenders (reference) WHERE reference <> '';
