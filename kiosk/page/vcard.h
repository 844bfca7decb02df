// Contact cards as phones keep them: vCard 3.0 (RFC 2426, read by every phone's contacts; 4.0 is not), UTF-8, CRLF,
// escaped and folded. Only what the showcase's maker card and the stall's bills tell anybody: a maker's card has no
// telephone number, the stall's has the one on its bills. Used by site.cpp. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/catalogue.h"

namespace odop::page {

// Backslash, comma, semicolon and line break as RFC 2426 wants them.
std::string escape_vcard(std::string_view text);
// At most 75 bytes a line, never inside a letter of UTF-8; CRLF at the end.
std::string fold_line(std::string_view line);

std::string maker_vcard(const Catalogue& catalogue, const Maker& maker, Language language);
std::string stall_vcard(const Catalogue& catalogue, Language language);

}  // namespace odop::page
