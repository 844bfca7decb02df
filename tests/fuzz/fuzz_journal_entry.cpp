// One entry of any type and any payload after a sound journal, as a hub gets it from a stall and verify from a disk: it
// is read or pointed out, never a crash, and a payload that is read is written again byte for byte. The first byte is
// the entry's type.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "support/sample_journal.h"
#include "wire/ledger.h"
#include "wire/payloads.h"

namespace {

using namespace odop;

struct FewSales : test::SampleJournal {
  FewSales() : SampleJournal(options()) { add_sales(4); }
  static test::SampleOptions options() {
    test::SampleOptions few;
    few.items = 5;
    return few;
  }
};

const test::SampleJournal& journal() {
  static const FewSales kept;
  return kept;
}

std::optional<wire::Entry> entry_at(std::int64_t sequence) {
  if (sequence < 1 || sequence > journal().last_sequence()) return std::nullopt;
  return journal().entries()[static_cast<std::size_t>(sequence) - 1];
}

const wire::Ledger& ledger_after_journal() {
  static const wire::Ledger kept = [] {
    wire::Ledger ledger(journal().device_key());
    ledger.expect_all_attempts();
    ledger.ask_past({.entry = entry_at, .last_taken_back = {}, .last_foreign_return = {}});
    for (const wire::Entry& entry : journal().entries()) ledger.apply(entry);
    return ledger;
  }();
  return kept;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  wire::Entry entry;
  entry.sequence = journal().last_sequence() + 1;
  entry.type = data[0];
  entry.utc_ms = journal().entries().back().utc_ms + 1'000;
  entry.payload.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  wire::Ledger ledger = ledger_after_journal();
  const wire::LedgerStep step = ledger.apply(entry);
  // The stall counts by the entry alone, the hub by its facts; were they ever to differ, each would call the other
  // wrong.
  const wire::EntrySum sum = wire::sum_of(entry.type, entry.payload);
  const bool is_sale = step.facts.document && step.facts.document->kind == DocumentKind::sale;
  if (sum.sales != (is_sale ? 1 : 0)) std::abort();
  if (sum.paise != (step.facts.document ? step.facts.document->payable_paise : 0)) std::abort();
  if (entry.type == static_cast<std::uint8_t>(wire::EntryType::sale)) {
    try {
      if (wire::encode(wire::decode_sale(entry.payload)) != entry.payload) std::abort();
    } catch (const wire::Malformed&) {
      if (step.findings.empty()) std::abort();
    }
  }
  ledger.apply(journal().entries().back());  // and what comes after it is read all the same
  return 0;
}
