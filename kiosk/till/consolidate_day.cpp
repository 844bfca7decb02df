#include "till/consolidate_day.h"

#include <map>
#include <utility>

#include "core/civil_date.h"
#include "core/receipt_number.h"
#include "wire/payloads.h"

namespace odop::till {

namespace {

// A commit consolidates all that waits, so what still waits is behind the last bill. The document type is
// named as a number for the partial index.
const std::string waiting_sales =
    " FROM documents d WHERE d.kiosk = ?1 AND d.document_type = 8 AND d.kind = 1 AND "
    "d.sequence > (SELECT coalesce(max(sequence), 0) FROM consolidated_bills WHERE kiosk = ?1) ";

struct Waiting {
  wire::ConsolidatedBillPayload bill;
  std::vector<TaxRate> rates;
};

void add(Waiting& waiting, std::int64_t sequence, const wire::SalePayload& sale) {
  waiting.bill.sales.push_back(sequence);
  waiting.bill.taxable_paise += sale.taxable_paise;
  waiting.bill.cgst_paise += sale.cgst_paise;
  waiting.bill.sgst_paise += sale.sgst_paise;
  waiting.bill.round_off_paise += sale.round_off_paise;
  waiting.bill.payable_paise += sale.payable_paise;
  for (const wire::SaleLine& line : sale.lines) waiting.rates.push_back(TaxRate{line.rate_basis_points});
}

void append_bill(Till& till, Deed& deed, const std::string& supplier_code, Waiting waiting) {
  const auto supplier_sequence = till.supplier_sequence(supplier_code);
  if (!supplier_sequence) return;  // nobody: a sale names an entry of its seller
  const wire::SupplierPayload& supplier = till.ledger().reference().suppliers.at(*supplier_sequence);
  waiting.bill.supplier_sequence = *supplier_sequence;
  waiting.bill.document = document_type_for(supplier.profile, waiting.rates);
  waiting.bill.series = series_name(financial_year_start(ist_date(deed.utc_ms())), till.label(), supplier.series_code,
                                    waiting.bill.document);
  waiting.bill.number = till.ledger().last_number(waiting.bill.series) + 1;
  deed.append(wire::EntryType::consolidated_bill, wire::encode(waiting.bill));
}

}  // namespace

std::optional<std::int64_t> waiting_since(storage::Database& database, const std::string& kiosk) {
  storage::Statement oldest(database, "SELECT d.day" + waiting_sales + "ORDER BY d.sequence LIMIT 1");
  return oldest.bind(kiosk).step() ? std::optional{oldest.number(0)} : std::nullopt;
}

void append_consolidated_bills(Till& till, Deed& deed, const std::string& staff, std::int64_t shift_sequence) {
  if (!till.event_sequence() || !till.waiting_since()) return;
  // By day, then by seller: the serials of a day follow each other.
  std::map<std::pair<std::int64_t, std::string>, Waiting> bills;
  {
    storage::Statement sales(till.database(),
                             "SELECT d.sequence, d.supplier, d.day" + waiting_sales +
                                 "AND NOT EXISTS (SELECT 1 FROM documents w WHERE w.kiosk = d.kiosk AND "
                                 "w.original_sequence = d.sequence AND w.original_sequence > 0 AND w.kind = 3) "
                                 "ORDER BY d.sequence");
    sales.bind(till.label());
    while (sales.step()) {
      const std::int64_t sequence = sales.number(0), day = sales.number(2);
      const auto row = till.journal().at(sequence);
      if (!row) continue;
      Waiting& waiting = bills[{day, sales.text(1)}];
      waiting.bill.event_sequence = *till.event_sequence();
      waiting.bill.shift_sequence = shift_sequence;
      waiting.bill.staff = staff;
      waiting.bill.day = day;
      add(waiting, sequence, wire::decode_sale(row->payload));
    }
  }
  for (auto& [day_and_seller, waiting] : bills) append_bill(till, deed, day_and_seller.second, std::move(waiting));
}

void append_overdue_bills(Till& till, Deed& deed, const std::string& staff, std::int64_t shift_sequence) {
  const std::int64_t today = days_from_civil(ist_date(deed.utc_ms()));
  if (till.waiting_since() && *till.waiting_since() < today)
    append_consolidated_bills(till, deed, staff, shift_sequence);
}

}  // namespace odop::till
