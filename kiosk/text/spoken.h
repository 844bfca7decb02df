// What is said aloud (platform/speaker.h): the till's short sentences with sums in words, as a person at a stall would
// say them, and what a visitor has read to them. Pure but for the words of the Translator that is passed; any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/maker_report.h"
#include "core/money.h"
#include "text/words.h"

namespace odop {

std::string spoken_total(Money total, const Translator& words);  // "कुल चार सौ साठ रुपये"
std::string spoken_sold(Money change, const Translator& words);  // "बिक गया", and what to hand back
std::string spoken_maker(const MakerReport& report, const Translator& words);  // today, and what is not yet paid

// A printed sentence as a voice has to be given it: "₹1,000 करोड़" is "1000 करोड़ रुपये", ODOP and GI are spelled out,
// "2020-21" has no dash and "·" is a comma.
std::string spoken_sentence(std::string_view printed, const Translator& words);

}  // namespace odop
