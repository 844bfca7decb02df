// The bill for the customer's phone, over the stall's own Wi-Fi: the same two steps as what visitors keep. The signed
// bill stands in the code itself, so that nothing of the books goes to the page.
#include "text/words.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
#include "ui/widgets.h"

namespace odop::ui {

void draw_till_bill_phone(Ui& ui, const BillPhoneView& view, QrTextures& codes, TillTouches& touches) {
  const bool is_compact = ui.is_compact();
  const float gap = ui.px(is_compact ? 14 : 24), key_h = ui.px(is_compact ? 72 : 88);
  Rect area = ui.screen().inset(ui.px(is_compact ? 20 : 32));
  Rect top = area.take_top(key_h, gap);
  const ButtonSpec back{.id = "till.back", .label = tr("Back"), .icon = "back"};
  if (button(ui, top.take_left(button_width(ui, back), gap), back)) touches.push_back({TillAct::back});
  if (view.has_more) {
    const ButtonSpec next{.id = "till.bill_phone.next", .label = tr("Next bill"), .icon = "right", .icon_after = true};
    if (button(ui, top.take_right(button_width(ui, next), gap), next)) touches.push_back({TillAct::bill_phone_next});
  }
  labelled_text(ui, "bill_phone.title", top, view.title,
                {.px = is_compact ? 30.0 : 38.0,
                 .bold = true,
                 .family = Family::serif,
                 .colour = ui.theme().heading,
                 .valign = VAlign::centre,
                 .max_lines = 2,
                 .shrink_to = 0.6});
  if (view.steps.wifi_qr == nullptr) return;
  draw_phone_steps(ui, area, view.steps,
                   {.join = std::string(tr("Join the stall's Wi-Fi")),
                    .open = std::string(tr("Open the bill and save it")),
                    .below_join = network_words(view.steps),
                    .below_open = std::string(tr("It can be read and checked at home too."))},
                   codes);
}

}  // namespace odop::ui
