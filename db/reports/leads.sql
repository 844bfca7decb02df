-- What did visitors ask to be called back about, and what did they take back? Never who.
SELECT l.event AS event, l.kiosk AS kiosk, l.sequence AS sequence, l.lead_event AS lead_event, l.number AS number,
       l.given_sequence AS given_sequence, l.lead_kind AS lead_kind, l.interests AS interests, l.sku AS sku,
       l.maker AS maker, l.district AS district, l.name_en AS name_en, l.name_hi AS name_hi, l.quantity AS quantity,
       l.notice_version AS notice_version, l.language AS language, l.staff AS staff, l.utc_ms AS utc_ms
FROM leads l
WHERE (:event = '' OR l.event = :event)
ORDER BY l.event, l.kiosk, l.sequence
