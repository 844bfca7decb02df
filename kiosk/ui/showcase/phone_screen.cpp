// "Save on the phone here": what the visitor keeps, on a page of the stall's own Wi-Fi.
#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {

void draw_phone(Ui& ui, const PhonePageView& view, QrTextures& codes, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact();
  Rect area = visitor_area(ui);
  naming_top_bar(ui, area, {.back_label = tr("Back"), .here = tr("Save on the phone here"), .notices = &view.notices},
                 requests);
  const float gap = ui.px(is_compact ? 14 : 24);
  if (view.steps.page_qr == nullptr) {
    ui.text(area, tr("The page for phones is not served just now."), {.px = 28, .colour = theme.ink2});
    return;
  }
  const TextSpec lead{.px = is_compact ? 22.0 : 27.0, .max_lines = 2, .line_height = 1.35, .shrink_to = 0.75};
  const std::string_view why = tr("No internet is needed: the stall's own Wi-Fi brings the page to your phone.");
  ui.text(area.take_top(ui.text_height(area.w, why, lead), gap), why, lead);
  const TextSpec foot{.px = is_compact ? 20.0 : 23.0, .colour = theme.ink2, .max_lines = 3, .shrink_to = 0.75};
  const std::string_view stay = tr(
      "The phone may say that this Wi-Fi has no internet: stay in it until the page is saved. The links open at home.");
  ui.text(area.take_bottom(ui.text_height(area.w, stay, foot), gap), stay, foot);
  draw_phone_steps(ui, area, view.steps,
                   {.join = std::string(tr("Join the stall's Wi-Fi")),
                    .open = std::string(tr("Open your page and save it")),
                    .below_join = network_words(view.steps),
                    .below_open = view.what},
                   codes);
}

}  // namespace odop::ui
