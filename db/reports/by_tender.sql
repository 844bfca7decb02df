-- How did people pay? with_reference: the bank's number is on the bill.
SELECT t.event AS event, t.kiosk AS kiosk, t.kind AS tender_kind, count(*) AS tenders,
       sum(CASE WHEN t.reference <> '' THEN 1 ELSE 0 END) AS with_reference,
       sum(t.amount_paise) AS amount_paise, sum(t.tendered_paise) AS tendered_paise
FROM tenders t
WHERE (:event = '' OR t.event = :event)
GROUP BY t.event, t.kiosk, t.kind
ORDER BY t.event, t.kiosk, t.kind
