// Hindi written in Latin letters as people write it on their phones, in Devanagari: ramesh -> रमेश. What the keyboard
// suggests; the reader chooses. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace odop {

// The likeliest spelling first, another one where consonants may or may not join: kamla -> कमला, कम्ला. Nothing for a
// word that is not Latin letters alone.
std::vector<std::string> devanagari_suggestions(std::string_view latin_word);

}  // namespace odop
