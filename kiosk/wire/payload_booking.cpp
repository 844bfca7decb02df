// Goods that are booked and paid for in part, and bookings that come to nothing.
#include "wire/payload_fields.h"
#include "wire/payloads.h"

namespace odop::wire {

using namespace payload;

std::string encode(const BookingPayload& booking) {
  ByteWriter writer = begin();
  writer.count(booking.event_sequence);
  writer.count(booking.supplier_sequence);
  writer.text(booking.series);
  writer.count(booking.number);
  writer.count(booking.shift_sequence);
  writer.text(booking.staff);
  writer.text(booking.approved_by);
  writer.varint(booking.flags);
  writer.count(booking.buyer_state);
  writer.count(booking.bill_discount_paise);
  put_lines(writer, booking.lines);
  writer.count(booking.payable_paise);
  put_tenders(writer, booking.tenders);
  writer.signed_varint(booking.due_day);
  put(writer, booking.delivery);
  writer.text(booking.note);
  put_sidecars(writer, booking.sidecars);
  return writer.take();
}

BookingPayload decode_booking(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  BookingPayload booking;
  booking.event_sequence = reader.count();
  booking.supplier_sequence = reader.count();
  booking.series = code(reader);
  booking.number = reader.count();
  booking.shift_sequence = reader.count();
  booking.staff = code(reader);
  booking.approved_by = code(reader);
  booking.flags = static_cast<std::uint32_t>(reader.count_up_to(UINT32_MAX));
  booking.buyer_state = reader.count_up_to(99);
  booking.bill_discount_paise = money(reader);
  booking.lines = sale_lines(reader);
  booking.payable_paise = money(reader);
  booking.tenders = sale_tenders(reader);
  booking.due_day = reader.signed_varint();
  booking.delivery = enumeration(reader, BookingDelivery::collected, BookingDelivery::sent_home);
  booking.note = name(reader);
  booking.sidecars = sidecar_hashes(reader);
  reader.expect_end();
  return booking;
}

std::string encode(const BookingEndPayload& end) {
  ByteWriter writer = begin();
  put(writer, end.end);
  writer.count(end.booking_sequence);
  writer.count(end.shift_sequence);
  writer.text(end.staff);
  writer.text(end.approved_by);
  writer.text(end.reason);
  put_tenders(writer, end.tenders);
  return writer.take();
}

BookingEndPayload decode_booking_end(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  BookingEndPayload end;
  end.end = enumeration(reader, BookingEnd::cancelled, BookingEnd::cancelled);
  end.booking_sequence = reader.count();
  end.shift_sequence = reader.count();
  end.staff = code(reader);
  end.approved_by = code(reader);
  end.reason = name(reader);
  end.tenders = read_tenders(reader);
  reader.expect_end();
  return end;
}

}  // namespace odop::wire
