#include "ui/showcase/zoom_screen.h"

#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/views.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

using platform::Key;

// A photograph's pixels may be seen; a drawing is drawn anew for each size and never shows any.
constexpr double photograph_stretch_max = 2;

void draw_words(Ui& ui, const Rect& row, const ZoomView& view) {
  const bool is_compact = ui.is_compact();
  const TextSpec name{.px = is_compact ? 24.0 : 29.0, .bold = true, .max_lines = 1, .shrink_to = 0.7};
  const TextSpec credit{.px = 19, .colour = ui.theme().ink2, .max_lines = 1, .shrink_to = 0.75};
  const float name_h = ui.text_height(row.w, view.name, name);
  const float credit_h = view.credit.empty() ? 0 : ui.text_height(row.w, view.credit, credit);
  Rect lines = row.centred(row.w, name_h + credit_h);
  labelled_text(ui, "zoom.name", lines.take_top(name_h), view.name, name);
  if (credit_h > 0) labelled_text(ui, "zoom.credit", {lines.x, lines.y, lines.w, credit_h}, view.credit, credit);
}

void draw_keys(Ui& ui, const Rect& row, ZoomFrame& frame, bool shows_words) {
  const float gap = ui.px(14);
  struct KeyOfZoom {
    std::string_view id, label, icon;
    double times;
    bool is_enabled;
  };
  const KeyOfZoom keys[] = {
      {"zoom.further", tr("Further away"), "further", frame.times() / zoom_step, !frame.is_whole()},
      {"zoom.whole", tr("Whole picture"), "whole", 1, !frame.is_whole()},
      {"zoom.closer", tr("Closer"), "closer", frame.times() * zoom_step, frame.times() < frame.times_max()}};
  for (int i = 0; i < 3; ++i) {
    const KeyOfZoom& key = keys[i];
    if (button(ui, row.column(i, 3, gap),
               {.id = key.id,
                .label = key.label,
                .icon = key.icon,
                .is_enabled = key.is_enabled,
                .shows_label = shows_words,
                .text_px = 24,
                .icon_px = shows_words ? 0.0 : 40.0}))
      frame.zoom_to(key.times);
  }
}

// Keys of a keyboard and the wheel of a mouse; a fair's screen may have either.
void take_keys(Ui& ui, ZoomFrame& frame, const Rect& window) {
  const float step_x = window.w / 6, step_y = window.h / 6;
  if (ui.take_key(Key::left)) frame.push(step_x, 0);
  if (ui.take_key(Key::right)) frame.push(-step_x, 0);
  if (ui.take_key(Key::up)) frame.push(0, step_y);
  if (ui.take_key(Key::down)) frame.push(0, -step_y);
  if (ui.take_key(Key::page_up)) frame.zoom_to(frame.times() * zoom_step);
  if (ui.take_key(Key::page_down)) frame.zoom_to(frame.times() / zoom_step);
  if (ui.take_key(Key::home)) frame.zoom_to(1);
  const char32_t typed = ui.take_character();
  if (typed == U'+' || typed == U'=') frame.zoom_to(frame.times() * zoom_step);
  if (typed == U'-') frame.zoom_to(frame.times() / zoom_step);
  if (const float steps = ui.take_wheel(); steps != 0 && window.contains(ui.pointer_x(), ui.pointer_y()))
    frame.zoom_to(frame.times() * std::pow(zoom_step, steps / 2), ui.pointer_x(), ui.pointer_y());
}

void take_finger(Ui& ui, ZoomFrame& frame, const Touch& touch) {
  const double now_s = ui.now_s();
  if (!touch.is_held) {
    if (frame.is_held()) frame.let_go(now_s, !ui.has_reduced_motion());
    return;
  }
  if (frame.is_held())
    frame.drag(ui.pointer_x(), ui.pointer_y(), now_s);
  else
    frame.grab(ui.pointer_x(), ui.pointer_y(), now_s);
  // A pointer that moves draws nothing by itself, on any other screen.
  if (!ui.is_painting()) ui.wake_at(now_s);
}

const platform::Texture* find_whole(Ui& ui, const ZoomView& view, int width_px) {
  const auto height = static_cast<int>(std::lround(static_cast<double>(width_px) * view.height_px / view.width_px));
  return ui.pictures().find_smooth(view.whole, width_px, std::max(1, height));
}

// The best of what is there by now. True when it is as fine as it will be.
bool draw_picture(Ui& ui, const ZoomView& view, const ZoomFrame& frame, const Rect& window) {
  const Rect whole = frame.whole();
  const double fit_w = whole.w / frame.times();
  const int wanted = zoom_texture_width_px(fit_w, whole.w, view.width_px);
  for (int width = wanted;; width = zoom_texture_width_px(fit_w, width / 2.0, view.width_px)) {
    if (const platform::Texture* texture = find_whole(ui, view, width)) {
      ui.image_stretched(*texture, whole, window);
      return width == wanted;
    }
    if (width <= zoom_texture_width_px(fit_w, fit_w, view.width_px)) break;
  }
  ui.picture(view.picture, frame.whole_at(1));
  return false;
}

// Where one is on it, once it is larger than the window.
void draw_overview(Ui& ui, const ZoomView& view, const ZoomFrame& frame, const Rect& window) {
  if (frame.is_whole()) return;
  const float width = std::min(ui.px(ui.is_compact() ? 190 : 240), window.w * 0.3f);
  const Rect all = frame.whole_at(1);
  const float scale = std::min(width / all.w, width / all.h);
  const float w = std::round(all.w * scale), h = std::round(all.h * scale), gap = ui.px(16), rim = ui.px(4);
  const Rect box{window.right() - w - gap - rim, window.bottom() - h - gap - rim, w, h};
  const Rect seen = frame.seen();
  const Rect mark{box.x + seen.x * w, box.y + seen.y * h, seen.w * w, seen.h * h};
  ui.describe("zoom.overview", "image", view.name, "normal", box);
  ui.describe("zoom.seen", "image", view.name, "normal", mark);
  if (!ui.is_painting()) return;
  ui.fill(box.inset(-rim), ui.theme().card);
  ui.frame(box.inset(-rim), ui.theme().line, 0, 2);
  const double fit_w = all.w;
  if (const platform::Texture* texture = find_whole(ui, view, zoom_texture_width_px(fit_w, fit_w, view.width_px)))
    ui.image_stretched(*texture, box, box);
  // Two colours, so that it is seen on every picture.
  ui.frame(mark.inset(-ui.px(2)), ui.theme().ink, 0, 7);
  ui.frame(mark, ui.theme().turmeric, 0, 4);
}

}  // namespace

int zoom_texture_width_px(double fit_width_px, double shown_width_px, int width_px_max) {
  double width = std::min(std::max(1.0, std::round(fit_width_px)), static_cast<double>(width_px_max));
  // A pixel too few is not seen, twice the pixels are felt.
  while (width + 1 < shown_width_px && width < width_px_max) width = std::min<double>(width * 2, width_px_max);
  return static_cast<int>(width);
}

ZoomView make_zoom_view(const Catalogue& catalogue, Language language, std::string_view picture, std::string name) {
  ZoomView view{.picture = std::string(picture),
                .whole = std::string(picture),
                .name = std::move(name),
                .credit = photograph_credit(catalogue, picture, language),
                .width_px = zoom_texture_side_px_max,
                .height_px = zoom_texture_side_px_max * 3 / 4};
  const Photograph* photograph = catalogue.find_photograph(picture);
  if (photograph == nullptr) return view;
  view.whole = large_picture_name(picture);
  view.width_px = photograph->large_width_px;
  view.height_px = photograph->large_height_px;
  view.is_photograph = true;
  return view;
}

void draw_zoom(Ui& ui, const ZoomView& view, ZoomFrame& frame, ShowcaseRequests& requests) {
  if (view.width_px <= 0 || view.height_px <= 0) return;
  Rect area = visitor_area(ui);
  const float key = ui.px(88), gap = ui.px(ui.is_compact() ? 12 : 16);
  Rect bar = area.take_top(key, gap);
  const ButtonSpec back{.id = "back", .label = tr("Back"), .icon = "back"};
  if (button(ui, bar.take_left(std::min(button_width(ui, back), bar.w * 0.4f), ui.px(24)), back))
    requests.push_back(GoBack{});
  // A standing screen has its keys where a hand is, a lying one beside the words.
  if (ui.is_portrait())
    draw_keys(ui, area.take_bottom(ui.px(112), gap), frame, true);
  else
    draw_keys(ui, bar.take_right(key * 3 + ui.px(2 * 14), ui.px(24)), frame, false);
  draw_words(ui, bar, view);

  const Unmirrored unmirrored_after(ui);
  const Rect window = area;
  frame.set_window(window, view.is_photograph ? view.width_px * photograph_stretch_max : view.width_px);
  frame.advance(ui.now_s());
  take_keys(ui, frame, window);
  const Touch touch = ui.touch("zoom.canvas", window);
  take_finger(ui, frame, touch);
  if (touch.was_clicked && touch.is_focused) frame.zoom_to(frame.times() * zoom_step);
  ui.fill(window, ui.theme().kind == ThemeKind::paper ? ui.theme().sand : ui.theme().card);
  const bool is_there = ui.is_painting() && draw_picture(ui, view, frame, window);
  ui.describe("zoom.canvas", "image", view.name, is_there ? "normal" : "coming", window);
  ui.describe("zoom.picture", "image", view.name, frame.is_whole() ? "whole" : "closer", frame.whole());
  draw_overview(ui, view, frame, window);
  if (touch.is_focused) focus_ring(ui, window.inset(ui.px(8)), radius_card);
}

}  // namespace odop::ui
