#include "core/receipt_view.h"

#include <map>

namespace odop {

std::vector<ReceiptTaxRow> tax_rows_of(std::span<const LineAmounts> lines) {
  std::map<std::int32_t, TaxSplit> by_rate;
  for (const auto& line : lines) by_rate[line.rate.basis_points] += line.split;
  std::vector<ReceiptTaxRow> rows;
  for (const auto& [rate, split] : by_rate) rows.push_back({rate, split});
  return rows;
}

}  // namespace odop
