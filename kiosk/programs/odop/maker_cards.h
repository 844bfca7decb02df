// odop print DIR --maker-cards: a card for each maker of the applied pack, with the code that the till reads
// (till/maker_card.h). On sheets of A4, or as pictures.
#pragma once

#include <string>

#include "programs/odop/verb.h"

namespace odop::programs {

struct MakerCardsWish {
  std::string folder, out, a4_printer, language = "both";
  std::string maker;  // empty: all
};
int print_maker_cards(const MakerCardsWish& wish, const Output& output);

}  // namespace odop::programs
