// One entry of any type and any payload after a sound journal, as a hub gets it from a stall and verify from a disk: it
// is read or pointed out, never a crash, and a payload that is read is written again byte for byte. The first byte is
// the entry's type.
#include <cstdint>
#include <cstdlib>
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

const wire::Ledger& ledger_after_journal() {
  static const wire::Ledger kept = [] {
    wire::Ledger ledger(journal().device_key());
    ledger.expect_all_attempts();
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
  if (entry.type == static_cast<std::uint8_t>(wire::EntryType::sale)) {
    try {
      const wire::SalePayload sale = wire::decode_sale(entry.payload);
      if (wire::encode(sale) != entry.payload) std::abort();
      if (!step.facts.document) std::abort();  // a sale that can be read is counted, whatever else is wrong with it
    } catch (const wire::Malformed&) {
      if (step.facts.document || step.findings.empty()) std::abort();
    }
  }
  ledger.apply(journal().entries().back());  // and what comes after it is read all the same
  return 0;
}
