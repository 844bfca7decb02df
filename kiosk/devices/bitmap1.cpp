#include "devices/bitmap1.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "devices/limits.h"

namespace odop {

namespace {
std::size_t offset_of(int y, int row_bytes) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(row_bytes);
}
std::uint8_t bit_of(int x) {
  return static_cast<std::uint8_t>(0x80U >> (static_cast<unsigned>(x) & 7U));
}
}  // namespace

Bitmap1::Bitmap1(int width_px, int height_px)
    : width_px_(width_px), height_px_(height_px), row_bytes_((width_px + 7) / 8) {
  assert(width_px > 0 && width_px <= device_limits::paper_width_dots_max);
  assert(height_px >= 0 && height_px <= device_limits::paper_rows_max);
  bytes_.resize(offset_of(height_px, row_bytes_));
}

bool Bitmap1::is_black(int x, int y) const {
  if (x < 0 || y < 0 || x >= width_px_ || y >= height_px_) return false;
  return (bytes_[offset_of(y, row_bytes_) + static_cast<std::size_t>(x / 8)] & bit_of(x)) != 0;
}

void Bitmap1::set_black(int x, int y) {
  if (x < 0 || y < 0 || x >= width_px_ || y >= height_px_) return;
  auto& byte = bytes_[offset_of(y, row_bytes_) + static_cast<std::size_t>(x / 8)];
  byte = static_cast<std::uint8_t>(byte | bit_of(x));
}

void Bitmap1::fill_rect(int x, int y, int width_px, int height_px) {
  const int left = std::max(x, 0), right = std::min(x + width_px, width_px_);
  const int foot = std::min(y + height_px, height_px_);
  for (int row = std::max(y, 0); row < foot; ++row) {
    for (int column = left; column < right;) {
      auto& byte = bytes_[offset_of(row, row_bytes_) + static_cast<std::size_t>(column / 8)];
      const bool is_whole = column % 8 == 0 && right - column >= 8;
      byte = static_cast<std::uint8_t>(is_whole ? 0xFF : byte | bit_of(column));
      column += is_whole ? 8 : 1;
    }
  }
}

void Bitmap1::draw(const Bitmap1& other, int x, int y) {
  for (int row = 0; row < other.height_px(); ++row)
    for (int column = 0; column < other.width_px(); ++column)
      if (other.is_black(column, row)) set_black(x + column, y + row);
}

void Bitmap1::invert_rect(int x, int y, int width_px, int height_px) {
  const int right = std::min(x + width_px, width_px_), foot = std::min(y + height_px, height_px_);
  for (int row = std::max(y, 0); row < foot; ++row) {
    for (int column = std::max(x, 0); column < right; ++column) {
      auto& byte = bytes_[offset_of(row, row_bytes_) + static_cast<std::size_t>(column / 8)];
      byte = static_cast<std::uint8_t>(byte ^ bit_of(column));
    }
  }
}

std::span<const std::uint8_t> Bitmap1::row(int y) const {
  assert(y >= 0 && y < height_px_);
  return std::span(bytes_).subspan(offset_of(y, row_bytes_), static_cast<std::size_t>(row_bytes_));
}

void Bitmap1::set_height(int height_px) {
  assert(height_px >= 0 && height_px <= device_limits::paper_rows_max);
  height_px_ = height_px;
  bytes_.resize(offset_of(height_px, row_bytes_));
}

void Bitmap1::append_rows(std::span<const std::uint8_t> rows) {
  assert(row_bytes_ > 0 && rows.size() % static_cast<std::size_t>(row_bytes_) == 0);
  const int count = static_cast<int>(rows.size() / static_cast<std::size_t>(row_bytes_));
  assert(height_px_ + count <= device_limits::paper_rows_max);
  const auto start = bytes_.size();
  bytes_.insert(bytes_.end(), rows.begin(), rows.end());
  height_px_ += count;
  if (width_px_ % 8 == 0) return;
  const auto keep = static_cast<std::uint8_t>(0xFFU << (8 - width_px_ % 8));
  for (auto last = start + static_cast<std::size_t>(row_bytes_) - 1; last < bytes_.size();
       last += static_cast<std::size_t>(row_bytes_))
    bytes_[last] = static_cast<std::uint8_t>(bytes_[last] & keep);
}

int Bitmap1::inked_rows() const {
  for (int y = height_px_; y > 0; --y) {
    const auto dots = row(y - 1);
    if (std::any_of(dots.begin(), dots.end(), [](std::uint8_t byte) { return byte != 0; })) return y;
  }
  return 0;
}

}  // namespace odop
