// After the sale: goods come back (a credit note), or a bill is withdrawn whole on its own day. Called on the till
// thread by the screen and by odop refund and odop void. Sellers may refund bills of the same day; an older bill and
// every withdrawal want a supervisor, whose code goes into the entry.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/refund.h"
#include "core/result.h"
#include "core/sale.h"
#include "till/complete_sale.h"
#include "till/till.h"

namespace odop::till {

enum class AfterSaleRefusal {
  no_such_document,  // not a bill of this kiosk
  code_damaged,      // what was scanned is no signed bill
  not_a_sale,        // a credit note is not refunded again
  already_void,
  nothing_left,  // all of it came back already
  line_unknown,
  quantity_not_positive,
  more_than_left,  // detail: how much of the line is left
  reason_missing,
  reason_too_long,
  needs_supervisor,
  not_today,         // a withdrawal of another day's bill: give a credit note
  already_refunded,  // a withdrawal of a bill of which something came back
  paid_by_advance,   // a withdrawal of booked goods: take them back instead
  consolidated,      // a withdrawal of a sale that stands in a consolidated bill: take its goods back instead
  part_of_exchange,  // a withdrawal of a bill that was paid by goods: take its goods back instead
  cash_not_whole_rupees,
  clock_suspect,
  no_pack,
  serials_used_up,
  // Another kiosk's bill (foreign_return.h):
  foreign_no_lines,        // the code of a long bill has no list of its goods
  foreign_other_state,     // a bill with IGST: its State stands only in the books of the kiosk that sold
  foreign_seller_unknown,  // nobody in this event's list sells under that GSTIN or name
  foreign_goods_unknown,   // detail: the name that this kiosk's list does not have, or has twice
};
const char* code_of(AfterSaleRefusal refusal);  // stable, for programs and translation

struct AfterSaleRefused {
  AfterSaleRefusal reason;
  std::string detail;
};

// Who asks, and who allows what the asker may not. approver may be the asker.
struct Asking {
  const StaffMember* staff = nullptr;
  const StaffMember* approver = nullptr;
};

struct ReturnAsked {
  std::int64_t line = 0;  // of the bill, from 1
  std::int64_t quantity = 0;
};

// What is asked for, held against what is left of each line; nothing asked: all that is left. settled: quantity 0.
Result<std::vector<ReturnedLine>, AfterSaleRefused> settle_returns(std::vector<ReturnedLine> lines,
                                                                   const std::vector<ReturnAsked>& asked);
// Why a reason cannot be written down; nullopt when it can.
std::optional<AfterSaleRefusal> check_reason(const std::string& reason);
// The supervisor among those who ask; nullptr when neither is one.
const StaffMember* supervisor_of(const Asking& asking);

// A bill of this kiosk and what can still come back of it, for the screen that asks.
struct ReturnableBill {
  std::int64_t sequence = 0;
  std::int64_t utc_ms = 0;
  std::string serial;
  DocumentType type = DocumentType::invoice;
  Money payable;
  bool is_void = false;
  // The bill's UPI money as the till knows it: waits to be looked for, or is known never to have come.
  bool is_payment_unseen = false, is_payment_missing = false;
  std::vector<std::string> credit_notes;  // serials, oldest first
  std::vector<TenderKind> tenders;        // the ways it was paid
  struct Line {
    LocalText name;
    ProductKind kind = ProductKind::piece;
    std::int64_t sold = 0, returned = 0;
    Money net;  // of all that was sold
  };
  std::vector<Line> lines;
  std::string foreign_code;  // of another kiosk's bill: its signed code; empty: a bill of this one
};
// code: what the QR of a receipt says. Only its serial is believed; what was sold stands in this kiosk's own books.
Result<std::string, AfterSaleRefusal> serial_on_code(const Till& till, const std::string& code);
Result<ReturnableBill, AfterSaleRefusal> returnable_bill(Till& till, const std::string& serial);
// What these lines would give back and by which way; the screen shows it before anybody confirms. No lines: all that is
// left. The money goes back the way it came (an advance in cash), or all of it by back_by.
struct RefundQuote {
  DocumentAmounts amounts;
  std::vector<wire::RefundTender> tenders;
};
Result<RefundQuote, AfterSaleRefused> quote_refund(Till& till, const std::string& serial,
                                                   const std::vector<ReturnAsked>& lines,
                                                   std::optional<TenderKind> back_by = std::nullopt);

struct Refund {
  std::string serial, original_serial;
  std::int64_t sequence = 0;
  DocumentAmounts amounts;  // what is credited, positive
  std::vector<wire::RefundTender> tenders;
};
// What is taken back of one bill, checked and priced, and not yet written: refund_sale writes it alone, exchange_goods
// together with the sale that it pays for. Good until the till does something else.
struct PreparedReturn {
  std::int64_t utc_ms = 0;  // the moment that decided serial year and day
  std::string supplier;     // who sold it, by code
  DocumentAmounts amounts;
  // Which means give back how much of a sum up to the amounts' payable.
  std::function<std::vector<wire::RefundTender>(Money)> allot;
  std::function<Refund(Deed&, std::vector<wire::RefundTender>)> append;
};
Result<PreparedReturn, AfterSaleRefused> prepare_refund(Till& till, const Catalogue& catalogue, const Asking& asking,
                                                        const std::string& serial,
                                                        const std::vector<ReturnAsked>& lines,
                                                        const std::string& reason, std::optional<TenderKind> back_by,
                                                        std::int64_t now_ms);
// What of these cannot be handed over the counter; nullopt when all can.
std::optional<AfterSaleRefused> check_given_back(const std::vector<wire::RefundTender>& tenders);
// Writes it alone, in a commit of its own.
Result<Refund, AfterSaleRefused> commit_return(Till& till, const PreparedReturn& prepared);

[[nodiscard]] Result<Refund, AfterSaleRefused> refund_sale(Till& till, const Catalogue& catalogue, const Asking& asking,
                                                           const std::string& serial,
                                                           const std::vector<ReturnAsked>& lines,
                                                           const std::string& reason,
                                                           std::optional<TenderKind> back_by = std::nullopt);

struct Withdrawal {
  std::string serial;  // of the withdrawn bill
  DocumentType type = DocumentType::invoice;
  std::int64_t sequence = 0;
  DocumentAmounts amounts;                  // of the withdrawn bill
  std::vector<wire::RefundTender> tenders;  // what goes back, the way it came
};
[[nodiscard]] Result<Withdrawal, AfterSaleRefused> void_document(Till& till, const Asking& asking,
                                                                 const std::string& serial, const std::string& reason);

}  // namespace odop::till
