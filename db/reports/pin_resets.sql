-- Who got new digits for a forgotten PIN, and who allowed it?
SELECT r.event AS event, r.kiosk AS kiosk, r.sequence AS sequence, r.staff AS staff, r.reset_by AS reset_by,
       r.approved_by AS approved_by, r.utc_ms AS utc_ms
FROM pin_resets r
WHERE (:event = '' OR r.event = :event)
ORDER BY r.event, r.kiosk, r.sequence
