// What goes down the cable to the printer: only bytes of SPECS 3.1, and the picture that was drawn, dot for dot.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "devices/esc_pos.h"
#include "devices/esc_pos_reader.h"
#include "devices/limits.h"

using namespace odop;

namespace {

Bitmap1 random_picture(std::mt19937& random, int width_px, int height_px) {
  Bitmap1 picture(width_px, height_px);
  for (int y = 0; y < height_px; ++y)
    for (int x = 0; x < width_px; ++x)
      if (random() % 3 == 0) picture.set_black(x, y);
  return picture;
}

std::vector<PrintedPaper> print(int width_dots, std::span<const std::uint8_t> job) {
  EscPosReader reader(width_dots);
  reader.read(job);
  reader.finish();
  INFO((reader.refusal() ? reader.refusal()->what : "no refusal"));
  REQUIRE_FALSE(reader.refusal());
  return reader.take_papers();
}

}  // namespace

TEST_CASE("Bands joined on paper are the picture that was drawn, bit for bit", "[devices][esc_pos]") {
  std::mt19937 random(20250113);
  for (const int width_px : {576, 384, 8, 9, 500}) {
    for (const int height_px : {1, 127, 128, 129, 256, 700}) {
      auto picture = random_picture(random, width_px, height_px);
      picture.set_black(0, height_px - 1);
      const auto job = EscPos().init().raster(picture).cut(Cut::partial, 0).take();
      const auto papers = print(576, job);
      REQUIRE(papers.size() == 1);
      REQUIRE(papers[0].picture.height_px() == height_px);
      for (int y = 0; y < height_px; ++y)
        REQUIRE(std::equal(picture.row(y).begin(), picture.row(y).end(), papers[0].picture.row(y).begin()));
      CHECK(papers[0].bytes == job);
    }
  }
}

TEST_CASE("A printer that draws codes is sent the code's text in the listed bytes and nothing else",
          "[devices][esc_pos][qr]") {
  const std::vector<std::uint8_t> expected{0x1B, 0x61, 1,                                // in the middle
                                           0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0,  // model 2
                                           0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, 5,        // dots a module
                                           0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31,     // level M
                                           0x1D, 0x28, 0x6B, 5, 0, 0x31, 0x50, 0x30, 'A',
                                           0x1B,                                      // a text may hold any byte
                                           0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30,  // print
                                           0x1B, 0x61, 0};
  CHECK(EscPos().qr("A\x1B", 5).bytes() == expected);
  const auto papers = print(576, EscPos().init().qr("ODOP", 5).cut(Cut::partial, 0).take());
  REQUIRE(papers.size() == 1);
  CHECK(papers[0].picture.height_px() == 21 * 5);
  CHECK(papers[0].picture.is_black((576 - 105) / 2, 0));  // a finder's corner
  CHECK_FALSE(papers[0].picture.is_black((576 - 105) / 2 - 1, 0));
}

TEST_CASE("A code that no printer could draw as meant is refused by the reader", "[devices][esc_pos][qr]") {
  const auto refusal = [](std::vector<std::uint8_t> job) {
    EscPosReader reader(384);
    reader.read(job);
    reader.finish();
    return reader.refusal() ? reader.refusal()->what : "none";
  };
  const std::vector<std::uint8_t> print_alone{0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30};
  CHECK(refusal(print_alone) == "a code is printed before its text, size and level were sent");
  CHECK(refusal(EscPos().qr(std::string(300, 'a'), 16).take()) == "a code wider than the paper");
  CHECK(refusal({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x30}).starts_with("no such function of a code"));
  CHECK(refusal({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, 17}).starts_with("no such function of a code"));
  CHECK(refusal({0x1D, 0x28, 0x4C, 3, 0, 0x31, 0x51, 0x30}).starts_with("no such function of a code"));
  // Settings before a start are forgotten with it.
  auto job = EscPos().qr("ODOP", 5).init().take();
  job.insert(job.end(), print_alone.begin(), print_alone.end());
  CHECK(refusal(job) == "a code is printed before its text, size and level were sent");
}

TEST_CASE("No band is larger than what the cheapest printer holds", "[devices][esc_pos]") {
  Bitmap1 picture(576, 1000);
  picture.fill_rect(0, 0, 576, 1000);
  const auto job = EscPos().raster(picture).take();
  std::size_t at = 0;
  int rows = 0;
  while (at < job.size()) {
    REQUIRE(job[at] == 0x1D);
    REQUIRE(job[at + 4] == 72);  // bytes a row, not dots
    const int band = job[at + 6] + 256 * job[at + 7];
    CHECK(band <= 128);
    rows += band;
    at += 8 + static_cast<std::size_t>(band) * 72;
  }
  CHECK(rows == 1000);
}

TEST_CASE("White rows at the foot of a picture waste no paper", "[devices][esc_pos]") {
  Bitmap1 picture(384, 500);
  picture.set_black(10, 20);
  const auto papers = print(384, EscPos().init().raster(picture).cut(Cut::full, 0).take());
  REQUIRE(papers.size() == 1);
  CHECK(papers[0].picture.height_px() == 21);
  CHECK(EscPos().raster(Bitmap1(384, 500)).bytes().empty());
}

TEST_CASE("Every command is the bytes that SPECS 3.1 lists", "[devices][esc_pos]") {
  using Bytes = std::vector<std::uint8_t>;
  CHECK(EscPos().init().bytes() == Bytes{0x1B, 0x40, 0x1C, 0x2E});
  CHECK(EscPos().cut(Cut::partial, 3).bytes() == Bytes{0x1D, 0x56, 0x42, 3});
  CHECK(EscPos().cut(Cut::full, 0).bytes() == Bytes{0x1D, 0x56, 0x41, 0});
  CHECK(EscPos().feed_dots(300).bytes() == Bytes{0x1B, 0x4A, 255, 0x1B, 0x4A, 45});
  CHECK(EscPos().open_drawer(DrawerPin::pin_2, 50, 500).bytes() == Bytes{0x1B, 0x70, 0x00, 0x19, 0xFA});
  Bitmap1 dot(10, 1);
  dot.set_black(9, 0);
  CHECK(EscPos().raster(dot).bytes() == Bytes{0x1D, 0x76, 0x30, 0, 2, 0, 1, 0, 0x00, 0x40});
  CHECK(status_request_bytes(StatusRequest::paper) == std::array<std::uint8_t, 3>{0x10, 0x04, 0x04});
}

TEST_CASE("The reader refuses every byte that is not ours, and says where", "[devices][esc_pos]") {
  struct Row {
    std::vector<std::uint8_t> bytes;
    std::size_t offset;
  };
  const auto row = GENERATE(values<Row>({
      {{0x1B, 0x40, 'H', 'i'}, 2},                               // text
      {{0x1B, 0x40, 0x0A}, 2},                                   // a line feed we never send
      {{0xE0, 0xA4, 0x95}, 0},                                   // UTF-8
      {{0x1B, 0x74, 0x42}, 0},                                   // a code page
      {{0x1B, 0x40, 0x1D, 0x28, 0x6B, 0x04}, 2},                 // the printer's own QR
      {{0x1D, 0x76, 0x30, 0x00, 73, 0, 1, 0}, 0},                // wider than the head
      {{0x1D, 0x76, 0x30, 0x00, 72, 0, 129, 0}, 0},              // a band too tall
      {{0x1D, 0x76, 0x30, 0x00, 0, 0, 1, 0}, 0},                 // a band of no width
      {{0x1D, 0x76, 0x30, 0x03, 1, 0, 1, 0}, 0},                 // a doubled raster
      {{0x1D, 0x56, 0x00}, 0},                                   // a cut that cuts the last lines off
      {{0x10, 0x04, 0x07}, 0},                                   // a status we never ask
      {{0x1B, 0x70, 0x00, 0xFA, 0x19}, 0},                       // a pulse longer than its rest
      {{0x1B, 0x40, 0x1D, 0x76, 0x30, 0x00, 1, 0, 2, 0, 9}, 2},  // a raster cut short
  }));
  EscPosReader reader(576);
  reader.read(row.bytes);
  reader.finish();
  REQUIRE(reader.refusal());
  CHECK(reader.refusal()->offset == row.offset);
  CHECK_FALSE(reader.refusal()->what.empty());
}

TEST_CASE("A job read in pieces of any size prints the same papers", "[devices][esc_pos]") {
  std::mt19937 random(7);
  const auto first = random_picture(random, 384, 150), second = random_picture(random, 384, 40);
  const auto job = EscPos()
                       .init()
                       .raster(first)
                       .cut(Cut::partial, 0)
                       .init()
                       .raster(second)
                       .open_drawer(DrawerPin::pin_5, 100, 200)
                       .feed_dots(30)
                       .cut(Cut::full, 0)
                       .take();
  const auto whole = print(384, job);
  REQUIRE(whole.size() == 2);
  CHECK(whole[1].drawer_pulses == 1);
  CHECK(whole[1].picture.height_px() == 40 + 30);
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
    EscPosReader reader(384);
    for (std::size_t at = 0; at < job.size(); at += piece)
      reader.read(std::span(job).subspan(at, std::min(piece, job.size() - at)));
    reader.finish();
    const auto papers = reader.take_papers();
    REQUIRE(papers.size() == 2);
    CHECK(papers[0].picture == whole[0].picture);
    CHECK(papers[1].picture == whole[1].picture);
    CHECK(papers[0].bytes.size() + papers[1].bytes.size() == job.size());
  }
}

TEST_CASE("No stream of bytes brings the reader down or makes it grow without end", "[devices][esc_pos]") {
  std::mt19937 random(99);
  const std::array<std::uint8_t, 16> likely{0x1B, 0x1C, 0x1D, 0x10, 0x04, 0x40, 0x2E, 0x76,
                                            0x30, 0x00, 0x01, 0x02, 0x4A, 0x56, 0x42, 0x70};
  for (int round = 0; round < 20'000; ++round) {
    EscPosReader reader(384);
    std::vector<std::uint8_t> bytes(random() % 64);
    for (auto& byte : bytes) byte = random() % 8 == 0 ? static_cast<std::uint8_t>(random()) : likely[random() % 16];
    reader.read(bytes);
    reader.finish();
  }
  EscPosReader endless(384);
  const std::vector<std::uint8_t> feeds = EscPos().feed_dots(2040).take();
  for (int round = 0; round < 1'000 && !endless.refusal(); ++round) endless.read(feeds);
  REQUIRE(endless.refusal());
  endless.finish();
  CHECK(endless.take_papers().at(0).picture.height_px() <= device_limits::paper_rows_max);
}

TEST_CASE("A picture keeps its edges: nothing is painted outside it", "[devices][bitmap]") {
  Bitmap1 picture(10, 4);
  picture.fill_rect(-5, -5, 100, 100);
  CHECK(picture.row(0)[0] == 0xFF);
  CHECK(picture.row(0)[1] == 0xC0);  // the padding stays white
  CHECK_FALSE(picture.is_black(10, 0));
  CHECK_FALSE(picture.is_black(0, 4));
  Bitmap1 sheet(10, 4);
  sheet.draw(picture, 8, 3);
  CHECK(sheet.is_black(9, 3));
  CHECK(sheet.inked_rows() == 4);
  sheet.invert_rect(0, 0, 10, 4);
  CHECK_FALSE(sheet.is_black(9, 3));
  CHECK(sheet.row(0)[1] == 0xC0);
}
