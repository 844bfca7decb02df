// What the goods of one maker came to at this kiosk, as plain values: read from the views by till/maker_report.h,
// printed by paper/maker_slip.h, told by the screen and by odop slip. It says what was sold and what was paid out; what
// the stall and the maker have agreed on (commission, shares) is known to nobody here, so the rest is called "not yet
// paid" and is no account settled. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/civil_date.h"
#include "core/language.h"
#include "core/money.h"

namespace odop {

struct MakerReport {
  std::string kiosk;
  LocalText stall;       // "ODOP Pavilion, Prayagraj"
  bool is_demo = false;  // the slip says DEMONSTRATION
  std::string maker;     // code
  LocalText name;
  std::int64_t utc_ms = 0;  // when it was read
  CivilDate day{};          // in India

  // Today, net of what came back today.
  struct Line {
    std::string sku;
    LocalText name;
    ProductKind kind = ProductKind::piece;
    std::int64_t quantity = 0;  // pieces, grams or centimetres
    Money net;
    friend bool operator==(const Line&, const Line&) = default;
  };
  std::vector<Line> today;  // the largest sum first
  std::int64_t pieces = 0;  // of goods that are counted; weighed and measured ones stand in their lines only
  Money today_net;

  // Since the fair began.
  Money sold, returned;  // returned: by credit notes and withdrawn bills, positive
  Money net() const { return sold - returned; }
  Money paid;  // out of this kiosk's drawer to the maker
  Money not_yet_paid() const { return net() - paid; }

  // Of the sales above, what nobody has confirmed: UPI payments that still wait to be seen, or never came.
  struct Unconfirmed {
    std::string serial;
    Money amount;  // what this maker's goods are of that bill
    bool never_came = false;
    friend bool operator==(const Unconfirmed&, const Unconfirmed&) = default;
  };
  std::vector<Unconfirmed> unconfirmed;  // oldest first
};

// Cash that a maker was paid out of the drawer, for the paper that the maker signs (paper/maker_payment.h).
struct MakerPayment {
  std::string kiosk;
  std::int64_t sequence = 0;  // of the entry in the journal
  LocalText stall;
  bool is_demo = false;
  std::string maker;  // code
  LocalText name;
  std::int64_t utc_ms = 0;
  Money amount;
  std::string note;
  LocalText paid_by, allowed_by;  // the same person when a supervisor pays
  Money not_yet_paid;             // after it, as of MakerReport
};

}  // namespace odop
