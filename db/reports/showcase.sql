-- What did visitors look at, and when? Hours of Indian Standard Time; counts only, nobody is known.
SELECT c.event AS event, c.day AS day, c.hour AS hour, c.what AS what, c.id AS id, sum(c.count) AS times
FROM showcase_counts c
WHERE (:event = '' OR c.event = :event)
GROUP BY c.event, c.day, c.hour, c.what, c.id
ORDER BY c.event, c.day, c.hour, c.what, c.id
