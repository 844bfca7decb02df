// A text in the parts in which it is read aloud and marked on the screen: sentences, in the eight languages' signs.
// Called by the showcase when somebody wants to hear a page. Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

#include "text/layout.h"

namespace odop {

// In order, without the spaces between them. A sentence ends at । ॥ ۔ ؟ . ! ? ; and line ends with what closes a
// quotation after them; the full stop of "No. 7", "डॉ." or an initial ends none. A sentence of more than
// text_bounds::sentence_bytes_max is cut after a word.
std::vector<TextRange> split_sentences(std::string_view text);

}  // namespace odop
