// A picture of one bit a dot, as thermal printers burn it: 1 is black, the most significant bit is the left dot, every
// row is padded to whole bytes. Drawn by paper/, cut into bands by esc_pos.h, painted back by esc_pos_reader.h.
// A plain value; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace odop {

class Bitmap1 {
 public:
  Bitmap1() = default;
  // All white. 0 < width_px <= paper_width_dots_max, 0 <= height_px <= paper_rows_max: else a programmer's mistake.
  Bitmap1(int width_px, int height_px);

  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  int row_bytes() const { return row_bytes_; }

  bool is_black(int x, int y) const;  // false outside the picture
  void set_black(int x, int y);       // nothing outside the picture
  void fill_rect(int x, int y, int width_px, int height_px);
  // Lays the black dots of another picture over this one; what falls outside is cut off.
  void draw(const Bitmap1& other, int x, int y);
  // Turns black to white and back inside the rectangle: for white words on a black band.
  void invert_rect(int x, int y, int width_px, int height_px);

  std::span<const std::uint8_t> row(int y) const;
  const std::vector<std::uint8_t>& bytes() const { return bytes_; }

  // Grows with white rows or cuts rows off at the foot.
  void set_height(int height_px);
  // Adds rows given as row_bytes() * n bytes at the foot; bits beyond width_px are dropped.
  void append_rows(std::span<const std::uint8_t> rows);
  // The number of rows up to and including the last one with a black dot.
  int inked_rows() const;

  friend bool operator==(const Bitmap1&, const Bitmap1&) = default;

 private:
  int width_px_ = 0;
  int height_px_ = 0;
  int row_bytes_ = 0;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace odop
