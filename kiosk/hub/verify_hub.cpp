#include "hub/verify_hub.h"

#include <algorithm>

#include "core/errors.h"
#include "hub/hub_facts.h"
#include "hub/hub_migrations.h"
#include "hub/sqlite_hub_store.h"
#include "storage/fact_tables.h"

namespace odop::hub {

namespace {

using storage::Statement;

// Facts made anew, in a file of this process alone.
class FreshFacts {
 public:
  FreshFacts()
      : file_(std::filesystem::temp_directory_path() / ("odop-verify-hub-" + random_name() + ".sqlite")),
        database_(file_, {.application_id = storage::hub_application_id, .durability = storage::Durability::none},
                  hub_migrations()),
        writer_(database_),
        transaction_(database_) {}
  ~FreshFacts() {
    for (const char* suffix : {"", "-wal", "-shm"}) {
      std::error_code ignored;
      std::filesystem::remove(file_.string() + suffix, ignored);
    }
  }
  FreshFacts(const FreshFacts&) = delete;
  FreshFacts& operator=(const FreshFacts&) = delete;
  void add(const Facts& facts) { writer_.write(facts); }
  void finish() { transaction_.commit(); }
  const std::filesystem::path& file() const { return file_; }

 private:
  // Two who verify at once do not meet, and nobody can have put a file there before.
  static std::string random_name() {
    wire::Hash random;
    wire::fill_random(random.data(), random.size());
    return wire::to_hex(random);
  }
  std::filesystem::path file_;
  storage::Database database_;
  storage::FactWriter writer_;
  storage::Transaction transaction_;
};

class Check {
 public:
  explicit Check(storage::Database& database) : database_(database) {
    Statement(database_, "ATTACH ? AS fresh").bind(fresh_.file().string()).execute();
  }

  void kiosk(const std::string& kiosk, const wire::PublicKey& key, std::int64_t last_sequence, const std::string& head,
             std::int64_t sales, std::int64_t sum_paise) {
    wire::Ledger ledger(key);
    ledger.expect_all_attempts();
    Statement earlier(database_,
                      "SELECT sequence, type, utc_ms, payload FROM journal WHERE kiosk = ? AND sequence = ?");
    ledger.ask_past({.entry = [&](std::int64_t sequence) -> std::optional<wire::Entry> {
                       std::optional<wire::Entry> entry;
                       if (earlier.bind(kiosk, sequence).step())
                         entry = {earlier.number(0), static_cast<std::uint8_t>(earlier.number(1)), earlier.number(2),
                                  earlier.text(3)};
                       earlier.reset();
                       return entry;
                     },
                     .last_taken_back = {},
                     .last_foreign_return = {}});
    std::int64_t counted_sales = 0, counted_paise = 0, expected_sequence = 1;
    wire::Hash previous = wire::first_previous_hash;
    Statement row(database_,
                  "SELECT sequence, type, utc_ms, payload, hash FROM journal WHERE kiosk = ? ORDER BY sequence");
    row.bind(kiosk);
    while (row.step()) {
      const wire::Entry entry{row.number(0), static_cast<std::uint8_t>(row.number(1)), row.number(2), row.text(3)};
      if (entry.sequence != expected_sequence)
        keep(kiosk, entry.sequence, wire::FindingKind::sequence_gap, "entries before it are missing");
      const wire::Hash expected = wire::hash_entry(key, previous, entry);
      if (row.text(4) != wire::as_bytes(expected))
        keep(kiosk, entry.sequence, wire::FindingKind::chain_broken,
             "was changed, or the entry before it was: its hash does not match");
      previous = wire::hash_from_bytes(row.text(4)).value_or(expected);
      wire::LedgerStep step = ledger.apply(entry);
      make_storable(step.facts, kiosk);
      for (const wire::Finding& finding : step.findings) keep(kiosk, finding.sequence, finding.kind, finding.what);
      try {
        fresh_.add(step.facts);
      } catch (const MachineError&) {
        keep(kiosk, entry.sequence, wire::FindingKind::view_differs, "cannot be told apart from an earlier entry");
      }
      if (step.facts.document) {
        counted_sales += step.facts.document->kind == DocumentKind::sale ? 1 : 0;
        counted_paise = saturating_sum(counted_paise, step.facts.document->payable_paise);
      }
      expected_sequence = entry.sequence + 1;
      report_.entries += 1;
    }
    if (expected_sequence - 1 != last_sequence)
      keep(kiosk, last_sequence, wire::FindingKind::sequence_gap,
           "is the last that was taken, the journal ends at " + std::to_string(expected_sequence - 1));
    if (head != wire::as_bytes(previous))
      keep(kiosk, last_sequence, wire::FindingKind::head_differs, "is not the head that was noted");
    if (sales != counted_sales || sum_paise != counted_paise)
      keep(kiosk, 0, wire::FindingKind::view_differs,
           "the running totals say " + std::to_string(sales) + " sales, " + std::to_string(sum_paise) +
               " paise; the journal " + std::to_string(counted_sales) + ", " + std::to_string(counted_paise));
    series(kiosk, ledger);
    batches(kiosk, key);
    branches(kiosk, key);
    report_.kiosks += 1;
    report_.sales += counted_sales;
    report_.sum_paise = saturating_sum(report_.sum_paise, counted_paise);
  }

  // Still inside the caller's transaction: what kiosks send meanwhile is in no table yet.
  HubReport finish() {
    fresh_.finish();
    for (const char* table : storage::fact_table_names) {
      compare(table, "main", "fresh", "says something that the journal does not");
      compare(table, "fresh", "main", "lacks or changes what the journal says");
    }
    std::stable_sort(report_.findings.begin(), report_.findings.end(), [](const HubFinding& a, const HubFinding& b) {
      return std::pair{a.kiosk, a.finding.sequence} < std::pair{b.kiosk, b.finding.sequence};
    });
    report_.ok = report_.findings.empty();
    return std::move(report_);
  }

 private:
  void keep(const std::string& kiosk, std::int64_t sequence, wire::FindingKind kind, const std::string& what) {
    if (report_.findings.size() < hub_findings_max)
      report_.findings.push_back({kiosk, {sequence, kind, what}});
    else
      report_.findings_cut = true;
  }

  void series(const std::string& kiosk, const wire::Ledger& ledger) {
    Statement row(database_, "SELECT series, last_number FROM series WHERE kiosk = ?");
    row.bind(kiosk);
    while (row.step())
      if (row.number(1) != ledger.last_number(row.text(0)))
        keep(kiosk, 0, wire::FindingKind::view_differs,
             "series " + row.text(0) + " is noted to stand at " + std::to_string(row.number(1)) + ", the journal at " +
                 std::to_string(ledger.last_number(row.text(0))));
  }

  // The device signed each head that the hub took, and that head is in the journal or in a branch.
  void batches(const std::string& kiosk, const wire::PublicKey& key) {
    Statement row(database_,
                  "SELECT first_sequence, last_sequence, head, signature FROM batches WHERE kiosk = ? "
                  "ORDER BY first_sequence");
    Statement in_journal(database_, "SELECT hash FROM journal WHERE kiosk = ? AND sequence = ?");
    Statement in_branch(database_, "SELECT 1 FROM branch_entries WHERE kiosk = ? AND sequence = ? AND hash = ?");
    row.bind(kiosk);
    while (row.step()) {
      report_.batches += 1;
      wire::BatchHeader header;
      header.device_key = key;
      header.first = row.number(0);
      header.last = row.number(1);
      const auto head = wire::hash_from_bytes(row.text(2));
      const std::string signature = row.text(3);
      if (head && signature.size() == header.signature.size()) {
        header.head = *head;
        std::copy(signature.begin(), signature.end(), header.signature.begin());
      }
      if (!wire::is_signed_by_device(header))
        keep(kiosk, header.last, wire::FindingKind::signature_wrong, "ends a batch that the device did not sign");
      const bool known = in_journal.bind(kiosk, header.last).step() && in_journal.text(0) == row.text(2);
      in_journal.reset();
      const bool branched =
          !known && in_branch.bind(kiosk, header.last, Statement::Blob{wire::as_bytes(header.head)}).step();
      in_branch.reset();
      if (!known && !branched)
        keep(kiosk, header.last, wire::FindingKind::head_differs, "is not the entry that its batch was signed for");
    }
  }

  void branches(const std::string& kiosk, const wire::PublicKey& key) {
    Statement branch(database_, "SELECT branch, first_sequence, last_sequence, head FROM branches WHERE kiosk = ?");
    branch.bind(kiosk);
    while (branch.step()) {
      keep(kiosk, branch.number(1), wire::FindingKind::chain_broken,
           "has a second form in quarantine: two journals under one key, a person must choose");
      Statement before(database_, "SELECT hash FROM journal WHERE kiosk = ? AND sequence = ?");
      wire::Hash previous = wire::first_previous_hash;
      if (before.bind(kiosk, branch.number(1) - 1).step())
        previous = wire::hash_from_bytes(before.text(0)).value_or(previous);
      Statement row(database_,
                    "SELECT sequence, type, utc_ms, payload, hash FROM branch_entries WHERE kiosk = ? AND branch = ? "
                    "ORDER BY sequence");
      row.bind(kiosk, Statement::Blob{branch.text(0)});
      while (row.step()) {
        const wire::Entry entry{row.number(0), static_cast<std::uint8_t>(row.number(1)), row.number(2), row.text(3)};
        const wire::Hash expected = wire::hash_entry(key, previous, entry);
        if (row.text(4) != wire::as_bytes(expected))
          keep(kiosk, entry.sequence, wire::FindingKind::chain_broken, "was changed inside its branch");
        previous = wire::hash_from_bytes(row.text(4)).value_or(expected);
      }
    }
  }

  void compare(const std::string& table, const std::string& left, const std::string& right, const std::string& what) {
    Statement row(database_, "SELECT kiosk, sequence FROM (SELECT * FROM " + left + "." + table +
                                 " EXCEPT SELECT * FROM " + right + "." + table + ") LIMIT 20");
    while (row.step()) keep(row.text(0), row.number(1), wire::FindingKind::view_differs, "table " + table + " " + what);
  }

  storage::Database& database_;
  FreshFacts fresh_;
  HubReport report_;
};

}  // namespace

HubReport verify_hub(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / hub_file_name;
  if (!std::filesystem::exists(file)) throw MachineError("no_hub", file.string() + ": there is no hub here");
  storage::Database database(file, {.read_only = true, .application_id = storage::hub_application_id},
                             hub_migrations());
  Check check(database);
  database.run("BEGIN");  // one moment, even while kiosks send
  Statement device(database,
                   "SELECT kiosk, device_key, last_sequence, head, sales, sum_paise FROM devices ORDER BY kiosk");
  while (device.step()) {
    const auto key = wire::hash_from_bytes(device.text(1));
    if (!key) throw MachineError("corrupt", file.string() + ": a device key is not one");
    check.kiosk(device.text(0), *key, device.number(2), device.text(3), device.number(4), device.number(5));
  }
  device.reset();
  HubReport report = check.finish();
  database.run("COMMIT");
  return report;
}

std::string in_one_sentence(const HubReport& report) {
  const std::string size = std::to_string(report.kiosks) + (report.kiosks == 1 ? " kiosk, " : " kiosks, ") +
                           std::to_string(report.entries) + " entries";
  if (report.ok)
    return "Hub: " + size + ", " + std::to_string(report.sales) +
           " sales; every chain, signature, total and view agrees.";
  const HubFinding& first = report.findings.front();
  return "Hub: " + std::to_string(report.findings.size()) + (report.findings_cut ? " or more" : "") + " findings in " +
         size + "; the first: " + first.kiosk + " entry " + std::to_string(first.finding.sequence) + " " +
         first.finding.what + ".";
}

}  // namespace odop::hub
