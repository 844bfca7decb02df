// odop book: goods booked for a part of their price, by the till's own deeds. Without one of --list, --deliver and
// --cancel it books.
#include <iostream>
#include <nlohmann/json.hpp>

#include "programs/odop/documents.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/sale_words.h"
#include "programs/odop/verb.h"
#include "text/indian_numbers.h"
#include "till/bookings.h"
#include "till/staff_pin.h"

namespace odop::programs {
namespace {

struct Asked {
  std::string folder, pin, approver_pin, items, due, note, deliver, cancel, reason, back_by, printer = "none";
  std::vector<std::string> advance_texts, tender_texts;
  bool is_list = false, is_sent_home = false;
  int buyer_state = 0;
  Buyer buyer;
};

// The people behind --pin and --approve; nullopt: refused, and said.
std::optional<till::Asking> people(const Output& output, const KioskFolder& kiosk, const Asked& asked) {
  till::Asking asking;
  asking.staff = till::staff_by_pin(kiosk.catalogue, asked.pin);
  if (!asked.approver_pin.empty()) asking.approver = till::staff_by_pin(kiosk.catalogue, asked.approver_pin);
  if (asking.staff && (asked.approver_pin.empty() || asking.approver)) return asking;
  output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");
  return std::nullopt;
}

int say_refused(const Output& output, const till::BookingRefused& no) {
  return output.refuse(till::code_of(no.reason), no.detail);
}
int say_refused(const Output& output, const till::SaleRefused& no) {
  return output.refuse(till::code_of(no.reason), no.detail);
}

// nullopt: misuse, and said.
std::optional<std::vector<till::TenderGiven>> tenders_of(const Output& output, const std::vector<std::string>& texts,
                                                         const char* option) {
  std::vector<till::TenderGiven> tenders;
  for (const std::string& text : texts) {
    const auto tender = parse_tender(text);
    if (!tender) {
      output.refuse("usage",
                    std::string(option) + " " + text + ": write cash:PAISE, upi:PAISE[:RRN] or card:PAISE[:SLIP]");
      return std::nullopt;
    }
    tenders.push_back(*tender);
  }
  return tenders;
}

void print_paper(KioskFolder& kiosk, const PrinterUri& printer, std::int64_t sequence) {
  if (printer.kind != PrinterKind::none && !print_documents(kiosk, {sequence}, printer))
    std::cerr << "odop book: done; the printer has not taken the paper yet, it waits in the print queue" << std::endl;
}

int book(const Output& output, const Asked& asked, const PrinterUri& printer) {
  const auto cart = parse_items(asked.items);
  if (!cart) {
    output.refuse("usage",
                  "--items " + asked.items + ": write SKU, SKU*N, SKU*N-PAISE or SKU*N@PAISE, separated by commas");
    return misuse;
  }
  const auto tenders = tenders_of(output, asked.advance_texts, "--advance");
  if (!tenders) return misuse;
  const auto due = parse_iso_date(asked.due);
  if (!due) {
    output.refuse("usage", "--due " + asked.due + ": write a day such as 2025-01-20");
    return misuse;
  }
  till::BookingAsked wish{
      .cart = *cart,
      .advance = {},
      .due = *due,
      .delivery = asked.is_sent_home ? wire::BookingDelivery::sent_home : wire::BookingDelivery::collected,
      .note = asked.note};
  for (const till::TenderGiven& tender : *tenders) wish.advance += tender.given;
  wish.cart.buyer = asked.buyer;
  wish.cart.buyer_state = asked.buyer_state;
  const auto kiosk = open_kiosk_folder(asked.folder, false);
  const auto asking = people(output, *kiosk, asked);
  if (!asking) return refused;
  const auto outcome = till::book_goods(*kiosk->till, kiosk->catalogue, asking->staff->code, wish, *tenders,
                                        asking->approver ? asking->approver->code : std::string{});
  if (const auto* no = std::get_if<till::SaleRefused>(&outcome)) return say_refused(output, *no);
  if (const auto* no = std::get_if<till::BookingRefused>(&outcome)) return say_refused(output, *no);
  const auto& booked = std::get<till::Booked>(outcome);
  if (output.json)
    std::cout << nlohmann::json{{"serial", booked.serial},
                                {"kiosk", kiosk->till->label()},
                                {"seq", booked.sequence},
                                {"total_paise", booked.payable.paise()},
                                {"advance_paise", booked.advance.paise()},
                                {"balance_paise", (booked.payable - booked.advance).paise()},
                                {"due", to_iso_date(*due)}}
                     .dump()
              << std::endl;
  else
    std::cout << "booked " << booked.serial << "  " << format_rupees(booked.advance) << " of "
              << format_rupees(booked.payable) << ", due " << to_iso_date(*due) << std::endl;
  print_paper(*kiosk, printer, booked.sequence);
  return good;
}

int list(const Output& output, const Asked& asked) {
  const auto kiosk = open_kiosk_folder(asked.folder, false);
  nlohmann::json rows = nlohmann::json::array();
  for (const till::Booking& booking : till::open_bookings(*kiosk->till)) {
    const bool is_sent_home = booking.delivery == wire::BookingDelivery::sent_home;
    rows.push_back({{"serial", booking.serial},
                    {"seq", booking.sequence},
                    {"due", to_iso_date(booking.due)},
                    {"delivery", is_sent_home ? "sent_home" : "collected"},
                    {"total_paise", booking.payable.paise()},
                    {"advance_paise", booking.advance.paise()},
                    {"balance_paise", booking.balance().paise()}});
    if (!output.json)
      std::cout << booking.serial << "  due " << to_iso_date(booking.due) << (is_sent_home ? "  sent home" : "")
                << "  balance " << format_rupees(booking.balance()) << std::endl;
  }
  if (output.json) std::cout << nlohmann::json{{"kiosk", kiosk->till->label()}, {"bookings", rows}}.dump() << std::endl;
  return good;
}

int deliver(const Output& output, const Asked& asked, const PrinterUri& printer) {
  const auto tenders = tenders_of(output, asked.tender_texts, "--tender");
  if (!tenders) return misuse;
  const auto kiosk = open_kiosk_folder(asked.folder, false);
  const auto asking = people(output, *kiosk, asked);
  if (!asking) return refused;
  const auto outcome =
      till::deliver_booking(*kiosk->till, kiosk->catalogue, asking->staff->code, asked.deliver, *tenders);
  if (const auto* no = std::get_if<till::SaleRefused>(&outcome)) return say_refused(output, *no);
  if (const auto* no = std::get_if<till::BookingRefused>(&outcome)) return say_refused(output, *no);
  const auto& sale = std::get<till::Sale>(outcome);
  const till::SoldDocument& bill = sale.documents.front();
  if (output.json)
    std::cout << nlohmann::json{{"serial", bill.serial},
                                {"booking", asked.deliver},
                                {"kiosk", kiosk->till->label()},
                                {"seq", bill.sequence},
                                {"total_paise", sale.payable.paise()},
                                {"change_paise", sale.change.paise()},
                                {"documents", nlohmann::json::array({document_json(bill.type, bill.serial,
                                                                                   bill.sequence, bill.amounts)})}}
                     .dump()
              << std::endl;
  else
    std::cout << "delivered " << asked.deliver << " by " << bill.serial << "  " << format_rupees(sale.payable)
              << std::endl;
  print_paper(*kiosk, printer, bill.sequence);
  return good;
}

int cancel(const Output& output, const Asked& asked, const PrinterUri& printer) {
  std::optional<TenderKind> kind;
  if (!asked.back_by.empty() && !(kind = parse_tender_kind(asked.back_by))) {
    output.refuse("usage", "--back-by " + asked.back_by + ": write cash, upi or card");
    return misuse;
  }
  const auto kiosk = open_kiosk_folder(asked.folder, false);
  const auto asking = people(output, *kiosk, asked);
  if (!asking) return refused;
  const auto outcome = till::cancel_booking(*kiosk->till, *asking, asked.cancel, asked.reason, kind);
  if (!outcome) return say_refused(output, outcome.reason());
  if (output.json)
    std::cout << nlohmann::json{{"serial", outcome->serial},
                                {"kiosk", kiosk->till->label()},
                                {"seq", outcome->sequence},
                                {"given_back_paise", outcome->advance.paise()}}
                     .dump()
              << std::endl;
  else
    std::cout << "cancelled " << outcome->serial << "  " << format_rupees(outcome->advance) << " given back"
              << std::endl;
  print_paper(*kiosk, printer, outcome->sequence);
  return good;
}

}  // namespace
}  // namespace odop::programs

int verb_book(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Book goods of one seller for a part of their price; deliver or cancel what is booked", "odop book"};
  Output output{.verb = "odop book"};
  Asked asked;
  app.add_option("DIR", asked.folder, "the kiosk's data folder")->required();
  app.add_option("--pin", asked.pin, "the staff member's PIN; not needed with --list");
  app.add_option("--approve", asked.approver_pin, "a supervisor's PIN: to cancel, or for prices below the lowest one");
  app.add_option("--items", asked.items, "SKU[*N[-PAISE]][@PAISE],...: as of odop sell");
  app.add_option("--advance", asked.advance_texts,
                 "cash:PAISE, upi:PAISE[:RRN] or card:PAISE[:SLIP]: what is paid now, whole rupees or all of it");
  app.add_option("--due", asked.due, "YYYY-MM-DD: when the goods are taken or sent");
  app.add_flag("--ship", asked.is_sent_home, "sent home; needs --buyer-name and --buyer-address");
  app.add_option("--note", asked.note, "what was agreed on, such as a size");
  app.add_option("--buyer-state", asked.buyer_state, "GST code of the buyer's State, when it goes on the bill")
      ->check(CLI::Range(1, 99));
  app.add_option("--buyer-gstin", asked.buyer.gstin, "a registered buyer's GSTIN; with name and address");
  app.add_option("--buyer-name", asked.buyer.name, "the buyer's name");
  app.add_option("--buyer-address", asked.buyer.address, "the buyer's address");
  auto* is_list = app.add_flag("--list", asked.is_list, "what is booked and not yet delivered, by its day");
  auto* serial = app.add_option("--deliver", asked.deliver, "SERIAL: hand the goods over, paid by --tender");
  app.add_option("--tender", asked.tender_texts, "pays the balance: cash:PAISE, upi:PAISE[:RRN] or card:PAISE[:SLIP]");
  auto* cancelled =
      app.add_option("--cancel", asked.cancel, "SERIAL: give the advance back; a supervisor must allow it");
  app.add_option("--reason", asked.reason, "why it is cancelled, as it goes into the books");
  app.add_option("--back-by", asked.back_by, "cash | upi | card; else the way the advance was paid");
  app.add_option("--printer", asked.printer, "none | file:PATH[?paper=58] | tcp:HOST:PORT | usb:DEVICE");
  app.add_flag("--json", output.json, "one JSON object");
  serial->excludes(cancelled)->excludes(is_list);
  cancelled->excludes(is_list);
  return run_verb(app, output, argc, argv, [&]() -> int {
    const auto printer = parse_receipt_printer_uri(asked.printer);
    if (!printer) {
      output.refuse("usage", "--printer " + asked.printer + ": " + std::string{advice_of(printer.reason())});
      return misuse;
    }
    if (asked.is_list) return list(output, asked);
    const bool books = asked.deliver.empty() && asked.cancel.empty();
    if (asked.pin.empty() || (books && (asked.items.empty() || asked.due.empty() || asked.advance_texts.empty()))) {
      output.refuse(
          "usage",
          "booking needs --pin, --items, --advance and --due; --deliver and --cancel need --pin; --list lists");
      return misuse;
    }
    if (!asked.deliver.empty()) return deliver(output, asked, *printer);
    return books ? book(output, asked, *printer) : cancel(output, asked, *printer);
  });
}
