// Several journals under one key: copies of a disk that went on on several machines. Each is kept, none holds up
// another.
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "home.h"
#include "support/random_scale.h"

namespace {

using namespace odop;
using test::Hub;
using test::LoopbackTransport;
using test::SampleJournal;
using test::Stall;

void go_own_way(SampleJournal& journal, const std::string& which) {
  journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::reserved_booking), which);
}

// One stretch of a journal as a batch. What the hub says when it lacks what stands before is an answer like others.
hub::MergeOutcome send(Hub& hub, const SampleJournal& journal, std::int64_t first, std::int64_t last) {
  return hub::merge_batch(*hub.store, journal.batch(first, last, wire::Predictor::none), 1);
}

void enrol(Hub& hub, const SampleJournal& journal) {
  sync::EnrolRequest request{hub.code(journal.label()), journal.label(), journal.device_key(), {}};
  request.signature = journal.signer().sign(sync::enrol_message(request.device_key, request.kiosk, request.code));
  REQUIRE(std::holds_alternative<hub::Enrolled>(hub::enrol_device(*hub.store, request, hub.clock.utc_ms())));
}

// A journal that can be copied as a disk can: by doing again what was done.
struct Forkable {
  test::SampleOptions options;
  SampleJournal journal{options};
  std::vector<std::pair<std::size_t, std::string>> deeds;

  explicit Forkable(const test::SampleOptions& given) : options(given) {}
  void sell(std::size_t sales) {
    journal.add_sales(sales);
    deeds.emplace_back(sales, "");
  }
  void part(const std::string& which) {
    go_own_way(journal, which);
    deeds.emplace_back(0, which);
  }
  std::unique_ptr<Forkable> copy() const {
    auto made = std::make_unique<Forkable>(options);
    for (const auto& [sales, which] : deeds) which.empty() ? made->sell(sales) : made->part(which);
    return made;
  }
};

void check_kept(Hub& hub, const SampleJournal& journal) {
  const std::int64_t last = journal.last_sequence();
  const auto outcome = send(hub, journal, last, last);
  REQUIRE(std::holds_alternative<sync::BatchAnswer>(outcome));
  const auto& totals = std::get<sync::BatchAnswer>(outcome).totals;
  CHECK(totals.sales == journal.sales());
  CHECK(totals.sum_paise == journal.sum_paise());
  CHECK(totals.head_hex == wire::to_hex(journal.hash_at(last)));
}

}  // namespace

TEST_CASE("A fork of a fork whose answer was lost is sent again, cut otherwise, and holds nothing up", "[hub][fork]") {
  Hub hub;
  const auto options = Stall::options("K07", 5);
  SampleJournal stall(options), twin(options), third(options);
  enrol(hub, stall);
  for (SampleJournal* journal : {&stall, &twin, &third}) journal->add_sales(10);
  const std::int64_t shared = stall.last_sequence();
  stall.add_sales(4);
  for (SampleJournal* journal : {&twin, &third}) {
    go_own_way(*journal, "the twin");
    journal->add_sales(3);
  }
  const std::int64_t shared_by_twins = twin.last_sequence();
  twin.add_sales(3);
  go_own_way(third, "the third");
  third.add_sales(3);
  for (const SampleJournal* journal : {&stall, &twin, &third})
    REQUIRE(std::holds_alternative<sync::BatchAnswer>(send(hub, *journal, 1, journal->last_sequence())));
  CHECK(hub.status_of("K07").branches == 2);

  // From before, at and after each place where they part.
  for (const SampleJournal* journal : {&third, &twin, &stall})
    for (const std::int64_t first : {shared - 1, shared + 1, shared + 2, shared_by_twins, shared_by_twins + 1})
      for (std::int64_t last = first; last <= journal->last_sequence(); ++last) {
        INFO(first << " .. " << last);
        const auto outcome = send(hub, *journal, first, last);
        REQUIRE(std::holds_alternative<sync::BatchAnswer>(outcome));
        CHECK(sync::covers(std::get<sync::BatchAnswer>(outcome), first, last));
      }
  CHECK(hub.status_of("K07").branches == 2);
  for (SampleJournal* journal : {&third, &twin, &stall}) {
    const std::int64_t before = journal->last_sequence();
    journal->add_sales(2);
    REQUIRE(std::holds_alternative<sync::BatchAnswer>(send(hub, *journal, before - 1, journal->last_sequence())));
    check_kept(hub, *journal);
  }
  CHECK(hub.status_of("K07").branches == 2);
  CHECK(hub::verify_hub(hub.folder.path()).findings.size() == 2);
}

TEST_CASE("Whatever parts of whatever forks arrive in whatever order, every journal is kept once",
          "[hub][fork][random]") {
  const std::int64_t rounds = test::scaled(25);
  for (std::int64_t round = 0; round < rounds; ++round) {
    const std::uint64_t seed = test::seed_first() + static_cast<std::uint64_t>(round);
    INFO("ODOP_SEED_FIRST=" << seed);
    std::mt19937_64 engine(seed);
    Hub hub(storage::Durability::none);
    auto options = Stall::options("K07", seed);
    options.items = 2;
    std::vector<std::unique_ptr<Forkable>> journals;
    journals.push_back(std::make_unique<Forkable>(options));
    enrol(hub, journals[0]->journal);
    journals[0]->sell(2);
    for (int moment = 0; moment < 80; ++moment) {
      const std::size_t i = engine() % journals.size();
      if (engine() % 12 == 0 && journals.size() < 5) {
        journals.push_back(journals[i]->copy());
        journals.back()->part("way " + std::to_string(journals.size()));
        journals[i]->sell(1);
      } else if (engine() % 3 == 0) {
        journals[i]->sell(1 + engine() % 3);
      } else {
        const auto last = static_cast<std::uint64_t>(journals[i]->journal.last_sequence());
        const std::uint64_t first = 1 + engine() % last;
        const auto outcome = send(hub, journals[i]->journal, static_cast<std::int64_t>(first),
                                  static_cast<std::int64_t>(first + engine() % (last - first + 1)));
        if (const auto* problem = std::get_if<sync::Problem>(&outcome)) REQUIRE(problem->code == "behind");
      }
    }
    for (const auto& kept : journals)
      REQUIRE(std::holds_alternative<sync::BatchAnswer>(send(hub, kept->journal, 1, kept->journal.last_sequence())));
    for (const auto& kept : journals) check_kept(hub, kept->journal);
    CHECK(hub.status_of("K07").branches == static_cast<std::int64_t>(journals.size()) - 1);
    const auto report = hub::verify_hub(hub.folder.path());
    INFO(hub::in_one_sentence(report));
    CHECK(report.findings.size() == journals.size() - 1);
  }
}

TEST_CASE("A hub is verified while stalls send, and nothing that arrives meanwhile looks like a fault", "[hub]") {
  Hub hub;
  SampleJournal journal(Stall::options("K07"));
  enrol(hub, journal);
  journal.add_sales(400);
  std::atomic<bool> done{false};
  std::int64_t sent = 0;
  std::string trouble;
  std::thread stall([&] {
    while (sent < journal.last_sequence() && !done) {
      if (const auto outcome = send(hub, journal, sent + 1, sent + 1); std::holds_alternative<sync::Problem>(outcome))
        trouble = std::get<sync::Problem>(outcome).code;
      ++sent;
    }
  });
  std::int64_t verified = 0;
  std::vector<std::string> said;
  for (int i = 0; i < 15; ++i) {
    const auto report = hub::verify_hub(hub.folder.path());
    if (!report.ok) said.push_back(hub::in_one_sentence(report));
    verified = std::max(verified, report.entries);
  }
  done = true;
  stall.join();
  CHECK(trouble == "");
  CHECK(said == std::vector<std::string>{});
  CHECK(verified > 0);
}
