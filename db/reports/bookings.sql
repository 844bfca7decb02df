-- Which booked goods still wait for their buyer, until when, and what is left to pay? What is due first stands first.
SELECT b.event AS event, b.kiosk AS kiosk, b.sequence AS sequence, b.serial AS serial, b.day AS day, b.due_day AS due_day,
       b.delivery AS delivery, b.supplier AS supplier, b.staff AS staff, b.payable_paise AS payable_paise,
       b.advance_paise AS advance_paise, b.payable_paise - b.advance_paise AS balance_paise
FROM bookings b
WHERE (:event = '' OR b.event = :event) AND b.state = 1
ORDER BY b.due_day, b.event, b.kiosk, b.sequence
