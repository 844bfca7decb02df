// A roll of paper while it is being set: text, rules, ornament and QR go down it one below the other. Used by the
// drawers of this folder (receipt, slip, label, test page), on their thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/qr_matrix.h"
#include "devices/bitmap1.h"
#include "paper/typesetter.h"
#include "text/layout.h"

namespace odop {

// The sizes of DESIGN.md 4.l, in dots, for one width of paper.
struct PaperSizes {
  int margin, shop, thanks, body, small, tiny, total, total_label, rule, gap;
  static PaperSizes of(int width_dots);
};

class PaperSheet {
 public:
  PaperSheet(Typesetter& typesetter, int width_dots);

  const PaperSizes& sizes() const { return sizes_; }
  int width_dots() const { return paper_.width_px(); }
  int left() const { return sizes_.margin; }
  int content_width() const { return width_dots() - 2 * sizes_.margin; }
  int y() const { return y_; }
  void gap(int dots) { y_ += dots; }

  TextStyle regular(int px) const { return {Family::sans, false, px}; }
  TextStyle bold(int px) const { return {Family::sans, true, px}; }
  TextStyle serif(int px) const { return {Family::serif, true, px}; }

  // Text over the whole width (or a column of it), wrapped; nothing when it is empty.
  void text(std::string_view text, const TextStyle& style, Align align = Align::start, int max_lines = 0);
  void text_at(std::string_view text, const TextStyle& style, int x, int width, Align align = Align::start,
               int max_lines = 0);
  int text_width(std::string_view text, const TextStyle& style);
  int line_height(const TextStyle& style);

  // Words to the left, a figure to the right on the first line's baseline. Words too long beside the figure wrap; when
  // the figure would leave them less than a third of the width, it goes below.
  void row(std::string_view words, const TextStyle& words_style, std::string_view figure,
           const TextStyle& figure_style);
  // The largest size of at most style.px at which the text fits the width on one line.
  TextStyle shrink_to_fit(std::string_view text, TextStyle style, int width);

  struct Column {
    std::vector<std::string> cells;  // from the top; all columns have as many
    Align align = Align::end;
  };
  // Columns spread over the width; false and nothing drawn when they do not fit. The first row is the heading.
  bool table(const std::vector<Column>& columns, const TextStyle& heading, const TextStyle& style);

  void rule();
  void dashed_rule();
  void border_strip();  // the running sprig between two lines
  // White words on a black band across the paper.
  void black_band(std::string_view text, const TextStyle& style);
  // Turns a rectangle of what was drawn to white on black.
  void invert(int x, int y, int width, int height) { paper_.invert_rect(x, y, width, height); }
  // A black rectangle; does not move down.
  void fill(int x, int y, int width, int height);
  // Black words in a frame.
  void framed(std::string_view text, const TextStyle& style);
  // Draws the code with its quiet zone at x, top at y(); does not move down. Returns its side in dots.
  int qr_at(const QrMatrix& code, int dots_per_module, int x);

  // A text that was laid out elsewhere, its top left at (x, y); does not move down.
  void draw(const TextLayout& layout, int x, int y);

  void move_to(int y) { y_ = y; }
  Bitmap1 take();  // cut to what was set

 private:
  void reach(int foot);
  TextLayout balanced(std::string_view words, const TextStyle& style, int width, TextLayout set);
  void line_at(int y, int thickness);

  Typesetter& typesetter_;
  PaperSizes sizes_;
  Bitmap1 paper_;
  int y_ = 0;
};

}  // namespace odop
