-- Personal data that this kiosk needs again (the buyer on a bill that is printed twice), sealed to its own device key.
-- It never travels: what travels stands in sidecars, sealed to the organiser's key. Erasing is deleting the row.
CREATE TABLE own_sidecars (
  hash   BLOB PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
