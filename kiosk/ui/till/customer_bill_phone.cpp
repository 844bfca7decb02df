#include <string>

#include "text/words.h"
#include "ui/till/customer_parts.h"
#include "ui/till/customer_stages.h"

namespace odop::ui {

void draw_customer_bill_phone(Ui& ui, const CustomerView& view, QrTextures& codes) {
  const auto in_both = [](const char* msgid) {
    const LocalText words = both(msgid);
    return hindi(words) + "\n" + english(words);
  };
  const PhoneSteps& steps = view.bill_steps;
  std::string below = steps.network;
  if (!steps.password.empty()) below += "\n" + steps.password;
  Rect area = ui.screen().inset(ui.px(28), ui.px(20));
  if (view.is_demo) demo_pill(ui, area.take_top(ui.px(48), ui.px(8)), Align::end);
  draw_phone_steps(ui, area, steps,
                   {.join = in_both(tr_later("Join the stall's Wi-Fi")),
                    .open = in_both(tr_later("Open the bill and save it")),
                    .below_join = below,
                    .below_open = in_both(tr_later("It can be read and checked at home too."))},
                   codes);
}

}  // namespace odop::ui
