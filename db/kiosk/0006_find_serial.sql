-- A bill is asked for by its number, or by the serial that its code carries: at once among a million, not by a walk back
-- from the newest.
CREATE INDEX documents_serial ON documents (serial);
