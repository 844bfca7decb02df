// The papers as pictures, dot for dot. Who changes how a paper looks runs this with ODOP_UPDATE_GOLDEN=1, looks at
// every changed picture in tests/golden/paper, and commits them with the reason.
#include <png.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "core/training.h"
#include "devices/esc_pos_reader.h"
#include "devices/printer_profile.h"
#include "paper/label.h"
#include "paper/paper_png.h"
#include "paper/receipt.h"
#include "paper/receipt_job.h"
#include "paper/shift_paper.h"
#include "paper/slip.h"
#include "paper/test_page.h"
#include "paper_test.h"
#include "sample_views.h"
#include "support/child_program.h"
#include "support/temporary_folder.h"

using namespace odop;
namespace fs = std::filesystem;

namespace {

Bitmap1 read_paper_png(const fs::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_file(&image, file.c_str()) != 0);
  image.format = PNG_FORMAT_GRAY;
  std::vector<png_byte> pixels(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) != 0);
  Bitmap1 paper(static_cast<int>(image.width), static_cast<int>(image.height));
  for (int y = 0; y < paper.height_px(); ++y)
    for (int x = 0; x < paper.width_px(); ++x)
      if (pixels[static_cast<std::size_t>(y * paper.width_px() + x)] < 128) paper.set_black(x, y);
  return paper;
}

struct Paper {
  std::string name;
  std::function<Bitmap1(Typesetter&, int width_dots)> draw;
};

Paper receipt(std::string name, ReceiptView view, PaperLanguage language) {
  view.language = language;
  return {std::move(name), [view](Typesetter& typesetter, int width) { return draw_receipt(typesetter, view, width); }};
}

Paper maker_slip(std::string name, MakerSlipView view) {
  return {std::move(name),
          [view](Typesetter& typesetter, int width) { return draw_maker_slip(typesetter, view, width); }};
}

Paper maker_payment(std::string name, MakerPaymentView view, PaperLanguage language) {
  view.language = language;
  return {std::move(name),
          [view](Typesetter& typesetter, int width) { return draw_maker_payment(typesetter, view, width); }};
}

Paper take_away_slip(std::string name, SlipView view, PaperLanguage language) {
  view.language = language;
  return {std::move(name),
          [view](Typesetter& typesetter, int width) { return draw_slip(typesetter, view, width).value(); }};
}

Paper kept_slip(std::string name, KeptSlipView view, PaperLanguage language) {
  view.language = language;
  return {std::move(name),
          [view](Typesetter& typesetter, int width) { return draw_kept_slip(typesetter, view, width).value(); }};
}

Paper test_page(std::string name, PaperLanguage language) {
  return {
      std::move(name), [language](Typesetter& typesetter, int width) {
        const auto profile = default_profile(width == 384 ? PaperWidth::mm58 : PaperWidth::mm80);
        return draw_test_page(typesetter, {language, "usb:/dev/usb/lp0", "K07", sample::tax_invoice().utc_ms}, profile);
      }};
}

Paper shift(std::string name, bool is_closed, PaperLanguage language, std::string_view kiosk = "K07") {
  auto view = sample::shift_report(is_closed);
  view.language = language;
  view.report.kiosk = kiosk;
  return {std::move(name),
          [view](Typesetter& typesetter, int width) { return draw_shift_paper(typesetter, view, width); }};
}

std::string scanned(const Bitmap1& paper) {
  const test::TemporaryFolder folder("scanned");
  write_paper_png(paper, folder.path() / "paper.png");
  return test::run_program(
             {"zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", (folder.path() / "paper.png").string()})
      .out;
}

// With the seal of three kiosks that tests/golden/wire has.
Paper sealed_shift(std::string name) {
  auto view = sample::shift_report(true);
  view.language = PaperLanguage::both;
  std::ifstream file(fs::path(ODOP_SOURCE_DIR) / "tests/golden/wire/seal.txt");
  std::getline(file, view.report.seals.emplace_back());
  return {std::move(name), [view](Typesetter& typesetter, int width) {
            Bitmap1 paper = draw_shift_paper(typesetter, view, width);
            CHECK(scanned(paper) == view.report.seals.front() + "\n");
            return paper;
          }};
}

// As it comes out of a printer that draws the code itself.
Paper native_qr(std::string name, ReceiptView view, PaperLanguage language) {
  view.language = language;
  return {std::move(name), [view](Typesetter& typesetter, int width) {
            auto profile = default_profile(width == 384 ? PaperWidth::mm58 : PaperWidth::mm80);
            profile.is_qr_native = true;
            EscPosReader printer(width);
            printer.read(receipt_print_job(typesetter, view, profile, true).bytes);
            printer.finish();
            REQUIRE_FALSE(printer.refusal());
            Bitmap1 paper = printer.take_papers().at(0).picture;
            CHECK(scanned(paper) == view.qr_text + "\n");
            return paper;
          }};
}

std::vector<Paper> golden_papers() {
  using enum PaperLanguage;
  auto withdrawn = sample::tax_invoice();
  withdrawn.is_void = true;
  auto demo = sample::tax_invoice();
  demo.is_demo = true;
  // As till/receipt_of.cpp makes it of a training kiosk's entry.
  auto practised = sample::tax_invoice();
  practised.is_training = true;
  practised.serial = "24T0AI-000007";
  practised.kiosk_label = "T0";
  practised.qr_text.clear();
  practised.qr_fallback.clear();
  auto practised_back = sample::credit_note();
  practised_back.is_training = true;
  practised_back.serial = "24T0AC-000001";
  practised_back.original_serial = "24T0AI-000007";
  practised_back.kiosk_label = "T0";
  practised_back.qr_text.clear();
  practised_back.qr_fallback.clear();
  auto practised_payment = sample::maker_payment();
  practised_payment.payment.kiosk = training_label;
  auto copy = sample::tax_invoice();
  copy.is_duplicate = true;
  copy.is_demo = true;
  auto demo_slip = sample::slip();
  demo_slip.is_demo = true;
  auto demo_kept = sample::kept_slip();
  demo_kept.is_demo = true;
  auto practised_slip = sample::slip();
  practised_slip.is_training = true;
  auto maker_en = sample::maker_slip();
  maker_en.language = en;
  auto maker_practised = sample::maker_slip();
  maker_practised.report.kiosk = training_label;
  auto maker_hi = sample::maker_slip();
  maker_hi.language = hi;
  auto maker_new = sample::maker_slip();  // the first morning, paid ahead, at a demonstration
  maker_new.report.is_demo = true;
  maker_new.report.today.clear();
  maker_new.report.pieces = 0;
  maker_new.report.today_net = maker_new.report.sold = maker_new.report.returned = Money{};
  maker_new.report.paid = Money::from_paise(50'000);
  maker_new.report.unconfirmed.clear();
  return {
      receipt("tax-invoice-hi", sample::tax_invoice(), hi),
      receipt("tax-invoice-en", sample::tax_invoice(), en),
      receipt("tax-invoice-both-demo", demo, both),
      native_qr("tax-invoice-native-qr-hi", sample::tax_invoice(), hi),
      native_qr("tax-invoice-native-qr-en", sample::tax_invoice(), en),
      receipt("tax-invoice-hi-duplicate", copy, hi),
      receipt("tax-invoice-en-duplicate", copy, en),
      receipt("long-invoice-hi", sample::long_invoice(), hi),
      receipt("long-invoice-en", sample::long_invoice(), en),
      receipt("igst-both", sample::igst_invoice(), both),
      receipt("igst-hi", sample::igst_invoice(), hi),
      receipt("igst-en", sample::igst_invoice(), en),
      receipt("mixed-hi", sample::mixed_bill(), hi),
      receipt("mixed-en", sample::mixed_bill(), en),
      receipt("composition-hi", sample::composition_bill(), hi),
      receipt("composition-en", sample::composition_bill(), en),
      receipt("cash-memo-hi", sample::cash_memo(), hi),
      receipt("cash-memo-en", sample::cash_memo(), en),
      receipt("credit-note-hi", sample::credit_note(), hi),
      receipt("credit-note-en", sample::credit_note(), en),
      receipt("challan-hi", sample::delivery_challan(), hi),
      receipt("challan-en", sample::delivery_challan(), en),
      receipt("booking-hi", sample::booking(), hi),
      receipt("booking-en", sample::booking(), en),
      receipt("booking-both", sample::booking(), both),
      receipt("booking-cancelled-hi", sample::cancelled_booking(), hi),
      receipt("booking-cancelled-en", sample::cancelled_booking(), en),
      receipt("booking-delivered-hi", sample::delivered_bill(), hi),
      receipt("booking-delivered-en", sample::delivered_bill(), en),
      receipt("unbilled-sale-hi", sample::unbilled_sale(), hi),
      receipt("unbilled-sale-en", sample::unbilled_sale(), en),
      receipt("consolidated-bill-hi", sample::consolidated_bill(), hi),
      receipt("consolidated-bill-en", sample::consolidated_bill(), en),
      receipt("consolidated-bill-both", sample::consolidated_bill(), both),
      receipt("void-hi", withdrawn, hi),
      receipt("void-en", withdrawn, en),
      receipt("training-both", practised, both),
      receipt("training-hi", practised, hi),
      receipt("training-en", practised, en),
      receipt("training-credit-note-hi", practised_back, hi),
      receipt("training-credit-note-en", practised_back, en),
      shift("z-report-hi", true, hi),
      shift("z-report-en", true, en),
      shift("x-report-both", false, both),
      shift("x-report-hi", false, hi),
      shift("x-report-en", false, en),
      shift("x-report-training-both", false, both, training_label),
      shift("z-report-training-hi", true, hi, training_label),
      sealed_shift("z-report-seal-both"),
      {"z-report-advances-both",
       [](Typesetter& typesetter, int width) {
         return draw_shift_paper(typesetter, sample::shift_report_with_advances(), width);
       }},
      {"z-report-consolidated-both",
       [](Typesetter& typesetter, int width) {
         return draw_shift_paper(typesetter, sample::shift_report_with_consolidated(), width);
       }},
      maker_slip("maker-slip-both", sample::maker_slip()),
      maker_slip("maker-slip-hi", maker_hi),
      maker_slip("maker-slip-en", maker_en),
      maker_slip("maker-slip-demo", maker_new),
      maker_slip("maker-slip-training-both", maker_practised),
      maker_payment("maker-payment-hi", sample::maker_payment(), hi),
      maker_payment("maker-payment-en", sample::maker_payment(), en),
      maker_payment("maker-payment-both", sample::maker_payment(), both),
      maker_payment("maker-payment-training-both", practised_payment, both),
      receipt("long-names-hi", sample::long_names(), hi),
      receipt("long-names-en", sample::long_names(), en),
      receipt("long-names-both", sample::long_names(), both),
      take_away_slip("slip-hi", sample::slip(), hi),
      take_away_slip("slip-en", sample::slip(), en),
      take_away_slip("slip-both-demo", demo_slip, both),
      take_away_slip("slip-training-both", practised_slip, both),
      kept_slip("kept-slip-hi", sample::kept_slip(), hi),
      kept_slip("kept-slip-both-demo", demo_kept, both),
      test_page("test-page", both),
      test_page("test-page-hi", hi),
      test_page("test-page-en", en),
  };
}

void check_golden(const std::string& name, const Bitmap1& drawn) {
  const fs::path folder = fs::path(ODOP_SOURCE_DIR) / "tests/golden/paper";
  const auto file = folder / (name + ".png");
  if (std::getenv("ODOP_UPDATE_GOLDEN") != nullptr) {
    fs::create_directories(folder);
    return write_paper_png(drawn, file);
  }
  INFO(file);
  REQUIRE(fs::exists(file));
  const bool same = read_paper_png(file) == drawn;
  CHECK(same);
  if (!same) write_paper_png(drawn, fs::temp_directory_path() / ("differs-" + file.filename().string()));
}

}  // namespace

TEST_CASE("Papers look as they were judged to look, dot for dot", "[paper][golden]") {
  auto& typesetter = paper_test::typesetter();
  for (const auto& paper : golden_papers()) {
    for (const int width : {576, 384}) {
      const auto drawn = paper.draw(typesetter, width);
      CHECK(drawn.width_px() == width);
      check_golden(paper.name + "-" + std::to_string(width), drawn);
    }
  }
}

TEST_CASE("Price tags look as they were judged to look, dot for dot", "[paper][golden][label]") {
  struct Sticker {
    std::string name;
    LabelSize size;
  };
  const std::vector<Sticker> stickers{{"50x30", {400, 240, 8}},  {"38x25", {304, 200, 8}},
                                      {"100x50", {800, 400, 8}}, {"64x34-300dpi", {755, 401, 12}},
                                      {"roll-58", {384, 0, 8}},  {"roll-80", {576, 0, 8}}};
  for (const auto& [name, view] : sample::labels())
    for (const Sticker& sticker : stickers) {
      const auto drawn = draw_label(paper_test::typesetter(), view, sticker.size);
      INFO(name << " on " << sticker.name << (drawn ? "" : code_of(drawn.reason())));
      REQUIRE(drawn);
      check_golden("label-" + name + "-" + sticker.name, *drawn);
    }
}

TEST_CASE("Price tags with bars look as they were judged to look, dot for dot", "[paper][golden][label][code128]") {
  LabelView kurta = sample::labels().front().second;
  for (const auto& [ending, size] :
       {std::pair{"50x30", LabelSize{400, 240, 8}}, {"100x50", {800, 400, 8}}, {"roll-58", {384, 0, 8}}})
    for (const LabelCode shown : {LabelCode::code128, LabelCode::both}) {
      if (shown == LabelCode::both && size.height_dots == 240) continue;  // refused there: the price would not fit
      kurta.shown = shown;
      const auto drawn = draw_label(paper_test::typesetter(), kurta, size);
      REQUIRE(drawn);
      check_golden(std::string("label-") + (shown == LabelCode::both ? "both-codes-" : "code128-") + ending, *drawn);
    }
}

TEST_CASE("Makers' cards look as they were judged to look, and a scanner reads them", "[paper][golden][maker]") {
  auto demo = sample::maker_card();
  demo.is_demo = true;
  demo.name = {"उत्तर प्रदेश हथकरघा बुनकर महिला समूह", "Uttar Pradesh Handloom Weavers Women's Group"};
  demo.craft = {"बनारसी रेशम और जरी के बुनकर, मदनपुरा", "Banarasi silk and zari weavers, Madanpura"};
  for (const auto& [name, view] : {std::pair{"maker-card", sample::maker_card()}, std::pair{"maker-card-demo", demo}}) {
    const auto drawn = draw_maker_card(paper_test::typesetter(), view, {1015, 637, 11});
    REQUIRE(drawn);
    CHECK(drawn->height_px() == 637);
    check_golden(name, *drawn);
    CHECK(scanned(*drawn) == view.code + "\n");
  }
}
