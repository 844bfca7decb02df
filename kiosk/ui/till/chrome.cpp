#include "ui/till/chrome.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/words.h"
#include "ui/widgets.h"

namespace odop::ui {

namespace {

// Pills on the right of the bar, the most pressing first; what has no room is left out, never cut.
void bar_pills(Ui& ui, Rect& row, const TillBarView& bar, bool is_main, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const float gap = ui.px(12);
  const auto place = [&](const PillSpec& spec) {
    const float width = pill_width(ui, spec);
    if (spec.text.empty() || width > row.w) return Rect{};
    const Rect box = row.take_right(width, gap);
    return pill(ui, box.x, box.middle_y() - pill_height(ui, spec) / 2, spec);
  };
  if (bar.is_help_wanted) {
    const ButtonSpec help{.id = "till.help",
                          .label = tr("Visitor asks for help"),
                          .icon = "hand",
                          .kind = ButtonKind::invite,
                          .text_px = 20};
    const float width = button_width(ui, help);
    if (width <= row.w && button(ui, row.take_right(width, gap).centred(width, std::min(row.h, ui.px(64))), help))
      touches.push_back({TillAct::help_seen});
  }
  // Only where nothing is being paid: it leads away.
  if (is_main && !bar.unseen.empty()) {
    const ButtonSpec unseen{
        .id = "till.unseen", .label = bar.unseen, .icon = "warn", .kind = ButtonKind::plain, .text_px = 18};
    const float width = button_width(ui, unseen);
    if (width <= row.w && button(ui, row.take_right(width, gap).centred(width, std::min(row.h, ui.px(64))), unseen))
      touches.push_back({TillAct::open_checks});
  }
  // The demonstration's mark keeps its room; what is waiting, then how selling goes on, gives way to it.
  const PillSpec demo{
      .text = bar.demo, .ground = theme.turmeric_tint, .ink = theme.turmeric_deep, .text_px = 17, .id = "notice.demo"};
  const float demo_w = bar.demo.empty() ? 0 : pill_width(ui, demo) + gap;
  const bool is_contrast = theme.kind == ThemeKind::high_contrast;
  std::string_view sync_words = bar.sync;
  const auto sync_pill = [&] {
    return PillSpec{.text = sync_words,
                    .ground = bar.sync_is_calm ? theme.sand
                              : is_contrast    ? theme.turmeric
                                               : theme.turmeric_tint,
                    .ink = bar.sync_is_calm ? theme.ink2
                           : is_contrast    ? theme.on_invite
                                            : theme.turmeric_deep,
                    .icon = bar.sync_icon,
                    .text_px = 17,
                    .id = "till.sync"};
  };
  constexpr std::string_view dot = " · ";
  while (pill_width(ui, sync_pill()) + demo_w > row.w && sync_words.rfind(dot) != std::string_view::npos)
    sync_words = sync_words.substr(0, sync_words.rfind(dot));
  if (is_main && !bar.sync_is_calm) {
    // Something is the matter with the way home: a touch tells what, and what to do. So it never gives way altogether.
    if (pill_width(ui, sync_pill()) > row.w) sync_words = bar.sync_short;
    const float width = std::min(row.w, pill_width(ui, sync_pill()));
    const Rect box = row.take_right(width, gap);
    const Touch touch = ui.touch("till.sync", {box.x, box.middle_y() - ui.px(36), box.w, ui.px(72)});
    const Rect drawn = pill(ui, box.x, box.middle_y() - pill_height(ui, sync_pill()) / 2, sync_pill());
    if (touch.is_focused) focus_ring(ui, drawn, radius_card);
    if (touch.was_clicked) touches.push_back({TillAct::open_sync});
  } else {
    place(sync_pill());
  }
  place({.text = bar.outside_dates,
         .ground = theme.madder_tint,
         .ink = theme.madder_deep,
         .icon = "calendar",
         .text_px = 17,
         .id = "notice.dates"});
  place(demo);
}

}  // namespace

void till_bar(Ui& ui, Rect& area, const TillBarView& bar, const TillBarSpec& spec, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const bool has_back = !spec.back_label.empty();
  Rect strip = area.take_top(ui.px(has_back || spec.is_tall ? 96 : 80));
  ui.fill(strip, theme.card);
  ui.fill({strip.x, strip.bottom() - ui.px(2), strip.w, ui.px(2)}, theme.line);
  Rect row = strip.inset(ui.px(has_back ? 12 : 20), 0);
  row.h -= ui.px(2);
  const float gap = ui.px(16);
  if (has_back) {
    const ButtonSpec back{.id = "back", .label = spec.back_label, .icon = "back", .text_px = 24};
    const float width = button_width(ui, back);
    if (button(ui, row.take_left(width, gap).centred(width, ui.px(80)), back)) touches.push_back({TillAct::back});
  }
  if (spec.is_main) {
    const float key = ui.px(72);
    if (button(ui, row.take_right(key, ui.px(10)).centred(key, key),
               {.id = "till.leave",
                .label = tr("To the showcase, and lock"),
                .icon = "lock",
                .kind = ButtonKind::quiet,
                .shows_label = false,
                .icon_px = 28}))
      touches.push_back({TillAct::leave});
    const Rect menu = row.take_right(key, gap).centred(key, key);
    if (button(ui, menu,
               {.id = "till.menu",
                .label = tr("Drawer, settings and more"),
                .icon = "settings",
                .kind = ButtonKind::quiet,
                .shows_label = false,
                .icon_px = 28}))
      touches.push_back({TillAct::open_menu});
    if (bar.attention > 0) {  // how many things need somebody: what they are is told behind the key
      const std::string count = std::to_string(bar.attention);
      const float side = ui.px(28);
      const Rect badge{menu.right() - side * 0.9f, menu.y + ui.px(4), side, side};
      ui.fill_rounded(badge, theme.turmeric, 99);
      labelled_text(ui, "till.attention_count", badge, count,
                    {.px = 16,
                     .bold = true,
                     .colour = theme.on_invite,
                     .align = Align::centre,
                     .valign = VAlign::centre,
                     .max_lines = 1});
    }
  }
  if (!bar.staff.empty()) {
    const float key = ui.px(spec.is_main ? 72 : 80);
    if (button(ui, row.take_right(key, gap).centred(key, key),
               {.id = "till.what_now",
                .label = tr("What now?"),
                .icon = "help",
                .kind = ButtonKind::quiet,
                .shows_label = false,
                .icon_px = 28}))
      touches.push_back({TillAct::what_now});
  }
  const TextSpec time{.px = 20, .bold = true, .align = Align::end, .valign = VAlign::centre, .max_lines = 1};
  labelled_text(ui, "till.time", row.take_right(ui.text_width(bar.time, time) + 2, gap), bar.time, time);
  if (!bar.staff.empty() && (!ui.is_portrait() || !has_back)) {
    const TextSpec name{.px = 20, .bold = true, .valign = VAlign::centre, .max_lines = 1, .shrink_to = 0.8};
    const float width = std::min(ui.text_width(bar.staff, name) + 2, ui.px(170)), icon = ui.px(24);
    Rect box = row.take_right(width + icon + ui.px(10), gap);
    ui.icon("person", box.take_left(icon, ui.px(10)).centred(icon, icon), theme.ink);
    labelled_text(ui, "till.staff", box, bar.staff, name);
  }
  // The name on the left keeps its room; pills share the rest.
  const std::string_view title = has_back ? spec.title : std::string_view(bar.stall);
  const TextSpec big{.px = has_back ? 28.0 : 25.0,
                     .bold = true,
                     .family = Family::serif,
                     .valign = VAlign::centre,
                     .max_lines = 1,
                     .shrink_to = 0.7};
  const float title_w = std::min(ui.text_width(title, big) + 2, row.w * (ui.is_portrait() ? 0.5f : 0.42f));
  ui.text(row.take_left(title_w, gap), title, big);
  Rect pills = row;
  bar_pills(ui, pills, bar, spec.is_main, touches);
  const TextSpec small{.px = 18, .colour = theme.ink2, .valign = VAlign::centre, .max_lines = 1};
  if (!has_back && ui.text_width(bar.event, small) < pills.w) ui.text(pills, bar.event, small);
}

void number_pad(Ui& ui, const Rect& rect, const PadSpec& spec, TillTouches& touches) {
  const float gap = ui.px(ui.is_compact() ? 12 : 16);
  const std::string prefix(spec.prefix);
  const bool can = spec.is_enabled && !spec.is_busy;
  if (can) {
    if (const char32_t c = ui.take_character(); c >= U'0' && c <= U'9')
      touches.push_back({TillAct::digit, {}, static_cast<std::int64_t>(c - U'0')});
    else if (c == U'+' && spec.has_plus)
      touches.push_back({TillAct::phone_plus});
    if (ui.take_key(platform::Key::backspace)) touches.push_back({TillAct::erase});
  }
  const double digit_px = std::clamp(static_cast<double>(rect.h / 4) / ui.scale() * 0.4, 26.0, 48.0);
  for (int i = 0; i < 12; ++i) {
    const Rect box = rect.cell(i % 3, 3, i / 3, 4, gap);
    if (i == 9) {
      const std::string id = prefix + ".back";
      if (button(ui, box, {.id = id, .label = tr("Erase"), .is_enabled = can, .text_px = 23}))
        touches.push_back({TillAct::erase});
      continue;
    }
    if (i == 11 && spec.has_plus) {
      const std::string id = prefix + ".plus";
      if (button(ui, box, {.id = id, .label = "+", .is_enabled = can, .text_px = digit_px}))
        touches.push_back({TillAct::phone_plus});
      continue;
    }
    if (i == 11 && spec.has_ok) {
      const std::string id = prefix + ".ok";
      if (button(ui, box,
                 {.id = id,
                  .label = tr("OK"),
                  .icon = "check",
                  .kind = ButtonKind::confirm,
                  .is_enabled = spec.is_enabled && spec.can_submit,
                  .is_busy = spec.is_busy,
                  .shows_label = false,
                  .icon_px = 48}))
        touches.push_back({TillAct::submit});
      continue;
    }
    if (i == 11) {
      const std::string id = prefix + ".00";
      if (button(ui, box, {.id = id, .label = "00", .is_enabled = can, .text_px = digit_px}))
        for (int zero = 0; zero < 2; ++zero) touches.push_back({TillAct::digit, {}, 0});
      continue;
    }
    const int digit = i == 10 ? 0 : i + 1;
    const std::string label = std::to_string(digit), id = prefix + "." + label;
    if (button(ui, box, {.id = id, .label = label, .is_enabled = can, .text_px = digit_px}))
      touches.push_back({TillAct::digit, {}, digit});
  }
  // After the keys, so that Enter on a focused key is that key's.
  if (can && spec.can_submit && ui.take_key(platform::Key::enter)) touches.push_back({TillAct::submit});
}

namespace {

// A size or colour as a large key: its word, what it costs, how many are here. One that the books have none of is grey
// and can be touched all the same.
void variant_key(Ui& ui, const Rect& rect, const TillDialogView::Variant& variant, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const std::string id = "till.variant:" + variant.sku;
  const Touch touch = ui.touch(id, rect);
  if (touch.was_clicked) touches.push_back({TillAct::choose_variant, variant.sku});
  const bool is_in_bill = !variant.count.empty();
  ui.describe(id, "button", variant.word + " " + variant.price + " " + variant.stock,
              Ui::state_of(touch, true, is_in_bill), rect);
  if (!ui.is_painting()) return;
  CardSpec look{.border_px = 2};
  if (is_in_bill || touch.is_held) look.border = theme.indigo;
  if (variant.is_sold_out) look.ground = theme.sand;
  card(ui, touch.is_held ? rect.moved(0, ui.px(3)) : rect, look);
  if (touch.is_focused) focus_ring(ui, rect, radius_card);
  const bool compact = ui.is_compact();
  const ImU32 ink = variant.is_sold_out ? theme.ink2 : theme.ink;
  const TextSpec word{.px = compact ? 27.0 : 34.0,
                      .bold = true,
                      .colour = ink,
                      .align = Align::centre,
                      .max_lines = 1,
                      .shrink_to = 0.5};
  const TextSpec price{.px = compact ? 22.0 : 26.0,
                       .bold = true,
                       .colour = variant.is_sold_out ? theme.ink2 : theme.heading,
                       .align = Align::centre,
                       .max_lines = 1,
                       .shrink_to = 0.7};
  const TextSpec stock{.px = compact ? 17.0 : 20.0,
                       .bold = variant.is_sold_out,
                       .colour = variant.is_sold_out ? theme.madder_deep : theme.ink2,
                       .align = Align::centre,
                       .max_lines = 1,
                       .shrink_to = 0.7};
  const Rect inside = rect.inset(ui.px(10), ui.px(6));
  const float word_h = ui.text_height(inside.w, variant.word, word),
              price_h = ui.text_height(inside.w, variant.price, price),
              stock_h = ui.text_height(inside.w, variant.stock, stock);
  Rect words = inside.centred(inside.w, std::min(inside.h, word_h + price_h + stock_h));
  ui.text(words.take_top(word_h), variant.word, word);
  ui.text(words.take_top(price_h), variant.price, price);
  ui.text(words, variant.stock, stock);
  if (!is_in_bill) return;
  const float side = ui.px(34);
  const Rect badge{rect.right() - side - ui.px(6), rect.y + ui.px(6), side, side};
  ui.fill_rounded(badge, theme.indigo, 99);
  ui.text(badge, variant.count,
          {.px = 18,
           .bold = true,
           .colour = theme.on_main,
           .align = Align::centre,
           .valign = VAlign::centre,
           .max_lines = 1,
           .shrink_to = 0.6});
}

void variant_keys(Ui& ui, const Rect& area, const std::vector<TillDialogView::Variant>& variants,
                  TillTouches& touches) {
  const int n = static_cast<int>(variants.size()), most = ui.is_portrait() ? 4 : n > 12 ? 8 : 6;
  const int columns = std::min(n, most), rows = (n + columns - 1) / columns;
  const float gap = ui.px(12);
  const float row_h = std::min(ui.px(ui.is_compact() ? 132 : 168),
                               (area.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
  const Rect box{area.x, area.y, area.w, row_h * static_cast<float>(rows) + gap * static_cast<float>(rows - 1)};
  for (int i = 0; i < n; ++i)
    variant_key(ui, box.cell(i % columns, columns, i / columns, rows, gap), variants[static_cast<std::size_t>(i)],
                touches);
}

}  // namespace

void till_dialog(Ui& ui, const TillDialogView& dialog, TillTouches& touches) {
  if (!dialog.is_open) return;
  const Theme& theme = ui.theme();
  const Rect whole = ui.screen();
  const bool is_large = dialog.has_pad || !dialog.variants.empty();
  const float share = is_large ? (ui.is_portrait()  ? 0.56f
                                  : ui.is_compact() ? 0.74f
                                                    : 0.62f)
                               : (ui.is_portrait()  ? 0.3f
                                  : ui.is_compact() ? 0.48f
                                                    : 0.4f);
  const float height = std::round(whole.h * share), rim = ui.px(8);
  const Rect band{0, whole.bottom() - height, whole.w, height};
  ui.fill(band, theme.card);
  ui.fill({band.x, band.y, band.w, rim}, theme.turmeric);
  ui.describe("dialog", "text", dialog.title, "normal", band);
  Rect inside = band.inset(ui.px(ui.is_compact() ? 28 : 48), ui.px(ui.is_compact() ? 18 : 30));
  inside.y += rim;
  inside.h -= rim;
  const float gap = ui.px(16), key_h = ui.px(ui.is_compact() ? 92 : 112);
  if (dialog.has_pad) {
    if (ui.is_portrait()) {
      const Rect pad = inside.take_bottom(inside.h * 0.6f, gap * 1.5f);
      number_pad(ui, pad, {.has_ok = false, .can_submit = dialog.can_confirm}, touches);
    } else {
      const Rect pad = inside.take_right(std::min(ui.px(520), inside.w * 0.42f), gap * 2);
      number_pad(ui, pad, {.has_ok = false, .can_submit = dialog.can_confirm}, touches);
    }
  }
  // Answers at the foot.
  Rect keys = inside.take_bottom(key_h, gap);
  if (!dialog.no_label.empty()) {
    const float width = std::min(keys.w * 0.4f, ui.px(380));
    if (button(ui, keys.take_left(width, gap), {.id = dialog.no_id, .label = dialog.no_label}))
      touches.push_back({TillAct::dialog_no});
  }
  if (!dialog.yes_label.empty() && button(ui, keys,
                                          {.id = dialog.yes_id,
                                           .label = dialog.yes_label,
                                           .icon = dialog.yes_icon,
                                           .kind = dialog.yes_is_risky ? ButtonKind::risky : ButtonKind::main,
                                           .is_enabled = dialog.can_confirm}))
    touches.push_back({TillAct::dialog_yes});
  const TextSpec title{
      .px = ui.is_compact() ? 32.0 : 42.0, .bold = true, .family = Family::serif, .max_lines = 2, .shrink_to = 0.7};
  ui.text(inside.take_top(ui.text_height(inside.w, dialog.title, title), ui.px(8)), dialog.title, title);
  if (!dialog.sentence.empty()) {
    // A sentence alone is what the question is about; beside keys it only explains them.
    const bool is_alone = !dialog.has_pad && dialog.quicks.empty();
    const TextSpec body{.px = is_alone ? 28.0 : 22.0,
                        .colour = is_alone ? theme.ink : theme.ink2,
                        .max_lines = is_alone ? 5 : 3,
                        .shrink_to = 0.8};
    labelled_text(ui, "dialog.sentence", inside.take_top(ui.text_height(inside.w, dialog.sentence, body), ui.px(10)),
                  dialog.sentence, body);
  }
  if (!dialog.variants.empty()) variant_keys(ui, inside, dialog.variants, touches);
  if (!dialog.quicks.empty()) {
    const int n = static_cast<int>(dialog.quicks.size());
    const int columns = std::min(n, ui.is_portrait() || !dialog.has_pad ? 4 : 3), rows = (n + columns - 1) / columns;
    const float row_h =
        std::min(ui.px(80), (inside.h - (dialog.has_pad ? ui.px(90) : 0)) / static_cast<float>(rows) - gap);
    const Rect area = inside.take_bottom(static_cast<float>(rows) * (row_h + ui.px(12)) - ui.px(12), ui.px(12));
    for (int i = 0; i < n; ++i) {
      const auto& quick = dialog.quicks[static_cast<std::size_t>(i)];
      if (button(ui, area.cell(i % columns, columns, i / columns, rows, ui.px(12)),
                 {.id = quick.id, .label = quick.label, .text_px = 24}))
        touches.push_back({TillAct::dialog_quick, quick.id, i});
    }
  }
  if (dialog.has_pad) {
    const TextSpec amount{.px = type_px::amount_m,
                          .bold = true,
                          .colour = theme.heading,
                          .valign = VAlign::centre,
                          .max_lines = 1,
                          .shrink_to = 0.5};
    const TextSpec hint{
        .px = 20, .colour = dialog.hint_is_warning ? theme.madder_deep : theme.ink2, .max_lines = 2, .shrink_to = 0.8};
    const float hint_h = ui.text_height(inside.w, dialog.hint, hint);
    if (hint_h > 0 && hint_h < inside.h * 0.6f)
      labelled_text(ui, "dialog.hint", inside.take_bottom(hint_h), dialog.hint, hint);
    labelled_text(ui, "dialog.typed", inside, dialog.typed, amount);
  }
  if (ui.take_key(platform::Key::escape)) touches.push_back({TillAct::dialog_no});
  if (!dialog.has_pad && dialog.can_confirm && !dialog.yes_label.empty() && !dialog.yes_is_risky &&
      ui.take_key(platform::Key::enter))
    touches.push_back({TillAct::dialog_yes});
}

namespace {
const TextSpec problem_words{.px = 20, .bold = true, .valign = VAlign::centre, .max_lines = 4, .shrink_to = 0.8};
}

float problem_height(Ui& ui, float width, std::string_view sentence) {
  if (sentence.empty()) return 0;
  return ui.text_height(width - ui.px(32), sentence, problem_words) + ui.px(20);
}

int page_keys(Ui& ui, Rect rect, const std::string& id, int page, int pages) {
  const float width = ui.px(120), gap = ui.px(16);
  const std::string previous = id + ".previous", next = id + ".next";
  if (button(
          ui, rect.take_left(width, gap),
          {.id = previous, .label = tr("Earlier ones"), .icon = "left", .is_enabled = page > 0, .shows_label = false}))
    --page;
  if (button(ui, rect.take_left(width, gap),
             {.id = next,
              .label = tr("More of them"),
              .icon = "right",
              .is_enabled = page + 1 < pages,
              .shows_label = false}))
    ++page;
  ui.text(rect, std::to_string(page + 1) + " / " + std::to_string(pages),
          {.px = 24, .bold = true, .valign = VAlign::centre, .max_lines = 1});
  return page;
}

void problem_band(Ui& ui, const Rect& rect, std::string_view id, std::string_view sentence) {
  if (sentence.empty()) return;
  const Theme& theme = ui.theme();
  ui.fill_rounded(rect, theme.madder_tint, radius_card);
  TextSpec words = problem_words;
  words.colour = theme.madder_deep;
  labelled_text(ui, id, rect.inset(ui.px(16), ui.px(6)), sentence, words);
}

ImU32 ring_colour(int ring) {
  constexpr std::array<const char*, 6> sectors{"handicraft",      "handloom-textile", "agriculture",
                                               "food-processing", "services",         "manufacturing"};
  return sector_ink(sectors[static_cast<std::size_t>(ring) % sectors.size()]).ink;
}

}  // namespace odop::ui
