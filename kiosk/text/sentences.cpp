#include "text/sentences.h"

#include <algorithm>
#include <array>

#include "core/ascii.h"
#include "text/bounds.h"
#include "text/utf8.h"

namespace odop {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == 0x00A0 || c == 0x200B;
}
// These end a sentence wherever they stand.
bool is_certain_end(char32_t c) {
  return c == 0x0964 || c == 0x0965 || c == 0x06D4 || c == 0x061F || c == '\n';
}
// These only before a space: "1.5", "www.gem.gov.in".
bool is_likely_end(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == ';' || c == 0x061B;
}
bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019;
}

// The word before a full stop, when the stop only shortens it.
bool is_shortened(std::string_view word) {
  constexpr std::array<std::string_view, 20> known{"No", "Nos", "Dr", "Mr", "Mrs", "Ms",  "Rs", "St", "Smt", "Sh",
                                                   "Co", "Ltd", "vs", "ca", "डॉ",  "श्री", "रु",  "नं",  "क्र",  "ডা"};
  if (std::find(known.begin(), known.end(), word) != known.end()) return true;
  // An initial, or the end of "e.g."
  return word.size() == 1 && is_ascii_letter(word.front());
}

std::string_view last_word(std::string_view text) {
  const std::size_t begin = text.find_last_of(" .(\n");
  return begin == std::string_view::npos ? text : text.substr(begin + 1);
}

void add_in_breaths(std::string_view text, TextRange sentence, std::vector<TextRange>& out) {
  while (sentence.end - sentence.begin > text_bounds::sentence_bytes_max) {
    const std::string_view head = text.substr(sentence.begin, text_bounds::sentence_bytes_max);
    // After a comma where there is one in the second half, else after any word, else inside a word that never ends.
    std::size_t cut = head.rfind(", ");
    cut = cut != std::string_view::npos && cut > head.size() / 2 ? cut + 1 : head.rfind(' ');
    if (cut == std::string_view::npos || cut == 0)
      for (cut = head.size(); cut > 1 && (static_cast<unsigned char>(text[sentence.begin + cut]) & 0xC0) == 0x80;)
        --cut;
    out.push_back({sentence.begin, sentence.begin + cut});
    sentence.begin += cut;
    while (sentence.begin < sentence.end && text[sentence.begin] == ' ') ++sentence.begin;
  }
  if (!sentence.empty()) out.push_back(sentence);
}

}  // namespace

std::vector<TextRange> split_sentences(std::string_view text) {
  std::vector<TextRange> sentences;
  const std::vector<CodePoint> points = decode_utf8(text);
  std::size_t i = 0;
  while (i < points.size()) {
    while (i < points.size() && is_space(points[i].value)) ++i;
    if (i == points.size()) break;
    const std::size_t begin = points[i].begin;
    std::size_t end = begin;
    for (bool is_over = false; i < points.size() && !is_over; ++i) {
      const CodePoint& point = points[i];
      if (point.value == '\n') break;
      end = point.begin + point.length;
      is_over = is_certain_end(point.value);
      if (!is_over && !is_likely_end(point.value)) continue;
      std::size_t next = i + 1;
      while (next < points.size() && is_closing(points[next].value)) ++next;
      const bool stands_alone = next == points.size() || is_space(points[next].value);
      if (!is_over)
        is_over =
            stands_alone && !(point.value == '.' && is_shortened(last_word(text.substr(begin, point.begin - begin))));
      if (!is_over) continue;
      i = next - 1;
      end = points[i].begin + points[i].length;
    }
    add_in_breaths(text, {begin, end}, sentences);
  }
  return sentences;
}

}  // namespace odop
