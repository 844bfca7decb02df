#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

#include "text/utf8.h"

namespace odop::ui {
namespace {

struct ButtonInks {
  ImU32 ground, lip, border, words;
};

ButtonInks inks_of(const Theme& theme, ButtonKind kind, bool is_held) {
  switch (kind) {
    case ButtonKind::main:
      return {is_held ? theme.indigo_deep : theme.indigo, theme.indigo_deep, theme.indigo_deep, theme.on_main};
    case ButtonKind::confirm:
      return {is_held ? theme.leaf_deep : theme.leaf, theme.leaf_deep, theme.leaf_deep, theme.on_confirm};
    case ButtonKind::invite:
      return {is_held ? theme.turmeric_deep : theme.turmeric, theme.turmeric_deep, theme.turmeric_deep,
              is_held ? theme.paper : theme.on_invite};
    case ButtonKind::quiet:
      return {is_held ? theme.sand : 0u, 0u, theme.line, theme.ink};
    case ButtonKind::risky:
      return {is_held ? theme.madder_tint : 0u, 0u, theme.line, theme.madder};
    case ButtonKind::outline:
      return {is_held ? rgb(0x2B4374) : 0u, 0u, rgb(0x8FA3C8), theme.on_attract};
    case ButtonKind::plain:
      break;
  }
  return {is_held ? theme.sand : theme.card, theme.edge, theme.edge, theme.ink};
}

// Face with a printed lip: one fill for the face, one strip for the lip, one stroke. Returns the face.
Rect printed_face(Ui& ui, const Rect& rect, const ButtonInks& inks, double radius, double lip_px, double border_px) {
  Rect face = rect;
  if (inks.lip != 0 && lip_px > 0) {
    const float lip = ui.px(lip_px);
    face.h -= lip;
    ui.fill_lip(face, lip, inks.lip, radius);
  }
  if (inks.ground != 0) ui.fill_rounded(face, inks.ground, radius);
  if (inks.border != 0 && border_px > 0) ui.frame(face, inks.border, radius, border_px);
  return face;
}

void busy_arc(Ui& ui, const Rect& box, ImU32 colour) {
  // Ten steps a second are enough to say "working" and cost a tenth of a full animation.
  const double turn = ui.has_reduced_motion() ? 0 : std::fmod(std::floor(ui.now_s() * 10) / 10, 1.0);
  ui.ring(box.middle_x(), box.middle_y(), box.w * 0.42f, colour, 3.5, turn, turn + 0.72);
  if (!ui.has_reduced_motion()) ui.wake_at(ui.now_s() + 0.1);
}

void dashed_frame(Ui& ui, const Rect& rect, ImU32 colour) {
  const float dash = ui.px(10), step = ui.px(18);
  for (float x = rect.x + dash; x + dash <= rect.right(); x += step)
    for (const float y : {rect.y + ui.px(1), rect.bottom() - ui.px(1)}) ui.line(x, y, x + dash, y, colour, 2);
  for (float y = rect.y + dash; y + dash <= rect.bottom(); y += step)
    for (const float x : {rect.x + ui.px(1), rect.right() - ui.px(1)}) ui.line(x, y, x, y + dash, colour, 2);
}

}  // namespace

float button_width(Ui& ui, const ButtonSpec& spec) {
  const double icon_px = spec.icon_px > 0 ? spec.icon_px : spec.text_px * 1.3;
  float width = 0;
  if (spec.shows_label) {
    width = ui.text_width(spec.label, {.px = spec.text_px, .bold = true});
    if (!spec.sublabel.empty()) width = std::max(width, ui.text_width(spec.sublabel, {.px = spec.text_px * 0.68}));
  }
  if (!spec.icon.empty()) width += ui.px(icon_px) + (spec.shows_label ? ui.px(14) : 0);
  return std::max(ui.px(88), width + ui.px(56) + 2);
}

bool button(Ui& ui, const Rect& rect, const ButtonSpec& spec) {
  const bool can_touch = spec.is_enabled && !spec.is_busy;
  const Touch touch = ui.touch(spec.id, rect, can_touch);
  ui.describe(spec.id, spec.role, spec.label,
              spec.is_busy ? std::string_view("busy") : Ui::state_of(touch, spec.is_enabled, spec.is_selected), rect);
  if (!ui.is_painting()) return touch.was_clicked;

  const Theme& theme = ui.theme();
  ButtonInks inks = inks_of(theme, spec.kind, touch.is_held);
  Rect face;
  if (!spec.is_enabled) {
    // High contrast keeps the words readable: there a broken rim says that the key rests.
    const bool is_dashed = theme.kind == ThemeKind::high_contrast;
    inks = {0u, 0u, is_dashed ? 0u : theme.line, is_dashed ? theme.ink : theme.edge};
    face = printed_face(ui, rect, inks, spec.radius, 0, 2);
    if (is_dashed) dashed_frame(ui, face, theme.ink);
  } else if (spec.is_selected && spec.kind == ButtonKind::plain) {
    inks.ground = theme.indigo_tint;
    inks.border = inks.lip = theme.indigo;
    face = printed_face(ui, rect, inks, spec.radius, 5, theme.kind == ThemeKind::high_contrast ? 6 : 3);
  } else if (touch.is_held && inks.lip != 0) {
    const float sink = ui.px(3);
    face = printed_face(ui, {rect.x, rect.y + sink, rect.w, rect.h - sink}, inks, spec.radius, 2, theme.border_px);
  } else {
    face = printed_face(ui, rect, inks, spec.radius, inks.lip != 0 ? 5 : 0, theme.border_px);
  }
  if (touch.is_focused) focus_ring(ui, rect, spec.radius);

  const double icon_design = spec.icon_px > 0 ? spec.icon_px : spec.text_px * 1.3;
  const float icon_side = spec.icon.empty() && !spec.is_busy ? 0 : ui.px(icon_design);
  const Rect inside = face.inset(std::min(ui.px(20), face.w * 0.08f), ui.px(4));
  if (!spec.shows_label) {
    if (spec.is_busy)
      busy_arc(ui, inside.centred(icon_side, icon_side), inks.words);
    else
      ui.icon(spec.icon, inside.centred(icon_side, icon_side), inks.words);
    return touch.was_clicked;
  }
  const float gap = icon_side > 0 ? std::min(ui.px(14), inside.w * 0.06f) : 0;
  const float words_room = std::max(8.0f, inside.w - icon_side - gap);
  const TextSpec label{
      .px = spec.text_px, .bold = true, .colour = inks.words, .valign = VAlign::centre, .shrink_to = 0.7};
  const TextSpec small{.px = spec.text_px * 0.68, .colour = inks.words, .max_lines = 1, .shrink_to = 0.62};
  const bool has_small = !spec.sublabel.empty();
  float words_w = ui.text_width(spec.label, label);
  if (has_small) words_w = std::max(words_w, ui.text_width(spec.sublabel, small));
  words_w = std::min(words_w + 2, words_room);
  const float total = icon_side + gap + words_w;
  Rect row = inside.centred(total, inside.h);
  if (icon_side > 0) {
    const Rect icon_box = spec.icon_after ? row.take_right(icon_side, gap) : row.take_left(icon_side, gap);
    if (spec.is_busy)
      busy_arc(ui, icon_box.centred(icon_side, icon_side), inks.words);
    else
      ui.icon(spec.icon, icon_box.centred(icon_side, icon_side), inks.words);
  }
  TextSpec placed = label;
  placed.align = icon_side > 0 || has_small ? Align::start : Align::centre;
  if (!has_small) {
    ui.text(row, spec.label, placed);
    return touch.was_clicked;
  }
  const float label_h = ui.text_height(row.w, spec.label, label), small_h = ui.text_height(row.w, spec.sublabel, small);
  Rect both = row.centred(row.w, std::min(row.h, label_h + small_h));
  placed.valign = VAlign::top;
  placed.max_lines = 1;
  ui.text(both.take_top(label_h), spec.label, placed);
  ui.text({both.x, both.y, both.w, small_h}, spec.sublabel, small);
  return touch.was_clicked;
}

void card(Ui& ui, const Rect& rect, const CardSpec& spec) {
  const Theme& theme = ui.theme();
  const ImU32 border = spec.border == 0 ? theme.line : spec.border;
  if (spec.is_hollow) {
    // Lip and frame only; the band above the lip gets the ground's colour back.
    const float lip = ui.px(spec.lip_px), r = ui.px(spec.radius);
    const Rect face{rect.x, rect.y, rect.w, rect.h - lip};
    ui.fill_lip(face, lip, spec.lip == 0 ? border : spec.lip, spec.radius);
    ui.fill_rounded({rect.x, face.bottom() - 2 * r, rect.w, 2 * r}, theme.paper, spec.radius,
                    ImDrawFlags_RoundCornersBottom);
    ui.frame(face, border, spec.radius, spec.border_px);
    return;
  }
  printed_face(ui, rect, {spec.ground == 0 ? theme.card : spec.ground, spec.lip == 0 ? border : spec.lip, border, 0u},
               spec.radius, spec.lip_px, spec.border_px);
}

void choice_card(Ui& ui, const Rect& rect, const Touch& touch, bool is_chosen) {
  const Theme& theme = ui.theme();
  CardSpec look;
  if (is_chosen) {
    look.ground = theme.indigo_tint;
    look.border = theme.indigo;
    look.border_px = 4;
  } else if (touch.is_held) {
    look.ground = theme.sand;
  }
  card(ui, rect, look);
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
}

void gi_sign(Ui& ui, const Rect& square) {
  const bool is_flat = ui.theme().kind == ThemeKind::high_contrast;
  ui.circle(square.middle_x(), square.middle_y(), square.h / 2, is_flat ? ui.theme().turmeric : rgb(0x7A4E00));
  ui.text(square, "GI",
          {.px = static_cast<double>(square.h) * 0.42 / ui.scale(),
           .bold = true,
           .colour = is_flat ? ui.theme().on_invite : rgb(0xFBF6EA),
           .align = Align::centre,
           .valign = VAlign::centre,
           .max_lines = 1,
           .floor_factor = 0.5,
           .grows = false});
}

bool chip(Ui& ui, const Rect& rect, const ChipSpec& spec) {
  const Touch touch = ui.touch(spec.id, rect);
  std::string label(spec.label);
  if (!spec.count.empty()) label += " " + std::string(spec.count);
  ui.describe(spec.id, "toggle", label, Ui::state_of(touch, true, spec.is_selected), rect);
  if (!ui.is_painting()) return touch.was_clicked;
  const Theme& theme = ui.theme();
  // High contrast marks the chosen one by a thick yellow frame and keeps to its three colours.
  const bool is_flat = theme.kind == ThemeKind::high_contrast;
  const ImU32 ground = touch.is_held ? theme.sand : spec.is_selected && !is_flat ? spec.tint : theme.card;
  const ImU32 border = spec.is_selected && !is_flat ? spec.ink : theme.line;
  const Rect face = printed_face(ui, rect, {ground, border, border, 0u}, radius_card, 5, 2);
  if (spec.is_selected && is_flat) ui.frame(face, theme.focus, radius_card, 6);
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
  Rect row = face.inset(ui.px(16), ui.px(4));
  // A chosen chip's tint is light in every theme, other grounds are the theme's own.
  const ImU32 words = is_light(ground) ? theme_of(ThemeKind::paper).ink : theme_of(ThemeKind::dark).ink;
  if (!spec.hex_art.empty() || !spec.icon.empty() || spec.has_gi_sign) {
    const float w = std::min(ui.px(44), row.h * 0.62f);
    const Rect sign = row.take_left(w, ui.px(rect.w < ui.px(260) ? 8 : 16));
    if (spec.has_gi_sign)
      gi_sign(ui, sign.centred(w, w));
    else if (!spec.icon.empty())
      ui.icon(spec.icon, sign.centred(w, w), words);
    else
      ui.art_now(spec.hex_art, sign.centred(w, std::round(w * 1.155f)));
  }
  if (!spec.count.empty()) {
    const TextSpec count{.px = spec.text_px,
                         .bold = true,
                         .colour = !spec.is_selected  ? theme.ink2
                                   : is_light(ground) ? theme_of(ThemeKind::paper).ink
                                                      : theme.ink,
                         .align = Align::end,
                         .valign = VAlign::centre,
                         .max_lines = 1};
    ui.text(row.take_right(ui.text_width(spec.count, count) + 2, ui.px(10)), spec.count, count);
  }
  ui.text(
      row, spec.label,
      {.px = spec.text_px, .bold = true, .colour = words, .valign = VAlign::centre, .max_lines = 2, .shrink_to = 0.7});
  return touch.was_clicked;
}

int segmented(Ui& ui, const Rect& rect, std::span<const Segment> segments, double text_px, bool on_attract) {
  const Theme& theme = ui.theme();
  const int n = static_cast<int>(segments.size());
  int clicked = -1;
  const ImU32 border = on_attract ? rgb(0x8FA3C8) : theme.edge;
  if (!on_attract) ui.fill_rounded(rect, theme.card, radius_card);
  for (int i = 0; i < n; ++i) {
    const Segment& segment = segments[static_cast<std::size_t>(i)];
    const Rect part = rect.column(i, n, 0);
    const Touch touch = ui.touch(segment.id, part);
    ui.describe(segment.id, "tab", segment.label, Ui::state_of(touch, true, segment.is_selected), part);
    if (touch.was_clicked) clicked = i;
    if (!ui.is_painting()) continue;
    const ImDrawFlags corners = i == 0       ? (n == 1 ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersLeft)
                                : i == n - 1 ? ImDrawFlags_RoundCornersRight
                                             : ImDrawFlags_RoundCornersNone;
    const bool is_dark = segment.is_selected || touch.is_held;
    const ImU32 on_ground = on_attract ? theme.on_attract : is_light(theme.kind) ? theme.indigo_deep : theme.indigo;
    if (is_dark) ui.fill_rounded(part, on_ground, radius_card, corners);
    if (i > 0) ui.line(part.x, part.y, part.x, part.bottom(), border, 2);
    const ImU32 words = is_dark      ? (on_attract ? theme.attract : theme.on_main)
                        : on_attract ? theme.on_attract
                                     : theme.ink;
    ui.text(part.inset(ui.px(8), 0), segment.label,
            {.px = text_px,
             .bold = true,
             .colour = words,
             .align = Align::centre,
             .valign = VAlign::centre,
             .max_lines = 1,
             .shrink_to = 0.75});
    if (touch.is_focused) focus_ring(ui, part, radius_card);
  }
  ui.frame(rect, border, radius_card, theme.border_px);
  return clicked;
}

float pill_width(Ui& ui, const PillSpec& spec) {
  const float icon = spec.icon.empty() ? 0 : ui.px(spec.text_px * 1.3 + 8);
  return ui.text_width(spec.text, {.px = spec.text_px, .bold = true, .grows = spec.grows}) + icon + ui.px(28) + 2;
}

float pill_height(Ui& ui, const PillSpec& spec) {
  const auto letters =
      static_cast<float>(ui.text_px(spec.text_px)) / (spec.grows ? 1.0f : static_cast<float>(ui.text_zoom()));
  return std::round(letters * 1.25f) + ui.px(12);
}

Rect pill(Ui& ui, float x, float y, const PillSpec& spec) {
  const Rect rect{x, y, pill_width(ui, spec), pill_height(ui, spec)};
  if (!spec.id.empty()) ui.describe(spec.id, "text", spec.text, "normal", rect);
  if (!ui.is_painting()) return rect;
  const Theme& theme = ui.theme();
  ui.fill_rounded(rect, spec.ground == 0 ? theme.sand : spec.ground, 99);
  const ImU32 ink = spec.ink == 0 ? theme.ink : spec.ink;
  Rect row = rect.inset(ui.px(14), 0);
  if (!spec.icon.empty()) {
    const float side = ui.px(spec.text_px * 1.3);
    ui.icon(spec.icon, row.take_left(side, ui.px(8)).centred(side, side), ink);
  }
  ui.text(
      row, spec.text,
      {.px = spec.text_px, .bold = true, .colour = ink, .valign = VAlign::centre, .max_lines = 1, .grows = spec.grows});
  return rect;
}

int stepper(Ui& ui, const Rect& rect, const StepperSpec& spec) {
  Rect row = rect;
  const float key = std::min(ui.px(spec.key_px), rect.h);
  const Rect minus = row.take_left(key).centred(key, key), plus = row.take_right(key).centred(key, key);
  int change = 0;
  if (button(ui, minus,
             {.id = spec.minus_id,
              .label = spec.minus_label,
              .icon = "minus",
              .is_enabled = spec.can_decrease,
              .shows_label = false,
              .icon_px = 29,
              .radius = 12}))
    change = -1;
  ui.text(row, spec.value,
          {.px = 25, .bold = true, .align = Align::centre, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.6});
  if (button(ui, plus,
             {.id = spec.plus_id,
              .label = spec.plus_label,
              .icon = "plus",
              .is_enabled = spec.can_increase,
              .shows_label = false,
              .icon_px = 29,
              .radius = 12}))
    change = 1;
  return change;
}

void remove_last_letter(std::string& utf8) {
  while (!utf8.empty()) {
    const auto last = static_cast<unsigned char>(utf8.back());
    utf8.pop_back();
    if ((last & 0xC0) != 0x80) return;
  }
}

bool text_field(Ui& ui, const Rect& rect, std::string& value, const FieldSpec& spec) {
  bool changed = false;
  if (spec.is_active) {
    if (const char32_t c = ui.take_character(); c >= 0x20 && c != 0x7F) {
      std::string letter;
      append_utf8(letter, c);
      if (value.size() + letter.size() <= spec.bytes_max) {
        value += letter;
        changed = true;
      }
    }
    if (!value.empty() && ui.take_key(platform::Key::backspace)) {
      remove_last_letter(value);
      changed = true;
    }
  }
  ui.describe(spec.id, "field", spec.hides_text ? std::string_view(spec.label) : std::string_view(value),
              spec.is_active ? "focused" : "normal", rect);
  if (!ui.is_painting()) return changed;
  const Theme& theme = ui.theme();
  ui.fill_rounded(rect, theme.card, radius_card);
  ui.frame(rect, spec.is_active ? theme.indigo : theme.edge, radius_card, spec.is_active ? 3 : 2);
  Rect row = rect.inset(ui.px(26), 0);
  if (!spec.icon.empty()) {
    const float side = ui.px(spec.text_px * 1.2);
    ui.icon(spec.icon, row.take_left(side, ui.px(18)).centred(side, side), theme.ink);
  }
  std::string shown = value;
  if (spec.hides_text) {
    shown.clear();
    for (const char c : value)
      if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) shown += "●";
  }
  const TextSpec words{.px = spec.text_px,
                       .bold = !shown.empty(),
                       .colour = shown.empty() ? theme.ink2 : theme.ink,
                       .valign = VAlign::centre,
                       .max_lines = 1,
                       .shrink_to = 0.6};
  ui.text(row, shown.empty() ? spec.placeholder : std::string_view(shown), words);
  if (spec.is_active) {
    const float width = shown.empty() ? 0 : std::min(ui.text_width(shown, words), row.w);
    const float height = ui.px(spec.text_px * 1.3);
    ui.fill({row.x + width + (shown.empty() ? -ui.px(6) : ui.px(4)), row.middle_y() - height / 2, ui.px(3), height},
            theme.indigo);
  }
  return changed;
}

void focus_ring(Ui& ui, const Rect& rect, double radius) {
  const float out = ui.px(8);
  ui.frame(rect.inset(-out), ui.theme().focus, radius + 8, 5);
}

void initial_sign(Ui& ui, const Rect& box, std::string_view name, ImU32 ground, ImU32 rim) {
  if (!ui.is_painting() || name.empty()) return;
  const float radius = std::min(box.w, box.h) / 2;
  ui.circle(box.middle_x(), box.middle_y(), radius, ground);
  ui.ring(box.middle_x(), box.middle_y(), radius - ui.px(4), rim, 2);
  // The first letter with the marks that belong to it.
  std::size_t end = 0;
  int letters = 0;
  for (const CodePoint& c : decode_utf8(name)) {
    if (!is_mark(c.value) && ++letters > 1) break;
    end = c.begin + c.length;
  }
  ui.text(box, name.substr(0, end),
          {.px = 40 * static_cast<double>(radius) / (42 * ui.scale()),
           .bold = true,
           .family = Family::serif,
           .colour = rgb(0xFBF6EA),
           .align = Align::centre,
           .valign = VAlign::centre,
           .max_lines = 1,
           .grows = false});
}

void border_strip(Ui& ui, const Rect& rect, bool on_attract) {
  const std::string name = std::string("border:") + (on_attract || !is_light(ui.theme().kind) ? "attract:" : "paper:") +
                           std::to_string(std::lround(rect.w)) + ":" + std::to_string(std::lround(rect.h));
  ui.art_now(name, rect);
}

float labelled_text(Ui& ui, std::string_view id, const Rect& box, std::string_view text, const TextSpec& spec) {
  const float height = ui.text(box, text, spec);
  ui.describe(id, "text", text, "normal", {box.x, box.y, box.w, box.h > 0 ? box.h : height});
  return height;
}

}  // namespace odop::ui
