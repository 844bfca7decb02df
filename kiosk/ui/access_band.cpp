#include "ui/access_band.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/words.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

// The three sizes are shown as what they do: the same letter, larger and larger.
void draw_sizes(Ui& ui, const Rect& rect, AccessSettings& settings, float gap) {
  constexpr std::array<int, 3> sizes{100, 130, 160};
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::string id = "access.text." + std::to_string(sizes[i]);
    const std::string label = std::to_string(sizes[i]) + " %";
    const Rect key = rect.column(static_cast<int>(i), 3, gap);
    if (button(ui, key,
               {.id = id,
                .label = label,
                .icon = "text",
                .is_selected = settings.text_percent == sizes[i],
                .text_px = 24,
                .icon_px = 26.0 * sizes[i] / 100}))
      settings.text_percent = sizes[i];
  }
}

bool switched(Ui& ui, const Rect& rect, std::string_view id, std::string_view label, std::string_view icon,
              bool is_on) {
  return button(ui, rect,
                {.id = id,
                 .label = label,
                 .icon = is_on ? "check" : icon,
                 .is_selected = is_on,
                 .text_px = 24,
                 .role = "toggle"});
}

}  // namespace

bool draw_access_band(Ui& ui, AccessSettings& settings) {
  const Theme& theme = ui.theme();
  // Its own words keep their size: a band that grew under the finger would be hard to use.
  const double zoom = ui.text_zoom();
  ui.set_text_zoom(1);
  const bool is_compact = ui.is_compact();
  const float key_h = ui.px(is_compact ? 80 : 96), gap = ui.px(16), rim = ui.px(10), pad = ui.px(is_compact ? 20 : 28);
  const float margin = ui.px(is_compact ? 22 : screen_margin_visitor);
  const TextSpec title{.px = is_compact ? 30.0 : 36.0,
                       .bold = true,
                       .family = Family::serif,
                       .colour = theme.heading,
                       .valign = VAlign::centre,
                       .max_lines = 1,
                       .shrink_to = 0.7};
  const int rows = ui.is_portrait() ? 4 : 3;
  const float height = rim + 2 * pad + static_cast<float>(rows) * key_h + static_cast<float>(rows - 1) * gap;
  const Rect band{0, ui.screen().bottom() - height, ui.screen().w, height};
  ui.fill(band, theme.sand);
  ui.fill({band.x, band.y, band.w, rim}, theme.turmeric);
  Rect inside = band.inset(margin, pad);
  inside.y += rim;
  inside.h -= rim;
  ui.describe("access.band", "text", tr("Easier to read"), "normal", band);

  Rect head = inside.take_top(key_h, gap);
  const ButtonSpec done{.id = "access.done", .label = tr("Done"), .icon = "check", .kind = ButtonKind::main};
  bool is_done = false;
  const Rect done_box = head.take_right(std::min(std::max(button_width(ui, done), ui.px(240)), head.w * 0.4f), gap);
  ui.text(head, tr("Easier to read"), title);
  draw_sizes(ui, inside.take_top(key_h, gap), settings, gap);
  Rect second = inside.take_top(key_h, gap);
  const Rect reach = ui.is_portrait() ? inside : second.take_right(second.w * 0.4f, gap);
  if (switched(ui, second.column(0, 2, gap), "access.contrast", tr("High contrast"), "eye", settings.has_high_contrast))
    settings.has_high_contrast = !settings.has_high_contrast;
  if (switched(ui, second.column(1, 2, gap), "access.motion", tr("Nothing moves"), "pause",
               settings.has_reduced_motion))
    settings.has_reduced_motion = !settings.has_reduced_motion;
  if (switched(ui, reach, "access.reach", tr("Reach from low down"), "hand", settings.has_low_reach))
    settings.has_low_reach = !settings.has_low_reach;
  is_done = button(ui, done_box, done) || ui.take_key(platform::Key::escape);
  // What is beside the band closes it; the band itself only takes the finger.
  ui.touch("access.band", band, true, false);
  is_done = ui.touch("access.beside", ui.screen(), true, false).was_clicked || is_done;
  ui.set_text_zoom(zoom);
  return is_done;
}

}  // namespace odop::ui
