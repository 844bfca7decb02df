// What every screen draws with: one Ui a window, handed to Screen::draw in each logical frame. It knows the size of
// things, touch and keyboard focus, and registers every widget with the inspect board. UI thread only.
//
// A logical frame carries at most one input event. Frames that only move the input forward are not painted; touch() and
// the widgets behave the same in both kinds, and everything that draws does nothing when is_painting() is false.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/input_queue.h"
#include "platform/opaque_fill.h"
#include "platform/picture_loader.h"
#include "text/layout.h"
#include "ui/geometry.h"
#include "ui/inspect.h"
#include "ui/swipe.h"
#include "ui/text_draw.h"
#include "ui/theme.h"

namespace odop::ui {

enum class VAlign : std::uint8_t { top, centre, bottom };

// Sizes are design px; the Ui scales them and keeps the floor for text that visitors read.
struct TextSpec {
  double px = type_px::body;
  bool bold = false;
  Family family = Family::sans;
  ImU32 colour = 0;  // 0: the theme's ink
  Align align = Align::start;
  VAlign valign = VAlign::top;
  int max_lines = 0;          // 0: as many as fit the box's height
  double line_height = 0;     // 0: by the size, as in DESIGN.md
  double shrink_to = 1.0;     // may become this much smaller before it ends in an ellipsis
  double floor_factor = 1.0;  // of the visitor's smallest letters; the map's labels may be a little smaller
  bool grows = true;          // with the visitor's text size; false: signs and labels whose place cannot grow
  TextRange marked = {};      // what of it is being read aloud now: on a ground of its own and underlined
};

struct Touch {
  bool is_held = false;      // the finger is down on it
  bool is_focused = false;   // keyboard focus, to be shown
  bool was_clicked = false;  // finger lifted on it, or Enter
};

struct FrameContext {
  ImDrawList* list = nullptr;  // null: this frame is not painted
  float width_px = 0, height_px = 0;
  float top_px = 0;  // taken from the screens by the strip along the top
  double scale = 1;
  double ppi = 102.5;
  double text_floor_px = 0;  // smallest em for visitors, in real px
  const platform::InputEvent* event = nullptr;
  double now_s = 0;
  std::string_view screen;
};

class Ui {
 public:
  Ui(TextPainter& text, platform::PictureLoader& pictures, platform::TextureMaker& textures, bool inspects);

  void begin_frame(const FrameContext& frame);
  // Resolves keyboard focus; returns the frame's widgets when the board is enabled.
  ScreenInfo end_frame();

  // --- surroundings
  const Theme& theme() const { return *theme_; }
  void set_theme(ThemeKind kind) { theme_ = &theme_of(kind); }
  // The visitor's text size, 1 to 1.6. What finds no room at that size shrinks, never below its size at 1.
  void set_text_zoom(double zoom) { text_zoom_ = zoom; }
  double text_zoom() const { return text_zoom_; }
  bool has_large_text() const { return text_zoom_ > 1.01; }
  void set_reduced_motion(bool is_reduced) { has_reduced_motion_ = is_reduced; }
  bool has_reduced_motion() const { return has_reduced_motion_; }
  // A screen of a language that runs from right to left: everything is laid out as always and stands mirrored, words
  // begin at the right. Screens compute as if it were not so; see Unmirrored for what must not turn.
  void set_mirrored(bool is_mirrored) { is_mirrored_ = is_mirrored; }
  bool is_mirrored() const { return is_mirrored_; }
  // Where a rectangle of the layout stands on the window.
  Rect placed(const Rect& rect) const;
  // What a screen has to itself: the window, without the strip along the top where there is one.
  Rect screen() const { return {0, frame_.top_px, frame_.width_px, frame_.height_px - frame_.top_px - page_.foot_px}; }
  // Until end_page() a screen is drawn that is only a part of the window: without what stands at the foot, and shown so
  // much lower than it is laid out. It is cut where it ends; what of it is beside the window cannot be touched and is
  // not described, and everything else is told where it really is. Only KioskUi asks for it (low_reach.h).
  void begin_page(float foot_px, float down_px);
  void end_page();
  // The keyboard went to something that a page drawn lower does not show.
  bool has_focus_left_page() const { return has_focus_left_page_; }
  bool is_portrait() const { return frame_.height_px > frame_.width_px; }
  // Landscape with less than 1700 design px across: 15.6" at 1366x768 and the like.
  bool is_compact() const;
  double scale() const { return frame_.scale; }
  float px(double design_px) const;  // whole real pixels
  float mm(double millimetres) const { return static_cast<float>(millimetres / 25.4 * frame_.ppi); }
  int text_px(double design_px) const;  // the same for letters, with the visitor's size and floor
  double now_s() const { return frame_.now_s; }
  bool is_painting() const { return frame_.list != nullptr; }
  ImDrawList* list() const { return frame_.list; }
  platform::PictureLoader& pictures() { return pictures_; }
  platform::TextureMaker& textures() { return textures_; }

  // --- input that no widget took
  bool take_key(platform::Key key);  // true once in the frame of that key
  char32_t take_character();         // 0 when none
  float take_wheel();                // steps of a mouse's wheel, up is positive; 0 when none
  // A finger came down or a key was pressed in this frame, wherever that was.
  bool was_touched_anywhere() const {
    using Kind = platform::InputEvent::Kind;
    return frame_.event != nullptr && (frame_.event->kind == Kind::pressed || frame_.event->kind == Kind::key);
  }
  bool shift() const { return frame_.event != nullptr && frame_.event->shift; }

  // --- widgets
  // Behaviour of anything that can be touched. Earlier calls lie on top of later ones.
  Touch touch(std::string_view id, const Rect& rect, bool is_enabled = true, bool can_focus = true);
  // For shapes that are not rectangles: the caller says whether the pointer is on it.
  Touch touch_shape(std::string_view id, const Rect& rect, bool pointer_is_on_it, bool is_enabled = true);
  // Keyboard focus alone, for widgets made with touch_shape(); touch() includes it.
  Touch focus(std::string_view id, const Rect& rect);
  // True once when the finger has rested on the widget for half a second; no click follows then.
  bool take_long_press(std::string_view id);
  float pointer_x() const { return is_mirrored_ ? frame_.width_px - pointer_x_ : pointer_x_; }
  float pointer_y() const { return pointer_y_ - page_.down_px; }
  void describe(std::string_view id, std::string_view role, std::string_view label, std::string_view state,
                const Rect& rect);
  static std::string_view state_of(const Touch& touch, bool is_enabled, bool is_selected = false);
  // What is drawn while this is false can be seen but not touched, and is not described: the screen behind a band.
  void set_reachable(bool is_reachable) { is_reachable_ = is_reachable; }
  // Widgets that somebody shall touch next: the first of them that can be touched is ringed in the next frames. An id
  // with a colon at its end means every id that begins so.
  void set_ringed(std::vector<std::string> ids) { ringed_ids_ = std::move(ids); }
  void draw_ring();  // after everything else of the frame
  void focus_on(std::string_view id);
  const std::string& focused_id() const { return focused_; }
  // A list of several pages, in `area`: a finger that strokes over it turns them (ui/swipe.h). May change `page`;
  // answers the sideways shift of what is drawn there.
  float swiped(std::string_view id, const Rect& area, int& page, int pages);
  // Asks for another look at that time: long presses, rings, changing words.
  void wake_at(double now_s);
  double wake_wanted_s() const { return wake_wanted_s_; }
  // Texts of the last painted frame that ended in an ellipsis; kept only when widgets are inspected. For tests.
  const std::vector<std::string>& shortened_texts() const { return shortened_; }

  // --- drawing
  void fill(const Rect& rect, ImU32 colour) const;
  void fill_rounded(const Rect& rect, ImU32 colour, double radius,
                    ImDrawFlags corners = ImDrawFlags_RoundCornersAll) const;
  // The printed lip under a face of that radius: only what is seen of it, and the corners behind the face's own.
  void fill_lip(const Rect& face, float lip_px, ImU32 colour, double radius) const;
  void frame(const Rect& rect, ImU32 colour, double radius, double thickness) const;
  void line(float x1, float y1, float x2, float y2, ImU32 colour, double thickness) const;
  void circle(float x, float y, float radius, ImU32 colour) const;
  void ring(float x, float y, float radius, ImU32 colour, double thickness, double from_turn = 0,
            double to_turn = 1) const;
  // A picture of the pack or of art.h in its box, 4:3 kept; false while it is being drawn or when it is missing.
  bool picture(std::string_view name, const Rect& box) const;
  // Asks for it, so that it is there when it will be drawn in a box of this size.
  void prepare_picture(std::string_view name, const Rect& box) const;
  bool art_now(std::string_view name, const Rect& box, ImU32 tint = 0xFFFFFFFFu) const;
  void icon(std::string_view name, const Rect& box, ImU32 colour) const;  // square, centred in the box
  void image(const platform::Texture& texture, const Rect& box) const;
  // The whole of it stretched to that rectangle, which may be larger than the part of the window that shows it.
  void image_stretched(const platform::Texture& texture, const Rect& whole, const Rect& shown) const;

  // Text in a box; returns the height used, in px. Nothing is ever drawn outside the box's width.
  float text(const Rect& box, std::string_view text, const TextSpec& spec);
  // The height it would use, and the width of one line.
  float text_height(float width, std::string_view text, const TextSpec& spec);
  float text_width(std::string_view text, const TextSpec& spec);
  // Whole in that box, at some size it may have: for words that are shown whole or not at all.
  bool fits(const Rect& box, std::string_view text, const TextSpec& spec);

 private:
  struct Focusable {
    std::string id;
    Rect rect;
    bool is_shown = true;
  };
  struct Page {
    bool is_open = false;
    float foot_px = 0, down_px = 0;
    int first_vertex = 0, first_command = 0;
  };
  Rect page_on_window() const;
  Rect shown(const Rect& placed) const;  // what of it is on the window, where it is
  bool is_pointer_on_page() const;
  std::shared_ptr<const TextLayout> fitted(std::string_view text, const TextSpec& spec, float width, float height);
  TextStyle style_of(const TextSpec& spec, double factor) const;
  LayoutBox box_of(const TextSpec& spec, float width, float height, int style_px) const;
  float placed_x(float x) const { return is_mirrored_ ? frame_.width_px - x : x; }
  void draw_mark(const TextLayout& layout, float x, float y, const Rect& box, std::string_view text,
                 const TextSpec& spec);
  void move_focus(platform::Key key, bool backwards);
  bool is_ringed(std::string_view id) const;

  TextPainter& text_;
  platform::PictureLoader& pictures_;
  platform::TextureMaker& textures_;
  const Theme* theme_;
  double text_zoom_ = 1;
  bool is_mirrored_ = false;
  bool has_reduced_motion_ = false;
  bool inspects_;
  FrameContext frame_;
  bool is_event_taken_ = false;
  bool is_reachable_ = true;
  Page page_;
  bool has_focus_left_page_ = false;
  float pointer_x_ = -1, pointer_y_ = -1;
  std::vector<std::string> ringed_ids_;
  std::string ringed_;  // in this frame; empty: none of them could be touched
  Rect ringed_rect_;
  std::string held_;  // id under the finger since it came down
  double held_since_s_ = 0;
  bool held_long_ = false;
  std::string focused_;
  bool shows_focus_ = false;  // only after a key: touching people need no ring
  double wake_wanted_s_ = 1e18;
  Swipe swipe_;
  std::vector<Focusable> focusables_;
  ScreenInfo info_;
  mutable std::deque<platform::OpaqueFill> fills_;  // of this frame; a deque keeps its addresses
  std::vector<std::string> shortened_;
  std::string key_;
  std::unordered_map<std::string, std::shared_ptr<const TextLayout>> fitted_;
};

// What has its own left and right on every screen (a map, a keyboard) is drawn while one of these stands, with the box
// that Ui::placed() gave for it.
class Unmirrored {
 public:
  explicit Unmirrored(Ui& ui) : ui_(ui), was_mirrored_(ui.is_mirrored()) { ui_.set_mirrored(false); }
  ~Unmirrored() { ui_.set_mirrored(was_mirrored_); }
  Unmirrored(const Unmirrored&) = delete;
  Unmirrored& operator=(const Unmirrored&) = delete;

 private:
  Ui& ui_;
  bool was_mirrored_;
};

}  // namespace odop::ui
