// odop sell: the till's own deed without a screen.
#include <iostream>
#include <nlohmann/json.hpp>

#include "programs/odop/documents.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/sale_words.h"
#include "programs/odop/verb.h"
#include "text/indian_numbers.h"
#include "till/complete_sale.h"
#include "till/staff_pin.h"

int verb_sell(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Sell without a screen, by the same till code", "odop sell"};
  Output output{.verb = "odop sell"};
  std::string folder, pin, items, printer = "none", discount, approver_pin;
  std::vector<std::string> tender_texts;
  int buyer_state = 0;
  bool wants_no_bill = false;
  Buyer buyer;
  std::int32_t percent_basis_points = 0;
  app.add_option("DIR", folder, "the kiosk's data folder")->required();
  app.add_option("--pin", pin, "the staff member's PIN")->required();
  app.add_option("--items", items, items_help)->required();
  app.add_option("--tender", tender_texts,
                 "cash:PAISE, upi:PAISE[:RRN] or card:PAISE[:SLIP]; more than one splits the payment")
      ->required();
  app.add_option("--discount", discount, "off the bill: PAISE, or PERCENT% such as 5% or 2.5%");
  app.add_option("--approve", approver_pin, "a supervisor's PIN, for prices below the lowest one");
  app.add_option("--buyer-state", buyer_state, "GST code of the buyer's State, when it goes on the bill")
      ->check(CLI::Range(1, 99));
  app.add_option("--buyer-gstin", buyer.gstin, "a registered buyer's GSTIN; with name and address");
  app.add_option("--buyer-name", buyer.name, "the buyer's name on the bill");
  app.add_option("--buyer-address", buyer.address, "the buyer's address on the bill");
  app.add_flag("--no-bill", wants_no_bill,
               "the buyer wants none: below Rs 200 a registered seller's sale goes into the day's consolidated bill");
  app.add_option("--printer", printer, "none | file:PATH[?paper=58] | tcp:HOST:PORT | usb:DEVICE");
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    auto cart = parse_items(items);
    if (!cart) {
      output.refuse("usage", "--items " + items + ": " + items_advice);
      return misuse;
    }
    std::vector<till::TenderGiven> tenders;
    for (const std::string& text : tender_texts) {
      const auto tender = parse_tender(text);
      if (!tender) {
        output.refuse("usage", "--tender " + text + ": " + tender_advice);
        return misuse;
      }
      tenders.push_back(*tender);
    }
    if (!discount.empty()) {
      if (discount.back() == '%') {
        percent_basis_points = parse_percent(discount.substr(0, discount.size() - 1));
      } else if (const auto paise = whole_number(discount)) {
        cart->bill_discount = Money::from_paise(*paise);
      }
      if (percent_basis_points == 0 && cart->bill_discount == Money{} && discount != "0") {
        output.refuse("usage", "--discount " + discount + ": write whole paise, or a percentage up to 100%");
        return misuse;
      }
    }
    cart->buyer_state = buyer_state;
    cart->buyer = buyer;
    cart->wants_no_bill = wants_no_bill;
    const auto printer_uri = parse_receipt_printer_uri(printer);
    if (!printer_uri) {
      output.refuse("usage", "--printer " + printer + ": " + std::string{advice_of(printer_uri.reason())});
      return misuse;
    }
    const auto kiosk = open_kiosk_folder(folder, false);
    const StaffMember* staff = till::staff_by_pin(kiosk->catalogue, pin);
    if (!staff) return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");

    const StaffMember* approver = nullptr;
    if (!approver_pin.empty()) {
      approver = till::staff_by_pin(kiosk->catalogue, approver_pin);
      if (!approver || approver->role < Role::supervisor)
        return output.refuse("pin_wrong", "--approve is no supervisor's in the applied pack");
    }
    if (percent_basis_points != 0) {
      const auto whole = till::quote_cart(kiosk->catalogue, *cart, ist_date(kiosk->clock.utc_ms()), false);
      if (const auto* no = std::get_if<till::SaleRefused>(&whole))
        return output.refuse(till::code_of(no->reason), no->detail);
      cart->bill_discount = Money::from_paise(
          mul_div_round_half_up(std::get<till::CartQuote>(whole).payable.paise(), percent_basis_points, 10'000));
    }
    const auto outcome = till::complete_sale(*kiosk->till, kiosk->catalogue, staff->code, *cart, tenders,
                                             approver ? approver->code : std::string{});
    if (const auto* no = std::get_if<till::SaleRefused>(&outcome))
      return output.refuse(till::code_of(no->reason), no->detail);
    const till::Sale& sale = std::get<till::Sale>(outcome);

    nlohmann::json documents = nlohmann::json::array();
    for (const till::SoldDocument& document : sale.documents)
      documents.push_back(document_json(document.type, document.serial, document.sequence, document.amounts));
    if (output.json)
      std::cout << nlohmann::json{{"serial", sale.documents.front().serial}, {"kiosk", kiosk->till->label()},
                                  {"seq", sale.documents.front().sequence},  {"total_paise", sale.payable.paise()},
                                  {"change_paise", sale.change.paise()},     {"documents", documents}}
                       .dump()
                << std::endl;
    else
      for (const till::SoldDocument& document : sale.documents)
        std::cout << "sold " << document.serial << "  " << format_rupees(document.amounts.payable) << std::endl;
    // The sale stands whatever the printer says; a bill that did not come out waits in the queue.
    std::vector<std::int64_t> sequences;
    for (const till::SoldDocument& document : sale.documents) sequences.push_back(document.sequence);
    if (printer_uri->kind != PrinterKind::none && !print_documents(*kiosk, sequences, *printer_uri))
      std::cerr << "odop sell: sold; the printer has not taken the bill yet, it waits in the print queue" << std::endl;
    return good;
  });
}
