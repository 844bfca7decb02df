// Everything on this kiosk that wants a person, in one list with what is safe and what to do next (DESIGN.md i): the
// date, the disk, the printer and its papers, UPI payments that nobody saw, the hub, goods below zero, a drawer open
// since yesterday. Pure but for the words of the screen's language; UI thread, between frames.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "till/till_thread.h"
#include "ui/till/touches.h"
#include "ui/till/views.h"

namespace odop::ui {

inline constexpr std::int64_t disk_low_bytes = 500'000'000;
inline constexpr std::int64_t unsent_long_ms = 6 * 3'600'000;

struct AttentionFacts {
  const Catalogue& catalogue;
  const till::TillState& state;
  const TillSyncView& sync;
  const TillPrinterView& printer;
  std::int64_t now_ms = 0;
};
// Worst first. A kiosk without a printer or a hub by choice is no trouble.
std::vector<AttentionCardView> attention_cards(const AttentionFacts& facts);
AttentionView make_attention_view(const AttentionFacts& facts);
PapersView make_papers_view(const TillPrinterView& printer, CivilDate today);

}  // namespace odop::ui
