#include "core/code_points.h"

#include <cassert>

namespace odop {
namespace {

char as_byte(char32_t value) {
  return static_cast<char>(static_cast<unsigned char>(value));
}

}  // namespace

std::optional<char32_t> next_code_point(std::string_view text, std::size_t& at) {
  assert(at < text.size());
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t first = at++;
  if (lead < 0x80) return lead;
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0 || text.size() - first < length) return std::nullopt;
  char32_t code_point = lead & (0x7Fu >> length);
  for (std::size_t i = first + 1; i < first + length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
    code_point = code_point << 6 | (byte(i) & 0x3Fu);
  }
  const bool is_overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x1'0000);
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (is_overlong || is_surrogate || code_point > 0x10'FFFF) return std::nullopt;
  at = first + length;
  return code_point;
}

void append_code_point(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    out += as_byte(code_point);
  } else if (code_point < 0x800) {
    out += as_byte(0xC0 | code_point >> 6);
    out += as_byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x1'0000) {
    out += as_byte(0xE0 | code_point >> 12);
    out += as_byte(0x80 | (code_point >> 6 & 0x3F));
    out += as_byte(0x80 | (code_point & 0x3F));
  } else {
    out += as_byte(0xF0 | code_point >> 18);
    out += as_byte(0x80 | (code_point >> 12 & 0x3F));
    out += as_byte(0x80 | (code_point >> 6 & 0x3F));
    out += as_byte(0x80 | (code_point & 0x3F));
  }
}

}  // namespace odop
