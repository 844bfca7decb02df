#include "ui/phone_steps.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/page_link.h"
#include "text/words.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

struct Step {
  const char* number;
  std::string_view title, id, code;
  const std::shared_ptr<const QrMatrix>& qr;
  std::string_view below;
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

std::shared_ptr<const QrMatrix> code_of(std::string_view text) {
  auto qr = encode_qr(text, QrLevel::medium, qr_version_max, QrMode::mixed);
  return qr ? std::make_shared<const QrMatrix>(std::move(*qr)) : nullptr;
}

}  // namespace

PhoneSteps make_phone_steps(const PhonePage& page, std::string link) {
  PhoneSteps steps{.network = page.network,
                   .password = page.password,
                   .wifi_code = wifi_code(page.network, page.password),
                   .link = std::move(link),
                   .wifi_qr = nullptr,
                   .page_qr = nullptr};
  steps.wifi_qr = code_of(steps.wifi_code);
  steps.page_qr = code_of(steps.link);
  return steps;
}

std::string network_words(const PhoneSteps& steps) {
  std::string words = fill(tr("Network: {0}"), {steps.network});
  if (!steps.password.empty()) words += "\n" + fill(tr("Password: {0}"), {steps.password});
  return words;
}

void draw_phone_steps(Ui& ui, const Rect& area, const PhoneSteps& steps, const PhoneStepsWords& words,
                      QrTextures& codes) {
  const bool is_portrait = ui.is_portrait();
  const float gap = ui.px(ui.is_compact() ? 14 : 24);
  const Step both[] = {
      {"1", words.join, "phone.wifi", steps.wifi_code, steps.wifi_qr, words.below_join},
      {"2", words.open, "phone.page", steps.link, steps.page_qr, words.below_open},
  };
  const float room = (is_portrait ? area.w : area.w / 2) - ui.px(80);
  const float below_h =
      std::max(ui.text_height(room, both[0].below, below_of(ui)), ui.text_height(room, both[1].below, below_of(ui)));
  if (!is_portrait) {
    for (int i = 0; i < 2; ++i) draw_step(ui, area.column(i, 2, gap), both[i], below_h, codes);
    return;
  }
  // One above the other the larger code needs the larger part, or it would not be readable on a small display.
  const auto modules = [](const Step& step) { return step.qr == nullptr ? 1 : step.qr->size_with_quiet_zone(); };
  const float part = static_cast<float>(modules(both[1])) / static_cast<float>(modules(both[0]) + modules(both[1]));
  Rect rest = area;
  const Rect second = rest.take_bottom(std::round(area.h * std::clamp(part, 0.5f, 0.59f)), gap);
  draw_step(ui, rest, both[0], below_h, codes);
  draw_step(ui, second, both[1], below_h, codes);
}

}  // namespace odop::ui
