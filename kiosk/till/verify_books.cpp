#include "till/verify_books.h"

#include <unistd.h>

#include <algorithm>

#include "core/errors.h"
#include "storage/fact_tables.h"
#include "storage/migrations.h"
#include "storage/till_tables.h"
#include "till/replay.h"

namespace odop::till {

namespace {

// A database of views that nobody keeps, beside the one being checked only in memory of this process.
class FreshViews {
 public:
  FreshViews()
      : file_(std::filesystem::temp_directory_path() / ("odop-verify-" + std::to_string(::getpid()) + ".sqlite")),
        database_(fresh_file(file_), {.durability = storage::Durability::none}, storage::kiosk_migrations()),
        facts_(database_),
        tables_(database_),
        transaction_(database_) {}
  ~FreshViews() {
    for (const char* suffix : {"", "-wal", "-shm"}) {
      std::error_code ignored;
      std::filesystem::remove(file_.string() + suffix, ignored);
    }
  }
  FreshViews(const FreshViews&) = delete;
  FreshViews& operator=(const FreshViews&) = delete;

  void add(const Facts& facts) {
    facts_.write(facts);
    tables_.apply(facts);
  }
  void finish() {
    tables_.save_totals();
    transaction_.commit();
  }
  storage::Totals totals() { return tables_.totals(); }
  const std::filesystem::path& file() const { return file_; }

 private:
  static const std::filesystem::path& fresh_file(const std::filesystem::path& file) {
    std::filesystem::remove(file);
    return file;
  }
  std::filesystem::path file_;
  storage::Database database_;
  storage::FactWriter facts_;
  storage::TillTables tables_;
  storage::Transaction transaction_;
};

void compare_table(storage::Database& database, const std::string& table, const std::string& sequence_column,
                   std::vector<wire::Finding>& findings) {
  const auto differing = [&](const char* left, const char* right, const char* what) {
    storage::Statement rows(database, "SELECT " + sequence_column + " FROM (SELECT * FROM " + left + "." + table +
                                          " EXCEPT SELECT * FROM " + right + "." + table + ") LIMIT 20");
    while (rows.step())
      findings.push_back({rows.number(0), wire::FindingKind::view_differs, "table " + table + " " + what});
  };
  differing("main", "fresh", "says something that the journal does not");
  differing("fresh", "main", "lacks or changes what the journal says");
}

}  // namespace

BooksReport verify_books(const std::filesystem::path& file, const std::vector<Witness>& witnesses) {
  storage::Database database(file, {.read_only = true}, storage::kiosk_migrations());
  BooksReport report;
  const auto keep = [&](const wire::Finding& finding) {
    if (report.findings.size() < findings_max)
      report.findings.push_back(finding);
    else
      report.findings_cut = true;
  };

  FreshViews fresh;
  storage::Statement(database, "ATTACH ? AS fresh").bind(fresh.file().string()).execute();
  // One moment of the journal and its views, even while the kiosk sells on.
  database.run("BEGIN");
  std::vector<Witness> waiting = witnesses;
  const ReplayEnd end = replay_journal(
      database,
      [&](const wire::LedgerStep& step) {
        for (const wire::Finding& finding : step.findings) keep(finding);
        try {
          fresh.add(step.facts);
        } catch (const MachineError&) {
          keep({step.facts.sequence, wire::FindingKind::view_differs, "cannot be told apart from an earlier entry"});
        }
      },
      [&](std::int64_t sequence, const wire::Hash& hash) {
        const std::string hex = wire::to_hex(hash);
        for (auto witness = waiting.begin(); witness != waiting.end();) {
          if (witness->sequence != sequence) {
            ++witness;
            continue;
          }
          if (hex.compare(0, witness->head_hex.size(), witness->head_hex) != 0)
            keep({sequence, wire::FindingKind::head_differs,
                  "is not what the " + witness->source + " saw: " + witness->head_hex});
          report.witnesses.push_back(*witness);
          witness = waiting.erase(witness);
        }
      });
  fresh.finish();
  for (const Witness& missing : waiting) {
    keep({missing.sequence, wire::FindingKind::head_differs,
          "is missing: the " + missing.source + " has seen it, the journal ends at " +
              std::to_string(end.last_sequence)});
    report.witnesses.push_back(missing);
  }

  std::vector<wire::Finding> differences;
  for (const char* table : storage::fact_table_names) compare_table(database, table, "sequence", differences);
  compare_table(database, "series", "0", differences);
  compare_table(database, "stock", "0", differences);
  compare_table(database, "turnover", "0", differences);
  compare_table(database, "totals", "0", differences);
  compare_table(database, "maker_days", "0", differences);
  database.run("COMMIT");
  for (const wire::Finding& difference : differences) keep(difference);
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [](const wire::Finding& a, const wire::Finding& b) { return a.sequence < b.sequence; });

  const storage::Totals totals = fresh.totals();
  report.kiosk = end.label;
  report.entries = end.entries;
  report.head_hex = wire::to_hex(end.head);
  report.sales = totals.sales;
  report.sum_paise = totals.sum_paise;
  report.ok = report.findings.empty();
  return report;
}

std::string in_one_sentence(const BooksReport& report) {
  const std::string size = std::to_string(report.entries) + (report.entries == 1 ? " entry" : " entries");
  if (!report.ok) {
    const wire::Finding& first = report.findings.front();
    const std::string where =
        first.sequence > 0 ? "entry " + std::to_string(first.sequence) : std::string{"a running total"};
    return report.kiosk + ": " + std::to_string(report.findings.size()) + (report.findings_cut ? " or more" : "") +
           " findings in " + size + "; the first: " + where + " " + first.what + ".";
  }
  const std::string good = report.kiosk + ": " + size + ", " + std::to_string(report.sales) +
                           (report.sales == 1 ? " sale" : " sales") +
                           ", the chain, totals, serials and views agree up to head " + report.head_hex.substr(0, 8) +
                           " at " + std::to_string(report.entries);
  if (report.witnesses.empty())
    return good + "; no witness was given, so entries cut off after the last one could not be noticed.";
  const Witness& last = *std::max_element(report.witnesses.begin(), report.witnesses.end(),
                                          [](const Witness& a, const Witness& b) { return a.sequence < b.sequence; });
  return good + "; the " + last.source + " confirms it up to " + std::to_string(last.sequence) +
         (last.sequence < report.entries ? ", later entries could have been followed by others that were cut off."
                                         : ".");
}

}  // namespace odop::till
