#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <span>

#include "text/words.h"
#include "ui/art.h"
#include "ui/showcase/attract_scenes.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

struct Plate {
  float x, y;  // centre in the picture's own px
};
constexpr std::array<Plate, 9> landscape_plates{{{1290, 540},
                                                 {1600, 540},
                                                 {1445, 808.5f},
                                                 {1135, 808.5f},
                                                 {980, 540},
                                                 {1135, 271.5f},
                                                 {1445, 271.5f},
                                                 {1755, 271.5f},
                                                 {1755, 808.5f}}};
constexpr std::array<Plate, 7> portrait_plates{
    {{540, 900}, {872, 900}, {706, 1187}, {374, 1187}, {208, 900}, {374, 613}, {706, 613}}};

// The plates' pictures are made ready before they are needed, so that a flip never shows an empty plate.
void draw_plates(Ui& ui, std::span<const Plate> plates, float scale, float left, float top, double pitch,
                 const AttractView& view, double shown_for_s, bool moves) {
  const int n = static_cast<int>(plates.size()), pictures = static_cast<int>(view.pictures.size());
  const auto px = [&](double design) { return std::round(static_cast<float>(design) * scale); };
  const float plate_w = px(pitch), plate_h = px(pitch * plate_height_per_pitch);
  const float picture_w = px(pitch * 282 / 310), picture_h = px(pitch * 211 / 310);
  const long flips = moves ? static_cast<long>(shown_for_s / attract_flip_every_s) : 0;
  const double into_flip_s = shown_for_s - static_cast<double>(flips) * attract_flip_every_s;
  // The flip that began at the last whole period is still going on for a moment.
  const bool is_flipping = moves && flips > 0 && into_flip_s < attract_flip_lasts_s && pictures > n;
  for (int i = 0; i < n; ++i) {
    const Plate& plate = plates[static_cast<std::size_t>(i)];
    const float x = left + plate.x * scale, y = top + plate.y * scale;
    ui.art_now("plate", {std::round(x - plate_w / 2), std::round(y - plate_h * 178 / 366), plate_w, plate_h});
  }
  if (pictures == 0) return;
  for (int i = 0; i < n; ++i) {
    const Plate& plate = plates[static_cast<std::size_t>(i)];
    const float x = left + plate.x * scale, y = top + plate.y * scale;
    const bool is_this = is_flipping && attract_flipping_plate(flips, n) == i;
    const double part = is_this ? into_flip_s / attract_flip_lasts_s : 1;
    const long shown_flips = is_this && part < 0.5 ? flips - 1 : flips;
    const auto& name = view.pictures[static_cast<std::size_t>(attract_picture(i, shown_flips, n, pictures))];
    const platform::Texture* texture =
        ui.pictures().find(name, static_cast<int>(picture_w), static_cast<int>(picture_h));
    if (texture == nullptr || !ui.is_painting()) continue;
    const auto turned = static_cast<float>(std::abs(std::cos(part * std::numbers::pi)));
    const float x1 = std::round(x + (static_cast<float>(texture->left_px()) - picture_w / 2) * turned);
    const float x2 =
        std::round(x + (static_cast<float>(texture->left_px() + texture->width_px()) - picture_w / 2) * turned);
    const float y1 = std::round(y - picture_h / 2) + static_cast<float>(texture->top_px());
    ui.list()->AddImage(texture->id(), ImVec2(x1, y1), ImVec2(x2, y1 + static_cast<float>(texture->height_px())));
  }
  if (!moves || pictures <= n) return;
  const int next_plate = attract_flipping_plate(flips + 1, n);
  ui.pictures().find(view.pictures[static_cast<std::size_t>(attract_picture(next_plate, flips + 1, n, pictures))],
                     static_cast<int>(picture_w), static_cast<int>(picture_h));
  ui.wake_at(ui.now_s() + (is_flipping ? 1.0 / 30 : attract_flip_every_s - into_flip_s));
}

// The plates, or what stands in their place just now. Reduced motion keeps the plates: nothing comes or goes then.
void draw_stage(Ui& ui, const Rect& box, const AttractView& view, double shown_for_s, bool moves, double scale_px,
                const std::function<void(double shown_for_s)>& draw_plates_at) {
  const AttractMoment now = moves ? attract_moment(view.scenes, shown_for_s) : AttractMoment{};
  if (now.scene < 0) return draw_plates_at(shown_for_s);
  const auto& scene = view.scenes[static_cast<std::size_t>(now.scene)];
  const auto& next = view.scenes[(static_cast<std::size_t>(now.scene) + 1) % view.scenes.size()];
  // Plates go on turning where they were, as if they had been there all the time.
  if (scene.kind == PlaylistScene::Kind::plates)
    draw_plates_at(shown_for_s);
  else
    draw_attract_scene(ui, box, scene, scale_px);
  if (view.scenes.size() < 2) return;
  prepare_attract_scene(ui, box, next, scale_px);
  ui.wake_at(ui.now_s() + scene.seconds - now.into_s);
}

void draw_invitation(Ui& ui, const Rect& rect, double scale_px) {
  const Theme& theme = ui.theme();
  const float lip = static_cast<float>(8 * scale_px);
  ui.fill_rounded({rect.x, rect.y + rect.h / 2, rect.w, rect.h / 2},
                  theme.kind == ThemeKind::high_contrast ? theme.line : rgb(0x7A4E00), radius_hero,
                  ImDrawFlags_RoundCornersBottom);
  const Rect face{rect.x, rect.y, rect.w, rect.h - lip};
  ui.fill_rounded(face, theme.turmeric, radius_hero);
  const double d = scale_px / ui.scale();  // design px of the picture in design px of the display
  const TextSpec big{.px = 52 * d, .bold = true, .colour = theme.on_invite, .max_lines = 1};
  const TextSpec small{.px = 29 * d, .colour = theme.on_invite, .max_lines = 1, .line_height = 1.25};
  const std::string_view touch_here = tr("Touch here");
  const bool is_english = current_language() == Language::en;
  const std::string_view second = Translator::of(is_english ? Language::hi : Language::en).tr("Touch here");
  const float icon = static_cast<float>(72 * scale_px);
  const float words_w = std::max(ui.text_width(touch_here, big), ui.text_width(second, small)) + 4;
  const float big_h = ui.text_height(words_w, touch_here, big), small_h = ui.text_height(words_w, second, small);
  Rect row = face.centred(icon + static_cast<float>(26 * scale_px) + words_w, big_h + small_h);
  ui.icon("hand", row.take_left(icon, static_cast<float>(26 * scale_px)), theme.on_invite);
  ui.text(row.take_top(big_h), touch_here, big);
  ui.text({row.x, row.y, row.w, small_h}, second, small);
}

void draw_opening(Ui& ui, const Rect& rect, std::string_view words, double text_px, bool is_centred) {
  const Theme& theme = ui.theme();
  const ImU32 ink = theme.kind == ThemeKind::high_contrast ? theme.turmeric : rgb(0xF6E3B4);
  const TextSpec spec{
      .px = text_px, .bold = true, .colour = ink, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.6};
  const float icon = std::round(rect.h * 0.6f), gap = std::round(rect.h * 0.24f), pad = std::round(rect.h * 0.4f);
  const float width = std::min(rect.w, ui.text_width(words, spec) + 2 + icon + gap + 2 * pad);
  const Rect plate{is_centred ? rect.middle_x() - width / 2 : rect.x, rect.y, width, rect.h};
  ui.describe("notice.opening", "text", words, "normal", plate);
  ui.frame(plate, ink, radius_card, 2);
  Rect row = plate.inset(pad, 0);
  ui.icon("clock", row.take_left(icon, gap).centred(icon, icon), ink);
  ui.text(row, words, spec);
}

// What the fair is, and that it is a demonstration, on one quiet line.
void draw_foot(Ui& ui, const Rect& rect, const AttractView& view, const TextSpec& spec, bool is_centred) {
  const NoticesView shown{.demo = view.notices.demo, .outside_dates = {}};
  const float pill_w = notices_width(ui, shown), gap = pill_w > 0 ? std::round(rect.h * 0.4f) : 0;
  TextSpec words = spec;
  words.align = Align::start;
  const float words_w = std::min(ui.text_width(view.districts_line, words) + 2, rect.w - pill_w - gap);
  Rect row{is_centred ? rect.middle_x() - (words_w + gap + pill_w) / 2 : rect.x, rect.y, words_w + gap + pill_w,
           rect.h};
  ui.text(row.take_left(words_w, gap), view.districts_line, words);
  if (pill_w <= 0) return;
  const PillSpec sample{.text = shown.demo, .text_px = 17, .grows = false};
  notices_row(ui, row.x, row.middle_y() - pill_height(ui, sample) / 2, shown, pill_w + 1);
}

}  // namespace

// Plates take turns in steps of 4 (of 9) or 3 (of 7), so that neighbours rarely follow each other.
int attract_flipping_plate(long flip, int plates) {
  const long step = plates == 9 ? 4 : 3;
  return static_cast<int>((flip * step) % plates);
}

int attract_picture(int plate, long flips, int plates, int pictures) {
  if (pictures <= plates) return plate % std::max(1, pictures);
  for (long flip = flips; flip > 0 && flip > flips - plates; --flip)
    if (attract_flipping_plate(flip, plates) == plate) return static_cast<int>((plates + flip - 1) % pictures);
  return plate;
}

void draw_attract(Ui& ui, const AttractView& view, double shown_for_s, bool moves, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const Rect all = ui.screen();
  const bool is_portrait = ui.is_portrait();
  // This screen is a picture: it fills the display whatever its millimetres.
  const float scale = is_portrait ? std::min(all.w / 1080, all.h / 1920) : std::min(all.w / 1920, all.h / 1080);
  const float left = (all.w - (is_portrait ? 1080 : 1920) * scale) / 2,
              top = (all.h - (is_portrait ? 1920 : 1080) * scale) / 2;
  const auto box = [&](float x, float y, float w, float h) {
    return Rect{std::round(left + x * scale), std::round(top + y * scale), std::round(w * scale),
                std::round(h * scale)};
  };
  const double d = static_cast<double>(scale) / ui.scale();
  const float key = std::max(ui.px(64), std::round(64 * scale));
  staff_key(ui, {all.right() - key - ui.px(22), all.y + ui.px(20), key, key}, requests, true);
  language_keys(ui, is_portrait ? box(206, 1700, 560, 88) : box(88, 816, 560, 88), requests, true);
  access_key(ui, is_portrait ? box(786, 1700, 88, 88) : box(668, 816, 88, 88), requests, true);
  const std::string_view title = tr("Every district,\nits own craft");
  const bool is_english = current_language() == Language::en;
  std::string second = Translator::of(is_english ? Language::hi : Language::en).tr("Every district,\nits own craft");
  std::replace(second.begin(), second.end(), '\n', ' ');
  const double title_px = (is_english ? 84 : is_portrait ? 112 : 116) * d;
  const Align align = is_portrait ? Align::centre : Align::start;
  const TextSpec title_spec{.px = title_px,
                            .bold = true,
                            .family = Family::serif,
                            .colour = theme.on_attract,
                            .align = align,
                            .valign = VAlign::centre,
                            .max_lines = 2,
                            .line_height = line_height::attract,
                            .shrink_to = 0.6};
  const TextSpec second_spec{.px = 42 * d,
                             .family = Family::serif,
                             .colour = theme.kind == ThemeKind::high_contrast ? theme.on_attract : rgb(0xF6E3B4),
                             .align = align,
                             .valign = VAlign::centre,
                             .max_lines = 1,
                             .shrink_to = 0.7};
  const TextSpec foot_spec{.px = 24 * d,
                           .colour = theme.kind == ThemeKind::high_contrast ? theme.on_attract : rgb(0xCBD5E2),
                           .align = align,
                           .valign = VAlign::centre,
                           .max_lines = 1,
                           .shrink_to = 0.8};
  // While the fair is closed, when it opens is worth more than the title's second language.
  const auto draw_second = [&](const Rect& rect) {
    if (view.opening.empty())
      ui.text(rect, second, second_spec);
    else
      draw_opening(ui, rect, view.opening, 36 * d, is_portrait);
  };
  const Rect invitation = is_portrait ? box(130, 1484, 820, 176) : box(88, 620, 620, 160);
  if (is_portrait) {
    border_strip(ui, box(172, 64, 736, 52), true);
    ui.text(box(40, 122, 1000, 280), title, title_spec);
    draw_stage(ui, box(50, 424, 980, 936), view, shown_for_s, moves, static_cast<double>(scale),
               [&](double shown_s) { draw_plates(ui, portrait_plates, scale, left, top, 332, view, shown_s, moves); });
    draw_second(box(60, 1384, 960, 76));
    draw_invitation(ui, invitation, static_cast<double>(scale));
    draw_foot(ui, box(40, 1818, 1000, 60), view, foot_spec, true);
  } else {
    border_strip(ui, box(88, 96, 560, 52), true);
    ui.text(box(84, 182, 740, 300), title, title_spec);
    draw_second(box(88, 508, 760, 76));
    draw_stage(ui, box(880, 110, 984, 860), view, shown_for_s, moves, static_cast<double>(scale),
               [&](double shown_s) { draw_plates(ui, landscape_plates, scale, left, top, 310, view, shown_s, moves); });
    draw_invitation(ui, invitation, static_cast<double>(scale));
    draw_foot(ui, box(88, 962, 840, 60), view, foot_spec, false);
  }
  const Touch touch = ui.touch("attract", all);
  ui.describe("attract", "button", tr("Touch here"), Ui::state_of(touch, true), all);
  // Whoever comes with keys or a switch sees that the invitation is meant, not a ring around the whole display.
  if (touch.is_focused) focus_ring(ui, invitation, radius_hero);
  if (touch.was_clicked) requests.push_back(OpenHome{});
}

}  // namespace odop::ui
