// The uploader's view of a real kiosk database.
#include <catch2/catch.hpp>

#include "storage/migrations.h"
#include "support/memory_source.h"
#include "support/temporary_folder.h"

namespace {

using namespace odop;

struct Books {
  test::TemporaryFolder folder{"journal-source"};
  storage::Database database{folder.path() / "kiosk.sqlite", {}, storage::kiosk_migrations()};
  storage::JournalStore store{database};
  test::SampleJournal journal;

  explicit Books(std::size_t sales)
      : journal([] {
          test::SampleOptions options;
          options.items = 30;
          options.sidecar_percent = 20;
          return options;
        }()) {
    journal.add_sales(sales);
    storage::Transaction transaction(database);
    for (const wire::Entry& entry : journal.entries())
      store.append({entry.sequence, entry.type, entry.utc_ms, entry.payload,
                    std::string{wire::as_bytes(journal.hash_at(entry.sequence))}});
    for (const wire::Sidecar& sidecar : journal.sidecars()) store.put_sidecar(sidecar.hash, sidecar.sealed);
    transaction.commit();
  }
};

}  // namespace

TEST_CASE("A kiosk's database is cut as its journal says", "[sync][storage]") {
  Books books(60);
  sync::KioskJournalSource source(books.database);
  test::MemorySource expected(books.journal);
  CHECK(source.label() == "K07");
  CHECK(source.last_sequence() == books.journal.last_sequence());
  for (const std::int64_t first : {std::int64_t{1}, std::int64_t{40}, books.journal.last_sequence()}) {
    const auto cut = source.cut(first, 25);
    const auto wanted = expected.cut(first, 25);
    REQUIRE(cut);
    CHECK(cut->entries == wanted->entries);
    CHECK(cut->previous_head == wanted->previous_head);
    CHECK(cut->head == wanted->head);
    CHECK(cut->device_key == wanted->device_key);
    CHECK(cut->sidecars.size() == wanted->sidecars.size());
  }
  CHECK_FALSE(source.cut(books.journal.last_sequence() + 1, 25));
  for (const std::int64_t at : {books.journal.last_sequence(), std::int64_t{30}, std::int64_t{50}})
    CHECK(source.totals_at(at) == expected.totals_at(at));
}

TEST_CASE("Sending appends nothing to the journal", "[sync][storage]") {
  Books books(5);
  sync::KioskJournalSource source(books.database);
  const std::int64_t before = books.store.count();
  auto state = source.state();
  state.acknowledged_sequence = 3;
  source.save(state);
  source.note_refused(2, "refused", "why");
  CHECK(books.store.count() == before);
  CHECK(source.state().acknowledged_sequence == 3);
}

TEST_CASE("An address typed while an answer was on its way is not overwritten", "[sync][storage]") {
  Books books(5);
  sync::KioskJournalSource source(books.database);
  auto of_uploader = source.state();
  auto of_settings = storage::read_sync_state(books.database);
  of_settings.hub_url = "http://new.example";
  of_settings.enrol_code = "NEW";
  storage::write_sync_state(books.database, of_settings);
  of_uploader.acknowledged_sequence = 4;
  source.save(of_uploader);
  CHECK(source.state().hub_url == "http://new.example");
  CHECK(source.state().enrol_code == "NEW");
  CHECK(source.state().acknowledged_sequence == 4);
}
