// What happens at the stall beside the sales: drawer, shifts, goods, the clock, the showcase; and the running sums.
#include <utility>

#include "wire/payload_fields.h"
#include "wire/payloads.h"

namespace odop::wire {

using namespace payload;

std::string encode(const CashMovementPayload& movement) {
  ByteWriter writer = begin();
  put(writer, movement.direction);
  writer.count(movement.amount_paise);
  writer.count(movement.shift_sequence);
  writer.text(movement.staff);
  writer.text(movement.approved_by);
  writer.text(movement.reason);
  return writer.take();
}

CashMovementPayload decode_cash_movement(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  CashMovementPayload movement;
  movement.direction = enumeration(reader, CashDirection::in, CashDirection::out);
  movement.amount_paise = money(reader);
  movement.shift_sequence = reader.count();
  movement.staff = code(reader);
  movement.approved_by = code(reader);
  movement.reason = name(reader);
  reader.expect_end();
  return movement;
}

std::string encode(const ShiftPayload& shift) {
  ByteWriter writer = begin();
  put(writer, shift.event);
  writer.count(shift.shift_sequence);
  writer.text(shift.staff);
  writer.u8(shift.opened_by_itself ? 1 : 0);
  for (const std::int64_t paise : {shift.float_paise, shift.expected_paise, shift.counted_paise})
    writer.signed_varint(paise);
  writer.count(shift.documents);
  writer.signed_varint(shift.net_paise);
  return writer.take();
}

ShiftPayload decode_shift(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ShiftPayload shift;
  shift.event = enumeration(reader, ShiftEvent::opened, ShiftEvent::reported);
  shift.shift_sequence = reader.count();
  shift.staff = code(reader);
  shift.opened_by_itself = boolean(reader);
  for (std::int64_t* paise : {&shift.float_paise, &shift.expected_paise, &shift.counted_paise})
    *paise = reader.signed_varint();
  shift.documents = reader.count();
  shift.net_paise = reader.signed_varint();
  reader.expect_end();
  return shift;
}

std::string encode(const StockPayload& stock) {
  ByteWriter writer = begin();
  put(writer, stock.reason);
  writer.text(stock.staff);
  writer.varint(stock.lines.size());
  for (const StockLine& line : stock.lines) {
    writer.text(line.sku);
    writer.signed_varint(line.change);
  }
  return writer.take();
}

StockPayload decode_stock(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  StockPayload stock;
  stock.reason = enumeration(reader, StockReason::opening, StockReason::counted);
  stock.staff = code(reader);
  const std::int64_t lines = reader.count_up_to(stock_lines_max);
  for (std::int64_t i = 0; i < lines; ++i) {
    StockLine line;
    line.sku = code(reader);
    line.change = reader.signed_varint();
    if (line.change > money_paise_max || line.change < -money_paise_max)
      throw Malformed("a stock change is out of range");
    stock.lines.push_back(std::move(line));
  }
  reader.expect_end();
  return stock;
}

std::string encode(const StockMovePayload& move) {
  ByteWriter writer = begin();
  put(writer, move.reason);
  writer.count(move.event_sequence);
  writer.count(move.supplier_sequence);
  writer.text(move.series);
  writer.count(move.number);
  writer.text(move.staff);
  writer.text(move.approved_by);
  writer.text(move.note);
  writer.varint(move.lines.size());
  for (const StockMoveLine& line : move.lines) {
    writer.count(line.item_sequence);
    writer.signed_varint(line.change);
  }
  return writer.take();
}

StockMovePayload decode_stock_move(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  StockMovePayload move;
  move.reason = enumeration(reader, StockReason::received, StockReason::counted);
  move.event_sequence = reader.count();
  move.supplier_sequence = reader.count();
  move.series = code(reader);
  move.number = reader.count();
  move.staff = code(reader);
  move.approved_by = code(reader);
  move.note = name(reader);
  const std::int64_t lines = reader.count_up_to(document_lines_max);
  for (std::int64_t i = 0; i < lines; ++i) {
    StockMoveLine line;
    line.item_sequence = reader.count();
    line.change = signed_money(reader);
    move.lines.push_back(line);
  }
  reader.expect_end();
  return move;
}

std::string encode(const ClockPayload& clock) {
  ByteWriter writer = begin();
  writer.signed_varint(clock.last_entry_ms);
  writer.signed_varint(clock.shown_ms);
  writer.text(clock.staff);
  return writer.take();
}

ClockPayload decode_clock(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ClockPayload clock;
  clock.last_entry_ms = reader.signed_varint();
  clock.shown_ms = reader.signed_varint();
  clock.staff = code(reader);
  reader.expect_end();
  return clock;
}

std::string encode(const ShowcaseCountPayload& counts) {
  ByteWriter writer = begin();
  writer.signed_varint(counts.hour_start_ms);
  writer.varint(counts.counters.size());
  for (const ShowcaseCounter& counter : counts.counters) {
    writer.text(counter.name);
    writer.count(counter.count);
  }
  return writer.take();
}

ShowcaseCountPayload decode_showcase_count(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ShowcaseCountPayload counts;
  counts.hour_start_ms = reader.signed_varint();
  const std::int64_t counters = reader.count_up_to(showcase_counters_max);
  for (std::int64_t i = 0; i < counters; ++i) {
    ShowcaseCounter counter;
    counter.name = code(reader);
    counter.count = reader.count();
    counts.counters.push_back(std::move(counter));
  }
  reader.expect_end();
  return counts;
}

EntrySum sum_of(std::uint8_t type, std::string_view payload) {
  try {
    switch (static_cast<EntryType>(type)) {
      case EntryType::sale:
        return {1, decode_sale(payload).payable_paise};
      case EntryType::refund:
        return {0, is_foreign_refund(payload) ? -decode_foreign_refund(payload).payable_paise
                                              : -decode_refund(payload).payable_paise};
      case EntryType::void_document:
        return {0, -decode_void(payload).payable_paise};
      default:
        return {};
    }
  } catch (const Malformed&) {
    return {};  // the ledger names it
  }
}

}  // namespace odop::wire
