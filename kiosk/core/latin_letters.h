// Latin letters with marks, without them: Banārasī -> banarasi. Part of the search key. Pure; any thread.
#pragma once

#include <string_view>

namespace odop {

// Lower-case ASCII for a letter of Latin-1, Latin Extended-A or the dotted letters of Indian transliteration; empty
// when it is none of those.
std::string_view plain_latin(char32_t letter);

}  // namespace odop
