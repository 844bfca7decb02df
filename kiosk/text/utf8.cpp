#include "text/utf8.h"

#include <hb.h>

#include <algorithm>
#include <cstdint>

#include "text/bounds.h"

namespace odop {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Length of the well-formed sequence at `at`, or 0. Overlong forms, surrogates and values past U+10FFFF are malformed.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned char first = byte(at), second = byte(at + 1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(at + 1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!continues(at + 1) || !continues(at + 2)) return 0;
    if (first == 0xE0 && second < 0xA0) return 0;
    if (first == 0xED && second > 0x9F) return 0;
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!continues(at + 1) || !continues(at + 2) || !continues(at + 3)) return 0;
    if (first == 0xF0 && second < 0x90) return 0;
    if (first == 0xF4 && second > 0x8F) return 0;
    return 4;
  }
  return 0;
}

char32_t value_at(std::string_view text, std::size_t at, std::size_t length) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  if (length == 1) return byte(at);
  char32_t value = byte(at) & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) value = (value << 6) | (byte(at + i) & 0x3F);
  return value;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::string clean_utf8(std::string_view text, bool keep_newlines) {
  std::string out;
  out.reserve(std::min(text.size(), text_bounds::text_bytes_max));
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequence_length(text, at);
    const std::size_t step = std::max<std::size_t>(length, 1);
    char32_t c = length == 0 ? replacement : value_at(text, at, length);
    if (is_control(c)) c = keep_newlines && (c == '\n' || c == 0x2028 || c == 0x2029) ? U'\n' : U' ';
    const std::size_t before = out.size();
    append_utf8(out, c);
    if (out.size() > text_bounds::text_bytes_max) {
      out.resize(before);
      break;
    }
    at += step;
  }
  return out;
}

std::vector<CodePoint> decode_utf8(std::string_view clean) {
  std::vector<CodePoint> points;
  points.reserve(clean.size());
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t length = std::max<std::size_t>(sequence_length(clean, at), 1);
    points.push_back({value_at(clean, at, length), at, length});
    at += length;
  }
  return points;
}

bool is_mark(char32_t c) {
  switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
      return true;
    default:
      return false;
  }
}

bool is_joiner(char32_t c) {
  return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_virama(char32_t c) {
  return hb_unicode_combining_class(hb_unicode_funcs_get_default(), c) == HB_UNICODE_COMBINING_CLASS_VIRAMA;
}

bool is_isolate_start(char32_t c) {
  return c >= 0x2066 && c <= 0x2068;
}

bool is_invisible(char32_t c) {
  return is_joiner(c) || c == 0x00AD || c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_right_to_left(std::string_view clean) {
  int isolates = 0;
  for (const CodePoint& point : decode_utf8(clean)) {
    const char32_t c = point.value;
    if (is_isolate_start(c)) ++isolates;
    if (c == pop_isolate && isolates > 0) --isolates;
    if (isolates > 0) continue;
    if (c == 0x200F || c == 0x061C) return true;
    if (c == 0x200E) return false;
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    switch (hb_unicode_general_category(unicode, c)) {
      case HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER:
      case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:
      case HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER:
      case HB_UNICODE_GENERAL_CATEGORY_TITLECASE_LETTER:
      case HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER:
        return hb_script_get_horizontal_direction(hb_unicode_script(unicode, c)) == HB_DIRECTION_RTL;
      default:
        break;
    }
  }
  return false;
}

std::string isolate_ltr(std::string_view text) {
  std::string out;
  append_utf8(out, 0x2066);
  out += text;
  append_utf8(out, pop_isolate);
  return out;
}

}  // namespace odop
