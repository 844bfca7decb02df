// Two stalls without screens, one hub, and kills on both sides while they send.
#include <catch2/catch.hpp>
#include <random>
#include <thread>

#include "journeys/stall.h"
#include "support/random_scale.h"

namespace odop::test {

TEST_CASE("Two stalls and a hub, killed at any moment, agree to the paisa when all are back", "[journeys][sync]") {
  const TemporaryFolder folder("two-stalls");
  Hub hub(folder.path() / "hub");
  const std::array<std::string, 2> labels{"K07", "K08"};
  std::array<std::filesystem::path, 2> stalls;
  std::array<std::int64_t, 2> sold_paise{};
  for (std::size_t i = 0; i < 2; ++i) {
    stalls[i] = folder.path() / labels[i];
    odop({"init", stalls[i].string(), "--pack", demo_pack().string(), "--kiosk", labels[i], "--hub", hub.url(),
          "--enrol", hub.enrol(labels[i])});
  }
  std::mt19937_64 random(seed_first() + 7);
  const auto a_moment = [&](std::uint64_t ms) {
    std::this_thread::sleep_for(std::chrono::microseconds{random() % (ms * 1000)});
  };
  for (std::int64_t round = 0; round < scaled(20); ++round) {
    CAPTURE(round);
    for (std::size_t i = 0; i < 2; ++i) {
      for (std::uint64_t sale = 0; sale <= random() % 3; ++sale) {
        const std::string rrn = "50291" + std::to_string(1'000'000 + round * 1000 + static_cast<std::int64_t>(i) * 100 +
                                                         static_cast<std::int64_t>(sale));
        const std::string tender = random() % 2 == 0 ? "cash:5000000" : "upi:42000:" + rrn;
        const Json answer =
            odop({"sell", stalls[i].string(), "--pin", "2025", "--items", "BSR-VASE-01", "--tender", tender});
        sold_paise[i] += answer.at("total_paise").get<std::int64_t>();
      }
    }
    {
      ChildProgram first({"odop", "sync", stalls[0].string(), "--once"}, folder.path() / "sync-0.log");
      ChildProgram second({"odop", "sync", stalls[1].string(), "--once"}, folder.path() / "sync-1.log");
      a_moment(40);
      if (random() % 2 == 0) hub.cut_power();
      first.cut_power();
      if (random() % 2 == 0) a_moment(20);
      second.cut_power();
    }
    hub.cut_power();
    hub.start();
  }
  std::int64_t sum_paise = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    const Json synced = odop({"sync", stalls[i].string(), "--once"});
    CHECK(synced.at("agrees") == true);
    CHECK(books_of(stalls[i]).sum_paise == sold_paise[i]);
    check_agreement(stalls[i], hub, labels[i]);
    check_whole(stalls[i]);
    sum_paise += hub.status_of(labels[i]).at("sum_paise").get<std::int64_t>();
  }
  CHECK(sum_paise == sold_paise[0] + sold_paise[1]);
  check_whole(hub.data());
}

}  // namespace odop::test
