// How staff write down where the printer is, and what they are told when it is wrong.
#include <catch2/catch.hpp>

#include "devices/printer_uri.h"

using namespace odop;

TEST_CASE("Every way of naming a printer is understood and written back", "[devices][uri]") {
  struct Row {
    std::string text;
    PrinterUri uri;
  };
  const auto row = GENERATE(values<Row>({
      {"none", {}},
      {"file:/tmp/papers/", {PrinterKind::file, "/tmp/papers/", "", 0, PaperWidth::mm80, ""}},
      {"file:paper.bin?paper=58", {PrinterKind::file, "paper.bin", "", 0, PaperWidth::mm58, ""}},
      {"file:what?.bin?paper=80", {PrinterKind::file, "what?.bin", "", 0, PaperWidth::mm80, ""}},
      {"tcp:192.168.1.50:9100", {PrinterKind::tcp, "", "192.168.1.50", 9100, PaperWidth::mm80, ""}},
      {"tcp:printer.local:1?paper=58", {PrinterKind::tcp, "", "printer.local", 1, PaperWidth::mm58, ""}},
      {"tcp:[fe80::1]:65535", {PrinterKind::tcp, "", "fe80::1", 65535, PaperWidth::mm80, ""}},
      {"usb:/dev/usb/lp1?profile=Zjiang-ZJ-5870",
       {PrinterKind::usb, "/dev/usb/lp1", "", 0, PaperWidth::mm58, "Zjiang-ZJ-5870"}},
      {"tcp:10.0.0.7:9100?profile=Epson-TM-T20II&qr=native",
       {PrinterKind::tcp, "", "10.0.0.7", 9100, PaperWidth::mm80, "Epson-TM-T20II", true}},
      {"usb:/dev/usb/lp0", {PrinterKind::usb, "/dev/usb/lp0", "", 0, PaperWidth::mm80, ""}},
  }));
  const auto parsed = parse_printer_uri(row.text);
  REQUIRE(parsed);
  CHECK(*parsed == row.uri);
  CHECK(to_string(*parsed) == row.text);
}

TEST_CASE("A wrong printer address is refused for the reason that helps", "[devices][uri]") {
  struct Row {
    std::string text;
    PrinterUriRefusal refusal;
  };
  const auto row = GENERATE(values<Row>({
      {"", PrinterUriRefusal::unknown_kind},
      {"None", PrinterUriRefusal::unknown_kind},
      {"none?paper=58", PrinterUriRefusal::unknown_kind},
      {"lpt1", PrinterUriRefusal::unknown_kind},
      {"file:", PrinterUriRefusal::path_missing},
      {"usb:?paper=58", PrinterUriRefusal::path_missing},
      {"tcp:", PrinterUriRefusal::host_missing},
      {"tcp::9100", PrinterUriRefusal::host_missing},
      {"tcp:[]:9100", PrinterUriRefusal::host_missing},
      {"tcp:[fe80::1", PrinterUriRefusal::host_missing},
      {"tcp:printer", PrinterUriRefusal::port_missing},
      {"tcp:printer:", PrinterUriRefusal::port_missing},
      {"tcp:[::1]9100", PrinterUriRefusal::port_missing},
      {"tcp:printer:0", PrinterUriRefusal::port_wrong},
      {"tcp:printer:65536", PrinterUriRefusal::port_wrong},
      {"tcp:printer:+910", PrinterUriRefusal::port_wrong},
      {"tcp:fe80::1:9100", PrinterUriRefusal::port_wrong},
      {"tcp:printer:9100?width=58", PrinterUriRefusal::option_unknown},
      {"tcp:printer:9100?", PrinterUriRefusal::option_unknown},
      {"tcp:printer:9100?profile=Zebra-9", PrinterUriRefusal::profile_unknown},
      {"tcp:printer:9100?profile=", PrinterUriRefusal::profile_unknown},
      {"tcp:printer:9100?profile=Epson-TM-T20II&cut=no", PrinterUriRefusal::option_unknown},
      {"tcp:printer:9100?profile=Epson-TM-T20II&qr=yes", PrinterUriRefusal::qr_wrong},
      {"usb:/dev/usb/lp0?profile=Zjiang-ZJ-5870&qr=native", PrinterUriRefusal::qr_not_native},
      {"usb:/dev/usb/lp0?paper=80&qr=native", PrinterUriRefusal::paper_wrong},
      {"file:a?paper=57", PrinterUriRefusal::paper_wrong},
      {"file:a\nb", PrinterUriRefusal::control_character},
      {"file:" + std::string(2000, 'a'), PrinterUriRefusal::too_long},
  }));
  CAPTURE(row.text);
  const auto parsed = parse_printer_uri(row.text);
  REQUIRE_FALSE(parsed);
  CHECK(code_of(parsed.reason()) == code_of(row.refusal));
  CHECK_FALSE(advice_of(parsed.reason()).empty());
}

TEST_CASE("A printer is found by its name in any case, and its address keeps the name as the list writes it",
          "[devices][uri]") {
  const auto uri = parse_printer_uri("tcp:10.0.0.7:9100?profile=tsc-te244");
  REQUIRE(uri);
  CHECK(to_string(*uri) == "tcp:10.0.0.7:9100?profile=TSC-TE244");
  CHECK(profile_of(*uri).language == PrinterLanguage::tspl);
  CHECK(profile_of(*parse_printer_uri("usb:/dev/usb/lp0?paper=58")).width_dots == 384);
}

TEST_CASE("Codes go as pictures until the stall says that this printer shall draw them", "[devices][uri][qr]") {
  CHECK_FALSE(profile_of(*parse_printer_uri("usb:/dev/usb/lp0?profile=Epson-TM-T20II")).is_qr_native);
  CHECK(profile_of(*parse_printer_uri("usb:/dev/usb/lp0?profile=Epson-TM-T20II&qr=native")).is_qr_native);
  for (const PrinterProfile& printer : known_printers()) CHECK_FALSE(printer.is_qr_native);
}

TEST_CASE("An unknown printer is answered with the list of the known ones", "[devices][uri]") {
  const auto advice = std::string(advice_of(PrinterUriRefusal::profile_unknown));
  for (const PrinterProfile& printer : known_printers()) CHECK(advice.find(printer.name) != std::string::npos);
}

TEST_CASE("A label printer is never given a bill", "[devices][uri]") {
  const auto refused = parse_receipt_printer_uri("usb:/dev/usb/lp0?profile=Zebra-ZD220");
  REQUIRE_FALSE(refused);
  CHECK(code_of(refused.reason()) == "label_printer");
  CHECK(parse_receipt_printer_uri("usb:/dev/usb/lp0?profile=Epson-TM-T20II"));
}

TEST_CASE("58 mm printers get no cut command unless somebody says they have a cutter", "[devices][profile]") {
  CHECK(default_profile(PaperWidth::mm80).width_dots == 576);
  CHECK(default_profile(PaperWidth::mm80).has_cutter);
  CHECK(default_profile(PaperWidth::mm58).width_dots == 384);
  CHECK_FALSE(default_profile(PaperWidth::mm58).has_cutter);
}
