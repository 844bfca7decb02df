// Random days of two stalls and one hub, with everything that a network, a power cut and a crash can do between them.
#include <catch2/catch.hpp>

#include "home.h"
#include "support/random_scale.h"

namespace {

using namespace odop;

// Every label once: A1 .. Z999.
std::string label_of(std::int64_t number) {
  return std::string(1, static_cast<char>('A' + number / 999 % 26)) + std::to_string(number % 999 + 1);
}

constexpr std::int64_t labels_of_a_hub = 20'000;

}  // namespace

TEST_CASE("Whatever is cut, lost, doubled, late or garbled: the hub ends with what the stalls sold", "[hub][random]") {
  const std::int64_t schedules = test::scaled(1'500);
  std::unique_ptr<test::Hub> hub;
  std::int64_t labels = 0, sales = 0;
  for (std::int64_t schedule = 0; schedule < schedules; ++schedule) {
    const std::uint64_t seed = test::seed_first() + static_cast<std::uint64_t>(schedule);
    INFO("ODOP_SEED_FIRST=" << seed);
    // One hub takes many fairs; a fresh file for each would only test the file system. Its disk is not on trial here.
    if (!hub || labels + 2 > labels_of_a_hub) {
      hub = std::make_unique<test::Hub>(storage::Durability::none);
      labels = 0;
    }
    std::mt19937_64 engine(seed);
    std::vector<std::unique_ptr<test::Stall>> stalls;
    std::vector<std::unique_ptr<sync::Uploader>> uploaders;
    test::FaultyTransport network(*hub, engine, 10 + static_cast<int>(engine() % 80));
    const auto nothing = [](std::int64_t) { return std::int64_t{0}; };
    for (int i = 0; i < 2; ++i) {
      auto options = test::Stall::options(label_of(labels++), seed * 2 + static_cast<std::uint64_t>(i));
      options.items = 1 + engine() % 4;
      options.sidecar_percent = 10;
      stalls.push_back(std::make_unique<test::Stall>(*hub, options));
      uploaders.emplace_back();
    }
    const auto restart = [&](std::size_t i) {
      uploaders[i] = std::make_unique<sync::Uploader>(stalls[i]->source, network, stalls[i]->journal.signer(),
                                                      hub->clock, nothing);
    };
    restart(0);
    restart(1);
    const auto moments = 4 + engine() % 10;
    for (std::uint64_t moment = 0; moment < moments; ++moment) {
      const std::size_t i = engine() % 2;
      if (engine() % 3 == 0) stalls[i]->journal.add_sales(1 + engine() % 3);
      try {
        (void)uploaders[i]->step();
      } catch (const test::KioskDied&) {
        restart(i);
      }
      if (engine() % 20 == 0) restart(i);
      if (engine() % 40 == 0) hub->start();
    }
    // The network comes back.
    test::LoopbackTransport sound(*hub);
    for (const auto& stall : stalls) {
      stall->send_all(sound, hub->clock);
      const auto& state = stall->source.state();
      CHECK(state.parked_code.empty());
      CHECK(state.acknowledged_sequence == stall->journal.last_sequence());
      CHECK(state.hub_sales == stall->journal.sales());
      sales += stall->journal.sales();
      CHECK(state.hub_sum_paise == stall->journal.sum_paise());
      CHECK(state.hub_head == wire::to_hex(stall->journal.hash_at(stall->journal.last_sequence())));
    }
    if (schedule % 500 == 499 || schedule + 1 == schedules) {
      const auto report = hub::verify_hub(hub->folder.path());
      INFO(hub::in_one_sentence(report));
      REQUIRE(report.ok);
    }
  }
  WARN(schedules << " random days of two stalls, " << sales << " sales, 0 lost");
}
