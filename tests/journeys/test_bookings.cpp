// A saree is booked by UPI, the program ends, the buyer comes back and pays the rest in cash: by real touches in Hindi
// at 1366x768.
#include <catch2/catch.hpp>

#include "journeys/stall.h"
#include "journeys/way.h"

namespace odop::test {

TEST_CASE("A booking with a UPI advance outlives the program and is delivered for its balance", "[journeys][till]") {
  const TemporaryFolder folder("booking");
  const auto data = folder.path() / "k07";
  odop({"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"});
  Printer printer(folder.path());
  const VirtualDisplay display(1366, 768);
  std::string booking;
  {
    KioskDriver kiosk(display, data, {"--printer", printer.uri(), "--lang", "hi"});
    kiosk.sign_in();
    {
      const Way way("booked, half of it by UPI", kiosk);
      kiosk.touch("till.sku:LKO-KURTA-01");
      kiosk.touch("till.pay.otherwise");
      kiosk.touch("till.way.book");
      kiosk.wait_screen("till.book");
      kiosk.touch("book.share.1");
      kiosk.touch("book.day.1");
      kiosk.touch("book.upi");
      kiosk.touch("till.upi.claimed");
      kiosk.touch("till.upi.finish");
      kiosk.wait_screen("till.sold");
    }
    CHECK(read_codes(printer.next_paper()).empty());  // no bill yet: nothing on it could be taken for one
    CHECK(books_of(data).sales == 0);
    kiosk.touch("till.new");
    kiosk.cut_power();
  }
  const Json open = odop({"book", data.string(), "--list"});
  REQUIRE(open["bookings"].size() == 1);
  CHECK(open["bookings"][0]["balance_paise"] == 72'500);
  booking = open["bookings"][0]["serial"].get<std::string>();
  KioskDriver kiosk(display, data, {"--printer", printer.uri(), "--lang", "hi"});
  kiosk.sign_in();
  {
    const Way way("delivered, the balance in cash", kiosk);
    kiosk.touch("till.menu");
    kiosk.touch("till.menu.bookings");
    kiosk.wait_screen("till.bookings");
    kiosk.touch("booking:" + booking);
    kiosk.wait_screen("till.booking");
    kiosk.touch("booking.pay.cash");
    kiosk.wait_screen("till.cash");
    CHECK(paise_of(kiosk.label("till.due")) == 72'500);
    kiosk.touch("till.exact");
    kiosk.wait_screen("till.sold");
  }
  CHECK(read_codes(printer.next_paper()).size() == 1);
  kiosk.touch("till.new");
  CHECK(books_of(data).sales == 1);
  CHECK(books_of(data).sum_paise == 145'000);
  CHECK(kiosk.stop() == 0);
  check_whole(data);
}

}  // namespace odop::test
