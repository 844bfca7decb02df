// kill -9 in the middle of business: a child process sells on a real folder on disk and reports each serial when the
// till has acknowledged it; the parent kills it at a random moment and opens the books. Nothing that was reported may
// be missing. ODOP_RANDOM_SCALE=10 kills 5,000 times.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <random>
#include <stdexcept>

#include "crash_stall.h"
#include "support/random_scale.h"
#include "support/temporary_folder.h"

using namespace odop;
using test::CrashStall;

namespace {

struct Report {  // small enough that a pipe never splits it
  std::int64_t sequence;
  char serial[24];
};
static_assert(sizeof(Report) <= 512);

// The child: opens the till, sells until it is killed. Never returns, never runs the parent's destructors.
[[noreturn]] void sell_until_killed(CrashStall& stall, int pipe, std::uint64_t seed) {
  try {
    std::mt19937_64 random{seed};
    const auto till = stall.open();
    std::size_t reported = stall.memory().sales.size();
    for (;;) {
      stall.do_deed(*till, random);
      const auto& sales = stall.memory().sales;
      for (; reported < sales.size(); ++reported) {
        Report report{sales[reported].sequence, {}};
        std::snprintf(report.serial, sizeof report.serial, "%s", sales[reported].serial.c_str());
        if (::write(pipe, &report, sizeof report) != static_cast<ssize_t>(sizeof report)) ::_exit(3);
      }
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "the selling child failed: %s\n", error.what());
    ::_exit(2);
  }
}

}  // namespace

TEST_CASE("kill -9 at any moment loses no sale that was reported as sold", "[till][crash][kill]") {
  const std::int64_t kills = test::scaled(500);
  constexpr int kills_per_kiosk = 25;
  std::int64_t killed = 0, reported_sales = 0, lives_with_sales = 0;
  while (killed < kills) {
    const test::TemporaryFolder folder("kill");
    CrashStall stall(folder.path(), {});
    for (int life = 0; life < kills_per_kiosk && killed < kills; ++life, ++killed) {
      const std::uint64_t seed = test::seed_first() + static_cast<std::uint64_t>(killed);
      std::mt19937_64 random{seed};
      std::array<int, 2> ends{};
      REQUIRE(::pipe(ends.data()) == 0);
      const pid_t child = ::fork();
      REQUIRE(child >= 0);
      if (child == 0) {
        ::close(ends[0]);
        sell_until_killed(stall, ends[1], seed);
      }
      ::close(ends[1]);

      // Wait for some reports, then a little longer, so that the kill falls into every part of a deed. In one life in
      // ten wait for none: then it falls into the opening of the books.
      std::vector<test::AcknowledgedSale> sold;
      const auto read_report = [&] {
        Report report{};
        if (::read(ends[0], &report, sizeof report) != static_cast<ssize_t>(sizeof report)) return false;
        sold.push_back({report.serial, report.sequence});
        return true;
      };
      const auto wanted = std::uniform_int_distribution<std::size_t>{0, 9}(random);
      bool is_alive = true;
      while (is_alive && sold.size() < wanted) is_alive = read_report();
      ::usleep(std::uniform_int_distribution<useconds_t>{0, 4'000}(random));
      REQUIRE(::kill(child, SIGKILL) == 0);
      while (read_report()) {
      }
      ::close(ends[0]);
      int status = 0;
      REQUIRE(::waitpid(child, &status, 0) == child);
      INFO("seed " << seed << ", " << sold.size() << " sales reported");
      REQUIRE(WIFSIGNALED(status));
      REQUIRE(WTERMSIG(status) == SIGKILL);

      stall.remember_sold(sold);
      const auto till = stall.open();
      const std::string fault = stall.fault_after_kill(*till);
      REQUIRE(fault == "");
      reported_sales += static_cast<std::int64_t>(sold.size());
      lives_with_sales += sold.empty() ? 0 : 1;
    }
  }
  CHECK(lives_with_sales > kills / 2);
  WARN(killed << " times kill -9, " << reported_sales << " reported sales, 0 lost");
}
