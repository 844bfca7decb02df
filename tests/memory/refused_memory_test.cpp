// A till that gets no memory, at any allocation of a deed: the answer tells the truth. Either the machine's trouble is
// told and nothing of the deed is in the books, or the deed is there whole; the till lives, the next customer is served
// at once, and the books verify. ODOP_RANDOM_SCALE=60 tries every single one.
#include <catch2/catch.hpp>
#include <random>

#include "failing_allocator.h"
#include "support/random_scale.h"
#include "till/asking_stall.h"
#include "till/verify_books.h"

using namespace odop;
using test::Allocator;

TEST_CASE("Without memory a deed is refused in words or stored whole, and the next one goes through", "[memory]") {
  test::spare_this_thread();
  std::int64_t tried = 0, refused = 0, stored = 0, without_paper = 0;
  std::mt19937_64 random{test::seed_first()};
  for (const test::AskedDeed& deed : test::asked_deeds)
    for (const Allocator allocator : {Allocator::program, Allocator::sqlite})
      for (const bool lasts : {false, true}) {
        test::AskingStall stall;
        const auto verify = [&] {
          const auto report = till::verify_books(stall.file(), {});
          INFO(till::in_one_sentence(report));
          REQUIRE(report.ok);
        };
        stall.sold_serial();
        // Until the commit closely, what is read for papers and state after it in larger steps.
        const auto step_of = [](double one_in) {
          return static_cast<std::int64_t>(std::max(1.0, one_in / test::random_scale()));
        };
        const std::int64_t step_before = step_of(allocator == Allocator::sqlite ? 2 : 3), step_after = step_of(60);
        std::int64_t refused_here = 0;
        std::int64_t at = std::uniform_int_distribution<std::int64_t>{1, step_before}(random), step = step_before;
        for (bool is_reached = true; is_reached; at += step) {
          INFO(deed.name << ", " << (allocator == Allocator::sqlite ? "SQLite's" : "the program's") << " allocation "
                         << at << (lasts ? " and all after it" : ""));
          till::TillRequest request = deed.request(stall);
          const std::int64_t entries = stall.entries(), documents = stall.documents();
          const auto answer = stall.ask(
              std::move(request), [&] { test::refuse_memory(allocator, at, lasts); }, test::all_memory_is_there);
          is_reached = test::was_memory_refused();
          ++tried;
          if (const auto* trouble = std::get_if<till::MachineTrouble>(&answer)) {
            INFO(trouble->kind << " " << trouble->detail);
            REQUIRE(is_reached);
            REQUIRE(trouble->kind == "no_memory");
            REQUIRE(stall.entries() == entries);
            ++refused_here;
            step = step_before;
          } else {
            REQUIRE(deed.is_done(answer));
            REQUIRE(stall.entries() > entries);
            REQUIRE(stall.documents() == documents + deed.documents);
            stored += is_reached;
            without_paper += stall.draw_missing_papers(answer);
            if (at > 100) step = step_after;
          }
          stall.sold_serial();
          if (tried % 50 == 0) verify();
        }
        CHECK(refused_here > 0);
        refused += refused_here;
        verify();
      }
  WARN(tried << " deeds without memory, " << refused << " refused, " << stored << " stored whole all the same, "
             << without_paper << " with a paper drawn later");
}
