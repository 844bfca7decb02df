// Two printers at once: what the label printer does or does not do is never felt by a bill.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <mutex>

#include "devices/virtual_printer.h"
#include "paper/label_desk.h"
#include "paper/paper_desk.h"
#include "paper_test.h"
#include "sample_views.h"
#include "support/label_reader.h"
#include "support/temporary_folder.h"

using namespace odop;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

std::vector<std::uint8_t> bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

LabelPrinter label_printer(const std::string& uri) {
  return {.uri = parse_printer_uri(uri).value()};
}

LabelView kurta() {
  return sample::labels().front().second;
}

template <typename Condition>
bool comes_true(Condition&& condition) {
  for (int round = 0; round < 1'000; ++round) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

}  // namespace

TEST_CASE("A label asked for at the till reaches the label printer in its language", "[paper][label]") {
  paper_test::typesetter();
  const test::TemporaryFolder folder("label-desk");
  const auto file = folder.path() / "stickers";
  LabelDesk desk(folder.path(), label_printer("file:" + file.string() + "?profile=TSC-TE244"), [] {});
  REQUIRE(desk.print_label(kurta(), 3, 0));
  REQUIRE(desk.wait_until_idle(10s));
  const auto read = test::read_tspl(bytes_of(file), 203);
  REQUIRE(read);
  REQUIRE(read.value().size() == 1);
  CHECK(read.value()[0].copies == 3);
  CHECK(test::read_codes(read.value()[0].picture) == std::vector<std::string>{kurta().code});
  CHECK_FALSE(desk.snapshot().last_refused);
}

TEST_CASE("A label printer without labels holds up no bill, and goes on when it has some", "[paper][label]") {
  paper_test::typesetter();
  const test::TemporaryFolder folder("label-desk");
  std::mutex mutex;
  std::vector<PrintedPaper> labels;
  VirtualPrinterOptions options;
  options.on_paper = [&](const PrintedPaper& paper) {
    const std::lock_guard lock(mutex);
    labels.push_back(paper);
  };
  VirtualPrinter jammed(options);
  jammed.set_paper_out(true);
  LabelDesk label_desk(folder.path(), label_printer("tcp:127.0.0.1:" + std::to_string(jammed.port())), [] {});
  PaperDesk bills(folder.path(), parse_printer_uri("file:" + (folder.path() / "bills/").string()).value(), [] {});
  REQUIRE(label_desk.print_label(kurta(), 2, 0));
  REQUIRE(comes_true([&] { return label_desk.snapshot().printer.trouble == PrinterTrouble::paper_out; }));
  REQUIRE(bills.print_bill(sample::tax_invoice(), true));
  REQUIRE(bills.wait_until_idle(10s));
  CHECK(fs::exists(folder.path() / "bills/000001.bin"));
  CHECK(bills.snapshot().trouble == PrinterTrouble::none);
  CHECK(label_desk.snapshot().printer.waiting == 2);
  jammed.set_paper_out(false);
  label_desk.retry_now();
  REQUIRE(label_desk.wait_until_idle(10s));
  REQUIRE(comes_true([&] {
    const std::lock_guard lock(mutex);
    return labels.size() == 2;
  }));
  const std::lock_guard lock(mutex);
  for (const PrintedPaper& label : labels)
    CHECK(test::read_codes(label.picture) == std::vector<std::string>{kurta().code});
}

TEST_CASE("Labels that the printer has not taken wait for the next start", "[paper][label]") {
  paper_test::typesetter();
  const test::TemporaryFolder folder("label-desk");
  {
    LabelDesk desk(folder.path(), label_printer("usb:" + (folder.path() / "not-there").string()), [] {});
    REQUIRE(desk.print_label(kurta(), 1, 0));
    REQUIRE(comes_true([&] { return desk.snapshot().printer.trouble == PrinterTrouble::unplugged; }));
  }
  const auto file = folder.path() / "stickers";
  LabelDesk desk(folder.path(), label_printer("file:" + file.string()), [] {});
  REQUIRE(desk.wait_until_idle(10s));
  CHECK(fs::exists(file));
}

TEST_CASE("Without a label printer nothing is made, and a label is refused at once", "[paper][label]") {
  const test::TemporaryFolder folder("label-desk");
  LabelDesk desk(folder.path(), {}, [] {});
  CHECK_FALSE(desk.print_label(kurta(), 1, 0));
  CHECK_FALSE(desk.snapshot().printer.has_printer);
  CHECK_FALSE(fs::exists(folder.path() / label_queue_file_name));
  CHECK(desk.wait_until_idle(1s));
  // One may be bought in the middle of the fair.
  desk.use_printer(label_printer("file:" + (folder.path() / "stickers").string() + "?profile=Zebra-ZD230"));
  REQUIRE(desk.print_label(kurta(), 1, 0));
  REQUIRE(desk.wait_until_idle(10s));
  CHECK(test::read_zpl(bytes_of(folder.path() / "stickers"), 400, 240));
}

TEST_CASE("A label that cannot be printed says why, and the next one comes out", "[paper][label]") {
  paper_test::typesetter();
  const test::TemporaryFolder folder("label-desk");
  const auto file = folder.path() / "stickers";
  LabelDesk desk(folder.path(), label_printer("file:" + file.string() + "?profile=TSC-TE244"), [] {});
  LabelView coded = kurta();
  coded.code = std::string(200, 'a');
  REQUIRE(desk.print_label(coded, 1, 0));
  REQUIRE(comes_true([&] { return desk.snapshot().last_refused.has_value(); }));
  CHECK(desk.snapshot().last_refused->reason == "code_long");
  REQUIRE(desk.print_label(kurta(), 501, 0));
  REQUIRE(comes_true([&] { return desk.snapshot().last_refused.has_value(); }));
  CHECK(desk.snapshot().last_refused->reason == "copies_wrong");
  REQUIRE(desk.print_label(kurta(), 1, 0));
  REQUIRE(desk.wait_until_idle(10s));
  CHECK_FALSE(desk.snapshot().last_refused);
  CHECK(test::read_tspl(bytes_of(file), 203).value().size() == 1);
}
