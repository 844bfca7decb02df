// odop refund: goods of one bill come back, whole or in part, by a credit note.
#include <iostream>

#include "programs/odop/documents.h"
#include "programs/odop/sale_words.h"
#include "programs/odop/verb.h"
#include "text/indian_numbers.h"
#include "till/after_sale.h"
#include "till/foreign_return.h"
#include "till/staff_pin.h"

int verb_refund(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Take goods back: a credit note for a bill of this kiosk", "odop refund"};
  Output output{.verb = "odop refund"};
  std::string folder, pin, approver_pin, serial, code, reason, back_by, printer = "none";
  std::vector<std::string> line_texts;
  app.add_option("DIR", folder, "the kiosk's data folder")->required();
  app.add_option("--pin", pin, "the staff member's PIN")->required();
  app.add_option("--approve", approver_pin, "a supervisor's PIN, for a bill of another day");
  app.add_option("--serial", serial, "the bill's number, such as 24K07AI-000123");
  app.add_option("--code", code, "instead: the text of the QR on another kiosk's bill; a supervisor must allow it");
  app.add_option("--line", line_texts, "N*QTY: so many pieces, grams or centimetres of the bill's line N; none: all");
  app.add_option("--reason", reason, "why, as it goes into the books")->required();
  app.add_option("--back-by", back_by, "cash | upi | card; else the way it was paid");
  app.add_option("--printer", printer, "none | file:PATH[?paper=58] | tcp:HOST:PORT | usb:DEVICE");
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    if (serial.empty() == code.empty()) {
      output.refuse("usage", "give the bill by --serial, or another kiosk's by --code");
      return misuse;
    }
    std::vector<till::ReturnAsked> lines;
    for (const std::string& text : line_texts) {
      const auto line = parse_returned_line(text);
      if (!line) {
        output.refuse("usage", "--line " + text + ": write N*QTY, such as 2*1");
        return misuse;
      }
      lines.push_back(*line);
    }
    std::optional<TenderKind> kind;
    if (!back_by.empty() && !(kind = parse_tender_kind(back_by))) {
      output.refuse("usage", "--back-by " + back_by + ": write cash, upi or card");
      return misuse;
    }
    const auto printer_uri = parse_receipt_printer_uri(printer);
    if (!printer_uri) {
      output.refuse("usage", "--printer " + printer + ": " + std::string{advice_of(printer_uri.reason())});
      return misuse;
    }
    const auto kiosk = open_kiosk_folder(folder, false);
    till::Asking asking;
    asking.staff = till::staff_by_pin(kiosk->catalogue, pin);
    if (!approver_pin.empty()) asking.approver = till::staff_by_pin(kiosk->catalogue, approver_pin);
    if (!asking.staff || (!approver_pin.empty() && !asking.approver))
      return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");

    const auto outcome =
        code.empty() ? till::refund_sale(*kiosk->till, kiosk->catalogue, asking, serial, lines, reason, kind)
                     : till::take_foreign_back(*kiosk->till, kiosk->catalogue, asking, code, lines, reason, kind);
    if (!outcome) {
      const till::AfterSaleRefused& no = outcome.reason();
      return output.refuse(till::code_of(no.reason), no.detail.empty() ? serial : no.detail);
    }
    const DocumentAmounts amounts = negated(outcome->amounts);
    if (output.json)
      std::cout << nlohmann::json{{"serial", outcome->serial},
                                  {"original", outcome->original_serial},
                                  {"kiosk", kiosk->till->label()},
                                  {"seq", outcome->sequence},
                                  {"total_paise", amounts.payable.paise()},
                                  {"documents",
                                   nlohmann::json::array({document_json(DocumentType::credit_note, outcome->serial,
                                                                        outcome->sequence, amounts)})}}
                       .dump()
                << std::endl;
    else
      std::cout << "refunded " << outcome->serial << " for " << outcome->original_serial << "  "
                << format_rupees(amounts.payable) << std::endl;
    if (printer_uri->kind != PrinterKind::none && !print_documents(*kiosk, {outcome->sequence}, *printer_uri))
      std::cerr << "odop refund: done; the printer has not taken the paper yet, it waits in the print queue"
                << std::endl;
    return good;
  });
}
