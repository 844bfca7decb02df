#include "ui/kiosk_ui.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "text/words.h"
#include "ui/art.h"
#include "ui/bounds.h"
#include "ui/widgets.h"

namespace odop::ui {

using platform::InputEvent;
using platform::Key;

namespace {
constexpr double visitor_floor_mm = 3.5, staff_floor_mm = 3.2;
}

KioskUi::KioskUi(const KioskUiOptions& options, platform::ImGuiShell& shell, platform::TextureMaker& textures,
                 platform::PictureLoader::Source picture_bytes, std::function<DisplayState()> display,
                 std::function<void()> wake)
    : options_(options),
      shell_(shell),
      display_(std::move(display)),
      text_(textures),
      pictures_(
          [bytes = std::move(picture_bytes)](const std::string& name) {
            std::string art = art_svg(name);
            return art.empty() ? bytes(name) : art;
          },
          textures, std::move(wake)),
      ui_(text_, pictures_, textures, options.is_inspected) {
  board_.set_enabled(options.is_inspected);
  ui_.set_theme(options.theme);
  odop::set_language(options.first_language);
}

// ---------------------------------------------------------------- screens

void KioskUi::add_screen(std::unique_ptr<Screen> screen) {
  std::string name(screen->name());
  const bool is_new = screens_.emplace(std::move(name), std::move(screen)).second;
  assert(is_new);
  (void)is_new;
}

Screen& KioskUi::find(std::string_view name) const {
  const auto found = screens_.find(name);
  assert(found != screens_.end());
  return *found->second;
}

Screen& KioskUi::top() const {
  assert(!stack_.empty());
  return *stack_.back();
}

std::string_view KioskUi::current() const {
  return stack_.empty() ? std::string_view() : stack_.back()->name();
}

void KioskUi::show(std::string_view name) {
  Screen& next = find(name);
  if (!stack_.empty()) top().closed();
  stack_.assign(1, &next);
  low_reach_.forget();
  next.opened();
  needs_redraw_ = true;
}

void KioskUi::push(std::string_view name) {
  Screen& next = find(name);
  if (!stack_.empty()) top().closed();
  stack_.push_back(&next);
  if (stack_.size() > screen_stack_max) stack_.erase(stack_.begin() + 1);
  low_reach_.forget();
  next.opened();
  needs_redraw_ = true;
}

void KioskUi::replace(std::string_view name) {
  Screen& next = find(name);
  top().closed();
  stack_.back() = &next;
  low_reach_.forget();
  next.opened();
  needs_redraw_ = true;
}

void KioskUi::back() {
  if (stack_.size() < 2) return;
  top().closed();
  stack_.pop_back();
  low_reach_.forget();
  top().opened();
  needs_redraw_ = true;
}

// ---------------------------------------------------------------- language, looks, idling

Language KioskUi::language() const {
  return current_language();
}

void KioskUi::set_language(Language language) {
  if (language == current_language()) return;
  odop::set_language(language);
  for (ScreenSet* set : sets_) set->language_changed();
  needs_redraw_ = true;
}

void KioskUi::set_theme(ThemeKind kind) {
  options_.theme = kind;
  needs_redraw_ = true;
}

void KioskUi::open_access() {
  is_access_open_ = true;
  needs_redraw_ = true;
}

void KioskUi::draw_access() {
  const AccessSettings before = access_;
  if (draw_access_band(ui_, access_)) is_access_open_ = false;
  if (!is_access_open_ || access_ != before) needs_redraw_ = true;
}

// Everything is drawn for the one who looks at it: a visitor's wishes end at the staff's screens.
void KioskUi::dress(const Screen& screen) {
  const bool is_staff = screen.idle_rule() == IdleRule::staff;
  ui_.set_theme(!is_staff && access_.has_high_contrast ? ThemeKind::high_contrast : options_.theme);
  // The first page is a picture that already fills the display.
  ui_.set_text_zoom(screen.idle_rule() == IdleRule::showcase ? access_.text_percent / 100.0 : 1);
  ui_.set_reduced_motion(options_.has_reduced_motion || (!is_staff && access_.has_reduced_motion));
}

void KioskUi::note_activity() {
  last_activity_s_ = now_s_;
  if (std::exchange(asks_still_there_, false)) needs_redraw_ = true;
}

void KioskUi::visitor_left() {
  asks_still_there_ = false;
  last_activity_s_ = now_s_;
  for (ScreenSet* set : sets_) set->visitor_left();
  access_ = {};
  is_access_open_ = false;
  set_language(options_.first_language);
  if (screens_.contains(idle_screen_)) show(idle_screen_);
  needs_redraw_ = true;
}

void KioskUi::draw_idle_band(double now_s) {
  const Theme& theme = ui_.theme();
  const double left_s =
      std::max(0.0, options_.idle_question_after_s + options_.idle_answer_within_s - (now_s - last_activity_s_));
  const float height = std::min(ui_.px(400), std::round(ui_.screen().h * 0.4f));
  Rect band{0, ui_.screen().bottom() - height, ui_.screen().w, height};
  const float rim = ui_.px(10);
  ui_.fill(band, theme.attract);
  ui_.fill({band.x, band.y, band.w, rim}, theme.turmeric);
  ui_.describe("idle", "text", tr("Still there?"), "normal", band);
  Rect inside = band.inset(ui_.px(ui_.is_portrait() ? 40 : 90), 0);
  inside.y += rim;
  inside.h -= rim;
  const float radius = std::min(ui_.px(98), inside.h * 0.3f);
  const bool yes = [&] {
    const float key_w = std::min(ui_.px(440), inside.w * 0.34f);
    return button(ui_, inside.take_right(key_w, ui_.px(40)).centred(key_w, std::min(ui_.px(150), inside.h * 0.5f)),
                  {.id = "idle.yes", .label = tr("Yes, still looking"), .kind = ButtonKind::invite, .text_px = 40});
  }();
  const Rect ring_box = inside.take_left(radius * 2.3f, ui_.px(50));
  const double part = left_s / options_.idle_answer_within_s;
  ui_.ring(ring_box.middle_x(), ring_box.middle_y(), radius, rgb(0x3A4F7D), 18);
  if (part > 0.001) ui_.ring(ring_box.middle_x(), ring_box.middle_y(), radius, theme.turmeric, 18, 0, part);
  ui_.text(ring_box, std::to_string(static_cast<int>(std::ceil(left_s))),
           {.px = 70,
            .bold = true,
            .colour = theme.on_attract,
            .align = Align::centre,
            .valign = VAlign::centre,
            .max_lines = 1});
  const TextSpec big{
      .px = 62, .bold = true, .family = Family::serif, .colour = theme.on_attract, .max_lines = 2, .shrink_to = 0.5};
  const TextSpec small{.px = 29, .colour = rgb(0xCBD5E2), .max_lines = 3, .shrink_to = 0.7};
  const std::string_view question = tr("Still there?"), rest = tr("If nobody touches, the first page opens.");
  const float big_h = ui_.text_height(inside.w, question, big), small_h = ui_.text_height(inside.w, rest, small);
  Rect words = inside.centred(inside.w, big_h + small_h + ui_.px(8));
  ui_.text(words.take_top(big_h, ui_.px(8)), question, big);
  ui_.text({words.x, words.y, words.w, small_h}, rest, small);
  // The number on the ring changes once a second; nothing else moves.
  ui_.wake_at(now_s + (left_s - std::floor(left_s)) + 0.01);
  if (yes) note_activity();
}

// ---------------------------------------------------------------- frames

void KioskUi::build_frame(const InputEvent* event, double now_s) {
  now_s_ = now_s;
  if (last_activity_s_ <= 0) last_activity_s_ = now_s;
  if (stack_.empty()) return;
  if (event != nullptr) {
    if (event->kind != InputEvent::Kind::moved && !asks_still_there_) last_activity_s_ = now_s;
    build_once(event, now_s);
    if (event->kind == InputEvent::Kind::scan) {
      note_activity();
      top().scanned(event->text);
    }
    // Any touch outside the band's button is an answer too; what it touched was not reachable.
    if (asks_still_there_ && (event->kind == InputEvent::Kind::released || event->kind == InputEvent::Kind::key))
      note_activity();
    for (ScreenSet* set : sets_) set->after_frame(now_s);
    return;
  }
  needs_redraw_ = false;
  // A full glyph atlas is cleared in the middle of a frame; then everything drawn before it is drawn again.
  text_.atlas().begin_frame();
  const auto generation = text_.atlas().generation();
  build_once(nullptr, now_s);
  if (text_.atlas().generation() != generation) {
    shell_.restart_drawing();
    build_once(nullptr, now_s);
  }
  text_.upload();
  for (ScreenSet* set : sets_) set->after_frame(now_s);
}

void KioskUi::build_once(const InputEvent* event, double now_s) {
  const DisplayState display = display_();
  Screen& screen = top();
  const double strip_px = top_strip_.draw ? top_strip_.height_px(display.height_px > display.width_px) : 0;
  const double floor_mm = screen.idle_rule() == IdleRule::staff ? staff_floor_mm : visitor_floor_mm;
  ui_.set_mirrored(is_right_to_left(language()));
  ui_.begin_frame({.list = event == nullptr ? shell_.draw_list() : nullptr,
                   .width_px = static_cast<float>(display.width_px),
                   .height_px = static_cast<float>(display.height_px),
                   .top_px = static_cast<float>(std::round(strip_px * display.scale)),
                   .scale = display.scale,
                   .ppi = display.ppi,
                   .text_floor_px = floor_mm / 25.4 * display.ppi,
                   .event = event,
                   .now_s = now_s,
                   .screen = screen.name()});
  dress(screen);
  if (screen.idle_rule() == IdleRule::staff) is_access_open_ = false;
  const bool has_access_band = is_access_open_ && !asks_still_there_;
  ui_.set_reachable(!asks_still_there_ && !has_access_band);
  if (top_strip_.draw) top_strip_.draw(ui_, {0, 0, ui_.screen().w, ui_.screen().y});
  const bool is_low = access_.has_low_reach && screen.idle_rule() == IdleRule::showcase;
  if (is_low) low_reach_.begin_page(ui_, now_s);
  screen.draw(ui_);
  ui_.set_reachable(true);
  ui_.draw_ring();
  if (is_low) low_reach_.end_page(ui_, !asks_still_there_ && !has_access_band, now_s);
  if (asks_still_there_) draw_idle_band(now_s);
  if (has_access_band) draw_access();
  if (!asks_still_there_ && &screen == &top() && ui_.take_key(Key::escape) && !screen.take_back()) back();
  last_info_ = ui_.end_frame();
  if (ui_.has_focus_left_page()) low_reach_.take_up(ui_, now_s);
}

bool KioskUi::tick(double now_s) {
  now_s_ = now_s;
  bool is_changed = pictures_.take_finished();
  for (ScreenSet* set : sets_) is_changed = set->tick(now_s) || is_changed;
  if (!stack_.empty() && last_activity_s_ > 0) {
    if (top().idle_rule() != IdleRule::showcase) {
      asks_still_there_ = false;
      // The first page asks nobody, but the next visitor does not inherit what the last one needed.
      const bool is_left_behind = access_ != AccessSettings{} || is_access_open_;
      if (top().idle_rule() == IdleRule::none && is_left_behind &&
          idle_s(now_s) >= options_.idle_question_after_s + options_.idle_answer_within_s)
        visitor_left();
    } else if (idle_s(now_s) >= options_.idle_question_after_s + options_.idle_answer_within_s) {
      visitor_left();
    } else if (idle_s(now_s) >= options_.idle_question_after_s && !asks_still_there_) {
      asks_still_there_ = true;
      is_changed = true;
    }
  }
  if (now_s >= ui_.wake_wanted_s()) is_changed = true;
  return is_changed || needs_redraw_;
}

double KioskUi::next_tick_in_s(double now_s) const {
  double next_s = ui_.wake_wanted_s() - now_s;
  for (const ScreenSet* set : sets_) next_s = std::min(next_s, set->next_tick_in_s(now_s));
  if (!stack_.empty() && top().idle_rule() == IdleRule::showcase && !asks_still_there_)
    next_s = std::min(next_s, last_activity_s_ + options_.idle_question_after_s - now_s);
  if (!stack_.empty() && top().idle_rule() == IdleRule::none && (access_ != AccessSettings{} || is_access_open_))
    next_s =
        std::min(next_s, last_activity_s_ + options_.idle_question_after_s + options_.idle_answer_within_s - now_s);
  return needs_redraw_ ? 0 : next_s;
}

bool KioskUi::is_moving(double now_s) const {
  return !stack_.empty() && !has_reduced_motion() && (top().is_moving(now_s) || low_reach_.is_moving(now_s));
}

ImU32 KioskUi::clear_colour() const {
  return stack_.empty() ? ui_.theme().paper : top().ground(ui_.theme());
}

void KioskUi::frame_shown(double) {
  if (board_.is_enabled()) board_.publish(std::move(last_info_));
}

}  // namespace odop::ui
