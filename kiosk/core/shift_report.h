// What one shift came to, as plain values: read from the views by till/shift_report.h, printed by paper/shift_paper.h,
// shown by the screen and by odop shift. Any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/language.h"
#include "core/money.h"
#include "core/sale.h"
#include "core/tax.h"
#include "core/turnover.h"

namespace odop {

struct ShiftReport {
  std::string kiosk;
  LocalText stall;       // "ODOP Pavilion, Prayagraj", as the event's entry has it
  bool is_demo = false;  // every paper of it says DEMONSTRATION
  std::int64_t shift_sequence = 0;
  std::int64_t z_number = 0;  // how many shifts were closed up to and with this one; 0 while it is open
  std::int64_t opened_ms = 0, closed_ms = 0;
  std::string opened_by, closed_by;
  bool opened_by_itself = false;

  std::int64_t sales = 0, refunds = 0, voids = 0;
  Money sold;      // payable of its sales
  Money refunded;  // given back, positive
  Money withdrawn;
  Money net;       // sold - refunded - withdrawn
  Money discount;  // on its sales, less what came back

  struct DocumentRow {
    DocumentType type = DocumentType::invoice;
    std::string series, first_serial, last_serial;
    std::int64_t count = 0;
    Money payable;
  };
  std::vector<DocumentRow> documents;  // by series
  // Consolidated bills of small sales that the shift wrote. Their amounts are those of sales in documents.
  struct ConsolidatedRow {
    std::int64_t sequence = 0;
    DocumentType type = DocumentType::invoice;
    std::string serial;
    std::int64_t day = 0;  // of the sales, since 1970-01-01
    std::int64_t sales = 0;
    Money payable;
  };
  std::vector<ConsolidatedRow> consolidated;  // in the order of writing
  struct TaxRow {
    TaxRate rate;
    TaxSplit split;
  };
  std::vector<TaxRow> taxes;            // by rising rate, net of what came back
  std::map<TenderKind, Money> tenders;  // net
  std::int64_t upi_without_rrn = 0;     // UPI tenders of its sales without the bank's number
  Money upi_without_rrn_amount;

  // Bookings (till/bookings.h): no sales, so none of it is in net; what is used is among the sales' tenders.
  std::int64_t advances_taken = 0, advances_used = 0, advances_given_back = 0;
  Money advance_taken, advance_used, advance_given_back;

  Money opening_float, cash_sales, cash_in, cash_out;  // cash_sales net of cash given back
  Money cash_advances;                                 // of bookings, less what was given back in cash
  Money expected;
  std::optional<Money> counted;  // of a closed shift
  Money difference() const { return counted ? *counted - expected : Money{}; }

  std::int64_t grand_sales = 0;  // since the kiosk began, up to the shift's last entry
  Money grand_net;
  std::int64_t last_sequence = 0;  // of the journal when the report was read, or of the close
  std::string head_hex;            // hash of that entry
  // Sellers near the turnover that the law allows them this year, as of the shift's last entry, fullest first.
  std::vector<TurnoverMeter> turnover;
  // Of a closed shift: the seal of the day as the text of a code, whole and then short (till/seal_day.h). Empty: none.
  std::vector<std::string> seals;
};

}  // namespace odop
