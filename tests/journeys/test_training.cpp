// A new person's first minutes: training in Hindi at 1366x768, touching nothing but what is ringed. The real books must
// not know of it.
#include <catch2/catch.hpp>

#include "journeys/stall.h"
#include "journeys/way.h"

namespace odop::test {

namespace {

std::int64_t number_in(const std::filesystem::path& data, const std::string& query) {
  const Ran ran = run_program({"sqlite3", "-readonly", (data / "kiosk.sqlite").string(), query});
  INFO(ran.err);
  REQUIRE(ran.exit_code == 0);
  return std::stoll(ran.out);
}

void start_training(KioskDriver& kiosk) {
  kiosk.touch("till.menu");
  kiosk.touch("till.menu.training");
  kiosk.wait_for("training.ring");
}

// Touches what is ringed until nothing is.
std::vector<std::string> follow_the_ring(KioskDriver& kiosk) {
  std::vector<std::string> touched;
  for (;;) {
    const std::string last = touched.empty() ? "" : touched.back();
    const Seen seen = kiosk.wait_until("another ring, or the end", [&](const Seen& s) {
      const SeenWidget* ring = s.find("training.ring");
      return ring != nullptr ? ring->label != last : s.find("training.end") != nullptr;
    });
    const SeenWidget* ring = seen.find("training.ring");
    if (ring == nullptr) return touched;
    touched.push_back(ring->label);
    kiosk.touch(ring->label);
  }
}

}  // namespace

TEST_CASE("A new person sells by touching only what is ringed, and the real books never hear of it",
          "[journeys][training]") {
  const TemporaryFolder folder("training");
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  const Books before = books_of(data);
  const VirtualDisplay display(1366, 768);
  Printer printer(folder.path() / "papers");
  KioskDriver kiosk(display, data, {"--printer", printer.uri(), "--lang", "hi"});
  kiosk.sign_in();
  // A customer's bill is open while somebody wants to practise.
  kiosk.touch("till.sku:MBD-LOTA-01");
  kiosk.wait_for("till.line:MBD-LOTA-01");
  {
    const Way way("into training", kiosk);
    start_training(kiosk);
  }
  CHECK(kiosk.label("training") == "अभ्यास · TRAINING");
  CHECK(kiosk.look().find("till.line:MBD-LOTA-01") == nullptr);
  std::vector<std::string> touched;
  {
    const Way way("guided first sale", kiosk);
    touched = follow_the_ring(kiosk);
  }
  REQUIRE(touched.size() == 3);
  CHECK(touched[0].starts_with("till.sku:"));
  CHECK(touched[1] == "till.pay.cash");
  CHECK(touched[2] == "till.exact");
  CHECK(kiosk.look().screen == "till.sold");
  CHECK(kiosk.label("sold.what").find("TRAINING-A") != std::string::npos);
  CHECK(kiosk.label("training.words").find("सेकंड") != std::string::npos);
  CHECK(read_codes(printer.next_paper()).empty());  // nothing on it that could be taken for a bill
  {
    const Way way("guided UPI", kiosk);
    kiosk.touch("training.begin.upi");
    touched = follow_the_ring(kiosk);
  }
  CHECK(touched.size() == 4);
  {
    const Way way("guided taking back", kiosk);
    kiosk.touch("training.begin.back");
    touched = follow_the_ring(kiosk);
  }
  CHECK(touched.size() == 6);
  CHECK(kiosk.label("sold.what").find("TRAINING-AC-1") != std::string::npos);
  {
    const Way way("end of training", kiosk);
    kiosk.touch("training.end");
    kiosk.wait_screen("till.pin");
  }
  CHECK(kiosk.look().find("training") == nullptr);

  // What visitors looked at before is counted; nothing that was practised is there.
  CHECK(number_in(data, "SELECT count(*) FROM journal WHERE type <> 13 AND sequence > " +
                            std::to_string(before.entries)) == 0);
  CHECK(books_of(data).sales == before.sales);
  CHECK(number_in(data, "SELECT count(*) FROM documents") == 0);
  const auto practised = data / "training";
  CHECK(books_of(practised).sales == 2);
  CHECK(number_in(practised, "SELECT count(*) FROM documents WHERE kind = 1") == 2);
  // No address in its whole journal is one that the event's sellers are paid at.
  const std::string with = "SELECT count(*) FROM journal WHERE instr(payload, CAST('@okdemo' AS BLOB)) > 0";
  CHECK(number_in(data, with) > 0);
  CHECK(number_in(practised, with) == 0);
  check_whole(data);
  check_whole(practised);
  // The open bill is offered as after any lock.
  kiosk.touch("person:P1");
  for (const char digit : std::string("2025")) kiosk.touch(std::string("pin.") + digit);
  kiosk.touch("till.found.continue");
  kiosk.wait_for("till.line:MBD-LOTA-01");

  const Ran sync = run_program({"odop", "sync", practised.string(), "--once", "--hub", "http://127.0.0.1:9"});
  CHECK(sync.exit_code == 1);
  CHECK(sync.err.find("this is a training folder") != std::string::npos);
  const Ran exported = run_program({"odop", "export", practised.string(), "--out", (folder.path() / "out").string()});
  CHECK(exported.exit_code == 1);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "out"));
}

TEST_CASE("A training folder opened by hand is a training kiosk all the same", "[journeys][training]") {
  const TemporaryFolder folder("training-by-hand");
  const auto data = folder.path() / "kiosk";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  const VirtualDisplay display(1366, 768);
  {
    KioskDriver kiosk(display, data, {"--printer", "none", "--lang", "hi"});
    kiosk.sign_in();
    start_training(kiosk);
  }
  KioskDriver by_hand(display, data / "training", {"--printer", "none", "--lang", "hi"});
  CHECK(by_hand.label("training") == "अभ्यास · TRAINING");
  by_hand.sign_in();
  CHECK(by_hand.label("training") == "अभ्यास · TRAINING");
  const Ran to_hub = run_program({"odop-kiosk", "--data", (data / "training").string(), "--hub", "http://127.0.0.1:9"},
                                 {{"DISPLAY", display.name()}});
  CHECK(to_hub.exit_code == 1);
  CHECK(to_hub.err.find("training folder") != std::string::npos);
  const Ran taken =
      run_program({"odop", "init", (folder.path() / "real").string(), "--pack", demo_pack().string(), "--kiosk", "T0"});
  CHECK(taken.exit_code == 1);
}

}  // namespace odop::test
