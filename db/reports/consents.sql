-- What did buyers allow with a telephone number, and what did they take back?
SELECT c.event AS event, c.kiosk AS kiosk, c.sequence AS sequence, c.consent_event AS consent_event,
       c.sale_sequence AS sale_sequence, COALESCE(d.serial, '') AS serial, c.given_sequence AS given_sequence,
       c.purposes AS purposes, c.notice_version AS notice_version, c.language AS language, c.staff AS staff,
       c.utc_ms AS utc_ms
FROM consents c
LEFT JOIN documents d ON d.event = c.event AND d.kiosk = c.kiosk AND d.sequence = c.sale_sequence
WHERE (:event = '' OR c.event = :event)
ORDER BY c.event, c.kiosk, c.sequence
