-- Every document with its totals. A refund or a withdrawal names its sale, and its amounts are below zero.
SELECT d.event AS event, d.kiosk AS kiosk, d.sequence AS sequence, d.serial AS serial,
       d.document_type AS document_type, d.day AS day, d.utc_ms AS utc_ms, d.supplier AS supplier, d.staff AS staff,
       d.buyer_state AS buyer_state, d.gross_paise AS gross_paise, d.discount_paise AS discount_paise,
       d.taxable_paise AS taxable_paise, d.cgst_paise AS cgst_paise, d.sgst_paise AS sgst_paise,
       d.igst_paise AS igst_paise, d.round_off_paise AS round_off_paise, d.payable_paise AS payable_paise,
       d.kind AS document_kind, d.original_sequence AS original_sequence, d.approved_by AS approved_by,
       d.reason AS reason
FROM documents d
WHERE (:event = '' OR d.event = :event)
ORDER BY d.event, d.kiosk, d.sequence
