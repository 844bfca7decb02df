// UPI at a stall without a network: the attempt is on disk before its QR is drawn; the sale that claims it, or the
// staff who give it up, come later. Nothing here ever says "paid and verified". Called on the till thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/money.h"
#include "core/result.h"
#include "core/upi_uri.h"
#include "till/till.h"
#include "wire/payloads.h"

namespace odop::till {

enum class AttemptRefusal {
  no_pack,
  supplier_has_no_vpa,
  amount_refused,  // below Rs 1 or too large for a link
  link_refused,    // the pack's payee data do not make a link; upi_reason says why
  attempt_unknown,
  attempt_ended,    // already abandoned, or claimed by a sale
  too_many_unseen,  // payments that wait to be looked for (upi_check_later.h)
  clock_suspect,
};
const char* code_of(AttemptRefusal refusal);

struct ShownAttempt {
  std::int64_t sequence = 0;  // names the attempt in tenders
  std::string reference;      // K07A00123
  std::string link;           // what the QR carries
  Money amount;
  bool is_amount_typed = false;  // the link is a bank's signed one, which names no sum: the buyer types it
};
// Returns when the disk has the attempt; only then may the QR be drawn.
Result<ShownAttempt, AttemptRefusal> show_upi_attempt(Till& till, const Catalogue& catalogue, const std::string& staff,
                                                      const std::string& supplier_code, Money amount);
Result<std::monostate, AttemptRefusal> abandon_upi_attempt(Till& till, const std::string& staff,
                                                           std::int64_t attempt_sequence);

// How an attempt of any event of this kiosk stands, by the entry that began it.
struct AttemptRow {
  std::string event;
  wire::UpiState state = wire::UpiState::shown;
  std::int64_t sale_sequence = 0;  // 0: no bill came of it
};
std::optional<AttemptRow> find_attempt(Till& till, std::int64_t sequence);

}  // namespace odop::till
