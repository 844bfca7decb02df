// What a visitor takes home of the things they kept: the list and the one code that carries it. Built by the showcase
// for the screen and by the program for the slip, so that both carry the same code. Pure; any thread.
//
// The code needs no network to be read and no server of ours, which may be gone when the fair is over: the list itself
// is in it.
//   one thing       its link alone, so that the phone opens the page by one touch
//   several things  plain UTF-8 text: the fair's name, then for each thing a line with its name and one with its link
// A vCard or a calendar entry would be kept better by some phones, but readers differ in how many links of it they
// keep, and a lost link is the one thing that must not happen; "mailto:" wants Hindi percent-encoded, three times as
// long; a web page in a "data:" address is refused by browsers. Where the text does not fit, the fair's name goes
// first, then the names; a link is the last to go, and then the list says of which things.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue.h"
#include "core/language.h"
#include "core/qr_matrix.h"

namespace odop {

// Eight links of a usual length fit the code; more things would be read by nobody on a phone.
inline constexpr std::size_t kept_things_max = 8;
// 85 modules: 5 px each on a screen of 1366 x 768, 4 dots each on paper of 58 mm.
inline constexpr int kept_code_version_max = 17;

enum class PageKind : std::uint8_t {
  none,        // no link of it may be shown
  own,         // the thing's own page
  search,      // results of a search for it
  front_page,  // a shop's first page: nothing of the thing is in the address
};

struct KeptThing {
  const Product* product = nullptr;  // lives as long as the catalogue
  std::string name;                  // as sold, in the list's language
  std::string link, host;            // checked and cleaned; empty for PageKind::none
  PageKind page = PageKind::none;
  bool is_in_code = false;
};
struct KeptList {
  std::vector<KeptThing> things;  // in the order in which they were kept
  std::string code;               // empty: none of them has a link
  bool has_names = false;         // of several things: the code says which link is which
};

PageKind page_kind(const Listing& listing, std::string_view clean_url);
// Skus that the catalogue has not are passed over, and so is what stands behind kept_things_max.
KeptList make_kept_list(const Catalogue& catalogue, std::span<const std::string> skus, Language language);

// At medium level where that fits, else at low: a larger code would be harder to read than a less careful one.
Result<QrMatrix, QrRefusal> encode_kept_code(std::string_view code);

}  // namespace odop
