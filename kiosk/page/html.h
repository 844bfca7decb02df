// Small pieces of HTML: escaping, data addresses, and the frame that every page of the stall's Wi-Fi stands in (its
// colours are those of ui/theme.cpp; no script, nothing fetched from anywhere). Used by the pages beside it. Pure; any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "core/language.h"
#include "text/words.h"

namespace odop::page {

// For text and for values between double quotation marks.
std::string escape_html(std::string_view text);
// "data:image/svg+xml;base64,..."; empty for bytes that are no SVG, PNG or JPEG.
std::string data_address(std::string_view picture);

struct Frame {
  Language language = Language::hi;
  std::string title;
  std::string notice;  // "DEMONSTRATION"; empty: none
  // Links to the same page in each language, "{}" for the language's code; empty: none, as in a file kept at home.
  std::string same_page;
  std::string home;  // address of the front page; empty: none
};
std::string in_frame(const Frame& frame, std::string_view body);

}  // namespace odop::page
