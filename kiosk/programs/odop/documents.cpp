#include "programs/odop/documents.h"

#include <map>

#include "paper/paper_desk.h"
#include "text/words.h"
#include "till/receipt_of.h"

namespace odop::programs {

const char* name_of(DocumentType type) {
  switch (type) {
    case DocumentType::invoice:
      return "invoice";
    case DocumentType::bill_of_supply:
      return "bill_of_supply";
    case DocumentType::cash_memo:
      return "cash_memo";
    case DocumentType::invoice_cum_bill:
      return "invoice_cum_bill";
    case DocumentType::credit_note:
      return "credit_note";
    case DocumentType::payment_received:
      return "payment_received";
    case DocumentType::delivery_challan:
      return "delivery_challan";
    case DocumentType::unbilled_sale:
      return "unbilled_sale";
  }
  return "document";
}

nlohmann::json document_json(DocumentType type, const std::string& serial, std::int64_t sequence,
                             const DocumentAmounts& amounts) {
  std::map<std::int32_t, TaxSplit> by_rate;
  for (const LineAmounts& line : amounts.lines) by_rate[line.rate.basis_points] += line.split;
  nlohmann::json taxes = nlohmann::json::array();
  for (const auto& [rate, split] : by_rate)
    if (split != TaxSplit{})
      taxes.push_back({{"rate_basis_points", rate},
                       {"taxable_paise", split.taxable.paise()},
                       {"cgst_paise", split.cgst.paise()},
                       {"sgst_paise", split.sgst.paise()},
                       {"igst_paise", split.igst.paise()}});
  return {{"document", name_of(type)},
          {"serial", serial},
          {"seq", sequence},
          {"total_paise", amounts.payable.paise()},
          {"round_off_paise", amounts.round_off.paise()},
          {"taxes", taxes}};
}

bool print_documents(KioskFolder& kiosk, const std::vector<std::int64_t>& sequences, const PrinterUri& printer) {
  init_words();
  PaperDesk desk(kiosk.till->folder(), printer, [] {});
  for (const std::int64_t sequence : sequences)
    if (auto bill = till::receipt_of(*kiosk.till, kiosk.catalogue, sequence)) desk.print_bill(std::move(*bill), true);
  return desk.wait_until_idle(std::chrono::seconds{10});
}

}  // namespace odop::programs
