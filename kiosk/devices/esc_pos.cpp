#include "devices/esc_pos.h"

#include <algorithm>
#include <cassert>

#include "devices/limits.h"

namespace odop {

namespace {
constexpr std::uint8_t esc = 0x1B, fs = 0x1C, gs = 0x1D, dle = 0x10, eot = 0x04;
std::uint8_t low(int value) {
  return static_cast<std::uint8_t>(value & 0xFF);
}
std::uint8_t high(int value) {
  return static_cast<std::uint8_t>(value >> 8 & 0xFF);
}
}  // namespace

EscPos& EscPos::init() {
  bytes_.insert(bytes_.end(), {esc, 0x40, fs, 0x2E});
  return *this;
}

EscPos& EscPos::raster(const Bitmap1& picture) {
  const int rows = picture.inked_rows();
  for (int top = 0; top < rows; top += device_limits::band_rows_max) {
    const int band = std::min(rows - top, device_limits::band_rows_max);
    const int row_bytes = picture.row_bytes();
    bytes_.insert(bytes_.end(), {gs, 0x76, 0x30, 0x00, low(row_bytes), high(row_bytes), low(band), high(band)});
    const auto start = picture.bytes().begin() + std::ptrdiff_t{top} * row_bytes;
    bytes_.insert(bytes_.end(), start, start + std::ptrdiff_t{band} * row_bytes);
  }
  return *this;
}

EscPos& EscPos::qr(std::string_view text, int dots_per_module) {
  assert(!text.empty() && text.size() <= device_limits::qr_text_bytes_max);
  assert(dots_per_module >= 1 && dots_per_module <= 16);
  const int stored = static_cast<int>(text.size()) + 3;
  bytes_.insert(bytes_.end(), {esc, 0x61, 1});
  bytes_.insert(bytes_.end(), {gs, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00});
  bytes_.insert(bytes_.end(), {gs, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, low(dots_per_module)});
  bytes_.insert(bytes_.end(), {gs, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31});
  bytes_.insert(bytes_.end(), {gs, 0x28, 0x6B, low(stored), high(stored), 0x31, 0x50, 0x30});
  bytes_.insert(bytes_.end(), text.begin(), text.end());
  bytes_.insert(bytes_.end(), {gs, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30});
  bytes_.insert(bytes_.end(), {esc, 0x61, 0});
  return *this;
}

EscPos& EscPos::feed_dots(int dots) {
  assert(dots >= 0 && dots <= 8 * 255);
  for (int left = dots; left > 0; left -= 255) bytes_.insert(bytes_.end(), {esc, 0x4A, low(std::min(left, 255))});
  return *this;
}

EscPos& EscPos::cut(Cut kind, int extra_dots) {
  assert(extra_dots >= 0 && extra_dots <= 255);
  const std::uint8_t mode = kind == Cut::partial ? 0x42 : 0x41;
  bytes_.insert(bytes_.end(), {gs, 0x56, mode, low(extra_dots)});
  return *this;
}

EscPos& EscPos::open_drawer(DrawerPin pin, int on_ms, int off_ms) {
  assert(on_ms >= 2 && off_ms <= 510 && on_ms <= off_ms);
  bytes_.insert(bytes_.end(), {esc, 0x70, static_cast<std::uint8_t>(pin), low(on_ms / 2), low(off_ms / 2)});
  return *this;
}

std::array<std::uint8_t, 3> status_request_bytes(StatusRequest request) {
  return {dle, eot, static_cast<std::uint8_t>(request)};
}

}  // namespace odop
