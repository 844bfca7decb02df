#include "till/upi_check_later.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include "wire/payloads.h"

namespace odop::till {

namespace {

// The journal has each claim and what came of it. Which claims still wait stands beside it, so that opening a kiosk
// with a million sales does not read them all; what is on it and was settled meanwhile is passed over.
constexpr const char* list_setting = unseen_list_setting;

std::vector<std::int64_t> read_list(Till& till) {
  std::istringstream text(till.tables().setting(list_setting).value_or(""));
  text.exceptions(std::ios::badbit);  // half a list is no list
  std::vector<std::int64_t> list;
  for (std::int64_t sequence = 0; text >> sequence;) list.push_back(sequence);
  return list;
}

void write_list(Till& till, const std::vector<std::int64_t>& list) {
  std::string text;
  for (const std::int64_t sequence : list) text += (text.empty() ? "" : " ") + std::to_string(sequence);
  till.tables().set_setting(list_setting, text);
}

std::string serial_of(Till& till, const AttemptRow& attempt) {
  if (attempt.sale_sequence == 0) return {};
  // A bill, or the paper of a booking whose advance it paid.
  storage::Statement find(till.database(),
                          "SELECT serial FROM documents WHERE event = ?1 AND kiosk = ?2 AND sequence = ?3 UNION ALL "
                          "SELECT serial FROM bookings WHERE kiosk = ?2 AND sequence = ?3");
  return find.bind(attempt.event, till.label(), attempt.sale_sequence).step() ? find.text(0) : std::string{};
}

void append_state(Till& till, Deed& deed, std::int64_t sequence, wire::UpiState state, const std::string& staff,
                  const std::string& rrn) {
  wire::UpiAttemptPayload attempt = wire::decode_upi_attempt(till.journal().at(sequence)->payload);
  attempt.state = state;
  attempt.attempt_sequence = sequence;
  attempt.staff = staff;
  attempt.rrn = rrn;
  deed.append(wire::EntryType::upi_attempt, wire::encode(attempt));
}

}  // namespace

std::vector<UnseenPayment> unseen_payments(Till& till) {
  std::vector<UnseenPayment> unseen;
  for (const std::int64_t sequence : read_list(till)) {
    const auto attempt = find_attempt(till, sequence);
    if (!attempt || attempt->state != wire::UpiState::claimed) continue;
    const auto row = till.journal().at(sequence);
    const wire::UpiAttemptPayload shown = wire::decode_upi_attempt(row->payload);
    unseen.push_back({.attempt_sequence = sequence,
                      .reference = wire::attempt_reference(till.label(), shown.number),
                      .serial = serial_of(till, *attempt),
                      .staff = shown.staff,
                      .amount = Money::from_paise(shown.amount_paise),
                      .shown_ms = row->utc_ms});
  }
  return unseen;
}

Result<std::monostate, AttemptRefusal> check_later(Till& till, const std::string& staff, std::int64_t attempt_sequence,
                                                   const std::string& rrn) {
  till.ready_for_deed();
  if (till.is_clock_suspect()) return Refused{AttemptRefusal::clock_suspect};
  const auto attempt = find_attempt(till, attempt_sequence);
  if (!attempt) return Refused{AttemptRefusal::attempt_unknown};
  std::vector<std::int64_t> list = read_list(till);
  const bool is_listed = std::find(list.begin(), list.end(), attempt_sequence) != list.end();
  if (attempt->state == wire::UpiState::claimed && attempt->sale_sequence == 0 && is_listed) return std::monostate{};
  if (attempt->state != wire::UpiState::shown) return Refused{AttemptRefusal::attempt_ended};
  std::erase_if(list, [&](std::int64_t sequence) {
    const auto other = find_attempt(till, sequence);
    return !other || other->state != wire::UpiState::claimed;
  });
  if (list.size() >= unseen_payments_max) return Refused{AttemptRefusal::too_many_unseen};
  list.push_back(attempt_sequence);
  Deed deed(till);
  append_state(till, deed, attempt_sequence, wire::UpiState::claimed, staff, rrn);
  write_list(till, list);
  deed.finish();
  return std::monostate{};
}

Result<std::monostate, AttemptRefusal> settle_payment(Till& till, const std::string& staff,
                                                      std::int64_t attempt_sequence, bool has_arrived) {
  till.ready_for_deed();
  if (till.is_clock_suspect()) return Refused{AttemptRefusal::clock_suspect};
  const auto attempt = find_attempt(till, attempt_sequence);
  if (!attempt) return Refused{AttemptRefusal::attempt_unknown};
  if (attempt->state != wire::UpiState::claimed) return Refused{AttemptRefusal::attempt_ended};
  std::vector<std::int64_t> list = read_list(till);
  std::erase(list, attempt_sequence);
  Deed deed(till);
  append_state(till, deed, attempt_sequence, has_arrived ? wire::UpiState::matched : wire::UpiState::disputed, staff,
               {});
  write_list(till, list);
  deed.finish();
  return std::monostate{};
}

}  // namespace odop::till
