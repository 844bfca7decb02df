#include "ui/till/sentences.h"

#include <charconv>

#include "text/indian_numbers.h"
#include "text/words.h"

namespace odop::ui {

using till::AttemptRefusal;
using till::SaleRefusal;
using till::ShiftRefusal;

const char* sentence_of(SaleRefusal reason) {
  switch (reason) {
    case SaleRefusal::no_pack:
      return tr_later("No event is set up on this kiosk. Call the organiser.");
    case SaleRefusal::cart_empty:
      return tr_later("The bill is empty. Touch a thing or scan it.");
    case SaleRefusal::too_many_lines:
      return tr_later("A bill holds {0} different things. Make two bills of it.");
    case SaleRefusal::unknown_sku:
      return tr_later("“{0}” is not in this event's list. Remove it from the bill.");
    case SaleRefusal::quantity_not_positive:
      return tr_later("The quantity of “{0}” is not set. Set it or remove the line.");
    case SaleRefusal::unique_more_than_one:
      return tr_later("There is only one piece of “{0}”.");
    case SaleRefusal::discount_too_large:
      return tr_later("The discount is larger than the bill. Make it smaller.");
    case SaleRefusal::amount_out_of_range:
      return tr_later("An amount in the bill is too large. Look at the quantities.");
    case SaleRefusal::above_mrp:
      return tr_later("“{0}” may not be sold above its printed price (MRP).");
    case SaleRefusal::below_floor:
      return tr_later("“{0}” goes below its lowest price. A supervisor can allow it.");
    case SaleRefusal::no_tax_rule_today:
      return tr_later("There is no tax rate for “{0}” today. Sell the rest and call the organiser.");
    case SaleRefusal::gstin_not_valid_today:
      return tr_later("The tax registration of {0} does not hold today. Call the organiser.");
    case SaleRefusal::tender_missing:
      return tr_later("Nothing was paid yet. Take cash or UPI.");
    case SaleRefusal::tender_short:
      return tr_later("{0} more is needed.");
    case SaleRefusal::tender_over:
      return tr_later("{0} too much by UPI or card: change is given from cash only.");
    case SaleRefusal::cash_not_whole_rupees:
      return tr_later("Cash is taken in whole rupees.");
    case SaleRefusal::cash_limit:
      return tr_later("The law allows no cash of ₹2,00,000 or more. Take UPI or a card.");
    case SaleRefusal::rrn_malformed:
      return tr_later("The UPI ref no. has 12 digits. Look at the customer's phone again.");
    case SaleRefusal::rrn_used:
      return tr_later("UPI ref no. {0} was used on another bill. Look at the customer's phone again.");
    case SaleRefusal::attempt_unknown:
      return tr_later("This QR is not known any more. Show a new one.");
    case SaleRefusal::several_tenders_for_several_suppliers:
      return tr_later("This bill is of several sellers: take one kind of payment for all of it.");
    case SaleRefusal::clock_suspect:
      return tr_later("The date looks wrong. Confirm the date first.");
    case SaleRefusal::gstin_malformed:
      return tr_later("The buyer's GSTIN is not right. Look at it again: one letter may be wrong.");
    case SaleRefusal::buyer_incomplete:
      return tr_later("A GSTIN on the bill needs the buyer's name and address too.");
    case SaleRefusal::buyer_needed:
      return tr_later("A bill of ₹50,000 or more names the buyer, with address and State.");
    case SaleRefusal::turnover_limit:
      return tr_later(
          "The law lets {0} sell no more this year: its turnover limit is reached. It has to register for GST, or the "
          "stall sells these goods under its own GSTIN. Call the organiser.");
    case SaleRefusal::serials_used_up:
      return tr_later("The bill numbers of this year are used up. Call the organiser.");
  }
  return tr_later("It did not work. Try again.");
}

const char* sentence_of(AttemptRefusal reason) {
  switch (reason) {
    case AttemptRefusal::no_pack:
      return tr_later("No event is set up on this kiosk. Call the organiser.");
    case AttemptRefusal::supplier_has_no_vpa:
      return tr_later("This seller has no UPI address. Take cash.");
    case AttemptRefusal::amount_refused:
      return tr_later("UPI does not take this amount. Take cash.");
    case AttemptRefusal::link_refused:
      return tr_later("The seller's UPI address in the event's list is not right. Take cash and call the organiser.");
    case AttemptRefusal::attempt_unknown:
      return tr_later("This QR is not known any more. Show a new one.");
    case AttemptRefusal::attempt_ended:
      return tr_later("This QR was already used or given up. Show a new one.");
    case AttemptRefusal::too_many_unseen:
      return tr_later("Too many payments wait to be checked. Look at the stall's phone first.");
    case AttemptRefusal::clock_suspect:
      return tr_later("The date looks wrong. Confirm the date first.");
  }
  return tr_later("It did not work. Try again.");
}

const char* sentence_of(ShiftRefusal reason) {
  switch (reason) {
    case ShiftRefusal::already_open:
      return tr_later("The drawer is already open.");
    case ShiftRefusal::none_open:
      return tr_later("The drawer is not open.");
    case ShiftRefusal::amount_negative:
      return tr_later("The amount is not right. Count again.");
    case ShiftRefusal::clock_suspect:
      return tr_later("The date looks wrong. Confirm the date first.");
  }
  return tr_later("It did not work. Try again.");
}

const char* sentence_of(till::AfterSaleRefusal reason) {
  using till::AfterSaleRefusal;
  switch (reason) {
    case AfterSaleRefusal::no_such_document:
      return tr_later("This kiosk has no such bill. Is it of another kiosk? Scan the code on it.");
    case AfterSaleRefusal::foreign_no_lines:
      return tr_later("The code of this long bill has no list of its goods. Its own kiosk takes it back.");
    case AfterSaleRefusal::foreign_other_state:
      return tr_later("A buyer of another State stands on this bill. Its own kiosk takes it back.");
    case AfterSaleRefusal::foreign_seller_unknown:
      return tr_later("Nobody at this stall sells under the name on this bill. Its own stall takes it back.");
    case AfterSaleRefusal::foreign_goods_unknown:
      return tr_later("“{0}” is not in this kiosk's list. The bill's own kiosk takes it back.");
    case AfterSaleRefusal::code_damaged:
      return tr_later("The code on this receipt is damaged. Type the number of the bill.");
    case AfterSaleRefusal::not_a_sale:
      return tr_later("This is a credit note. Look for its bill.");
    case AfterSaleRefusal::already_void:
      return tr_later("This bill was withdrawn. Nothing can come back.");
    case AfterSaleRefusal::nothing_left:
      return tr_later("All of this bill came back already.");
    case AfterSaleRefusal::line_unknown:
    case AfterSaleRefusal::quantity_not_positive:
      return tr_later("Choose what comes back.");
    case AfterSaleRefusal::more_than_left:
      return tr_later("Only {0} of it can still come back.");
    case AfterSaleRefusal::reason_missing:
      return tr_later("Say why: touch a reason.");
    case AfterSaleRefusal::reason_too_long:
      return tr_later("The reason is too long.");
    case AfterSaleRefusal::needs_supervisor:
      return tr_later("A supervisor must allow this.");
    case AfterSaleRefusal::not_today:
      return tr_later("Only a bill of today is withdrawn. Take the goods back instead.");
    case AfterSaleRefusal::consolidated:
      return tr_later("This sale stands in the day's consolidated bill. Take its goods back instead.");
    case AfterSaleRefusal::part_of_exchange:
      return tr_later("This bill was paid by goods that came back. Take its goods back instead.");
    case AfterSaleRefusal::already_refunded:
      return tr_later("Something of this bill came back already. Take the rest back instead.");
    case AfterSaleRefusal::paid_by_advance:
      return tr_later("These goods were booked before. Take them back instead of withdrawing the bill.");
    case AfterSaleRefusal::cash_not_whole_rupees:
      return tr_later("Cash is given in whole rupees. Give it back as it was paid.");
    case AfterSaleRefusal::clock_suspect:
      return tr_later("The date looks wrong. Confirm the date first.");
    case AfterSaleRefusal::no_pack:
      return tr_later("No event is set up on this kiosk. Call the organiser.");
    case AfterSaleRefusal::serials_used_up:
      return tr_later("The bill numbers of this year are used up. Call the organiser.");
  }
  return tr_later("It did not work. Try again.");
}

const char* sentence_of(till::BookingRefusal reason) {
  using till::BookingRefusal;
  switch (reason) {
    case BookingRefusal::several_sellers:
      return tr_later("These goods need more than one bill. Book the goods of each seller by themselves.");
    case BookingRefusal::advance_too_small:
      return tr_later("At least ₹1 is paid now.");
    case BookingRefusal::advance_too_large:
      return tr_later("That is more than the goods come to.");
    case BookingRefusal::advance_not_whole_rupees:
      return tr_later("Pay whole rupees now, or all of it.");
    case BookingRefusal::due_day_wrong:
      return tr_later("Choose a day from today on, within a year.");
    case BookingRefusal::buyer_incomplete:
      return tr_later("Goods that are sent home need the buyer's name and address.");
    case BookingRefusal::note_too_long:
    case BookingRefusal::reason_too_long:
      return tr_later("The reason is too long.");
    case BookingRefusal::no_such_booking:
      return tr_later("This kiosk has no such booking. The paper names the kiosk that has it.");
    case BookingRefusal::already_delivered:
      return tr_later("This booking was already delivered: bill {0}.");
    case BookingRefusal::already_cancelled:
      return tr_later("This booking was cancelled already.");
    case BookingRefusal::reason_missing:
      return tr_later("Say why: touch a reason.");
    case BookingRefusal::needs_supervisor:
      return tr_later("A supervisor must allow this.");
    case BookingRefusal::no_pack:
      return tr_later("No event is set up on this kiosk. Call the organiser.");
    case BookingRefusal::clock_suspect:
      return tr_later("The date looks wrong. Confirm the date first.");
  }
  return tr_later("It did not work. Try again.");
}

const char* sentence_of(till::PinRefusal reason) {
  using till::PinRefusal;
  switch (reason) {
    case PinRefusal::unknown_staff:
      return tr_later("This person is not in the organiser's list any more.");
    case PinRefusal::no_organiser_key:
      return tr_later("The organiser's list has no key for it. A supervisor can help a seller.");
    case PinRefusal::not_allowed:
      return tr_later("The organiser's answer is missing or too old. Ask once more.");
    case PinRefusal::needs_supervisor:
      return tr_later("Another supervisor must allow it.");
    case PinRefusal::only_sellers:
      return tr_later("For a supervisor only the organiser can allow it.");
    case PinRefusal::digits_malformed:
      return tr_later("Four to six digits are needed.");
    case PinRefusal::too_simple:
      return tr_later("Too easy to guess. Choose other digits");
    case PinRefusal::taken:
      return tr_later("These digits are taken. Choose others");
    case PinRefusal::clock_suspect:
      return tr_later("The date looks wrong. Somebody else must sign in and confirm it first.");
  }
  return "";
}

const char* sentence_of(till::ConsentRefusal reason) {
  using till::ConsentRefusal;
  switch (reason) {
    case ConsentRefusal::no_such_bill:
      return tr_later("This bill is not of this kiosk.");
    case ConsentRefusal::no_purpose:
      return tr_later("Tick first what the number is for.");
    case ConsentRefusal::number_malformed:
      return tr_later("This is no telephone number. Look at it again.");
    case ConsentRefusal::already_given:
      return tr_later("This bill has a number already. Erase that one first.");
    case ConsentRefusal::nothing_to_erase:
      return tr_later("No number is in use for this bill.");
    case ConsentRefusal::no_organiser_key:
      return tr_later("The organiser's list has no key, so nobody could send anything. No number is kept.");
    case ConsentRefusal::training:
      return tr_later("Nobody's number is needed to practise.");
    case ConsentRefusal::clock_suspect:
      return tr_later("The date is wrong. Sign in again and confirm it first.");
  }
  return "";
}

const char* sentence_of(till::StockRefusal reason) {
  using till::StockRefusal;
  switch (reason) {
    case StockRefusal::no_pack:
      return tr_later("No event is set up on this kiosk. Call the organiser.");
    case StockRefusal::nothing_asked:
      return tr_later("Touch or scan what it is about.");
    case StockRefusal::too_many_lines:
      return tr_later("A list holds {0} different things. Make two lists of it.");
    case StockRefusal::unknown_sku:
      return tr_later("“{0}” is not in this event's list. Remove it from the list.");
    case StockRefusal::quantity_wrong:
      return tr_later("Look at the quantity of “{0}” again.");
    case StockRefusal::note_missing:
      return tr_later("Type the number of the stall.");
    case StockRefusal::note_too_long:
      return tr_later("The reason is too long.");
    case StockRefusal::needs_supervisor:
      return tr_later("A supervisor must allow this.");
    case StockRefusal::no_tax_rule_today:
      return tr_later("There is no tax rate for “{0}” today. Take it off the list and call the organiser.");
    case StockRefusal::serials_used_up:
      return tr_later("The challan numbers of this year are used up. Call the organiser.");
    case StockRefusal::clock_suspect:
      return tr_later("The date looks wrong. Confirm the date first.");
  }
  return tr_later("It did not work. Try again.");
}

const char* sentence_of(till::CashRefusal reason) {
  using till::CashRefusal;
  switch (reason) {
    case CashRefusal::no_shift_open:
      return tr_later("The drawer is not open.");
    case CashRefusal::amount_not_positive:
    case CashRefusal::amount_out_of_range:
      return tr_later("The amount is not right. Count again.");
    case CashRefusal::more_than_in_drawer:
      return tr_later("There is not so much in the drawer.");
    case CashRefusal::reason_missing:
      return tr_later("Say why: touch a reason.");
    case CashRefusal::reason_too_long:
      return tr_later("The reason is too long.");
    case CashRefusal::needs_supervisor:
      return tr_later("A supervisor must allow this.");
    case CashRefusal::clock_suspect:
      return tr_later("The date looks wrong. Confirm the date first.");
  }
  return tr_later("It did not work. Try again.");
}

std::string time_of(std::int64_t utc_ms) {
  const CivilTime time = ist_from_utc_ms(utc_ms);
  return format_time_24(time.hour, time.minute);
}

std::string word_of(TenderKind kind) {
  switch (kind) {
    case TenderKind::cash:
      return tr("cash");
    case TenderKind::upi:
      return tr("UPI");
    case TenderKind::card:
      return tr("card");
    case TenderKind::advance:
      return tr("advance");
    case TenderKind::exchange:
      return tr("exchange");
  }
  return {};
}

std::string say_refused(const till::SaleRefused& refused, const Catalogue& catalogue, Language language) {
  std::string what = refused.detail;
  const std::string code = what.substr(0, what.find(' '));
  std::int64_t paise = 0;
  switch (refused.reason) {
    case SaleRefusal::tender_short:
    case SaleRefusal::tender_over:
      if (std::from_chars(what.data(), what.data() + what.size(), paise).ec == std::errc())
        what = format_rupees(Money::from_paise(paise));
      break;
    case SaleRefusal::gstin_not_valid_today:
    case SaleRefusal::turnover_limit:
      if (const Supplier* supplier = catalogue.find_supplier(code)) what = supplier->name.in(language);
      break;
    default:
      if (const Product* product = catalogue.find_product(code)) what = product->name.in(language);
  }
  return fill(tr(sentence_of(refused.reason)), {what});
}

PrinterAdvice advice_for_printer(std::string_view trouble) {
  if (trouble == "paper_out")
    return {tr_later("Paper is out"),
            {tr_later("Open the lid"), tr_later("Put in a new roll, the paper comes from below"),
             tr_later("Close the lid")}};
  if (trouble == "cover_open")
    return {tr_later("The lid is open"),
            {tr_later("Look whether the paper lies straight"), tr_later("Press the lid until it clicks")}};
  if (trouble == "printer_error")
    return {tr_later("The printer has stopped"),
            {tr_later("Open the lid and take out jammed paper"), tr_later("Close the lid"),
             tr_later("Switch the printer off and on")}};
  if (trouble == "offline")
    return {tr_later("The printer is paused"),
            {tr_later("Look at its lamp"), tr_later("Switch the printer off and on")}};
  if (trouble == "unreachable" || trouble == "line_cut")
    return {tr_later("The printer does not answer"),
            {tr_later("Is it switched on?"), tr_later("Is its network cable in?"),
             tr_later("Look at its address in the settings")}};
  if (trouble == "unplugged")
    return {tr_later("The printer is unplugged"),
            {tr_later("Push in the cable on both ends"), tr_later("Is it switched on?")}};
  if (trouble == "not_allowed")
    return {tr_later("The printer may not be used"),
            {tr_later("This program has no right to use it. Call the organiser.")}};
  if (trouble == "storage_full")
    return {tr_later("No room for the papers"), {tr_later("The folder for the papers is full. Call the organiser.")}};
  return {tr_later("The printer is stuck"),
          {tr_later("Look whether the last paper came out"), tr_later("Switch the printer off and on")}};
}

HubAdvice advice_for_hub(std::string_view code) {
  if (code == "network")
    return {tr_later("The hub cannot be reached"),
            tr_later("Look at the network cable and the router. It is tried again by itself.")};
  if (code == "garbage" || code.starts_with("http_"))
    return {tr_later("What answers at the hub's address is not a hub"),
            tr_later("Look at the address in the settings, or call the organiser.")};
  if (code == "certificate")
    return {tr_later("The hub's certificate is not accepted"),
            tr_later("Look at this computer's date and at the address in the settings, or call the organiser.")};
  if (code == "not_enrolled" || code.starts_with("code_") || code.starts_with("label_") || code == "unknown_device" ||
      code == "device_enrolled")
    return {tr_later("The hub does not know this kiosk"),
            tr_later("Ask the organiser for a code and write it in the settings, under Hub.")};
  if (code == "differs" || code == "totals_differ" || code == "journal_shorter")
    return {tr_later("The hub counts something else than this kiosk"),
            tr_later("Call the organiser: both countings are kept, a person must look.")};
  return {tr_later("The hub has a question"), tr_later("Call the organiser.")};
}

MachineAdvice advice_for_machine(std::string_view kind) {
  if (kind == "disk_full")
    return {tr_later("The disk is full"),
            {tr_later("Sell nothing more on this kiosk for now"),
             tr_later("Call the organiser: files have to be moved away"), tr_later("Then touch “try again”")}};
  if (kind == "locked")
    return {tr_later("Another program holds the books"),
            {tr_later("Close the other program of this kiosk"), tr_later("Then touch “try again”")}};
  if (kind == "corrupt")
    return {tr_later("The books cannot be read"),
            {tr_later("Do not switch off and do not copy anything"), tr_later("Call the organiser")}};
  if (kind == "io")
    return {tr_later("The disk does not answer"),
            {tr_later("Push in the disk or its cable"), tr_later("Touch “try again”"),
             tr_later("If it happens again, call the organiser")}};
  return {tr_later("This kiosk has a fault"),
          {tr_later("Touch “try again”"), tr_later("If it happens again, call the organiser")}};
}

}  // namespace odop::ui
