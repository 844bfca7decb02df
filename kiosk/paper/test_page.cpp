#include "paper/test_page.h"

#include <array>

#include "core/civil_date.h"
#include "core/training.h"
#include "paper/paper_qr.h"
#include "paper/paper_sheet.h"
#include "paper/training_band.h"
#include "text/indian_numbers.h"

namespace odop {

namespace {

constexpr int dots_per_mm = 8;  // 203 dpi

// A tick each millimetre, a longer one each five, a figure each ten; both edges of the head are closed, so a paper that
// is too narrow shows it.
void ruler(Bitmap1& page, int y, int width_dots) {
  page.fill_rect(0, y, width_dots, 3);
  for (int mm = 0; mm * dots_per_mm < width_dots; ++mm) {
    const int length = mm % 10 == 0 ? 28 : mm % 5 == 0 ? 20 : 10;
    page.fill_rect(mm * dots_per_mm, y, 2, length);
  }
  page.fill_rect(0, y, 3, 40);
  page.fill_rect(width_dots - 3, y, 3, 40);
}

}  // namespace

Bitmap1 draw_test_page(Typesetter& typesetter, const TestPageView& view, const PrinterProfile& profile) {
  const PaperWords words(view.language);
  const int width_dots = profile.width_dots;
  PaperSheet sheet(typesetter, width_dots);
  const auto& sizes = sheet.sizes();
  const auto small = sheet.regular(sizes.small), bold = sheet.bold(sizes.body);
  const int ruler_y = sheet.y();
  sheet.gap(44);
  for (int mm = 10; mm * dots_per_mm < width_dots - 24; mm += 10) {
    const int y = sheet.y();
    sheet.move_to(ruler_y + 26);
    sheet.text_at(std::to_string(mm), sheet.regular(sizes.tiny), mm * dots_per_mm - 24, 50, Align::centre, 1);
    sheet.move_to(y);
  }
  if (is_training_label(view.kiosk_label)) training_band(sheet);
  sheet.gap(sizes.gap * 2);
  sheet.text(words.tr_ctx("paper", "Printer test", "\n"), sheet.serif(sizes.thanks), Align::centre);
  const auto time = ist_from_utc_ms(view.utc_ms);
  sheet.row(view.kiosk_label, small, to_paper_date(time.date) + "  " + format_time_24(time.hour, time.minute), small);
  sheet.text(view.printer, small, Align::start, 2);
  sheet.row(words.tr_ctx("paper", "Paper"), small,
            std::to_string(static_cast<int>(profile.paper)) + " mm · " + std::to_string(width_dots), small);
  sheet.rule();
  // Conjuncts, vowel signs on all sides, nukta: letters that break first on a bad font. A sample, not a sentence to
  // translate.
  sheet.text("क्षत्रिय श्री ज्ञान र्क द्ध ट्ठ ह्म स्त्री ज़री कढ़ाई", bold);
  sheet.text("₹1,23,456.78 · 0123456789", bold);
  sheet.rule();
  const std::array<std::string, 1> texts{"ODOP KIOSK " + view.kiosk_label};
  if (const auto qr = choose_paper_qr(texts, width_dots, width_dots / 2))
    sheet.gap(sheet.qr_at(qr->code, qr->dots_per_module, (width_dots - qr->side_dots()) / 2));
  sheet.text(words.tr_ctx("paper", "Good: both ends of the ruler are on the paper and the last line is whole.", "\n"),
             small);
  sheet.gap(sizes.gap);
  sheet.border_strip();
  auto page = sheet.take();
  ruler(page, ruler_y, width_dots);
  return page;
}

}  // namespace odop
