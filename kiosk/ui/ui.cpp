#include "ui/ui.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "ui/bounds.h"

namespace odop::ui {

using platform::InputEvent;
using platform::Key;

Ui::Ui(TextPainter& text, platform::PictureLoader& pictures, platform::TextureMaker& textures, bool inspects)
    : text_(text), pictures_(pictures), textures_(textures), theme_(&theme_of(ThemeKind::paper)), inspects_(inspects) {}

void Ui::begin_frame(const FrameContext& frame) {
  frame_ = frame;
  is_event_taken_ = false;
  is_reachable_ = true;
  page_ = {};
  has_focus_left_page_ = false;
  ringed_.clear();
  // A frame that is not painted only adds wishes: what is on the screen still wants to be moved on.
  if (frame.list != nullptr) wake_wanted_s_ = std::numeric_limits<double>::max();
  focusables_.clear();
  info_.screen = frame.screen;
  info_.widgets.clear();
  if (is_painting()) {
    fills_.clear();
    shortened_.clear();
  }
  if (fitted_.size() > fitted_texts_max) fitted_.clear();
  if (swipe_.begin_frame(frame.event, frame.now_s, frame.scale, is_painting())) held_.clear();
  if (frame_.event == nullptr) return;
  const InputEvent& event = *frame_.event;
  pointer_x_ = event.x_px;
  pointer_y_ = event.y_px;
  if (event.kind == InputEvent::Kind::pressed) {
    held_.clear();
    held_long_ = false;
    shows_focus_ = false;
  }
}

ScreenInfo Ui::end_frame() {
  wake_at(swipe_.wanted_s());
  if (frame_.event != nullptr) {
    if (frame_.event->kind == InputEvent::Kind::released) held_.clear();
    if (frame_.event->kind == InputEvent::Kind::key && !is_event_taken_)
      move_focus(frame_.event->key, frame_.event->shift);
  }
  return std::move(info_);
}

bool Ui::is_compact() const {
  return !is_portrait() && frame_.width_px / frame_.scale < 1700;
}

float Ui::px(double design_px) const {
  return static_cast<float>(std::round(design_px * frame_.scale));
}

int Ui::text_px(double design_px) const {
  return static_cast<int>(std::lround(std::max(design_px * text_zoom_ * frame_.scale, frame_.text_floor_px)));
}

Rect Ui::placed(const Rect& rect) const {
  return is_mirrored_ ? Rect{frame_.width_px - rect.right(), rect.y, rect.w, rect.h} : rect;
}

// ---------------------------------------------------------------- a page lower on the window

void Ui::begin_page(float foot_px, float down_px) {
  page_ = {.is_open = true, .foot_px = foot_px, .down_px = std::round(down_px)};
  if (!is_painting()) return;
  // A command of its own, so that nothing drawn before is moved.
  frame_.list->AddDrawCmd();
  page_.first_vertex = frame_.list->VtxBuffer.Size;
  page_.first_command = frame_.list->CmdBuffer.Size - 1;
}

void Ui::end_page() {
  const Page page = page_;
  const Rect window = page_on_window();
  page_ = {};
  if (!is_painting() || !page.is_open) return;
  for (int i = page.first_vertex; i < frame_.list->VtxBuffer.Size; ++i) frame_.list->VtxBuffer[i].pos.y += page.down_px;
  for (int i = page.first_command; i < frame_.list->CmdBuffer.Size; ++i) {
    ImVec4& clip = frame_.list->CmdBuffer[i].ClipRect;
    clip.y = std::clamp(clip.y + page.down_px, window.y, window.bottom());
    clip.w = std::clamp(clip.w + page.down_px, window.y, window.bottom());
  }
  frame_.list->AddDrawCmd();
}

Rect Ui::page_on_window() const {
  const Rect all = screen();
  if (!page_.is_open) return {0, 0, frame_.width_px, frame_.height_px};
  return {all.x, all.y + page_.down_px, all.w, all.h - page_.down_px};
}

Rect Ui::shown(const Rect& placed) const {
  if (!page_.is_open) return placed;
  const Rect window = page_on_window(), moved = placed.moved(0, page_.down_px);
  const float top = std::max(moved.y, window.y), bottom = std::min(moved.bottom(), window.bottom());
  return {moved.x, top, moved.w, std::max(0.0f, bottom - top)};
}

bool Ui::is_pointer_on_page() const {
  return !page_.is_open || page_on_window().contains(pointer_x_, pointer_y_);
}

// ---------------------------------------------------------------- input

bool Ui::take_key(Key key) {
  if (is_event_taken_ || frame_.event == nullptr || frame_.event->kind != InputEvent::Kind::key ||
      frame_.event->key != key)
    return false;
  is_event_taken_ = true;
  return true;
}

char32_t Ui::take_character() {
  if (is_event_taken_ || frame_.event == nullptr || frame_.event->kind != InputEvent::Kind::character) return 0;
  is_event_taken_ = true;
  return frame_.event->character;
}

float Ui::take_wheel() {
  if (is_event_taken_ || frame_.event == nullptr || frame_.event->kind != InputEvent::Kind::wheel) return 0;
  is_event_taken_ = true;
  return frame_.event->wheel_steps;
}

Touch Ui::touch(std::string_view id, const Rect& rect, bool is_enabled, bool can_focus) {
  Touch result = touch_shape(id, rect, rect.contains(pointer_x(), pointer_y()), is_enabled);
  if (!is_enabled || !can_focus) return result;
  const Touch by_key = focus(id, rect);
  result.is_focused = by_key.is_focused;
  result.was_clicked = result.was_clicked || by_key.was_clicked;
  return result;
}

Touch Ui::focus(std::string_view id, const Rect& rect) {
  Touch result;
  if (!is_reachable_) return result;
  const Rect on_window = shown(placed(rect));
  focusables_.push_back({std::string(id), placed(rect).moved(0, page_.down_px), on_window.h * 2 >= rect.h});
  if (focused_ == id) {
    result.is_focused = shows_focus_;
    if (shows_focus_ && take_key(Key::enter)) result.was_clicked = true;
  }
  return result;
}

Touch Ui::touch_shape(std::string_view id, const Rect& rect, bool pointer_is_on_it, bool is_enabled) {
  Touch result;
  if (!is_reachable_) return result;
  pointer_is_on_it = pointer_is_on_it && is_pointer_on_page();
  if (is_enabled && ringed_.empty() && is_ringed(id)) {
    ringed_ = id;
    ringed_rect_ = rect;
  }
  const InputEvent* event = frame_.event;
  if (!is_enabled) {
    // It takes the finger and does nothing, so that what lies under it is not touched by mistake.
    if (event != nullptr && pointer_is_on_it && event->kind == InputEvent::Kind::pressed) is_event_taken_ = true;
    return result;
  }
  if (event != nullptr && !is_event_taken_ && pointer_is_on_it && event->kind == InputEvent::Kind::pressed) {
    is_event_taken_ = true;
    held_ = id;
    focused_ = id;
    held_since_s_ = frame_.now_s;
  }
  if (held_ != id || held_.empty()) return result;
  result.is_held = pointer_is_on_it && !held_long_;
  if (event != nullptr && !is_event_taken_ && event->kind == InputEvent::Kind::released) {
    is_event_taken_ = true;
    result.is_held = false;
    result.was_clicked = pointer_is_on_it && !held_long_;
    held_.clear();
  } else if (frame_.now_s < held_since_s_ + long_press_s) {
    wake_at(held_since_s_ + long_press_s);
  }
  return result;
}

float Ui::swiped(std::string_view id, const Rect& area, int& page, int pages) {
  if (!is_reachable_ || pages < 2) return 0;
  const Rect place = shown(placed(area));
  int turned = is_mirrored_ ? pages - 1 - page : page;
  const float shift = swipe_.turn(id, place, turned, pages, has_reduced_motion_);
  page = is_mirrored_ ? pages - 1 - turned : turned;
  return is_mirrored_ ? -shift : shift;
}

bool Ui::is_ringed(std::string_view id) const {
  return std::any_of(ringed_ids_.begin(), ringed_ids_.end(), [&](const std::string& wanted) {
    return wanted.ends_with(':') ? id.starts_with(wanted) : id == wanted;
  });
}

// Turmeric between two dark lines, so that it is seen on every ground.
void Ui::draw_ring() {
  if (ringed_.empty()) return;
  describe("training.ring", "ring", ringed_, "normal", ringed_rect_);
  const float out = px(5);
  const Rect outer = ringed_rect_.inset(-out);
  frame(outer, rgb(0x1C1206), radius_card + 5, 11);
  frame(outer.inset(px(2)), rgb(0xF2B733), radius_card + 3, 7);
}

bool Ui::take_long_press(std::string_view id) {
  if (held_.empty() || held_ != id || held_long_ || frame_.now_s < held_since_s_ + long_press_s) return false;
  held_long_ = true;
  return true;
}

void Ui::describe(std::string_view id, std::string_view role, std::string_view label, std::string_view state,
                  const Rect& rect) {
  if (!inspects_ || !is_reachable_ || info_.widgets.size() >= inspect_widgets_max) return;
  const Rect where = shown(placed(rect));
  if (page_.is_open && where.h < 1) return;
  info_.widgets.push_back({std::string(id), std::string(role), std::string(label), std::string(state), where});
}

std::string_view Ui::state_of(const Touch& touch, bool is_enabled, bool is_selected) {
  if (!is_enabled) return "disabled";
  if (touch.is_held) return "pressed";
  if (is_selected) return "selected";
  return touch.is_focused ? "focused" : "normal";
}

void Ui::focus_on(std::string_view id) {
  focused_ = id;
  shows_focus_ = true;
}

void Ui::wake_at(double now_s) {
  wake_wanted_s_ = std::min(wake_wanted_s_, now_s);
}

// Tab walks in drawing order, which screens keep top-left to bottom-right; arrows go to the nearest in that direction.
void Ui::move_focus(Key key, bool backwards) {
  if (focusables_.empty()) return;
  const auto current =
      std::find_if(focusables_.begin(), focusables_.end(), [&](const Focusable& f) { return f.id == focused_; });
  if (key == Key::tab) {
    const auto n = focusables_.size();
    std::size_t next = backwards ? n - 1 : 0;
    if (current != focusables_.end() && shows_focus_) {
      const auto at = static_cast<std::size_t>(current - focusables_.begin());
      next = backwards ? (at + n - 1) % n : (at + 1) % n;
    }
    focus_on(focusables_[next].id);
    has_focus_left_page_ = !focusables_[next].is_shown;
    return;
  }
  if (key != Key::left && key != Key::right && key != Key::up && key != Key::down) return;
  if (current == focusables_.end()) {
    focus_on(focusables_.front().id);
    return;
  }
  const Rect from = current->rect;
  const Focusable* best = nullptr;
  float best_cost = std::numeric_limits<float>::max();
  for (const Focusable& candidate : focusables_) {
    const float dx = candidate.rect.middle_x() - from.middle_x(), dy = candidate.rect.middle_y() - from.middle_y();
    const float ahead = key == Key::right ? dx : key == Key::left ? -dx : key == Key::down ? dy : -dy;
    const float aside = key == Key::right || key == Key::left ? std::abs(dy) : std::abs(dx);
    if (ahead < 2 || candidate.id == focused_) continue;
    const float cost = ahead + 2.5f * aside;
    if (cost < best_cost) {
      best_cost = cost;
      best = &candidate;
    }
  }
  focus_on(best == nullptr ? focused_ : best->id);
  has_focus_left_page_ = best != nullptr && !best->is_shown;
}

// ---------------------------------------------------------------- drawing

namespace {
ImVec2 top_left(const Rect& rect) {
  return {std::round(rect.x), std::round(rect.y)};
}
ImVec2 bottom_right(const Rect& rect) {
  return {std::round(rect.right()), std::round(rect.bottom())};
}
// Left corners become right ones.
ImDrawFlags mirrored(ImDrawFlags corners) {
  ImDrawFlags turned = corners & ImDrawFlags_RoundCornersNone;
  const auto turn = [&](ImDrawFlags from, ImDrawFlags to) {
    if ((corners & from) != 0) turned |= to;
  };
  turn(ImDrawFlags_RoundCornersTopLeft, ImDrawFlags_RoundCornersTopRight);
  turn(ImDrawFlags_RoundCornersTopRight, ImDrawFlags_RoundCornersTopLeft);
  turn(ImDrawFlags_RoundCornersBottomLeft, ImDrawFlags_RoundCornersBottomRight);
  turn(ImDrawFlags_RoundCornersBottomRight, ImDrawFlags_RoundCornersBottomLeft);
  return turned;
}
// Drawings that point somewhere.
bool points_aside(std::string_view icon) {
  return icon == "back" || icon == "left" || icon == "right" || icon == "backspace" || icon == "list";
}
}  // namespace

namespace {
// Below this many pixels one more draw command costs more than the blending it saves.
constexpr float opaque_fill_area_min = 12'000;
}  // namespace

void Ui::fill(const Rect& rect, ImU32 colour) const {
  if (!is_painting()) return;
  const ImVec2 a = top_left(placed(rect)), b = bottom_right(placed(rect));
  // Filled by clearing, which is no vertex: moved with the page here.
  const Rect window = page_on_window();
  const float left = std::max(0.0f, a.x), top = std::max(window.y, a.y + page_.down_px);
  const float right = std::min(frame_.width_px, b.x), bottom = std::min(window.bottom(), b.y + page_.down_px);
  if (right <= left || bottom <= top) return;
  if ((right - left) * (bottom - top) < opaque_fill_area_min) {
    frame_.list->AddRectFilled(a, b, colour);
    return;
  }
  fills_.push_back({static_cast<int>(left), static_cast<int>(top), static_cast<int>(right - left),
                    static_cast<int>(bottom - top), colour});
  platform::add_opaque_fill(*frame_.list, fills_.back());
}

void Ui::fill_rounded(const Rect& rect, ImU32 colour, double radius, ImDrawFlags corners) const {
  if (!is_painting()) return;
  const ImVec2 a = top_left(placed(rect)), b = bottom_right(placed(rect));
  if (is_mirrored_) corners = mirrored(corners);
  const float r = std::min(px(radius), std::floor(std::min(b.x - a.x, b.y - a.y) / 2));
  if ((b.x - a.x) * (b.y - a.y) < 2 * opaque_fill_area_min || r < 1 || b.y - a.y < 3 * r) {
    frame_.list->AddRectFilled(a, b, colour, r, corners);
    return;
  }
  // Only the bands with the corners need blended edges.
  const ImDrawFlags above = corners & ImDrawFlags_RoundCornersTop, below = corners & ImDrawFlags_RoundCornersBottom;
  const ImDrawFlags none = ImDrawFlags_RoundCornersNone;
  frame_.list->AddRectFilled(a, ImVec2(b.x, a.y + r), colour, above == 0 ? 0 : r, above == 0 ? none : above);
  frame_.list->AddRectFilled(ImVec2(a.x, b.y - r), b, colour, below == 0 ? 0 : r, below == 0 ? none : below);
  fill(placed({a.x, a.y + r, b.x - a.x, b.y - a.y - 2 * r}), colour);
}

void Ui::fill_lip(const Rect& face, float lip_px, ImU32 colour, double radius) const {
  if (!is_painting()) return;
  const ImVec2 a = top_left(placed(face)), b = bottom_right(placed(face));
  const float r = std::min(px(radius), std::floor(std::min(b.x - a.x, b.y - a.y) / 2)), bottom = b.y + lip_px;
  const float quarter = std::numbers::pi_v<float> / 2;
  // A rounded rectangle this low would get smaller corners than the face and stick out beside it.
  frame_.list->PathLineTo(ImVec2(a.x, b.y - r));
  frame_.list->PathLineTo(ImVec2(b.x, b.y - r));
  frame_.list->PathArcTo(ImVec2(b.x - r, bottom - r), r, 0, quarter);
  frame_.list->PathArcTo(ImVec2(a.x + r, bottom - r), r, quarter, 2 * quarter);
  frame_.list->PathFillConvex(colour);
}

void Ui::frame(const Rect& rect, ImU32 colour, double radius, double thickness) const {
  if (!is_painting()) return;
  const float t = std::max(1.0f, px(thickness));
  const ImVec2 a = top_left(placed(rect)), b = bottom_right(placed(rect));
  // The stroke's middle runs half its width inside, so that the outer edge is the rectangle's; ImGui moves it half a
  // pixel further in, which would leave a light crack between a face's border and its lip.
  const float in = t / 2 - 0.5f;
  frame_.list->AddRect(ImVec2(a.x + in, a.y + in), ImVec2(b.x - in, b.y - in), colour,
                       std::max(0.0f, px(radius) - t / 2), 0, t);
}

void Ui::line(float x1, float y1, float x2, float y2, ImU32 colour, double thickness) const {
  if (is_painting())
    frame_.list->AddLine(ImVec2(placed_x(x1), y1), ImVec2(placed_x(x2), y2), colour, std::max(1.0f, px(thickness)));
}

void Ui::circle(float x, float y, float radius, ImU32 colour) const {
  if (is_painting()) frame_.list->AddCircleFilled(ImVec2(placed_x(x), y), radius, colour);
}

void Ui::ring(float x, float y, float radius, ImU32 colour, double thickness, double from_turn, double to_turn) const {
  if (!is_painting()) return;
  const double full = 2 * std::numbers::pi, top = -std::numbers::pi / 2;
  x = placed_x(x);
  if (to_turn - from_turn >= 1) {
    frame_.list->AddCircle(ImVec2(x, y), radius, colour, 0, px(thickness));
    return;
  }
  frame_.list->PathArcTo(ImVec2(x, y), radius, static_cast<float>(top + full * from_turn),
                         static_cast<float>(top + full * to_turn), 0);
  frame_.list->PathStroke(colour, 0, px(thickness));
}

void Ui::image(const platform::Texture& texture, const Rect& layout_box) const {
  if (!is_painting() || !texture) return;
  const Rect box = placed(layout_box);
  const ImVec2 at(std::round(box.x + (box.w - static_cast<float>(texture.full_width_px())) / 2) +
                      static_cast<float>(texture.left_px()),
                  std::round(box.y + (box.h - static_cast<float>(texture.full_height_px())) / 2) +
                      static_cast<float>(texture.top_px()));
  frame_.list->AddImage(
      texture.id(), at,
      ImVec2(at.x + static_cast<float>(texture.width_px()), at.y + static_cast<float>(texture.height_px())));
}

void Ui::image_stretched(const platform::Texture& texture, const Rect& whole, const Rect& shown) const {
  if (!is_painting() || !texture) return;
  const Rect at = placed(whole), window = placed(shown);
  const float across = at.w / static_cast<float>(texture.full_width_px()),
              down = at.h / static_cast<float>(texture.full_height_px());
  const ImVec2 from(at.x + static_cast<float>(texture.left_px()) * across,
                    at.y + static_cast<float>(texture.top_px()) * down);
  const ImVec2 to(from.x + static_cast<float>(texture.width_px()) * across,
                  from.y + static_cast<float>(texture.height_px()) * down);
  frame_.list->PushClipRect(ImVec2(window.x, window.y), ImVec2(window.right(), window.bottom()), true);
  frame_.list->AddImage(texture.id(), from, to);
  frame_.list->PopClipRect();
}

namespace {
// At 4:3 inside the box, as all pictures of the pack are, so that no transparent margin is drawn.
const platform::Texture* find_picture(platform::PictureLoader& pictures, std::string_view name, const Rect& box) {
  const float width = std::floor(std::min(box.w, box.h * 4 / 3)), height = std::floor(width * 3 / 4);
  return pictures.find(name, static_cast<int>(width), static_cast<int>(height));
}
}  // namespace

void Ui::prepare_picture(std::string_view name, const Rect& box) const {
  if (is_painting()) find_picture(pictures_, name, box);
}

bool Ui::picture(std::string_view name, const Rect& box) const {
  if (!is_painting()) return false;
  const platform::Texture* texture = find_picture(pictures_, name, box);
  if (texture == nullptr) return false;
  image(*texture, box);
  return true;
}

bool Ui::art_now(std::string_view name, const Rect& box, ImU32 tint) const {
  if (!is_painting()) return false;
  const platform::Texture* texture =
      pictures_.find_now(name, static_cast<int>(std::lround(box.w)), static_cast<int>(std::lround(box.h)));
  if (texture == nullptr) return false;
  const bool turns = is_mirrored_ && name.starts_with("icon:") && points_aside(name.substr(5));
  const auto w = static_cast<float>(texture->width_px()), h = static_cast<float>(texture->height_px());
  const auto left = static_cast<float>(texture->left_px());
  ImVec2 at = top_left(placed(box));
  at.x += turns ? std::round(box.w) - left - w : left;
  at.y += static_cast<float>(texture->top_px());
  frame_.list->AddImage(texture->id(), at, ImVec2(at.x + w, at.y + h), ImVec2(turns ? 1.0f : 0.0f, 0),
                        ImVec2(turns ? 0.0f : 1.0f, 1), tint);
  return true;
}

void Ui::icon(std::string_view name, const Rect& box, ImU32 colour) const {
  if (!is_painting() || name.empty()) return;
  const float side = std::floor(std::min(box.w, box.h));
  std::string full = "icon:";
  full += name;
  art_now(full, box.centred(side, side), colour);
}

// ---------------------------------------------------------------- text

TextStyle Ui::style_of(const TextSpec& spec, double factor) const {
  const double zoom = spec.grows ? text_zoom_ : 1;
  const int wished = static_cast<int>(std::lround(spec.px * factor * zoom * frame_.scale));
  const int floor = static_cast<int>(std::lround(frame_.text_floor_px * spec.floor_factor));
  return {.family = spec.family, .bold = spec.bold, .px = std::max(wished, std::max(floor, 6))};
}

LayoutBox Ui::box_of(const TextSpec& spec, float width, float height, int style_px) const {
  const double factor = spec.line_height > 0            ? spec.line_height
                        : spec.family == Family::serif  ? line_height::heading
                        : spec.bold                     ? line_height::button
                        : spec.px <= type_px::small + 2 ? line_height::small
                                                        : line_height::body;
  int lines = spec.max_lines;
  if (lines == 0 && height > 0)
    lines = std::max(1, static_cast<int>((height + 1) / (static_cast<double>(style_px) * factor)));
  return {.width_px = std::max(1, static_cast<int>(width)),
          .max_lines = lines,
          .align = spec.align,
          .line_height_factor = factor,
          .direction = is_mirrored_ ? Direction::right_to_left : Direction::by_content};
}

std::shared_ptr<const TextLayout> Ui::fitted(std::string_view text, const TextSpec& spec, float width, float height) {
  key_.assign(text);
  const auto number = [&](double value) {
    const auto bits = static_cast<std::int64_t>(value * 64);
    key_.append(reinterpret_cast<const char*>(&bits), sizeof bits);
  };
  number(spec.px * frame_.scale);
  number(spec.grows ? text_zoom_ : 1);
  number(width);
  number(height);
  number(spec.line_height);
  number(spec.shrink_to);
  number(spec.floor_factor);
  number(frame_.text_floor_px);
  key_ += static_cast<char>((spec.bold ? 1 : 0) + (spec.family == Family::serif ? 2 : 0) +
                            4 * static_cast<int>(spec.align) + (is_mirrored_ ? 16 : 0));
  key_ += static_cast<char>(spec.max_lines);
  if (const auto found = fitted_.find(key_); found != fitted_.end()) return found->second;

  std::shared_ptr<const TextLayout> best;
  const double shrink_to = std::min(1.0, spec.shrink_to) / (spec.grows ? text_zoom_ : 1);
  for (double factor = 1.0; factor >= shrink_to - 1e-9; factor -= 0.05) {
    const TextStyle style = style_of(spec, factor);
    const LayoutBox box = box_of(spec, width, height, style.px);
    best = text_.layout(text, style, box);
    if (best->truncated) continue;
    // Letters that grew may need more lines than their box was made for, and Nastaliq has higher ones.
    const bool is_higher =
        has_large_text() || best->line_height_px > std::lround(style.px * box.line_height_factor) + 1;
    if (is_higher && height > 0 && static_cast<float>(best->height_px) > height + 1) continue;
    if (shrink_to >= 1) break;
    // A word broken in the middle is a sign that it was too wide for the line.
    bool words_fit = true;
    for (std::size_t begin = 0; begin < text.size() && words_fit;) {
      const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
      words_fit = text_.width_px(text.substr(begin, end - begin), style) <= static_cast<int>(width);
      begin = end + 1;
    }
    if (words_fit) break;
  }
  fitted_.emplace(key_, best);
  return best;
}

float Ui::text(const Rect& box, std::string_view text, const TextSpec& spec) {
  if (text.empty() || box.w <= 0) return 0;
  const auto layout = fitted(text, spec, box.w, spec.valign == VAlign::top && box.h <= 0 ? 0 : box.h);
  const auto height = static_cast<float>(layout->height_px);
  if (is_painting()) {
    if (inspects_ && layout->truncated) shortened_.emplace_back(text);
    float y = spec.valign == VAlign::bottom ? box.bottom() - height : box.y;
    if (spec.valign == VAlign::centre && !layout->lines.empty()) {
      // What the eye centres is the body of the letters, from the head line to the baseline, and not the line box with
      // its room for the signs above.
      const float body = 0.68f * static_cast<float>(layout->lines.front().run->style.px);
      const auto first = static_cast<float>(layout->lines.front().baseline_px);
      const auto last = static_cast<float>(layout->lines.back().baseline_px);
      y = box.middle_y() - (first - body + last) / 2;
    }
    if (!spec.marked.empty()) draw_mark(*layout, placed(box).x, y, box, text, spec);
    text_.draw(frame_.list, *layout, placed(box).x, y, spec.colour == 0 ? theme_->ink : spec.colour);
  }
  return height;
}

// The line says it without a colour. Pieces stand where the letters do, which on a mirrored screen is their place
// already.
void Ui::draw_mark(const TextLayout& layout, float x, float y, const Rect& box, std::string_view text,
                   const TextSpec& spec) {
  const auto pieces = pieces_of(layout, spec.marked);
  if (pieces.empty()) return;
  const ImU32 letters = spec.colour == 0 ? theme_->ink : spec.colour;
  const bool is_flat = theme_->kind == ThemeKind::high_contrast;
  const ImU32 ground = theme_of(is_light(letters) ? ThemeKind::dark : ThemeKind::paper).turmeric_tint;
  const float line = std::max(2.0f, px(4)), out = px(3);
  const float left = std::round(x), top = std::round(y);
  for (const TextPiece& piece : pieces) {
    const float from = left + static_cast<float>(piece.x_px) - out, above = top + static_cast<float>(piece.y_px);
    const float to = left + static_cast<float>(piece.x_px + piece.width_px) + out;
    const float below = above + static_cast<float>(piece.height_px);
    if (!is_flat) frame_.list->AddRectFilled({from, above}, {to, below}, ground);
    frame_.list->AddRectFilled({from, below - line}, {to, below}, theme_->turmeric);
  }
  const std::size_t end = std::min(spec.marked.end, text.size());
  describe("reading", "text", text.substr(spec.marked.begin, end - spec.marked.begin), "normal", box);
}

float Ui::text_height(float width, std::string_view text, const TextSpec& spec) {
  if (text.empty() || width <= 0) return 0;
  return static_cast<float>(fitted(text, spec, width, 0)->height_px);
}

bool Ui::fits(const Rect& box, std::string_view text, const TextSpec& spec) {
  if (text.empty()) return true;
  if (box.w <= 0 || box.h <= 0) return false;
  const auto layout = fitted(text, spec, box.w, box.h);
  return !layout->truncated && static_cast<float>(layout->height_px) <= box.h + 1;
}

float Ui::text_width(std::string_view text, const TextSpec& spec) {
  return static_cast<float>(text_.width_px(text, style_of(spec, 1.0)));
}

}  // namespace odop::ui
