// Settings, and the first-run wizard, which shows the same panels one after the other: language, date, printer, hub,
// size of everything on the screen.
#include <algorithm>
#include <array>
#include <cmath>

#include "text/words.h"
#include "ui/bounds.h"
#include "ui/till_chrome.h"
#include "ui/till_draws.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

const TextSpec heading{.px = 34, .bold = true, .family = Family::serif, .max_lines = 1, .shrink_to = 0.7};

void panel_head(Ui& ui, Rect& area, std::string_view title, std::string_view sentence) {
  const TextSpec body{.px = 22, .colour = ui.theme().ink2, .max_lines = 3, .shrink_to = 0.85};
  labelled_text(ui, "settings.title", area.take_top(ui.text_height(area.w, title, heading), ui.px(4)), title, heading);
  if (!sentence.empty()) ui.text(area.take_top(ui.text_height(area.w, sentence, body), ui.px(20)), sentence, body);
}

void language_panel(Ui& ui, Rect area, const SettingsView& view, TillTouches& touches) {
  panel_head(ui, area, tr("Language"),
             tr("What the screen speaks when nobody has chosen. Visitors may switch at any time."));
  // A language is called by its own name on every screen, so these words are not translated.
  const std::array<Segment, 2> languages{{{"settings.language.hi", "हिन्दी", view.language == "hi"},
                                          {"settings.language.en", "English", view.language == "en"}}};
  const int chosen = segmented(ui, area.take_top(ui.px(96)), languages, 30);
  if (chosen >= 0) touches.push_back({TillAct::set_language, chosen == 0 ? "hi" : "en"});
}

void date_panel(Ui& ui, Rect area, const SettingsView& view) {
  panel_head(
      ui, area, tr("Date and time"),
      tr("The day decides prices, taxes and bill numbers. If it is wrong, set it in this computer's own settings."));
  labelled_text(ui, "settings.date", area.take_top(ui.px(100), ui.px(4)), view.date,
                {.px = 64,
                 .bold = true,
                 .family = Family::serif,
                 .colour = ui.theme().heading,
                 .valign = VAlign::centre,
                 .max_lines = 1,
                 .shrink_to = 0.5});
  labelled_text(ui, "settings.time", area.take_top(ui.px(70)), view.time,
                {.px = 44, .bold = true, .valign = VAlign::centre, .max_lines = 1});
}

void address_row(Ui& ui, Rect row, std::string_view id, std::string_view value, std::string_view placeholder,
                 const char* what, TillTouches& touches) {
  const std::string shown = value.empty() ? fill(tr("such as {0}"), {placeholder}) : std::string(value);
  const ButtonSpec edit{.id = id, .label = shown, .icon = "text", .kind = ButtonKind::plain, .text_px = 24};
  if (button(ui, row, edit)) touches.push_back({TillAct::edit_address, what});
}

void printer_panel(Ui& ui, Rect area, const SettingsView& view, TillTouches& touches) {
  panel_head(ui, area, tr("Printer"), "");
  const float gap = ui.px(16), key = ui.px(ui.is_compact() ? 80 : 92);
  const std::array<Segment, 4> kinds{{{"settings.printer.none", tr("None"), view.printer_kind == "none"},
                                      {"settings.printer.usb", "USB", view.printer_kind == "usb"},
                                      {"settings.printer.tcp", tr("Network"), view.printer_kind == "tcp"},
                                      {"settings.printer.file", tr("To a file"), view.printer_kind == "file"}}};
  constexpr std::array<const char*, 4> names{"none", "usb", "tcp", "file"};
  const int kind = segmented(ui, area.take_top(key, gap), kinds);
  if (kind >= 0) touches.push_back({TillAct::set_printer, names[static_cast<std::size_t>(kind)]});
  if (view.printer_kind == "none") {
    ui.text(area, tr("Without a printer bills are kept here and can be printed later."),
            {.px = 22, .colour = ui.theme().ink2, .max_lines = 2});
    return;
  }
  const char* placeholder = view.printer_kind == "usb"   ? "/dev/usb/lp0"
                            : view.printer_kind == "tcp" ? "192.168.1.50:9100"
                                                         : "/home/stall/papers/";
  address_row(ui, area.take_top(key, gap), "settings.printer.address", view.printer_address, placeholder, "printer",
              touches);
  Rect row = area.take_top(key, gap);
  const std::array<Segment, 2> papers{
      {{"settings.paper.80", "80 mm", view.paper == "80"}, {"settings.paper.58", "58 mm", view.paper == "58"}}};
  const int paper = segmented(ui, row.column(0, 2, gap), papers);
  if (paper >= 0) touches.push_back({TillAct::set_paper, paper == 0 ? "80" : "58"});
  if (button(ui, row.column(1, 2, gap),
             {.id = "settings.test_page",
              .label = tr("Print a test page"),
              .icon = "print",
              .is_enabled = !view.printer_address.empty(),
              .text_px = 23}))
    touches.push_back({TillAct::test_page});
  labelled_text(ui, "settings.printer.now", area,
                view.printer_address.empty() ? tr("Write the printer's address first.") : view.printer_now,
                {.px = 22, .colour = ui.theme().ink2, .max_lines = 2});
}

void hub_panel(Ui& ui, Rect area, const SettingsView& view, TillTouches& touches) {
  panel_head(ui, area, tr("Hub"),
             tr("The organiser's computer that collects the bills. Leave it empty to sell without one: everything is "
                "kept here until it is known."));
  address_row(ui, area.take_top(ui.px(92)), "settings.hub", view.hub, "http://192.168.1.10:8080", "hub", touches);
}

void display_panel(Ui& ui, Rect area, const SettingsView& view, TillTouches& touches) {
  panel_head(ui, area, tr("Size on the screen"), tr("Larger for tired eyes, smaller to see more at once."));
  constexpr std::array<int, 5> percents{0, 80, 100, 125, 150};
  constexpr std::array<const char*, 5> ids{"settings.scale.auto", "settings.scale.80", "settings.scale.100",
                                           "settings.scale.125", "settings.scale.150"};
  std::array<std::string, 5> labels;
  std::array<Segment, 5> segments;
  for (std::size_t i = 0; i < percents.size(); ++i) {
    labels[i] = percents[i] == 0 ? tr("By the display") : std::to_string(percents[i]) + " %";
    segments[i] = {ids[i], labels[i], view.scale_percent == percents[i]};
  }
  const int chosen = segmented(ui, area.take_top(ui.px(92)), segments, 22);
  if (chosen >= 0) touches.push_back({TillAct::set_scale, {}, percents[static_cast<std::size_t>(chosen)]});
}

}  // namespace

void draw_till_settings(Ui& ui, const SettingsView& view, std::string& address, KeyboardPage& keys,
                        TillTouches& touches) {
  Rect area = ui.screen();
  const float gap = ui.px(16);
  if (view.is_address_edited) {
    const Rect board = area.take_bottom(std::min(ui.px(keyboard_height_px(ui)), std::round(area.h * 0.55f)));
    Rect inside = area.inset(ui.px(28), ui.px(20));
    Rect row = inside.take_top(ui.px(88), gap);
    if (button(ui, row.take_right(ui.px(180), gap),
               {.id = "settings.address.ok", .label = tr("OK"), .icon = "check", .kind = ButtonKind::main}))
      touches.push_back({TillAct::submit});
    const ButtonSpec cancel{.id = "back", .label = tr("Back"), .icon = "back"};
    if (button(ui, row.take_left(button_width(ui, cancel), gap), cancel)) touches.push_back({TillAct::back});
    text_field(ui, row, address,
               {.id = "settings.address.field",
                .label = tr("Address"),
                .placeholder = tr("Address"),
                .bytes_max = search_text_bytes_max,
                .text_px = 26});
    // Signs of addresses that the keyboard's letters page does not have.
    constexpr std::array<const char*, 5> signs{".", ":", "/", "-", "_"};
    Rect extra = inside.take_top(ui.px(72), gap);
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const std::string id = std::string("key.sign.") + signs[i];
      if (button(ui, extra.column(static_cast<int>(i), static_cast<int>(signs.size()), ui.px(12)),
                 {.id = id, .label = signs[i], .text_px = 30}) &&
          address.size() < search_text_bytes_max)
        address += signs[i];
    }
    problem_band(ui, {inside.x, inside.y, inside.w, std::min(inside.h, problem_height(ui, inside.w, view.problem))},
                 "till.problem", view.problem);
    keyboard(ui, board, keys, address, search_text_bytes_max);
    if (ui.take_key(platform::Key::enter)) touches.push_back({TillAct::submit});
    return;
  }
  if (view.is_wizard) {
    till_bar(ui, area, view.bar, {.back_label = tr("Back"), .title = tr("Setting up the till")}, touches);
  } else {
    till_bar(ui, area, view.bar, {.back_label = tr("Bill"), .title = tr("Settings")}, touches);
  }
  const int n = static_cast<int>(view.panels.size());
  if (view.is_wizard) {
    // Steps as a row of dots with words; they show the way and are not touched.
    Rect steps = area.take_top(ui.px(72));
    ui.fill(steps, ui.theme().sand);
    for (int i = 0; i < n; ++i) {
      const Rect box = steps.column(i, n, 0);
      ui.text(box.inset(ui.px(6), 0), std::to_string(i + 1) + ". " + view.panels[static_cast<std::size_t>(i)],
              {.px = 20,
               .bold = i == view.panel,
               .colour = i == view.panel ? ui.theme().heading : ui.theme().ink2,
               .align = Align::centre,
               .valign = VAlign::centre,
               .max_lines = 1,
               .shrink_to = 0.7});
      if (i <= view.panel) ui.fill({box.x, box.bottom() - ui.px(5), box.w, ui.px(5)}, ui.theme().turmeric);
    }
  } else {
    Rect rail = ui.is_portrait() ? area.take_top(ui.px(100)) : area.take_left(ui.px(ui.is_compact() ? 250 : 340));
    ui.fill(rail, ui.theme().sand);
    rail = rail.inset(ui.px(14));
    for (int i = 0; i < n; ++i) {
      const std::string id = "settings.panel." + std::to_string(i);
      const Rect box = ui.is_portrait() ? rail.column(i, n, ui.px(12))
                                        : Rect{rail.x, rail.y + static_cast<float>(i) * ui.px(96), rail.w, ui.px(84)};
      if (button(ui, box,
                 {.id = id,
                  .label = view.panels[static_cast<std::size_t>(i)],
                  .is_selected = i == view.panel,
                  .text_px = 22,
                  .role = "tab"}))
        touches.push_back({TillAct::choose_panel, {}, i});
    }
  }
  area = area.inset(ui.px(ui.is_compact() ? 32 : 56), ui.px(ui.is_compact() ? 22 : 40));
  Rect foot = area.take_bottom(ui.px(ui.is_compact() ? 96 : 112), gap);
  if (view.is_wizard) {
    const bool is_last = view.panel + 1 == n;
    if (button(ui, foot.take_right(std::min(foot.w * 0.5f, ui.px(420))),
               {.id = "wizard.next",
                .label = is_last ? tr("Begin") : tr("Next"),
                .icon = is_last ? "check" : "right",
                .kind = ButtonKind::main,
                .is_busy = view.is_busy,
                .icon_after = !is_last,
                .text_px = 30}))
      touches.push_back({TillAct::wizard_next});
  } else {
    if (button(ui, foot.take_right(std::min(foot.w * 0.5f, ui.px(420)), gap),
               {.id = "settings.save",
                .label = view.is_saved ? tr("Saved") : tr("Save"),
                .icon = "check",
                .kind = ButtonKind::main,
                .is_enabled = !view.is_saved,
                .is_busy = view.is_busy,
                .text_px = 30}))
      touches.push_back({TillAct::save_settings});
    if (view.is_saved)
      ui.text(foot, tr("Everything is saved."),
              {.px = 22, .colour = ui.theme().ink2, .valign = VAlign::centre, .max_lines = 2});
  }
  if (!view.problem.empty())
    problem_band(ui, area.take_bottom(problem_height(ui, area.w, view.problem), gap), "till.problem", view.problem);
  area.w = std::min(area.w, ui.px(1000));
  switch (view.panel) {
    case 0:
      language_panel(ui, area, view, touches);
      break;
    case 1:
      date_panel(ui, area, view);
      break;
    case 2:
      printer_panel(ui, area, view, touches);
      break;
    case 3:
      hub_panel(ui, area, view, touches);
      break;
    default:
      display_panel(ui, area, view, touches);
      break;
  }
}

}  // namespace odop::ui
