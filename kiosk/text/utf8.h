// UTF-8 for the text folder: safe decoding and the few character classes that shaping and wrapping need.
// Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace odop {

struct CodePoint {
  char32_t value = 0;
  std::size_t begin = 0, length = 0;  // bytes
};

// Valid UTF-8 of at most text_bytes_max bytes: every malformed byte sequence becomes one U+FFFD, control characters and
// line separators become spaces ('\n' stays when keep_newlines).
std::string clean_utf8(std::string_view text, bool keep_newlines);

// Decodes text that clean_utf8 gave.
std::vector<CodePoint> decode_utf8(std::string_view clean);
void append_utf8(std::string& out, char32_t code_point);

bool is_mark(char32_t c);           // combining: stays with the letter before it
bool is_joiner(char32_t c);         // ZWJ, ZWNJ, variation selectors
bool is_virama(char32_t c);         // a conjunct goes on after it
bool is_isolate_start(char32_t c);  // U+2066..U+2068
bool is_invisible(char32_t c);      // direction controls, joiners, zero-width space, soft hyphen

// First strong direction of a text (isolated parts do not count): true when right-to-left.
bool is_right_to_left(std::string_view clean);

inline constexpr char32_t pop_isolate = 0x2069;

// Wraps a left-to-right insert such as "₹500" so that it keeps its order inside a right-to-left sentence.
std::string isolate_ltr(std::string_view text);

}  // namespace odop
