-- How much did each seller by law turn over in each financial year, over all kiosks? Limits count per PAN, without tax and
-- net of what came back; a supplier whose PAN no kiosk knows stands under its code. before_paise is what the packs said
-- it had sold all over India before the fair: it counts on top. Years are counted by whole days: from 1 March 2000 on
-- the calendar repeats every 400 years, and 1 April is always 31 days later.
SELECT w.pan AS pan, w.supplier AS supplier, w.financial_year AS financial_year, w.documents AS documents,
       w.turnover_paise AS turnover_paise,
       coalesce((SELECT max(b.before_paise) FROM supplier_pans b
                 WHERE b.year = w.financial_year AND b.pan = w.pan AND (w.pan <> '' OR b.supplier = w.supplier)), 0)
         AS before_paise
FROM (SELECT u.pan AS pan, u.supplier AS supplier, u.financial_year AS financial_year, count(*) AS documents,
             sum(u.taxable_paise) AS turnover_paise
      FROM (SELECT t.pan AS pan, CASE WHEN t.pan = '' THEN t.supplier ELSE '' END AS supplier, t.taxable_paise,
                   2000 + (t.e - t.e / 1460 + t.e / 36524 - t.e / 146096) / 365 AS financial_year
            FROM (SELECT d.supplier AS supplier, d.taxable_paise AS taxable_paise, d.day - 31 - 11017 AS e,
                         coalesce((SELECT max(p.pan) FROM supplier_pans p
                                   WHERE p.supplier = d.supplier AND (p.kiosk = d.kiosk OR p.event = d.event)), '')
                           AS pan
                  FROM documents d
                  WHERE (:event = '' OR d.event = :event)) t) u
      GROUP BY u.pan, u.supplier, u.financial_year) w
ORDER BY financial_year, turnover_paise DESC, pan, supplier
