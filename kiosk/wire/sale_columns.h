// How sales and UPI attempts are taken apart into columns and put together again (README.md, "Columns of a batch").
// One function for both directions, so that writer and reader can never disagree on the order. Used by batch.cpp alone.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "wire/columns.h"
#include "wire/ledger.h"

namespace odop::wire {

// In the order of the format. Adding one is a new batch version.
enum class Column : std::size_t {
  items_before,
  kind,
  attempt_before,
  time_item,
  time_attempt,
  time_other,
  plain_length,
  text_length,
  sale_event,
  sale_supplier,
  sale_document,
  sale_series,
  sale_number,
  sale_shift,
  sale_staff,
  sale_buyer_state,
  sale_basket,
  sale_bill_discount,
  sale_flags,
  line_count,
  line_item,
  line_quantity,
  line_measure,
  line_unit_price,
  line_discount,
  line_rate,
  tender_count,
  tender_kind,
  tender_amount,
  tendered_class,
  tendered_extra,
  tender_attempt,
  reference_class,
  reference_rrn_tail,
  reference_rrn,
  reference_text,
  stated_taxable,
  stated_cgst,
  stated_sgst,
  stated_igst,
  stated_round_off,
  stated_payable,
  sidecar_count,
  attempt_number,
  attempt_supplier,
  attempt_amount,
  attempt_staff,
  attempt_rrn,
  end_,
};
inline constexpr std::size_t column_count = static_cast<std::size_t>(Column::end_);
const char* name_of(Column column);

enum class Blob : std::size_t { texts, items, plain, sidecar_hashes, end_ };
inline constexpr std::size_t blob_count = static_cast<std::size_t>(Blob::end_);
const char* name_of(Blob blob);

// Texts of one batch by number, in the order of their first use.
class TextTable {
 public:
  std::uint64_t number_of(const std::string& text);   // adds it
  const std::string& at(std::uint64_t number) const;  // throws Malformed
  void add(std::string text) { texts_.push_back(std::move(text)); }
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::vector<std::string> texts_;
  std::map<std::string, std::uint64_t> numbers_;
};

// What coding one entry leaves for the next; the same on both sides.
struct SaleCodingState {
  explicit SaleCodingState(const LedgerReference& known);
  const LedgerReference& reference;
  std::vector<std::int64_t> item_sequences;  // known items, rising
  std::map<std::string, std::vector<std::int64_t>> suppliers_by_code;
  std::map<std::string, std::int64_t> last_number;
  SalePayload previous;
  struct Claim {
    std::int64_t amount_paise = 0, supplier_sequence = 0;
    std::string staff;
  };
  std::map<std::int64_t, Claim> claims;  // by the sequence of the attempt
  UpiAttemptPayload previous_attempt;
};

struct SalePlace {
  std::int64_t sequence = 0, utc_ms = 0;
  std::int64_t attempt_before = 0;  // last attempt between the sale before and this one, 0: none
};

void write_sale(ColumnWriter& columns, TextTable& texts, SaleCodingState& state, const SalePlace& place,
                const SalePayload& sale);
SalePayload read_sale(ColumnReader& columns, TextTable& texts, SaleCodingState& state, const SalePlace& place);

// Attempts in state shown; after all sales, whose claims foretell them.
void write_attempt(ColumnWriter& columns, TextTable& texts, SaleCodingState& state, std::int64_t sequence,
                   const UpiAttemptPayload& attempt);
UpiAttemptPayload read_attempt(ColumnReader& columns, TextTable& texts, SaleCodingState& state, std::int64_t sequence);

}  // namespace odop::wire
