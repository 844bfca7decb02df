#include "core/latin_letters.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace odop {
namespace {

// U+00C0..U+00FF, one character each; '.' where one is not enough or there is none (Æ, ×, Þ, ß, æ, ÷, þ).
constexpr std::string_view latin_1 =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy.."
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy.y";
// U+0100..U+017F; '.' for Ĳ ĳ ŉ Œ œ.
constexpr std::string_view extended_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllll"
    "nnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 0x40);
static_assert(extended_a.size() == 0x80);

struct DottedLetter {
  char32_t letter;
  std::string_view plain;
};
// As in books on Indian languages: ḍ ḥ ḷ ṁ ṃ ṅ ṇ ṛ ṣ ṭ ẓ and their capitals; and the letters that become two.
constexpr std::array others{
    DottedLetter{0x00C6, "ae"}, DottedLetter{0x00DE, "th"}, DottedLetter{0x00DF, "ss"}, DottedLetter{0x00E6, "ae"},
    DottedLetter{0x00FE, "th"}, DottedLetter{0x0132, "ij"}, DottedLetter{0x0133, "ij"}, DottedLetter{0x0149, "n"},
    DottedLetter{0x0152, "oe"}, DottedLetter{0x0153, "oe"}, DottedLetter{0x1E0C, "d"},  DottedLetter{0x1E0D, "d"},
    DottedLetter{0x1E24, "h"},  DottedLetter{0x1E25, "h"},  DottedLetter{0x1E36, "l"},  DottedLetter{0x1E37, "l"},
    DottedLetter{0x1E40, "m"},  DottedLetter{0x1E41, "m"},  DottedLetter{0x1E42, "m"},  DottedLetter{0x1E43, "m"},
    DottedLetter{0x1E44, "n"},  DottedLetter{0x1E45, "n"},  DottedLetter{0x1E46, "n"},  DottedLetter{0x1E47, "n"},
    DottedLetter{0x1E5A, "r"},  DottedLetter{0x1E5B, "r"},  DottedLetter{0x1E62, "s"},  DottedLetter{0x1E63, "s"},
    DottedLetter{0x1E6C, "t"},  DottedLetter{0x1E6D, "t"},  DottedLetter{0x1E92, "z"},  DottedLetter{0x1E93, "z"},
};

}  // namespace

std::string_view plain_latin(char32_t letter) {
  const auto other = std::lower_bound(others.begin(), others.end(), letter,
                                      [](const DottedLetter& row, char32_t wanted) { return row.letter < wanted; });
  if (other != others.end() && other->letter == letter) return other->plain;
  std::string_view plain;
  if (letter >= 0xC0 && letter <= 0xFF) plain = latin_1.substr(letter - 0xC0, 1);
  if (letter >= 0x100 && letter <= 0x17F) plain = extended_a.substr(letter - 0x100, 1);
  return plain == "." ? std::string_view{} : plain;
}

}  // namespace odop
