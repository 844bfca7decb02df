// odop void: a bill of today is withdrawn whole; its number stays used.
#include <iostream>

#include "core/refund.h"
#include "programs/odop/documents.h"
#include "programs/odop/verb.h"
#include "text/indian_numbers.h"
#include "till/after_sale.h"
#include "till/staff_pin.h"

int verb_void(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Withdraw a bill of today; a supervisor must allow it", "odop void"};
  Output output{.verb = "odop void"};
  std::string folder, pin, approver_pin, serial, reason;
  app.add_option("DIR", folder, "the kiosk's data folder")->required();
  app.add_option("--pin", pin, "the staff member's PIN")->required();
  app.add_option("--approve", approver_pin, "a supervisor's PIN, when --pin is a seller's");
  app.add_option("--serial", serial, "the bill's number, such as 24K07AI-000123")->required();
  app.add_option("--reason", reason, "why, as it goes into the books")->required();
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    const auto kiosk = open_kiosk_folder(folder, false);
    till::Asking asking;
    asking.staff = till::staff_by_pin(kiosk->catalogue, pin);
    if (!approver_pin.empty()) asking.approver = till::staff_by_pin(kiosk->catalogue, approver_pin);
    if (!asking.staff || (!approver_pin.empty() && !asking.approver))
      return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");
    const auto outcome = till::void_document(*kiosk->till, asking, serial, reason);
    if (!outcome) {
      const till::AfterSaleRefused& no = outcome.reason();
      return output.refuse(till::code_of(no.reason), no.detail.empty() ? serial : no.detail);
    }
    const DocumentAmounts amounts = negated(outcome->amounts);
    if (output.json)
      std::cout << nlohmann::json{{"serial", outcome->serial},
                                  {"kiosk", kiosk->till->label()},
                                  {"seq", outcome->sequence},
                                  {"total_paise", amounts.payable.paise()},
                                  {"documents", nlohmann::json::array({document_json(outcome->type, outcome->serial,
                                                                                     outcome->sequence, amounts)})}}
                       .dump()
                << std::endl;
    else
      std::cout << "void " << outcome->serial << "  " << format_rupees(amounts.payable) << std::endl;
    return good;
  });
}
