// The list of printers that are known by name: the shipped one, and what an editor of it is told.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "devices/printer_profile.h"

using namespace odop;

namespace {

const std::string header = "name,language,paper_mm,width_dots,dpi,cutter,drawer,native_qr,status,confidence,source\n";

}  // namespace

TEST_CASE("The shipped list knows at least twelve receipt printers and label printers of both languages",
          "[devices][profile]") {
  std::ifstream in(std::string(ODOP_SOURCE_DIR) + "/assets/printers.csv");
  std::stringstream text;
  text << in.rdbuf();
  const auto printers = parse_printer_profiles(text.str());
  INFO((printers ? "" : std::to_string(printers.reason().line) + ": " + printers.reason().what));
  REQUIRE(printers);
  CHECK(printers.value().size() == known_printers().size());  // the file is what was built in
  const auto count = [&](PrinterLanguage language) {
    return std::count_if(printers.value().begin(), printers.value().end(),
                         [&](const PrinterProfile& printer) { return printer.language == language; });
  };
  CHECK(count(PrinterLanguage::esc_pos) >= 12);
  CHECK(count(PrinterLanguage::tspl) >= 2);
  CHECK(count(PrinterLanguage::zpl) >= 2);
  for (const int paper_mm : {58, 80})
    CHECK(std::any_of(printers.value().begin(), printers.value().end(), [&](const PrinterProfile& printer) {
      return printer.language == PrinterLanguage::esc_pos && printer.paper_mm == paper_mm;
    }));
}

TEST_CASE("A printer of the list is what its row says", "[devices][profile]") {
  const auto printers = parse_printer_profiles("# words\n\n" + header +
                                               "A-1,escpos,58,384,203,full,pin5,yes,silent,documented,db\r\n"
                                               "B.2,zpl,104,832,203,none,none,no,silent,to_try,class\n");
  REQUIRE(printers);
  const PrinterProfile& receipt = printers.value()[0];
  CHECK(receipt.name == "A-1");
  CHECK(receipt.paper == PaperWidth::mm58);
  CHECK(receipt.width_dots == 384);
  CHECK(receipt.has_cutter);
  CHECK(receipt.cut == Cut::full);
  CHECK(receipt.has_drawer);
  CHECK(receipt.drawer_pin == DrawerPin::pin_5);
  CHECK(receipt.draws_qr);
  CHECK_FALSE(receipt.answers_status);
  CHECK(receipt.is_documented);
  const PrinterProfile& label = printers.value()[1];
  CHECK(label.language == PrinterLanguage::zpl);
  CHECK(label.paper_mm == 104);
  CHECK_FALSE(label.has_cutter);
  CHECK_FALSE(label.has_drawer);
  CHECK_FALSE(label.is_documented);
}

TEST_CASE("A wrong row is refused with its line, what is wrong and what to write", "[devices][profile]") {
  struct Row {
    std::string row, what;
  };
  const auto row = GENERATE(values<Row>({
      {"A,escpos,80,576,203,none,none,no,silent,to_try", "10 cells"},
      {"A,escpos,80,576,203,none,none,no,silent,to_try,x,y", "12 cells"},
      {"A?b,escpos,80,576,203,none,none,no,silent,to_try,x", "name"},
      {",escpos,80,576,203,none,none,no,silent,to_try,x", "name"},
      {"A,epl,80,576,203,none,none,no,silent,to_try,x", "language"},
      {"A,escpos,76,576,203,none,none,no,silent,to_try,x", "paper_mm"},
      {"A,zpl,300,576,203,none,none,no,silent,to_try,x", "paper_mm"},
      {"A,escpos,58,576,203,none,none,no,silent,to_try,x", "width_dots"},
      {"A,escpos,80,5000,203,none,none,no,silent,to_try,x", "width_dots"},
      {"A,escpos,80,-1,203,none,none,no,silent,to_try,x", "width_dots"},
      {"A,escpos,80,576,99999999999,none,none,no,silent,to_try,x", "dpi"},
      {"A,escpos,80,576,203,yes,none,no,silent,to_try,x", "cutter"},
      {"A,escpos,80,576,203,none,pin3,no,silent,to_try,x", "drawer"},
      {"A,escpos,80,576,203,none,none,maybe,silent,to_try,x", "native_qr"},
      {"A,escpos,80,576,203,none,none,no,loud,to_try,x", "status"},
      {"A,escpos,80,576,203,none,none,no,silent,sure,x", "confidence"},
      {"A,escpos,80,576,203,none,none,no,silent,to_try,", "source"},
      {"A,tspl,104,832,203,none,none,no,dle_eot,to_try,x", "DLE EOT"},
      {"A,tspl,104,832,203,none,pin2,no,silent,to_try,x", "drawer"},
      {"a,escpos,80,576,203,none,none,no,silent,to_try,x\nA,escpos,80,576,203,none,none,no,silent,to_try,x", "twice"},
  }));
  CAPTURE(row.row);
  const auto printers = parse_printer_profiles("# a comment\n" + header + row.row + "\n");
  REQUIRE_FALSE(printers);
  CHECK(printers.reason().what.find(row.what) != std::string::npos);
  CHECK(printers.reason().line == (row.what == "twice" ? 4 : 3));
  CHECK_FALSE(printers.reason().what_to_do.empty());
  CHECK_FALSE(parse_printer_profiles(""));
  CHECK_FALSE(parse_printer_profiles("name,language\n"));
}
