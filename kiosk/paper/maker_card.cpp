#include "paper/maker_card.h"

#include <algorithm>

#include "core/qr_matrix.h"
#include "paper/limits.h"
#include "paper/paper_sheet.h"

namespace odop {

namespace {

// Name and craft at this size of letters; nothing when they do not fit above the foot.
std::optional<Bitmap1> card_with_letters(Typesetter& typesetter, const MakerCardView& view, const LabelSize& size,
                                         const QrMatrix& code, int dots_per_module, int percent) {
  const PaperWords words(view.language);
  PaperSheet sheet(typesetter, size.width_dots);
  const int mm = size.dots_per_mm, margin = 4 * mm;
  const int side = code.size_with_quiet_zone() * dots_per_module, code_x = size.width_dots - side - margin / 2;
  const int column = code_x - margin - mm;
  const TextStyle small = sheet.regular(11 * mm / 4), bold = sheet.bold(3 * mm), foot = sheet.regular(5 * mm / 2);

  sheet.move_to(margin);
  if (view.is_demo) {
    const std::string band = std::string(Translator::of(Language::hi).tr_ctx("paper", "DEMONSTRATION")) + " · " +
                             Translator::of(Language::en).tr_ctx("paper", "DEMONSTRATION");
    const int band_top = sheet.y(), height = sheet.line_height(small) + mm;
    sheet.move_to(band_top + mm / 2);
    sheet.text_at(band, small, 0, size.width_dots, Align::centre, 1);
    sheet.invert(margin, band_top, size.width_dots - 2 * margin, height);
    sheet.move_to(band_top + height + mm);
  }
  const int top = sheet.y();
  const auto put = [&](const std::string& text, TextStyle style) {
    style.px = style.px * percent / 100;
    sheet.text_at(text, style, margin, column);
  };
  put(words.tr_ctx("paper", "Maker's card"), small);
  sheet.gap(mm);
  put(words.first(view.name), sheet.serif(11 * mm / 2));
  put(words.second(view.name), bold);
  sheet.gap(mm);
  put(words.first(view.craft), small);
  put(words.second(view.craft), small);
  const int words_end = sheet.y();

  // The fair and what to do with the card stand at the foot, over the whole width.
  const std::string advice = words.tr_ctx("paper", "Hold it under the scanner of the till: your slip comes out.", "\n");
  const int foot_lines = words.is_both() ? 2 : 1;
  const int foot_top = size.height_dots - 5 * mm / 2 - foot_lines * sheet.line_height(foot);
  const int event_top = foot_top - sheet.line_height(small) - mm / 2;
  if (words_end > event_top) return std::nullopt;
  sheet.move_to(event_top);
  sheet.text_at(words.first(view.event), small, margin, column, Align::start, 1);
  sheet.move_to(foot_top);
  sheet.text_at(advice, foot, margin, size.width_dots - 2 * margin, Align::start, foot_lines);

  // The code's own white is margin enough to the letters below it.
  const int code_height = side - 2 * dots_per_module + sheet.line_height(bold);
  sheet.move_to(top + std::max(0, (foot_top - top - code_height) / 2));
  sheet.qr_at(code, dots_per_module, code_x);
  sheet.gap(side - 2 * dots_per_module);
  sheet.text_at(view.maker, bold, code_x, side, Align::centre, 1);
  sheet.move_to(size.height_dots);
  auto picture = sheet.take();
  picture.set_height(size.height_dots);
  return picture;
}

}  // namespace

std::optional<Bitmap1> draw_maker_card(Typesetter& typesetter, const MakerCardView& view, const LabelSize& size) {
  // Quartile: a card is carried in a purse for weeks.
  auto code = encode_qr(view.code, QrLevel::quartile, paper_limits::paper_qr_version_max, QrMode::alphanumeric);
  if (!code) code = encode_qr(view.code, QrLevel::quartile, paper_limits::paper_qr_version_max, QrMode::bytes);
  if (!code) return std::nullopt;
  const int dots = std::min(size.width_dots * 2 / 5, size.height_dots * 7 / 10) / code->size_with_quiet_zone();
  if (dots < (size.dots_per_mm + 1) / 2) return std::nullopt;
  for (int percent = 100; percent >= 50; percent -= 5)
    if (auto picture = card_with_letters(typesetter, view, size, *code, dots, percent)) return picture;
  return std::nullopt;
}

}  // namespace odop
