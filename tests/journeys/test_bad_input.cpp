// Bad input at a stall: each has a sentence in the staff's language on a real screen, and nothing is lost by it.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "journeys/stall.h"
#include "support/fake_time.h"

namespace odop::test {

namespace {

constexpr const char* lota = "till.sku:MBD-LOTA-01";

std::filesystem::path new_kiosk(const TemporaryFolder& folder, const Words& more = {}) {
  const auto data = folder.path() / "kiosk";
  Words words{"init", data.string(), "--pack", demo_pack().string(), "--kiosk", "K07"};
  words.insert(words.end(), more.begin(), more.end());
  odop(words);
  return data;
}

std::int64_t sell_for_cash(KioskDriver& kiosk) {
  kiosk.touch(lota);
  kiosk.touch("till.pay.cash");
  const std::int64_t due = paise_of(kiosk.label("till.due"));
  kiosk.touch("till.exact");
  kiosk.wait_screen("till.sold");
  return due;
}

bool says(const Seen& seen, const char* id, const std::string& words) {
  const SeenWidget* widget = seen.find(id);
  return widget != nullptr && widget->label.find(words) != std::string::npos;
}

// What answers in a hall with a login page for its Wi-Fi: 200 and a page, whatever was asked.
class LoginPage {
 public:
  LoginPage() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), length) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &length) != 0)
      throw std::runtime_error("no port for the login page");
    url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    thread_ = std::thread([this] { serve(); });
  }
  ~LoginPage() {
    is_stopping_ = true;
    thread_.join();
    ::close(listener_);
  }
  const std::string& url() const { return url_; }

 private:
  void serve() const {
    const std::string page = "<html><body>Welcome to the hall's Wi-Fi. Please log in.</body></html>";
    const std::string answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: " +
                               std::to_string(page.size()) + "\r\n\r\n" + page;
    while (!is_stopping_) {
      pollfd waiting{listener_, POLLIN, 0};
      if (::poll(&waiting, 1, 100) <= 0) continue;
      const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (client < 0) continue;
      std::array<char, 65'536> bytes{};
      pollfd asking{client, POLLIN, 0};
      // Reads until the other side has said what it wanted; a page does not care what that was.
      while (::poll(&asking, 1, 200) > 0 && ::recv(client, bytes.data(), bytes.size(), 0) > 0) {
      }
      (void)!::send(client, answer.data(), answer.size(), MSG_NOSIGNAL);
      ::close(client);
    }
  }
  int listener_;
  std::string url_;
  std::atomic<bool> is_stopping_{false};
  std::thread thread_;
};

}  // namespace

TEST_CASE("The disk is full in the middle of a sale: it says so, sells nothing, and goes on once there is room",
          "[journeys][bad-input]") {
  const TemporaryFolder folder("disk-full");
  const auto data = new_kiosk(folder), full = folder.path() / "full";
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none"},
                    {{"LD_PRELOAD", ODOP_FULL_DISK},
                     {"ODOP_FULL_DISK_WHEN", full.string()},
                     {"ODOP_FULL_DISK_UNDER", data.string()}});
  kiosk.sign_in();
  std::int64_t sum_paise = sell_for_cash(kiosk);
  kiosk.touch("till.new");
  kiosk.wait_screen("till");
  kiosk.touch(lota);
  kiosk.touch("till.pay.cash");
  kiosk.wait_screen("till.cash");
  std::ofstream(full) << "no room";

  kiosk.touch("till.exact");
  kiosk.wait_screen("till.trouble");
  CHECK(kiosk.label("trouble.title") == "डिस्क भर गई है");
  CHECK(kiosk.label("trouble.safe").find("सुरक्षित") != std::string::npos);
  kiosk.touch("trouble.retry");
  kiosk.wait_screen("till.cash");
  kiosk.touch("till.exact");
  kiosk.wait_screen("till.trouble");  // still full: said again, not passed over
  CHECK(books_of(data).sales == 1);

  std::filesystem::remove(full);
  kiosk.touch("trouble.retry");
  kiosk.wait_screen("till.cash");
  sum_paise += paise_of(kiosk.label("till.due"));
  kiosk.touch("till.exact");
  kiosk.wait_screen("till.sold");
  const Books books = books_of(data);
  CHECK(books.sales == 2);
  CHECK(books.sum_paise == sum_paise);
  check_whole(data);
}

TEST_CASE("A scan of a code that no product has asks what to do and leaves the bill alone", "[journeys][bad-input]") {
  const TemporaryFolder folder("unknown-scan");
  const auto data = new_kiosk(folder);
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none"});
  kiosk.sign_in();
  kiosk.touch(lota);
  kiosk.wait_for("till.line:MBD-LOTA-01");
  const std::string total = kiosk.label("till.total");
  const std::string code = "8909999999994";
  // A machine so busy that the keys come slowly takes them for typing; then it is scanned again, as anybody would.
  for (int tries = 0; tries < 10; ++tries) {
    kiosk.scan(code);
    const Seen seen = kiosk.wait_until("an answer to the scan", [](const Seen& s) {
      return s.find("dialog") != nullptr || s.screen == "till.search";
    });
    if (seen.screen != "till.search") break;
    kiosk.touch("back");
    kiosk.wait_screen("till");
  }
  CHECK(kiosk.label("dialog") == "यह कोड सूची में नहीं है");
  CHECK(kiosk.label("dialog.sentence") == code);
  kiosk.touch("dialog.no");
  kiosk.wait_until("the bill as it was", [&](const Seen& seen) {
    return seen.find("dialog") == nullptr && says(seen, "till.total", total) &&
           seen.find("till.line:MBD-LOTA-01") != nullptr;
  });
}

TEST_CASE("A Wi-Fi login page in place of the hub: staff are told so, sell on, and every entry waits",
          "[journeys][bad-input]") {
  const TemporaryFolder folder("garbage-hub");
  const LoginPage page;
  const auto data = new_kiosk(folder, {"--hub", page.url(), "--enrol", "ABCD-EFGH-JKMN"});
  const VirtualDisplay display(1366, 768);
  KioskDriver kiosk(display, data, {"--printer", "none"});
  kiosk.sign_in();
  kiosk.wait_until(
      "the hub's trouble in the bar", [](const Seen& seen) { return says(seen, "till.sync", "हब"); },
      std::chrono::seconds{90});
  kiosk.touch("till.sync");
  CHECK(kiosk.label("dialog") == "हब के पते पर हब नहीं, कुछ और जवाब दे रहा है");
  CHECK(kiosk.label("dialog.sentence").find("कुछ खोया नहीं") != std::string::npos);
  kiosk.touch("dialog.yes");
  const std::int64_t due = sell_for_cash(kiosk);
  const Books books = books_of(data);
  CHECK(books.sales == 1);
  CHECK(books.sum_paise == due);
  CHECK(books.unsent == books.entries);
  check_whole(data);
}

TEST_CASE("The clock stands a year back: the till asks, says that it may not set it, and sells on the confirmed day",
          "[journeys][bad-input]") {
  const TemporaryFolder folder("clock-back");
  const auto data = new_kiosk(folder);
  const VirtualDisplay display(1366, 768);
  std::int64_t sum_paise = 0;
  {
    KioskDriver kiosk(display, data, {"--printer", "none"});
    kiosk.sign_in();
    sum_paise += sell_for_cash(kiosk);
    CHECK(kiosk.stop() == 0);
  }
  KioskDriver kiosk(display, data, {"--printer", "none"}, moved_calendar("-365d"));
  if (kiosk.look().screen == "attract") kiosk.touch("attract");
  kiosk.touch("till.enter");
  kiosk.touch("person:P1");
  for (const char digit : std::string("2025")) kiosk.touch(std::string("pin.") + digit);
  kiosk.wait_screen("till.clock");
  CHECK(kiosk.label("clock.why").find("घड़ी") != std::string::npos);

  kiosk.touch("clock.wrong");
  for (const char digit : std::string("010220251000")) kiosk.touch(std::string("pad.") + digit);
  kiosk.touch("clock.set.yes");
  CHECK(kiosk.label("clock.note").find("अनुमति नहीं") != std::string::npos);
  CHECK(kiosk.look().screen == "till.clock");
  kiosk.touch("clock.right");
  kiosk.wait_screen("till");
  sum_paise += sell_for_cash(kiosk);
  const Books books = books_of(data);
  CHECK(books.sales == 2);
  CHECK(books.sum_paise == sum_paise);
  check_whole(data);
}

}  // namespace odop::test
