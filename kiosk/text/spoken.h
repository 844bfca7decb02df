// What the till says aloud (platform/speaker.h): short sentences with sums in words, as a person at a stall would say
// them. Pure but for the words of the Translator that is passed; any thread.
#pragma once

#include <string>

#include "core/maker_report.h"
#include "core/money.h"
#include "text/words.h"

namespace odop {

std::string spoken_total(Money total, const Translator& words);  // "कुल चार सौ साठ रुपये"
std::string spoken_sold(Money change, const Translator& words);  // "बिक गया", and what to hand back
std::string spoken_maker(const MakerReport& report, const Translator& words);  // today, and what is not yet paid

}  // namespace odop
