#include "paper/page_pen.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>

#include "paper/block_print.h"

namespace odop {

namespace {

// Letters are shaped at so many pixels for a millimetre of the design, and placed by the shaper's 1/64 of a pixel.
constexpr double px_per_mm = 24;
constexpr double em_step = 0.96;
constexpr double frame_line_mm = 0.6, frame_radius_mm = 2;

}  // namespace

bool PagePen::breaks_word(std::string_view words, const TextStyle& style, double width_px) {
  for (std::size_t begin = 0; begin < words.size();) {
    const auto end = std::min(words.find_first_of(" \n-", begin), words.size());
    if (text_width_px(typesetter_.shaper(), words.substr(begin, end - begin), style) > width_px) return true;
    begin = end + 1;
  }
  return false;
}

PagePen::Words PagePen::set(std::string_view words, const PageStyle& style, double width_mm, int lines_max,
                            Align align) {
  const TextStyle letters{style.family, style.bold, static_cast<int>(std::lround(style.em_mm * px_per_mm))};
  const int width_px = static_cast<int>(width_mm * px_per_mm);
  Words set{
      .layout = layout(typesetter_.shaper(), words, letters, {width_px, lines_max, align, true, style.line_height}),
      .ink = style.ink,
      .em_mm = style.em_mm};
  set.height_mm = set.layout.height_px / px_per_mm;
  set.widest_mm = set.layout.widest_line_px / px_per_mm;
  set.ink_top_mm = set.layout.ink.top / px_per_mm;
  set.ink_bottom_mm = set.layout.ink.bottom / px_per_mm;
  set.is_whole = !set.layout.truncated && !breaks_word(words, letters, width_px);
  return set;
}

PagePen::Words PagePen::fit(std::string_view words, PageStyle style, double width_mm, int lines_max, double em_mm_min,
                            Align align) {
  for (;; style.em_mm = std::max(style.em_mm * em_step, em_mm_min)) {
    Words tried = set(words, style, width_mm, lines_max, align);
    if (tried.is_whole || style.em_mm <= em_mm_min) return tried;
  }
}

void PagePen::put(const Words& words, double x, double y) {
  page_.marks.emplace_back(PageText{words.layout, x, y, 1 / px_per_mm, words.ink});
}

double PagePen::framed_side_mm(const QrMatrix& code, double module_mm) {
  return code.size_with_quiet_zone() * module_mm + 2 * frame_line_mm;
}

void PagePen::framed_code(const QrMatrix& code, std::string_view text, double x, double y, double module_mm) {
  const double side = framed_side_mm(code, module_mm);
  fill({x, y, side, side}, inks::white, frame_radius_mm);
  outline({x, y, side, side}, inks::ink, frame_line_mm, frame_radius_mm);
  const double edge = frame_line_mm + qr_quiet_zone_modules * module_mm;
  page_.marks.emplace_back(PageCode{code, std::string(text), x + edge, y + edge, module_mm});
}

void PagePen::band(const MmBox& box, const inks::Sector& sector) {
  fill(box, sector.ink, box.height * 0.12);
  // In the SVG's units the border is 40 high, as the screens draw it.
  const double per_mm = 40 / (box.height * 0.82), width = box.width * 0.965 * per_mm;
  // One drawing for every page of that shape: the PDF's writer reads each only once.
  thread_local std::map<std::int64_t, std::shared_ptr<const std::string>> borders;
  auto& border = borders[std::llround(width)];
  if (!border) {
    char head[96];
    std::snprintf(head, sizeof head, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.1f 40\">", width);
    border = std::make_shared<const std::string>(head + sprig_border(width, 40, "#F6E3B4", "#FBF6EA") + "</svg>");
  }
  picture(border, {box.x + box.width * 0.0175, box.y + box.height * 0.09, box.width * 0.965, box.height * 0.82});
}

void PageColumn::add(std::string_view words, const PageStyle& style, double gap_mm, int lines_max) {
  if (!words.empty()) add(pen_.set(words, style, width_mm_, lines_max, align_), gap_mm);
}

void PageColumn::add(PagePen::Words words, double gap_mm) {
  is_whole_ = is_whole_ && words.is_whole;
  parts_.push_back({std::move(words), parts_.empty() ? 0 : gap_mm});
}

double PageColumn::height_mm() const {
  double height = 0;
  for (const Part& part : parts_) height += part.gap_mm + part.words.height_mm;
  return height;
}

void PageColumn::put(double x, double y) const {
  for (const Part& part : parts_) {
    y += part.gap_mm;
    pen_.put(part.words, x, y);
    y += part.words.height_mm;
  }
}

}  // namespace odop
