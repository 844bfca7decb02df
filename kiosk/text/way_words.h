// Where a stall of the fair is, in words: "Hall 2, stall S14, about 120 m from here in a straight line". Said by the
// showcase's plan and by the page on the stall's Wi-Fi. Pure; any thread.
#pragma once

#include <string>

#include "core/catalogue.h"
#include "text/words.h"

namespace odop {

std::string way_words(const Catalogue& catalogue, const PlanStall& stall, const Translator& words);

}  // namespace odop
