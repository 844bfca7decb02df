-- At which hours do people buy? Hours of Indian Standard Time.
SELECT d.event AS event, d.day AS day, d.hour AS hour, sum(CASE WHEN d.kind = 1 THEN 1 ELSE 0 END) AS documents,
       sum(d.payable_paise) AS payable_paise
FROM documents d
WHERE (:event = '' OR d.event = :event)
GROUP BY d.event, d.day, d.hour
ORDER BY d.event, d.day, d.hour
