#include "journeys/stall.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

namespace odop::test {

const std::filesystem::path& demo_pack() {
  static const TemporaryFolder folder("journeys");
  static const std::filesystem::path pack = [] {
    auto file = folder.path() / "demo.odop";
    const Ran ran = run_program(
        {"odop", "pack", "build", std::string(ODOP_SOURCE_DIR) + "/db/seed/mahakumbh-2025", "-o", file.string()},
        {{"ODOP_TEST_PIN_COST", "minimum"}});
    if (ran.exit_code != 0) throw std::runtime_error("the demo pack cannot be built: " + ran.err);
    return file;
  }();
  return pack;
}

Json odop(Words words) {
  words.insert(words.begin(), "odop");
  words.push_back("--json");
  const Ran ran = run_program(words);
  INFO(ran.out << ran.err);
  REQUIRE(ran.exit_code == 0);
  return Json::parse(ran.out);
}

Hub::Hub(std::filesystem::path data) : data_(std::move(data)) {
  start();
}

void Hub::start() {
  program_ = std::make_unique<ChildProgram>(
      Words{"odop-hub", "serve", "--data", data_.string(), "--listen", "127.0.0.1:" + port_},
      data_.parent_path() / "hub.log");
  const std::string line = program_->read_line();
  const std::size_t at = line.find("http://");
  if (at == std::string::npos) throw std::runtime_error("the hub did not start: " + line);
  url_ = line.substr(at);
  port_ = url_.substr(url_.rfind(':') + 1);
}

std::string Hub::enrol(const std::string& kiosk) const {
  const Ran ran = run_program({"odop-hub", "enrol", "--data", data_.string(), "--kiosk", kiosk});
  INFO(ran.err);
  REQUIRE(ran.exit_code == 0);
  return ran.out.substr(0, ran.out.find('\n'));
}

Json Hub::status_of(const std::string& kiosk) const {
  const Json status = odop({"status", data_.string()});
  for (const Json& one : status.at("kiosks"))
    if (one.at("kiosk") == kiosk) return one;
  FAIL("the hub knows no kiosk " << kiosk);
  return {};
}

Printer::Printer(const std::filesystem::path& folder)
    : program_(
          std::make_unique<ChildProgram>(Words{"odop", "printer", "--listen", "127.0.0.1:0", "--out", folder.string()},
                                         folder.parent_path() / "printer.log")) {
  const std::string line = program_->read_line();
  if (!line.starts_with("printer ")) throw std::runtime_error("the printer did not start: " + line);
  uri_ = line.substr(8);
}

std::filesystem::path Printer::next_paper() {
  for (;;) {
    const std::string line = program_->read_line(std::chrono::seconds{30});
    if (line.empty()) throw std::runtime_error("no paper came out");
    if (line.starts_with("paper /")) return line.substr(6, line.find(".png") - 2);
  }
}

Books books_of(const std::filesystem::path& kiosk_data) {
  const Json status = odop({"status", kiosk_data.string()});
  return {status.at("sales"), status.at("sum_paise"), status.at("entries"), status.at("unsent"), status.at("head")};
}

void check_whole(const std::filesystem::path& data) {
  const Json report = odop({"verify", data.string()});
  INFO(report.dump());
  CHECK(report.at("ok") == true);
  CHECK(report.at("findings").empty());
}

void wait_until_sent(const std::filesystem::path& kiosk_data) {
  // As long as it gets on it may take its time: what is promised is that it comes, not how fast this machine is.
  constexpr std::chrono::seconds standstill_max{90};
  std::int64_t unsent = books_of(kiosk_data).unsent;
  auto end = std::chrono::steady_clock::now() + standstill_max;
  while (unsent > 0) {
    if (std::chrono::steady_clock::now() > end) FAIL(unsent << " entries are still not at the hub");
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    const std::int64_t left = books_of(kiosk_data).unsent;
    if (left < unsent) end = std::chrono::steady_clock::now() + standstill_max;
    unsent = left;
  }
}

void check_agreement(const std::filesystem::path& kiosk_data, const Hub& hub, const std::string& kiosk) {
  const Books mine = books_of(kiosk_data);
  const Json theirs = hub.status_of(kiosk);
  CHECK(theirs.at("entries") == mine.entries);
  CHECK(theirs.at("sales") == mine.sales);
  CHECK(theirs.at("sum_paise") == mine.sum_paise);
  CHECK(theirs.at("head") == mine.head);
  CHECK(mine.unsent == 0);
}

}  // namespace odop::test
