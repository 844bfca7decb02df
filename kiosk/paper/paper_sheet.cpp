#include "paper/paper_sheet.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>

#include "devices/limits.h"

namespace odop {

namespace {

// Thermal heads spread a dot a little, but thin strokes of small letters break up below this.
constexpr std::uint8_t ink_threshold = 150;
constexpr double paper_line_height = 1.3;

struct Point {
  double x, y;
};

// A closed shape of quadratic curves: start, then control and end by turns.
using Petal = std::array<Point, 5>;
constexpr int sprig_pitch = 44, sprig_height = 44;
constexpr std::array<Petal, 3> sprig{{
    {{{22, 8}, {31, 18}, {22, 32}, {13, 18}, {22, 8}}},    // bud
    {{{19, 34}, {4, 32}, {4, 17}, {16, 20}, {19, 34}}},    // left leaf
    {{{25, 34}, {40, 32}, {40, 17}, {28, 20}, {25, 34}}},  // right leaf
}};

std::vector<Point> outline_of(const Petal& petal) {
  constexpr int steps = 16;
  std::vector<Point> outline;
  for (std::size_t at = 0; at + 2 < petal.size(); at += 2) {
    for (int step = 0; step < steps; ++step) {
      const double t = static_cast<double>(step) / steps, u = 1 - t;
      outline.push_back({u * u * petal[at].x + 2 * u * t * petal[at + 1].x + t * t * petal[at + 2].x,
                         u * u * petal[at].y + 2 * u * t * petal[at + 1].y + t * t * petal[at + 2].y});
    }
  }
  return outline;
}

bool is_inside(const std::vector<Point>& outline, double x, double y) {
  bool inside = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const auto &a = outline[i], &b = outline[j];
    if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

// One sprig and the dot after it; a dot of paper is black when its centre is inside.
Bitmap1 draw_sprig() {
  Bitmap1 picture(sprig_pitch, sprig_height);
  for (const auto& petal : sprig) {
    const auto outline = outline_of(petal);
    for (int y = 0; y < sprig_height; ++y)
      for (int x = 0; x < sprig_pitch; ++x)
        if (is_inside(outline, x + 0.5, y + 0.5)) picture.set_black(x, y);
  }
  return picture;
}

}  // namespace

PaperSizes PaperSizes::of(int width_dots) {
  if (width_dots >= 512) return {16, 49, 32, 26, 23, 20, 60, 39, 3, 10};
  return {8, 42, 28, 23, 20, 18, 53, 34, 3, 8};
}

PaperSheet::PaperSheet(Typesetter& typesetter, int width_dots)
    : typesetter_(typesetter), sizes_(PaperSizes::of(width_dots)), paper_(width_dots, 0) {}

void PaperSheet::reach(int foot) {
  if (foot > paper_.height_px()) paper_.set_height(foot);
}

void PaperSheet::draw(const TextLayout& layout, int x, int y) {
  const auto& ink = layout.ink;
  if (ink.empty()) return;
  // Vowel signs may stand above the first line or below the last: the picture is as large as the ink. Overlapping edges
  // add up in gray before the threshold, or the head line of Devanagari would show gaps between letters.
  const int width = ink.right - ink.left, height = ink.bottom - ink.top;
  std::vector<std::uint8_t> gray(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
  for_each_glyph(layout, [&](FaceId face, std::uint32_t glyph, int px, int origin_x, int origin_y) {
    const auto& drawn = typesetter_.glyph(face, glyph, px);
    const int left = origin_x + drawn.left - ink.left, top = origin_y - drawn.top - ink.top;
    for (int row = std::max(0, -top); row < drawn.height && top + row < height; ++row) {
      for (int column = std::max(0, -left); column < drawn.width && left + column < width; ++column) {
        const int coverage = drawn.coverage[static_cast<std::size_t>(row * drawn.width + column)];
        auto& pixel = gray[static_cast<std::size_t>((top + row) * width + left + column)];
        pixel = static_cast<std::uint8_t>((pixel * (255 - coverage) + 127) / 255);
      }
    }
  });
  const int paper_left = x + ink.left, paper_top = y + ink.top;
  reach(std::max(y + layout.height_px, paper_top + height));
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column)
      if (gray[static_cast<std::size_t>(row * width + column)] < ink_threshold)
        paper_.set_black(paper_left + column, paper_top + row);
}

void PaperSheet::text(std::string_view words, const TextStyle& style, Align align, int max_lines) {
  text_at(words, style, left(), content_width(), align, max_lines);
}

void PaperSheet::text_at(std::string_view words, const TextStyle& style, int x, int width, Align align, int max_lines) {
  if (words.empty()) return;
  // Each line of the text is wrapped by itself, so that one can be balanced without the other.
  for (std::size_t begin = 0; begin <= words.size();) {
    const auto end = std::min(words.find('\n', begin), words.size());
    const auto part = words.substr(begin, end - begin);
    begin = end + 1;
    auto set = layout(typesetter_.shaper(), part, style, {width, max_lines, align, true, paper_line_height});
    if (align == Align::centre) set = balanced(part, style, width, std::move(set));
    draw(set, x, y_);
    y_ += set.height_px;
  }
}

// The same number of lines on the narrowest width that gives it: no word stands alone on a last line.
TextLayout PaperSheet::balanced(std::string_view words, const TextStyle& style, int width, TextLayout set) {
  if (set.lines.size() < 2 || set.truncated) return set;
  int enough = width, too_narrow = width / static_cast<int>(set.lines.size()) / 2;
  while (enough - too_narrow > 4) {
    const int middle = (enough + too_narrow) / 2;
    const auto tried = layout(typesetter_.shaper(), words, style, {middle, 0, Align::centre, true, paper_line_height});
    (tried.lines.size() <= set.lines.size() && tried.widest_line_px <= middle ? enough : too_narrow) = middle;
  }
  set = layout(typesetter_.shaper(), words, style, {enough, 0, Align::centre, true, paper_line_height});
  for (auto& line : set.lines) line.x_px += (width - enough) / 2;
  set.ink.left += (width - enough) / 2;
  set.ink.right += (width - enough) / 2;
  return set;
}

int PaperSheet::text_width(std::string_view words, const TextStyle& style) {
  return text_width_px(typesetter_.shaper(), words, style);
}

int PaperSheet::line_height(const TextStyle& style) {
  return layout(typesetter_.shaper(), "ह", style, {0, 1, Align::start, true, paper_line_height}).height_px;
}

void PaperSheet::row(std::string_view words, const TextStyle& words_style, std::string_view figure,
                     const TextStyle& figure_style) {
  const int between = sizes_.gap;
  const int figure_width = text_width(figure, figure_style);
  const int words_width = content_width() - figure_width - between;
  if (words_width < content_width() / 3 && text_width(words, words_style) > words_width) {
    text(words, words_style);
    text(figure, figure_style, Align::end);
    return;
  }
  const auto left_part = layout(typesetter_.shaper(), words, words_style,
                                {std::max(words_width, 1), 0, Align::start, true, paper_line_height});
  const auto right_part =
      layout(typesetter_.shaper(), figure, figure_style, {content_width(), 1, Align::end, true, paper_line_height});
  const auto baseline = [](const TextLayout& part) { return part.lines.empty() ? 0 : part.lines.front().baseline_px; };
  const int shared = std::max(baseline(left_part), baseline(right_part));
  const int left_y = y_ + shared - baseline(left_part), right_y = y_ + shared - baseline(right_part);
  draw(left_part, left(), left_y);
  draw(right_part, left(), right_y);
  y_ = std::max(left_y + left_part.height_px, right_y + right_part.height_px);
}

TextStyle PaperSheet::shrink_to_fit(std::string_view words, TextStyle style, int width) {
  while (style.px > sizes_.tiny && text_width(words, style) > width) --style.px;
  return style;
}

bool PaperSheet::table(const std::vector<Column>& columns, const TextStyle& heading, const TextStyle& style) {
  assert(!columns.empty());
  std::vector<int> widths;
  for (const auto& column : columns) {
    int widest = 0;
    for (std::size_t row = 0; row < column.cells.size(); ++row)
      widest = std::max(widest, text_width(column.cells[row], row == 0 ? heading : style));
    widths.push_back(widest);
  }
  const int used = std::accumulate(widths.begin(), widths.end(), 0);
  const int gaps = static_cast<int>(columns.size()) - 1;
  if (used + gaps * sizes_.gap > content_width()) return false;
  const int rows = static_cast<int>(columns.front().cells.size());
  const int spare = content_width() - used;
  const int top = y_;
  int x = left();
  for (std::size_t index = 0; index < columns.size(); ++index) {
    y_ = top;
    for (int row = 0; row < rows; ++row) {
      const auto& cell = columns[index].cells[static_cast<std::size_t>(row)];
      const auto& cell_style = row == 0 ? heading : style;
      const int row_top = y_;
      text_at(cell, cell_style, x, widths[index] + 1, columns[index].align, 1);
      y_ = row_top + line_height(cell_style);
    }
    const int left_gaps = gaps - static_cast<int>(index);
    const int taken = spare * static_cast<int>(index + 1) / std::max(gaps, 1);
    x = left() + std::accumulate(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(index) + 1, 0) +
        (left_gaps > 0 ? taken : 0);
  }
  return true;
}

void PaperSheet::line_at(int y, int thickness) {
  reach(y + thickness);
  paper_.fill_rect(left(), y, content_width(), thickness);
}

void PaperSheet::rule() {
  y_ += sizes_.gap;
  line_at(y_, sizes_.rule);
  y_ += sizes_.rule + sizes_.gap;
}

void PaperSheet::dashed_rule() {
  constexpr int dash = 8, space = 5;
  y_ += sizes_.gap;
  reach(y_ + sizes_.rule);
  for (int x = 0; x < content_width(); x += dash + space)
    paper_.fill_rect(left() + x, y_, std::min(dash, content_width() - x), sizes_.rule);
  y_ += sizes_.rule + sizes_.gap;
}

void PaperSheet::border_strip() {
  static const Bitmap1 picture = draw_sprig();
  reach(y_ + sprig_height);
  line_at(y_, sizes_.rule);
  line_at(y_ + sprig_height - sizes_.rule, sizes_.rule);
  // As many whole sprigs as fit, spread so that both ends look alike; a dot between each two.
  const int count = content_width() / sprig_pitch;
  const auto middle_of = [&](int index) { return left() + (2 * index + 1) * content_width() / (2 * count); };
  for (int index = 0; index < count; ++index) {
    paper_.draw(picture, middle_of(index) - sprig_pitch / 2, y_);
    if (index + 1 == count) break;
    const int dot_x = (middle_of(index) + middle_of(index + 1)) / 2, dot_y = y_ + sprig_height / 2;
    for (int dy = -3; dy <= 3; ++dy)
      for (int dx = -3; dx <= 3; ++dx)
        if (dx * dx + dy * dy <= 10) paper_.set_black(dot_x + dx, dot_y + dy);
  }
  y_ += sprig_height;
}

void PaperSheet::fill(int x, int y, int width, int height) {
  reach(y + height);
  paper_.fill_rect(x, y, width, height);
}

void PaperSheet::black_band(std::string_view words, const TextStyle& style) {
  const int top = y_;
  y_ += sizes_.gap / 2;
  text(words, style, Align::centre);
  y_ += sizes_.gap / 2;
  reach(y_);
  paper_.invert_rect(left(), top, content_width(), y_ - top);
}

void PaperSheet::framed(std::string_view words, const TextStyle& style) {
  const int top = y_;
  y_ += sizes_.gap / 2 + sizes_.rule;
  text(words, style, Align::centre);
  y_ += sizes_.gap / 2;
  line_at(top, sizes_.rule);
  line_at(y_, sizes_.rule);
  y_ += sizes_.rule;
  paper_.fill_rect(left(), top, sizes_.rule, y_ - top);
  paper_.fill_rect(left() + content_width() - sizes_.rule, top, sizes_.rule, y_ - top);
}

int PaperSheet::qr_at(const QrMatrix& code, int dots_per_module, int x) {
  const int side = code.size_with_quiet_zone() * dots_per_module;
  reach(y_ + side);
  const int start = qr_quiet_zone_modules * dots_per_module;
  for (int row = 0; row < code.size(); ++row)
    for (int column = 0; column < code.size(); ++column)
      if (code.module(column, row))
        paper_.fill_rect(x + start + column * dots_per_module, y_ + start + row * dots_per_module, dots_per_module,
                         dots_per_module);
  return side;
}

Bitmap1 PaperSheet::take() {
  paper_.set_height(std::min(y_, device_limits::paper_rows_max));
  return std::move(paper_);
}

}  // namespace odop
