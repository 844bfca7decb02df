// What the till says when something is refused or fails: one sentence for each reason, in the screen's language, with
// what to do next. UI thread; words come from the gettext catalogues.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue.h"
#include "core/language.h"
#include "till/after_sale.h"
#include "till/bookings.h"
#include "till/complete_sale.h"
#include "till/forgotten_pin.h"
#include "till/move_cash.h"
#include "till/move_stock.h"
#include "till/phone_consent.h"
#include "till/shifts.h"
#include "till/upi_attempts.h"

namespace odop::ui {

// Every reason, for tests that look for missing sentences.
inline constexpr till::SaleRefusal all_sale_refusals[] = {till::SaleRefusal::no_pack,
                                                          till::SaleRefusal::cart_empty,
                                                          till::SaleRefusal::too_many_lines,
                                                          till::SaleRefusal::unknown_sku,
                                                          till::SaleRefusal::quantity_not_positive,
                                                          till::SaleRefusal::unique_more_than_one,
                                                          till::SaleRefusal::discount_too_large,
                                                          till::SaleRefusal::amount_out_of_range,
                                                          till::SaleRefusal::above_mrp,
                                                          till::SaleRefusal::below_floor,
                                                          till::SaleRefusal::no_tax_rule_today,
                                                          till::SaleRefusal::gstin_not_valid_today,
                                                          till::SaleRefusal::tender_missing,
                                                          till::SaleRefusal::tender_short,
                                                          till::SaleRefusal::tender_over,
                                                          till::SaleRefusal::cash_not_whole_rupees,
                                                          till::SaleRefusal::cash_limit,
                                                          till::SaleRefusal::rrn_malformed,
                                                          till::SaleRefusal::rrn_used,
                                                          till::SaleRefusal::attempt_unknown,
                                                          till::SaleRefusal::several_tenders_for_several_suppliers,
                                                          till::SaleRefusal::clock_suspect,
                                                          till::SaleRefusal::serials_used_up,
                                                          till::SaleRefusal::gstin_malformed,
                                                          till::SaleRefusal::buyer_incomplete,
                                                          till::SaleRefusal::buyer_needed};

inline constexpr till::PinRefusal all_pin_refusals[] = {
    till::PinRefusal::unknown_staff, till::PinRefusal::no_organiser_key,
    till::PinRefusal::not_allowed,   till::PinRefusal::needs_supervisor,
    till::PinRefusal::only_sellers,  till::PinRefusal::digits_malformed,
    till::PinRefusal::too_simple,    till::PinRefusal::taken,
    till::PinRefusal::clock_suspect};
inline constexpr till::ConsentRefusal all_consent_refusals[] = {
    till::ConsentRefusal::no_such_bill,  till::ConsentRefusal::no_purpose,       till::ConsentRefusal::number_malformed,
    till::ConsentRefusal::already_given, till::ConsentRefusal::nothing_to_erase, till::ConsentRefusal::no_organiser_key,
    till::ConsentRefusal::training,      till::ConsentRefusal::clock_suspect};

// The English sentence in which {0} is what it is about; look it up with tr().
const char* sentence_of(till::SaleRefusal reason);
const char* sentence_of(till::AttemptRefusal reason);
const char* sentence_of(till::ShiftRefusal reason);
const char* sentence_of(till::AfterSaleRefusal reason);
const char* sentence_of(till::CashRefusal reason);
const char* sentence_of(till::StockRefusal reason);
const char* sentence_of(till::BookingRefusal reason);
const char* sentence_of(till::PinRefusal reason);
const char* sentence_of(till::ConsentRefusal reason);

std::string time_of(std::int64_t utc_ms);  // "14:05", IST
std::string word_of(TenderKind kind);      // "cash", "UPI", in the screen's language

// The whole sentence with the product's name or the amount put in.
std::string say_refused(const till::SaleRefused& refused, const Catalogue& catalogue, Language language);

// Printer trouble by its stable word (PrinterTrouble's code_of): a title, what to do step by step. An unknown word gets
// the advice for "a person must look".
struct PrinterAdvice {
  const char* title;
  std::vector<const char*> steps;
};
PrinterAdvice advice_for_printer(std::string_view trouble);

// The way to the hub by the uploader's stable word; an unknown word gets the advice for "call the organiser".
struct HubAdvice {
  const char* title;
  const char* what_to_do;
};
HubAdvice advice_for_hub(std::string_view code);

// MachineError's kind: what happened, what to do.
struct MachineAdvice {
  const char* title;
  std::vector<const char*> steps;
};
MachineAdvice advice_for_machine(std::string_view kind);

}  // namespace odop::ui
