// A maker's personal card, of the size of a bank card: name, craft, the stall's fair, and the code that the till reads.
// Drawn on the thread that owns the Typesetter; paper/label_sheet.h puts cards on sheets of A4. Called by odop print.
#pragma once

#include <optional>
#include <string>

#include "core/language.h"
#include "core/receipt_view.h"
#include "devices/bitmap1.h"
#include "devices/label_job.h"
#include "paper/label.h"
#include "paper/typesetter.h"

namespace odop {

inline constexpr LabelStock maker_card_stock{86, 54, 0};

struct MakerCardView {
  PaperLanguage language = PaperLanguage::both;
  bool is_demo = false;
  LocalText name;
  LocalText craft;    // may be empty
  LocalText event;    // "Mahakumbh 2025"
  std::string maker;  // code, as people say it
  std::string code;   // what the till's scanner reads
};

// Letters shrink until the names fit. Nothing when they do not fit at half their size, or the code in modules that a
// scanner can read.
std::optional<Bitmap1> draw_maker_card(Typesetter& typesetter, const MakerCardView& view, const LabelSize& size);

}  // namespace odop
