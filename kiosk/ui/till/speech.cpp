// What the till says aloud, and when: the sum where money is about to change hands, that it is sold and what to hand
// back, a maker's own sums.
#include "text/spoken.h"
#include "ui/till/screens.h"

namespace odop::ui {

void TillScreens::say(const std::string& words, Language language) const {
  const auto now = state();
  const auto setting = now->settings.find("speech");
  if (callbacks_.on_say && setting != now->settings.end() && setting->second == "on")
    callbacks_.on_say(words, language);
}

void TillScreens::say_total(std::string_view screen) const {
  if (screen != "till.cash" && screen != "till.upi") return;
  const auto quoted =
      till::quote_cart(catalogue_, cart_.cart(), today(), screen == "till.cash" || cash_part_ > Money{});
  if (const auto* quote = std::get_if<till::CartQuote>(&quoted))
    say(spoken_total(to_pay(*quote), Translator::of(kiosk_.language())), kiosk_.language());
}

}  // namespace odop::ui
