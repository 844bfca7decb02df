// What a bill on paper must keep: its code can be read, its bytes are ours, every line is there, and a copy or a
// demonstration can never pass for the real thing.
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "core/kept_list.h"
#include "devices/esc_pos_reader.h"
#include "devices/limits.h"
#include "paper/kept_slip.h"
#include "paper/limits.h"
#include "paper/paper_job.h"
#include "paper/paper_png.h"
#include "paper/paper_qr.h"
#include "paper/receipt.h"
#include "paper/slip.h"
#include "paper/test_page.h"
#include "paper_test.h"
#include "sample_views.h"

using namespace odop;
namespace fs = std::filesystem;

namespace {

// What a phone would read from this paper. zbarimg is the judge, because it is nobody's of this house.
std::string scan(const Bitmap1& paper) {
  if (std::system("command -v zbarimg >/dev/null 2>&1") != 0)
    FAIL("zbarimg is missing: install the package zbar-tools");
  std::string pattern = (fs::temp_directory_path() / "odop-paper-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  const fs::path folder = pattern;
  write_paper_png(paper, folder / "paper.png");
  const std::string command =
      "zbarimg -q --raw --nodbus -S*.disable -Sqrcode.enable '" + (folder / "paper.png").string() + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
  REQUIRE(pipe);
  std::string text;
  std::array<char, 512> buffer{};
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe.get()) != nullptr) text += buffer.data();
  if (!text.empty() && text.back() == '\n') text.pop_back();
  fs::remove_all(folder);
  return text;
}

PrinterProfile profile_of(int width_dots) {
  return default_profile(width_dots == 384 ? PaperWidth::mm58 : PaperWidth::mm80);
}

// The paper as the printer of this profile would put it out; nothing but listed bytes may be in the job.
Bitmap1 printed(const Bitmap1& picture, int width_dots) {
  const auto job = paper_job_bytes(picture, profile_of(width_dots));
  CHECK(job.size() <= device_limits::job_bytes_max);
  EscPosReader reader(width_dots);
  reader.read(job);
  reader.finish();
  INFO((reader.refusal() ? reader.refusal()->what : "no refusal"));
  REQUIRE_FALSE(reader.refusal());
  auto papers = reader.take_papers();
  REQUIRE(papers.size() == 1);
  CHECK(papers[0].is_cut == profile_of(width_dots).has_cutter);
  return papers[0].picture;
}

}  // namespace

TEST_CASE("Every bill goes to the printer in listed bytes and comes out as it was drawn", "[paper][esc_pos]") {
  for (auto view : {sample::tax_invoice(), sample::long_invoice(), sample::igst_invoice(), sample::mixed_bill(),
                    sample::composition_bill(), sample::cash_memo(), sample::credit_note(), sample::long_names(),
                    sample::booking(), sample::cancelled_booking(), sample::delivered_bill()}) {
    for (const auto language : {PaperLanguage::hi, PaperLanguage::en, PaperLanguage::both}) {
      view.language = language;
      for (const int width : {576, 384}) {
        const auto picture = draw_receipt(paper_test::typesetter(), view, width);
        auto paper = printed(picture, width);
        paper.set_height(picture.height_px());
        CHECK(paper == picture);
      }
    }
  }
}

TEST_CASE("The signed bill is read back from 80 and 58 mm paper, short or long", "[paper][qr]") {
  // 734 characters fill version 17-M, the longest bill that is carried whole.
  for (const std::size_t characters : {60U, 240U, 420U, 620U, 734U}) {
    for (const int width : {576, 384}) {
      auto view = sample::tax_invoice();
      view.qr_text = sample::qr_text(characters);
      CAPTURE(characters, width);
      CHECK(scan(printed(draw_receipt(paper_test::typesetter(), view, width), width)) == view.qr_text);
    }
  }
}

TEST_CASE("A bill too long for the code carries its short form instead", "[paper][qr]") {
  auto view = sample::tax_invoice();
  view.qr_text = sample::qr_text(900);
  for (const int width : {576, 384})
    CHECK(scan(draw_receipt(paper_test::typesetter(), view, width)) == view.qr_fallback);
  view.qr_fallback.clear();
  CHECK(scan(draw_receipt(paper_test::typesetter(), view, 384)).empty());
}

TEST_CASE("The slip's link is read back as it was checked, and its modules suit a phone", "[paper][qr]") {
  for (const int width : {576, 384})
    for (const auto language : {PaperLanguage::hi, PaperLanguage::en, PaperLanguage::both}) {
      auto view = sample::slip();
      view.language = language;
      const auto paper = draw_slip(paper_test::typesetter(), view, width);
      REQUIRE(paper);
      CHECK(scan(printed(*paper, width)) == view.link);
    }
  auto endless = sample::slip();
  endless.link += std::string(3'000, 'x');
  CHECK_FALSE(draw_slip(paper_test::typesetter(), endless, 576));
}

TEST_CASE("The code of all choices is read back as it was, Hindi and the longest one too", "[paper][qr][kept]") {
  auto view = sample::kept_slip();
  std::string longest;
  while (encode_kept_code(longest + "https://mart.example/a%20long%20one\n"))
    longest += "https://mart.example/a%20long%20one\n";
  longest.pop_back();
  CHECK(longest.size() > 600);
  for (const std::string& code : {view.code, longest})
    for (const int width : {576, 384}) {
      view.code = code;
      const auto paper = draw_kept_slip(paper_test::typesetter(), view, width);
      REQUIRE(paper);
      CHECK(scan(printed(*paper, width)) == code);
    }
  view.code = longest + longest;
  CHECK_FALSE(draw_kept_slip(paper_test::typesetter(), view, 576));
  view.code.clear();  // nothing of it is online: the list alone
  REQUIRE(draw_kept_slip(paper_test::typesetter(), view, 576));
}

TEST_CASE("Codes have 5 to 8 dots a module where the paper has room and never fewer than 4", "[paper][qr]") {
  struct Row {
    std::size_t characters;
    int paper_dots, wanted_side, dots_per_module;
  };
  const auto row = GENERATE(values<Row>({{20, 576, 300, 8},   // small codes do not grow without end
                                         {240, 576, 302, 5},  // a usual bill, beside its words
                                         {734, 576, 302, 5},  // the longest
                                         {734, 384, 302, 4},  // the longest on narrow paper
                                         {240, 384, 294, 5}}));
  const std::array<std::string, 1> texts{sample::qr_text(row.characters)};
  const auto qr = choose_paper_qr(texts, row.paper_dots, row.wanted_side);
  REQUIRE(qr);
  CHECK(qr->dots_per_module == row.dots_per_module);
  CHECK(qr->side_dots() <= row.paper_dots);
  CHECK_FALSE(choose_paper_qr(texts, 100, 100));
}

TEST_CASE("The test page has both ends of its ruler at the edges of the print head", "[paper][test_page]") {
  for (const int width : {576, 384}) {
    const auto page =
        draw_test_page(paper_test::typesetter(), {PaperLanguage::hi, "none", "K07", 0}, profile_of(width));
    for (const int y : {0, 20, 39}) {
      CHECK(page.is_black(0, y));
      CHECK(page.is_black(width - 1, y));
    }
    CHECK(scan(printed(page, width)) == "ODOP KIOSK K07");
  }
}

TEST_CASE("A copy and a demonstration cannot be taken for the bill", "[paper]") {
  const auto real = draw_receipt(paper_test::typesetter(), sample::tax_invoice(), 576);
  auto view = sample::tax_invoice();
  view.is_duplicate = true;
  const auto copy = draw_receipt(paper_test::typesetter(), view, 576);
  // A banner at the head and one at the foot, so that neither half of a torn paper loses it.
  CHECK(copy.height_px() >= real.height_px() + 2 * 40);
  view.is_duplicate = false;
  view.is_demo = true;
  const auto demo = draw_receipt(paper_test::typesetter(), view, 576);
  CHECK(demo.height_px() >= real.height_px() + 2 * 40);
  int black_rows = 0;
  for (int y = 0; y < demo.height_px(); ++y) {
    int black = 0;
    for (int x = 0; x < demo.width_px(); ++x) black += demo.is_black(x, y) ? 1 : 0;
    black_rows += black > 300 && black < 544 ? 1 : 0;
  }
  CHECK(black_rows > 40);  // white words on black bands
}

TEST_CASE("The longest bill a cart can make still fits one job", "[paper]") {
  auto view = sample::long_names();
  view.language = PaperLanguage::both;
  const auto line = view.lines.front();
  view.lines.assign(paper_limits::receipt_lines_max, line);
  for (auto& each : view.lines) each.discount = Money::from_paise(100);
  for (const int width : {576, 384}) {
    const auto picture = draw_receipt(paper_test::typesetter(), view, width);
    CHECK(picture.height_px() < device_limits::paper_rows_max);
    printed(picture, width);
  }
  view.lines.resize(paper_limits::receipt_lines_with_long_names_max);
  CHECK(draw_receipt(paper_test::typesetter(), view, 384).height_px() < device_limits::paper_rows_max);
}

TEST_CASE("An empty name or a missing field leaves no hole and brings nothing down", "[paper]") {
  ReceiptView bare;
  bare.lines.resize(1);
  for (const int width : {576, 384}) CHECK(draw_receipt(paper_test::typesetter(), bare, width).inked_rows() > 100);
  ReceiptView odd = sample::tax_invoice();
  odd.supplier_name = LocalText("\xFF\xFE bad bytes", "\xFF\xFE bad bytes");
  odd.lines[0].name = LocalText("line\nbreak\x1B@", "");
  CHECK(draw_receipt(paper_test::typesetter(), odd, 384).inked_rows() > 100);
}
