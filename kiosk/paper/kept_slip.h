// The slip of everything that a visitor keeps: the list in words a person can type, and the one code of
// core/kept_list.h, the same that stood on the screen. Drawn on the thread that owns the Typesetter; printed by the
// queue like a bill, without a serial.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/language.h"
#include "core/receipt_view.h"
#include "devices/bitmap1.h"
#include "paper/typesetter.h"

namespace odop {

struct KeptSlipView {
  struct Thing {
    LocalText name, maker, district;  // the maker may be empty
    std::string price;                // "₹890" on this stall
    std::string address;     // "flipkart.com" or a whole address without its https://; empty: only on the stall
    bool is_search = false;  // there the name is what to look for
    bool is_in_code = true;
  };
  PaperLanguage language = PaperLanguage::both;
  bool is_demo = false;
  bool is_training = false;
  LocalText event;  // "ODOP Fair, Mahakumbh 2025"
  LocalText stall;  // "Stall 14, Mahakumbh, Prayagraj"
  std::vector<Thing> things;
  std::string code;  // what the code holds; empty: none of the things has a page
};

// Nothing when the code does not fit this paper.
std::optional<Bitmap1> draw_kept_slip(Typesetter& typesetter, const KeptSlipView& view, int width_dots);

}  // namespace odop
