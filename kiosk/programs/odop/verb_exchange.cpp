// odop exchange: goods of one bill come back and others are taken for them, in one commit.
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/refund.h"
#include "programs/odop/documents.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/sale_words.h"
#include "programs/odop/verb.h"
#include "text/indian_numbers.h"
#include "till/exchange.h"
#include "till/staff_pin.h"

namespace odop::programs {
namespace {

int refuse(const Output& output, const till::ExchangeRefused& no, const std::string& bill) {
  if (const auto* sale = std::get_if<till::SaleRefused>(&no))
    return output.refuse(till::code_of(sale->reason), sale->detail);
  const auto& back = std::get<till::AfterSaleRefused>(no);
  return output.refuse(till::code_of(back.reason), back.detail.empty() ? bill : back.detail);
}

void tell(const Output& output, const KioskFolder& kiosk, const till::Exchange& exchange) {
  std::int64_t given_back = 0;
  for (const wire::RefundTender& tender : exchange.left_over) given_back += tender.amount_paise;
  if (!output.json) {
    std::cout << "took back " << exchange.refund.serial << " for " << exchange.refund.original_serial << "  "
              << format_rupees(negated(exchange.refund.amounts).payable) << std::endl;
    for (const till::SoldDocument& document : exchange.sale.documents)
      std::cout << "sold " << document.serial << "  " << format_rupees(document.amounts.payable) << std::endl;
    return;
  }
  nlohmann::json documents = nlohmann::json::array();
  documents.push_back(document_json(DocumentType::credit_note, exchange.refund.serial, exchange.refund.sequence,
                                    negated(exchange.refund.amounts)));
  for (const till::SoldDocument& document : exchange.sale.documents)
    documents.push_back(document_json(document.type, document.serial, document.sequence, document.amounts));
  std::cout << nlohmann::json{{"serial", exchange.refund.serial},
                              {"original", exchange.refund.original_serial},
                              {"kiosk", kiosk.till->label()},
                              {"seq", exchange.refund.sequence},
                              {"set_off_paise", exchange.value.paise()},
                              {"given_back_paise", given_back},
                              {"change_paise", exchange.sale.change.paise()},
                              {"documents", std::move(documents)}}
                   .dump()
            << std::endl;
}

}  // namespace
}  // namespace odop::programs

int verb_exchange(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Take goods back and sell others for them, in one step", "odop exchange"};
  Output output{.verb = "odop exchange"};
  std::string folder, pin, approver_pin, items, back_by, printer = "none";
  std::vector<std::string> line_texts, tender_texts;
  till::GoodsBack back;
  app.add_option("DIR", folder, "the kiosk's data folder")->required();
  app.add_option("--pin", pin, "the staff member's PIN")->required();
  app.add_option("--approve", approver_pin,
                 "a supervisor's PIN, for a bill of another day or a price below the lowest");
  app.add_option("--serial", back.serial, "the bill whose goods come back, such as 24K07AI-000123");
  app.add_option("--code", back.code,
                 "instead: the text of the QR on another kiosk's bill; a supervisor must allow it");
  app.add_option("--line", line_texts, "N*QTY: so many pieces, grams or centimetres of the bill's line N; none: all");
  app.add_option("--reason", back.reason, "why, as it goes into the books")->required();
  app.add_option("--back-by", back_by, "what is left over: cash | upi | card; else the way the bill was paid");
  app.add_option("--items", items, items_help)->required();
  app.add_option("--tender", tender_texts,
                 "what the new goods cost more: cash:PAISE, upi:PAISE[:RRN], card:PAISE[:SLIP]");
  app.add_option("--printer", printer, "none | file:PATH[?paper=58] | tcp:HOST:PORT | usb:DEVICE");
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    const auto misused = [&](const std::string& what) {
      output.refuse("usage", what);
      return misuse;
    };
    if (back.serial.empty() == back.code.empty())
      return misused("give the bill by --serial, or another kiosk's by --code");
    for (const std::string& text : line_texts) {
      const auto line = parse_returned_line(text);
      if (!line) return misused("--line " + text + ": write N*QTY, such as 2*1");
      back.lines.push_back(*line);
    }
    if (!back_by.empty() && !(back.back_by = parse_tender_kind(back_by)))
      return misused("--back-by " + back_by + ": write cash, upi or card");
    const auto cart = parse_items(items);
    if (!cart) return misused("--items " + items + ": " + items_advice);
    std::vector<till::TenderGiven> tenders;
    for (const std::string& text : tender_texts) {
      const auto tender = parse_tender(text);
      if (!tender) return misused("--tender " + text + ": " + tender_advice);
      tenders.push_back(*tender);
    }
    const auto printer_uri = parse_receipt_printer_uri(printer);
    if (!printer_uri) return misused("--printer " + printer + ": " + std::string{advice_of(printer_uri.reason())});

    const auto kiosk = open_kiosk_folder(folder, false);
    till::Asking asking;
    asking.staff = till::staff_by_pin(kiosk->catalogue, pin);
    if (!approver_pin.empty()) asking.approver = till::staff_by_pin(kiosk->catalogue, approver_pin);
    if (!asking.staff || (!approver_pin.empty() && !asking.approver))
      return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");
    const auto outcome = till::exchange_goods(*kiosk->till, kiosk->catalogue, asking, back, *cart, tenders);
    if (!outcome) return refuse(output, outcome.reason(), back.serial);
    tell(output, *kiosk, *outcome);
    std::vector<std::int64_t> sequences{outcome->refund.sequence};
    for (const till::SoldDocument& document : outcome->sale.documents) sequences.push_back(document.sequence);
    if (printer_uri->kind != PrinterKind::none && !print_documents(*kiosk, sequences, *printer_uri))
      std::cerr << "odop exchange: done; the printer has not taken the papers yet, they wait in the print queue"
                << std::endl;
    return good;
  });
}
