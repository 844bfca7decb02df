-- What each supplier's documents came to in each financial year, without tax and net of what came back: a view of the
-- journal, added to in the commit of each document, so that a turnover limit is checked without reading past sales.
CREATE TABLE turnover (
  supplier  TEXT    NOT NULL,
  year      INTEGER NOT NULL,  -- in which the financial year began: 2024 is 1 April 2024 to 31 March 2025
  net_paise INTEGER NOT NULL,
  PRIMARY KEY (year, supplier)
) STRICT, WITHOUT ROWID;

-- Of the documents that a kiosk already has. Years that begin on 1 March are counted by whole days, and 1 April is
-- always 31 days later.
INSERT INTO turnover (supplier, year, net_paise)
SELECT supplier, 2000 + (e - e / 1460 + e / 36524 - e / 146096) / 365, sum(taxable_paise)
FROM (SELECT supplier, day - 31 - 11017 AS e, taxable_paise FROM documents)
GROUP BY 1, 2;
