// Promises about table journal and what stands beside it.
#include "storage/journal_store.h"

#include <catch2/catch.hpp>

#include "core/errors.h"
#include "storage/migrations.h"
#include "support/temporary_folder.h"

using namespace odop;
using storage::Database;
using storage::HashBytes;
using storage::JournalRow;
using storage::JournalStore;

namespace {

struct Books {
  test::TemporaryFolder folder{"journal"};
  Database database{folder.path() / "kiosk.sqlite", {}, storage::kiosk_migrations()};
  JournalStore journal{database};
};

JournalRow row(std::int64_t sequence, std::int64_t type = 4) {
  return {sequence, type, 1'000 + sequence, std::string("\0bytes\xFF", 7), std::string(32, 'h')};
}

}  // namespace

TEST_CASE("What is appended is read back byte for byte, in order", "[storage][journal]") {
  Books books;
  CHECK_FALSE(books.journal.last());
  CHECK(books.journal.count() == 0);
  for (std::int64_t sequence = 1; sequence <= 5; ++sequence) books.journal.append(row(sequence));
  CHECK(books.journal.count() == 5);
  CHECK(books.journal.last()->sequence == 5);
  const auto third = books.journal.at(3);
  REQUIRE(third);
  CHECK(third->type == 4);
  CHECK(third->utc_ms == 1'003);
  CHECK(third->payload == std::string("\0bytes\xFF", 7));
  CHECK(third->hash == std::string(32, 'h'));
  CHECK_FALSE(books.journal.at(6));
  const auto middle = books.journal.read(2, 3);
  REQUIRE(middle.size() == 3);
  CHECK(middle.front().sequence == 2);
  CHECK(middle.back().sequence == 4);
  std::int64_t seen = 0;
  books.journal.visit(1, 5, [&](const JournalRow&) { return ++seen < 2; });
  CHECK(seen == 2);
}

TEST_CASE("A sequence is taken once", "[storage][journal]") {
  Books books;
  books.journal.append(row(1));
  CHECK_THROWS_AS(books.journal.append(row(1)), MachineError);
  CHECK(books.journal.count() == 1);
}

TEST_CASE("Opening reads only the entries that later ones point to, through their index", "[storage][journal]") {
  Books books;
  for (std::int64_t sequence = 1; sequence <= 300; ++sequence)
    books.journal.append(row(sequence, sequence == 1 ? 1 : sequence <= 3 ? 2 : sequence % 100 == 0 ? 3 : 4));
  std::vector<std::int64_t> visited;
  books.journal.visit_references([&](const JournalRow& reference) { visited.push_back(reference.sequence); });
  CHECK(visited == std::vector<std::int64_t>{1, 2, 3, 100, 200, 300});
  storage::Statement plan(books.database,
                          "EXPLAIN QUERY PLAN SELECT sequence, type, utc_ms, payload, hash FROM journal INDEXED BY "
                          "journal_reference WHERE type <= 3 ORDER BY sequence");
  std::string detail;
  while (plan.step()) detail += plan.text(3) + "\n";
  CAPTURE(detail);
  CHECK(detail.find("journal_reference") != std::string::npos);
  CHECK(detail.find("TEMP B-TREE") == std::string::npos);
  // The index holds the six references and no sale.
  CHECK(books.database.number("SELECT count(*) FROM journal INDEXED BY journal_reference WHERE type <= 3") == 6);
}

TEST_CASE("Personal data can be kept twice, found by its hash and erased without touching the chain",
          "[storage][journal]") {
  Books books;
  books.journal.append(row(1));
  HashBytes hash{};
  hash[0] = 0xFF;
  HashBytes other{};
  CHECK_FALSE(books.journal.sidecar(hash));
  books.journal.put_sidecar(hash, std::string("sealed\0phone", 12));
  books.journal.put_sidecar(hash, "a repeated batch brings it again");
  books.journal.put_sidecar(other, "another buyer");
  CHECK(books.journal.sidecar(hash) == std::string("sealed\0phone", 12));
  books.journal.erase_sidecar(hash);
  CHECK_FALSE(books.journal.sidecar(hash));
  books.journal.erase_sidecar(hash);  // again is not an error
  CHECK(books.journal.sidecar(other) == "another buyer");
  CHECK(books.journal.count() == 1);
}

TEST_CASE("What the hub acknowledged is kept outside the journal", "[storage][journal]") {
  Books books;
  books.journal.append(row(1));
  CHECK(storage::read_sync_state(books.database).acknowledged_sequence == 0);
  storage::SyncState state;
  state.hub_url = "https://hub.example";
  state.enrol_code = "1234-ABCD";
  state.enrolled = true;
  state.acknowledged_sequence = 17;
  state.hub_entries = 16;
  state.hub_sales = 9;
  state.hub_sum_paise = 318'450'00;
  state.hub_head = "ab12";
  state.last_answer_ms = 1'736'740'000'000;
  state.parked_code = "label_taken";
  state.parked_detail = "K07";
  storage::write_sync_state(books.database, state);
  const auto read = storage::read_sync_state(books.database);
  CHECK(read.hub_url == state.hub_url);
  CHECK(read.enrol_code == state.enrol_code);
  CHECK(read.enrolled);
  CHECK(read.acknowledged_sequence == 17);
  CHECK(read.hub_entries == 16);
  CHECK(read.hub_sales == 9);
  CHECK(read.hub_sum_paise == 318'450'00);
  CHECK(read.hub_head == "ab12");
  CHECK(read.last_answer_ms == state.last_answer_ms);
  CHECK(read.parked_code == "label_taken");
  CHECK(read.parked_detail == "K07");
  storage::note_refused_entry(books.database, 5, "refused", "unknown_event");
  storage::note_refused_entry(books.database, 5, "differs", "first at 5");
  CHECK(books.database.number("SELECT count(*) FROM sync_refused") == 1);
  CHECK(books.database.text("SELECT answer FROM sync_refused WHERE sequence = 5") == "differs");
  CHECK(books.journal.count() == 1);
}
