// Rectangles in window pixels and the few ways screens cut them up. Pure; any thread.
#pragma once

#include <algorithm>

namespace odop::ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  float middle_x() const { return x + w / 2; }
  float middle_y() const { return y + h / 2; }
  bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  Rect inset(float d) const { return inset(d, d); }
  Rect inset(float dx, float dy) const {
    return {x + dx, y + dy, std::max(0.0f, w - 2 * dx), std::max(0.0f, h - 2 * dy)};
  }
  Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }

  // Cut a piece off one side; what is left stays in *this, without the gap.
  Rect take_top(float height, float gap = 0) {
    const Rect piece{x, y, w, std::min(height, h)};
    const float used = std::min(h, height + gap);
    y += used;
    h -= used;
    return piece;
  }
  Rect take_bottom(float height, float gap = 0) {
    const float piece_h = std::min(height, h);
    const Rect piece{x, bottom() - piece_h, w, piece_h};
    h -= std::min(h, height + gap);
    return piece;
  }
  Rect take_left(float width, float gap = 0) {
    const Rect piece{x, y, std::min(width, w), h};
    const float used = std::min(w, width + gap);
    x += used;
    w -= used;
    return piece;
  }
  Rect take_right(float width, float gap = 0) {
    const float piece_w = std::min(width, w);
    const Rect piece{right() - piece_w, y, piece_w, h};
    w -= std::min(w, width + gap);
    return piece;
  }
  // Cell of a grid of equal cells.
  Rect cell(int column, int columns, int row, int rows, float gap) const {
    const float cw = (w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float ch = (h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows);
    return {x + static_cast<float>(column) * (cw + gap), y + static_cast<float>(row) * (ch + gap), cw, ch};
  }
  Rect column(int i, int n, float gap) const { return cell(i, n, 0, 1, gap); }
  Rect row(int i, int n, float gap) const { return cell(0, 1, i, n, gap); }
  // A box of that size in the middle.
  Rect centred(float width, float height) const { return {x + (w - width) / 2, y + (h - height) / 2, width, height}; }
};

}  // namespace odop::ui
