// "Save on the phone here": the code that joins the stall's Wi-Fi and the code that opens the page, side by side as
// steps 1 and 2.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

struct Step {
  const char* number;
  std::string_view title, id, code;
  const std::shared_ptr<const QrMatrix>& qr;
  std::string below;
};

TextSpec below_of(const Ui& ui) {
  return {.px = ui.is_compact() ? 20.0 : 24.0, .align = Align::centre, .max_lines = 3, .shrink_to = 0.7};
}

// below_h: the same of both steps, so that their codes stand side by side.
void draw_step(Ui& ui, const Rect& rect, const Step& step, float below_h, QrTextures& codes) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact();
  card(ui, rect);
  Rect inside = rect.inset(ui.px(is_compact ? 18 : 28), ui.px(is_compact ? 14 : 24));
  inside.h -= ui.px(4);
  const TextSpec title{.px = is_compact ? 26.0 : 32.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .valign = VAlign::centre,
                       .max_lines = 2,
                       .shrink_to = 0.7};
  const float sign = ui.px(is_compact ? 52 : 64);
  Rect head = inside.take_top(sign, ui.px(is_compact ? 10 : 16));
  const Rect disc = head.take_left(sign, ui.px(16));
  ui.circle(disc.middle_x(), disc.middle_y(), sign / 2, theme.turmeric);
  ui.text(disc, step.number,
          {.px = is_compact ? 30.0 : 38.0,
           .bold = true,
           .colour = rgb(0x2A211B),
           .align = Align::centre,
           .valign = VAlign::centre,
           .max_lines = 1,
           .grows = false});
  ui.text(head, step.title, title);
  ui.text(inside.take_bottom(std::min(below_h, inside.h * 0.3f), ui.px(10)), step.below, below_of(ui));
  if (step.qr == nullptr) return;
  const float edge = 2 * ui.px(4);
  const int side = qr_plate_px(*step.qr, static_cast<int>(std::min(inside.w, inside.h) - edge));
  const float plate = side > 0 ? static_cast<float>(side) + edge : 0;
  const Rect white = inside.centred(plate, plate);
  if (side > 0) {
    ui.fill(white, rgb(0xFFFFFF));
    ui.frame(white, theme.line, 3, 2);
    codes.draw(ui, white, step.qr);
  }
  ui.describe(step.id, "picture", step.code, side > 0 ? "normal" : "no room", white);
}

}  // namespace

void draw_phone(Ui& ui, const PhonePageView& view, QrTextures& codes, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact(), is_portrait = ui.is_portrait();
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = tr("Save on the phone here"), .notices = &view.notices},
          requests);
  const float gap = ui.px(is_compact ? 14 : 24);
  if (view.page_qr == nullptr) {
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
  std::string join = fill(tr("Network: {0}"), {view.network});
  if (!view.password.empty()) join += "\n" + fill(tr("Password: {0}"), {view.password});
  const Step steps[] = {
      {"1", tr("Join the stall's Wi-Fi"), "phone.wifi", view.wifi_code, view.wifi_qr, join},
      {"2", tr("Open your page and save it"), "phone.page", view.address, view.page_qr, view.what},
  };
  const float room = (is_portrait ? area.w : area.w / 2) - ui.px(80);
  const float below_h =
      std::max(ui.text_height(room, steps[0].below, below_of(ui)), ui.text_height(room, steps[1].below, below_of(ui)));
  for (int i = 0; i < 2; ++i)
    draw_step(ui, is_portrait ? area.row(i, 2, gap) : area.column(i, 2, gap), steps[i], below_h, codes);
}

}  // namespace odop::ui
