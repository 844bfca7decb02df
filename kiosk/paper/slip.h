// The take-away slip: one product's link on paper, so that a visitor can buy later from home. Drawn on the thread that
// owns the Typesetter; printed by the queue like a bill, without a serial.
#pragma once

#include <optional>
#include <string>

#include "core/language.h"
#include "core/receipt_view.h"
#include "devices/bitmap1.h"
#include "paper/typesetter.h"

namespace odop {

struct SlipView {
  PaperLanguage language = PaperLanguage::both;
  bool is_demo = false;
  bool is_training = false;
  LocalText district;
  LocalText product;
  LocalText maker;         // may be empty
  LocalText marketplace;   // "Flipkart": where the link leads, in words
  std::string host;        // "flipkart.com": as a person can type it
  bool is_search = false;  // a search page: the words to look for are said under the host
  std::string price;       // "₹890" on this stall, may be empty
  LocalText stall;         // "Stall 14, Mahakumbh, Prayagraj"
  std::string link;        // https, checked and cleaned by core/listing_link.h
};

// Nothing when the link does not fit a readable code on this paper.
std::optional<Bitmap1> draw_slip(Typesetter& typesetter, const SlipView& view, int width_dots);

}  // namespace odop
