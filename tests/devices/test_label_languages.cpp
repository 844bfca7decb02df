// What goes down the cable to a label printer: only commands of SPECS 3.5, and the picture that was drawn, dot for dot.
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "devices/limits.h"
#include "devices/tspl.h"
#include "devices/zpl.h"
#include "support/label_reader.h"

using namespace odop;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes bytes_of(std::string_view text) {
  return {text.begin(), text.end()};
}

Bitmap1 random_picture(std::mt19937& random, int width_px, int height_px) {
  Bitmap1 picture(width_px, height_px);
  for (int y = 0; y < height_px; ++y)
    for (int x = 0; x < width_px; ++x)
      if (random() % 3 == 0) picture.set_black(x, y);
  return picture;
}

// The picture lies in the top left of the sticker; all around it is white.
bool shows(const Bitmap1& sticker, const Bitmap1& picture) {
  for (int y = 0; y < sticker.height_px(); ++y)
    for (int x = 0; x < sticker.width_px(); ++x)
      if (sticker.is_black(x, y) != picture.is_black(x, y)) return false;
  return true;
}

test::ReadLabels print(const std::string& language, const LabelJob& job) {
  const auto bytes = language == "tspl" ? tspl_label(job) : zpl_label(job);
  REQUIRE(bytes);
  const auto read = language == "tspl" ? test::read_tspl(*bytes, job.dpi)
                                       : test::read_zpl(*bytes, dots_of_mm(job.stock.width_mm, job.dpi),
                                                        dots_of_mm(job.stock.height_mm, job.dpi));
  INFO((read ? "" : std::to_string(read.reason().offset) + ": " + read.reason().what));
  REQUIRE(read);
  return read;
}

}  // namespace

TEST_CASE("A small TSPL job is these bytes", "[devices][label]") {
  LabelJob job{.stock = {50, 30, 2}, .picture = Bitmap1(10, 3), .copies = 4};
  job.picture.set_black(9, 0);
  job.picture.set_black(0, 1);
  auto golden = bytes_of("SIZE 50 mm,30 mm\r\nGAP 2 mm,0\r\nDIRECTION 1\r\nCLS\r\nBITMAP 0,0,2,2,0,");
  golden.insert(golden.end(), {0xFF, 0xBF, 0x7F, 0xFF});  // 0 is black
  const auto end = bytes_of("\r\nQRCODE 20,16,Q,4,A,0,M2,\"A-1 \\[\"] B\"\r\nPRINT 4\r\n");
  golden.insert(golden.end(), end.begin(), end.end());
  job.printer_drawn_qr = PrinterDrawnQr{"A-1 \" B", QrLevel::quartile, 20, 16, 4};
  CHECK(*tspl_label(job) == golden);
}

TEST_CASE("A small ZPL job is these bytes", "[devices][label]") {
  LabelJob job{.stock = {50, 30, 2}, .picture = Bitmap1(10, 3), .copies = 4};
  job.picture.set_black(9, 0);
  job.picture.set_black(0, 1);
  job.printer_drawn_qr = PrinterDrawnQr{"A^1~B_C", QrLevel::medium, 20, 16, 6};
  CHECK(*zpl_label(job) == bytes_of("^XA^CI28^FO0,0^GFA,4,4,2,00408000^FS"
                                    "^FO20,16^BQN,2,6^FH_^FDMA,A_5E1_7EB_5FC^FS^PQ4^XZ"));
}

TEST_CASE("What a label printer burns is the picture that was drawn, dot for dot", "[devices][label]") {
  std::mt19937 random(20250114);
  const std::string language = GENERATE("tspl", "zpl");
  for (const int dpi : {203, 300}) {
    for (const LabelStock stock : {LabelStock{50, 30, 2}, LabelStock{38, 25, 3}, LabelStock{100, 50, 0}}) {
      LabelJob job{.stock = stock, .dpi = dpi, .copies = 2};
      job.picture = random_picture(random, dots_of_mm(stock.width_mm, dpi), dots_of_mm(stock.height_mm, dpi));
      const auto read = print(language, job);
      REQUIRE(read.value().size() == 1);
      CHECK(shows(read.value()[0].picture, job.picture));
      CHECK(read.value()[0].copies == 2);
    }
  }
}

TEST_CASE("A label without ink is still a label, and its bytes hold no picture", "[devices][label]") {
  const std::string language = GENERATE("tspl", "zpl");
  const auto read = print(language, {.picture = Bitmap1(400, 240)});
  CHECK(read.value()[0].picture.inked_rows() == 0);
}

TEST_CASE("No text of a code can become a command", "[devices][label]") {
  const std::string language = GENERATE("tspl", "zpl");
  const auto text = GENERATE(values<std::string>({
      "LKO-KURTA-01",
      "\"",
      "\"\"\\[\"]\"",
      "\\[\"]",
      "x\",2\"PRINT 99",
      "^XZ^XA^FDno^FS",
      "~JR",
      "_5E_7E__",
      "a,b;c|d{}`'$%",
  }));
  const auto read = print(language, {.stock = {60, 60, 2},
                                     .picture = Bitmap1(8, 8),
                                     .printer_drawn_qr = PrinterDrawnQr{text, QrLevel::medium, 40, 40, 6}});
  REQUIRE(read.value().size() == 1);
  CHECK(read.value()[0].copies == 1);
  CHECK(read.value()[0].drawn_by_printer == std::vector<std::string>{text});
  CHECK(test::read_codes(read.value()[0].picture) == std::vector<std::string>{text});
}

TEST_CASE("What does not fit the sticker is refused, never cut off", "[devices][label]") {
  struct Row {
    LabelJob job;
    LabelJobRefusal refusal;
  };
  const auto qr = [](std::string text, int x, int dots) {
    return LabelJob{.printer_drawn_qr = PrinterDrawnQr{std::move(text), QrLevel::medium, x, 8, dots}};
  };
  const std::vector<Row> rows{
      {{.picture = Bitmap1(401, 10)}, LabelJobRefusal::picture_large},
      {{.picture = Bitmap1(10, 241)}, LabelJobRefusal::picture_large},
      {{.stock = {19, 30, 2}}, LabelJobRefusal::stock_wrong},
      {{.stock = {50, 151, 2}}, LabelJobRefusal::stock_wrong},
      {{.stock = {50, 30, -1}}, LabelJobRefusal::stock_wrong},
      {{.stock = {50, 30, 11}}, LabelJobRefusal::stock_wrong},
      {{.copies = 0}, LabelJobRefusal::copies_wrong},
      {{.copies = 501}, LabelJobRefusal::copies_wrong},
      {qr("", 8, 4), LabelJobRefusal::qr_text_wrong},
      {qr("A\r\nPRINT 9", 8, 4), LabelJobRefusal::qr_text_wrong},
      {qr("क", 8, 4), LabelJobRefusal::qr_text_wrong},
      {qr(std::string(121, 'A'), 8, 4), LabelJobRefusal::qr_text_wrong},
      {qr("A", 320, 4), LabelJobRefusal::qr_placed_wrong},
      {qr("A", -1, 4), LabelJobRefusal::qr_placed_wrong},
      {qr("A", 8, 0), LabelJobRefusal::qr_placed_wrong},
      {qr("A", 8, 11), LabelJobRefusal::qr_placed_wrong},
  };
  for (const Row& row : rows) {
    for (const auto& bytes : {tspl_label(row.job), zpl_label(row.job)}) {
      INFO(code_of(row.refusal));
      REQUIRE_FALSE(bytes);
      CHECK(code_of(bytes.reason()) == code_of(row.refusal));
      CHECK_FALSE(advice_of(bytes.reason()).empty());
    }
  }
}

TEST_CASE("The label reader refuses every byte that is not ours, and says where", "[devices][label]") {
  const std::string head = "SIZE 50 mm,30 mm\r\nGAP 2 mm,0\r\nDIRECTION 1\r\nCLS\r\n";
  const auto tspl = GENERATE_COPY(values<std::string>({
      "FORMFEED\r\n",
      head + "TEXT 1,1,\"3\",0,1,1,\"hi\"\r\n",
      head + "BITMAP 0,0,51,1,0," + std::string(51, '\0') + "\r\nPRINT 1\r\n",
      head + "QRCODE 1,1,M,4,A,0,M2,\"A\"B\"\r\nPRINT 1\r\n",
      head,
  }));
  CHECK_FALSE(test::read_tspl(bytes_of(tspl), 203));
  const auto zpl = GENERATE(values<std::string>({
      "^XA^CI28^FO0,0^A0N,30^FDhi^FS^PQ1^XZ",
      "^XA^CI28^FO0,0^GFA,1,1,1,F^FS^PQ1^XZ",
      "^XA^CI28^FO0,0^BQN,2,4^FH_^FDMA,A^XZ",
      "^XA^CI28^PQ1",
  }));
  CHECK_FALSE(test::read_zpl(bytes_of(zpl), 400, 240));
}
