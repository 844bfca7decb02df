// db/reports/*.sql are written once; SQLite and PostgreSQL must read them alike, to the row and to the paisa.
#include <catch2/catch.hpp>

#include "books.h"
#include "postgres.h"
#include "reports/report_queries.h"
#include "support/random_scale.h"

namespace {

using namespace odop;

const test::PostgresCluster& cluster() {
  static const test::PostgresCluster started;
  return started;
}

struct Answer {
  std::vector<std::string> columns;
  std::vector<reports::Row> rows;
  friend bool operator==(const Answer&, const Answer&) = default;
};

Answer ask(reports::QuerySource& source, const std::string& sql, const std::string& event) {
  Answer answer;
  source.run(
      sql, event, [&](const std::vector<std::string>& columns) { answer.columns = columns; },
      [&](const reports::Row& row) { answer.rows.push_back(row); });
  return answer;
}

std::string shown(const Answer& answer, std::size_t row) {
  if (row >= answer.rows.size()) return "(no such row)";
  std::string line;
  for (std::size_t i = 0; i < answer.columns.size(); ++i) {
    const auto* number = std::get_if<std::int64_t>(&answer.rows[row][i]);
    line += " " + answer.columns[i] + "=" + (number ? std::to_string(*number) : std::get<1>(answer.rows[row][i]));
  }
  return line;
}

// How many rows there were to compare.
std::size_t check_alike(test::Books& books, const std::vector<std::string>& events) {
  test::PostgresQuerySource postgres(cluster(), books.database());
  std::size_t rows = 0;
  for (const storage::Migration& query : reports::report_queries())
    for (const std::string& event : events) {
      CAPTURE(query.name, event);
      const Answer here = ask(books.sqlite(), query.sql, event), there = ask(postgres, query.sql, event);
      CHECK(here.columns == there.columns);
      std::size_t row = 0;
      while (row < here.rows.size() && row < there.rows.size() && here.rows[row] == there.rows[row]) ++row;
      INFO("row " << row << "\nSQLite:    " << shown(here, row) << "\nPostgreSQL:" << shown(there, row));
      CHECK((here.rows == there.rows));
      rows += here.rows.size();
    }
  return rows;
}

}  // namespace

TEST_CASE("Every report says the same on SQLite and on PostgreSQL", "[reports][postgres][random]") {
  const std::int64_t rounds = test::scaled(4);
  for (std::int64_t round = 0; round < rounds; ++round) {
    const std::uint64_t seed = test::seed_first() + static_cast<std::uint64_t>(round);
    INFO("ODOP_SEED_FIRST=" << seed);
    test::Books books;
    for (const auto& [label, event] :
         {std::pair{"K07", "mahakumbh-2025"}, {"K08", "mahakumbh-2025"}, {"B1", "diwali"}}) {
      test::SampleJournal journal(test::fair(label, seed * 3 + 1, event));
      journal.add_sales(120);
      books.add(journal);
    }
    CHECK(check_alike(books, {"", "mahakumbh-2025", "diwali", "no-such-event"}) > 1'000);
  }
}

TEST_CASE("Empty books are the same nothing on both", "[reports][postgres]") {
  test::Books books;
  CHECK(check_alike(books, {"", "mahakumbh-2025"}) == 0);
}

TEST_CASE("Refunds, ties and names of every kind come out alike and in one order", "[reports][postgres]") {
  test::Books books;
  const std::vector<std::string> names{"Kurta, white", "6\" plate",    "two\nlines", "=1+1", "+91", "-5",
                                       "@home",        "कढ़ाई \"बूटी\"", "zari",       "Zari", "ज़री", "O'Hara",
                                       "50 %",         "back\\slash",  "a:event b",  ""};
  std::int64_t sequence = 0;
  for (const char* kiosk : {"K07", "K10", "K9"})
    for (const std::string& name : names) {
      // The same sku under names that came one after another, all of them sold for the same.
      const ItemFact item{"SKU-1", name, name, "6912", "handicraft", 1, 11'800, "UPH", name, "azamgarh", "handicraft"};
      books.add(test::item_entry("fair", kiosk, ++sequence, item));
      const std::int64_t version = sequence;
      const Facts sold = test::document_of("fair", kiosk, ++sequence, item, version, 11'800);
      books.add(sold);
      books.add(test::consolidated_of(sold, ++sequence));
      books.add(test::document_of("fair", kiosk, ++sequence, item, version, -11'800, DocumentType::credit_note));
      books.add(test::document_of("fair", kiosk, ++sequence, item, version, 5'900));
    }
  CHECK(check_alike(books, {"", "fair"}) > 100);
}
