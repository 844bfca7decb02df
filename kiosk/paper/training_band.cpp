#include "paper/training_band.h"

#include "text/words.h"

namespace odop {

void training_band(PaperSheet& sheet) {
  const auto& hindi = Translator::of(Language::hi);
  const auto& english = Translator::of(Language::en);
  const PaperSizes& sizes = sheet.sizes();
  sheet.gap(sizes.gap);
  sheet.black_band(std::string(hindi.tr_ctx("paper", "TRAINING")) + " · " + english.tr_ctx("paper", "TRAINING"),
                   sheet.bold(sizes.thanks));
  sheet.gap(sizes.gap / 2);
  for (const Translator* words : {&hindi, &english})
    sheet.text(words->tr_ctx("paper", "Practised only: nothing was sold or paid."), sheet.regular(sizes.small),
               Align::centre);
}

}  // namespace odop
