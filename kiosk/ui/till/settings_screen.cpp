// Settings, and the first-run wizard, which shows panels one after the other: language, date, event pack, label, hub,
// printer, looks and size.
#include <algorithm>
#include <array>
#include <cmath>

#include "text/words.h"
#include "ui/bounds.h"
#include "ui/till/chrome.h"
#include "ui/till/draws.h"
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

void date_panel(Ui& ui, Rect area, const SettingsView& view, TillTouches& touches) {
  panel_head(ui, area, tr("Date and time"), tr("The day decides prices, taxes and bill numbers."));
  labelled_text(ui, "settings.date", area.take_top(ui.px(84), ui.px(2)), view.date,
                {.px = 60,
                 .bold = true,
                 .family = Family::serif,
                 .colour = ui.theme().heading,
                 .valign = VAlign::centre,
                 .max_lines = 1,
                 .shrink_to = 0.5});
  labelled_text(ui, "settings.time", area.take_top(ui.px(60), ui.px(14)), view.time,
                {.px = 44, .bold = true, .valign = VAlign::centre, .max_lines = 1});
  const ButtonSpec change{.id = "settings.clock",
                          .label = tr("Set the date and time"),
                          .icon = "clock",
                          .is_busy = view.is_clock_busy,
                          .text_px = 24};
  Rect row = area.take_top(ui.px(ui.is_compact() ? 84 : 92), ui.px(14));
  row.w = std::min(row.w, button_width(ui, change) + ui.px(40));
  if (button(ui, row, change)) touches.push_back({TillAct::change_clock});
  if (view.clock_note.empty()) return;
  if (view.clock_note_is_bad) {
    problem_band(ui, {area.x, area.y, area.w, std::min(area.h, problem_height(ui, area.w, view.clock_note))},
                 "settings.clock.note", view.clock_note);
    return;
  }
  labelled_text(ui, "settings.clock.note", area, view.clock_note,
                {.px = 22, .bold = true, .colour = ui.theme().leaf_deep, .max_lines = 2});
}

// One pack: the fair's name and days, and where the file lies, so that two versions can be told apart.
void pack_row(Ui& ui, const Rect& box, int number, const FoundPackView& pack, TillTouches& touches) {
  const Theme& theme = ui.theme();
  const std::string id = "pack." + std::to_string(number);
  const Touch touch = ui.touch(id, box);
  ui.describe(id, "option", pack.name + " · " + pack.details, Ui::state_of(touch, true, pack.is_chosen), box);
  card(ui, box,
       {.ground = pack.is_chosen ? theme.turmeric_tint : 0,
        .border = pack.is_chosen ? theme.turmeric_deep : theme.edge,
        .border_px = pack.is_chosen ? 3.0 : 1.5});
  if (touch.is_focused) focus_ring(ui, box, radius_card);
  Rect inside = box.inset(ui.px(20), ui.px(8));
  const float sign = ui.px(44);
  const Rect mark = inside.take_left(sign, ui.px(16)).centred(sign, sign);
  ui.icon(!pack.is_good    ? "warn"
          : pack.is_chosen ? "check"
                           : "calendar",
          mark,
          !pack.is_good    ? theme.madder
          : pack.is_chosen ? theme.leaf
                           : theme.ink2);
  if (!pack.demo.empty()) {
    const PillSpec demo{.text = pack.demo, .ground = theme.turmeric_tint, .ink = theme.turmeric_deep, .text_px = 18};
    const float width = pill_width(ui, demo);
    const Rect at = inside.take_right(width, ui.px(14));
    pill(ui, at.x, at.middle_y() - pill_height(ui, demo) / 2, demo);
  }
  const TextSpec name{.px = 26, .bold = true, .valign = VAlign::bottom, .max_lines = 1, .shrink_to = 0.75};
  const TextSpec details{.px = 19, .colour = theme.ink2, .max_lines = 1, .shrink_to = 0.75};
  ui.text(inside.take_top(inside.h * 0.5f), pack.name, name);
  ui.text(inside, pack.details + (pack.file.empty() ? "" : " · " + pack.file), details);
  if (touch.was_clicked) touches.push_back({TillAct::choose_pack, {}, number});
}

void pack_panel(Ui& ui, Rect area, const SettingsView& view, int& page, TillTouches& touches) {
  panel_head(ui, area, tr("Which fair?"),
             tr("The organiser gives a file that ends in .odop. Put the stick with it into this computer: it is found "
                "by itself."));
  const float gap = ui.px(14), row_h = ui.px(ui.is_compact() ? 96 : 108), key = ui.px(80);
  const int n = static_cast<int>(view.packs.size());
  if (n == 0) {
    labelled_text(
        ui, "pack.none", area.take_top(ui.px(120)),
        view.is_looking ? tr("Looking for packs") : tr("No pack was found yet. Put the stick in."),
        {.px = 28, .bold = true, .colour = ui.theme().turmeric_deep, .valign = VAlign::centre, .max_lines = 2});
    return;
  }
  int rows = std::max(1, static_cast<int>((area.h + gap) / (row_h + gap)));
  const bool has_pages = n > rows;
  if (has_pages) rows = std::max(1, static_cast<int>((area.h - key) / (row_h + gap)));
  const int pages = (n + rows - 1) / rows;
  page = std::clamp(page, 0, pages - 1);
  for (int i = 0; i < rows && page * rows + i < n; ++i) {
    const int number = page * rows + i;
    pack_row(ui, area.take_top(row_h, gap), number, view.packs[static_cast<std::size_t>(number)], touches);
  }
  if (!has_pages) return;
  page = page_keys(ui, area.take_top(key), "pack.page", page, pages);
}

void address_row(Ui& ui, Rect row, std::string_view id, std::string_view value, std::string_view placeholder,
                 const char* what, TillTouches& touches) {
  const std::string shown = value.empty() ? fill(tr("such as {0}"), {placeholder}) : std::string(value);
  const ButtonSpec edit{.id = id, .label = shown, .icon = "text", .kind = ButtonKind::plain, .text_px = 24};
  if (button(ui, row, edit)) touches.push_back({TillAct::edit_field, what});
}

// The second printer, at the foot of the panel: price tags, where the stall has one for them.
void label_printer_row(Ui& ui, Rect& area, const SettingsView& view, TillTouches& touches) {
  const float gap = ui.px(16), key = ui.px(ui.is_compact() ? 72 : 88);
  address_row(ui, area.take_bottom(key, ui.px(6)), "settings.label_printer", view.label_printer,
              "tcp:192.168.1.60:9100?profile=TSC-TE244", "label_printer", touches);
  const TextSpec words{.px = 20, .bold = true, .colour = ui.theme().ink2, .max_lines = 1, .shrink_to = 0.8};
  const std::string label = tr("Printer for price tags");
  ui.text(area.take_bottom(ui.text_height(area.w, label, words), gap), label, words);
}

void printer_panel(Ui& ui, Rect area, const SettingsView& view, TillTouches& touches) {
  panel_head(ui, area, tr("Printer"), "");
  const float gap = ui.px(16), key = ui.px(ui.is_compact() ? 80 : 92);
  if (!view.is_wizard) label_printer_row(ui, area, view, touches);
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
  const float gap = ui.px(16);
  address_row(ui, area.take_top(ui.px(92), gap), "settings.hub", view.hub, "http://192.168.1.10:8080", "hub", touches);
  if (!view.asks_code || view.hub.empty()) return;
  const TextSpec words{.px = 22, .colour = ui.theme().ink2, .max_lines = 3, .shrink_to = 0.85};
  const std::string code = tr("The organiser's hub gives each kiosk a code that is good for one time.");
  ui.text(area.take_top(ui.text_height(area.w, code, words), ui.px(10)), code, words);
  address_row(ui, area.take_top(ui.px(92)), "settings.code", view.enrol_code, "ABCD-EFGH-JKMN", "code", touches);
}

// The stall's own Wi-Fi: made by the system, told here, so that the showcase can lead phones to the page.
void phones_panel(Ui& ui, Rect area, const SettingsView& view, TillTouches& touches) {
  panel_head(ui, area, tr("Visitors' phones"),
             tr("On the stall's own Wi-Fi visitors save what they like, without internet. The Wi-Fi is set up in the "
                "system; write here what it is."));
  const float gap = ui.px(14), key = ui.px(ui.is_compact() ? 72 : 88);
  const TextSpec words{.px = 20, .bold = true, .colour = ui.theme().ink2, .max_lines = 1, .shrink_to = 0.8};
  const auto row = [&](std::string_view title, std::string_view id, std::string_view value,
                       std::string_view placeholder, const char* what) {
    ui.text(area.take_top(ui.text_height(area.w, title, words), ui.px(4)), title, words);
    address_row(ui, area.take_top(key, gap), id, value, placeholder, what, touches);
  };
  row(tr("Name of the Wi-Fi"), "settings.wifi_name", view.wifi_name, "odop-stall", "wifi_name");
  row(tr("Password of the Wi-Fi"), "settings.wifi_password", view.wifi_password, "banaras-2025", "wifi_password");
  row(tr("Address of the page"), "settings.page_address", view.page_address, "192.168.50.1:8080", "page_address");
  labelled_text(ui, "settings.page.now", area, view.page_now, {.px = 22, .colour = ui.theme().ink2, .max_lines = 2});
}

void label_panel(Ui& ui, Rect area, const SettingsView& view, TillTouches& touches) {
  panel_head(ui, area, tr("The kiosk's label"),
             view.has_label ? tr("This kiosk was begun with this label; it stays.")
                            : tr("The organiser gives each kiosk a label of its own. It stands on every bill and can "
                                 "never be changed, so look twice."));
  if (view.has_label) {
    labelled_text(ui, "label.value", area.take_top(ui.px(120)), view.label,
                  {.px = 84, .bold = true, .colour = ui.theme().heading, .valign = VAlign::centre, .max_lines = 1});
    return;
  }
  const std::string shown = view.label.empty() ? fill(tr("such as {0}"), {"K07"}) : view.label;
  Rect row = area.take_top(ui.px(ui.is_compact() ? 112 : 132));
  row.w = std::min(row.w, ui.px(520));
  if (button(ui, row,
             {.id = "label.edit",
              .label = shown,
              .icon = "text",
              .is_selected = !view.label.empty(),
              .text_px = view.label.empty() ? 28.0 : 52.0}))
    touches.push_back({TillAct::edit_field, "label"});
}

void display_panel(Ui& ui, Rect area, const SettingsView& view, TillTouches& touches) {
  const float gap = ui.px(16);
  panel_head(ui, area, tr("Looks of the till"), tr("What visitors see keeps its own colours."));
  const std::array<Segment, 3> themes{
      {{"settings.theme.paper", tr("Light"), view.theme == "paper"},
       {"settings.theme.dark", tr("Dark"), view.theme == "dark"},
       {"settings.theme.high_contrast", tr("High contrast"), view.theme == "high_contrast"}}};
  constexpr std::array<const char*, 3> theme_words{"paper", "dark", "high_contrast"};
  const int theme = segmented(ui, area.take_top(ui.px(88), gap * 1.5f), themes, 24);
  if (theme >= 0) touches.push_back({TillAct::set_theme, theme_words[static_cast<std::size_t>(theme)]});
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
  const int chosen = segmented(ui, area.take_top(ui.px(92), gap), segments, 22);
  if (chosen >= 0) touches.push_back({TillAct::set_scale, {}, percents[static_cast<std::size_t>(chosen)]});
  struct Toggle {
    const char* id;
    std::string_view label, icon;
    bool is_on;
    TillAct act;
    const char* on;  // as the setting has it
  };
  std::vector<Toggle> toggles{
      {{"settings.customer_display", tr("A second display for the customer"), "eye", view.has_customer_display,
        TillAct::set_customer_display, "auto"},
       {"settings.speech", tr("Say the sums aloud"), "sound", view.has_speech, TillAct::set_speech, "on"},
       {"settings.listen", tr("Visitors can listen to the stories"), "sound", view.has_listen, TillAct::set_listen,
        "on"}}};
  if (view.offers_small_sales)
    toggles.push_back({"settings.small_sales", tr("Below ₹200 without a bill"), "print", view.has_small_sales,
                       TillAct::set_small_sales, "on"});
  // Below each other where there is room, else in two rows, else beside each other.
  const int n = static_cast<int>(toggles.size());
  const float key = ui.px(84);
  const int rows_fit = static_cast<int>((area.h + gap) / (key + gap));
  const int columns = (n + std::max(rows_fit, 1) - 1) / std::max(rows_fit, 1), rows = (n + columns - 1) / columns;
  const Rect grid = area.take_top(key * static_cast<float>(rows) + gap * static_cast<float>(rows - 1));
  for (int i = 0; i < n; ++i) {
    const Toggle& toggle = toggles[static_cast<std::size_t>(i)];
    const std::string label = std::string(toggle.label) + ": " + (toggle.is_on ? tr("on") : tr("off"));
    if (button(ui, grid.cell(i % columns, columns, i / columns, rows, gap),
               {.id = toggle.id,
                .label = label,
                .icon = toggle.is_on ? "check" : toggle.icon,
                .is_selected = toggle.is_on,
                .text_px = 22,
                .role = "toggle"}))
      touches.push_back({toggle.act, toggle.is_on ? "off" : toggle.on});
  }
}

void draw_field(Ui& ui, Rect area, const SettingsView& view, SettingsTyping& typing, TillTouches& touches) {
  const float gap = ui.px(16);
  const Rect board = area.take_bottom(std::min(ui.px(keyboard_height_px(ui)), std::round(area.h * 0.55f)));
  Rect inside = area.inset(ui.px(28), ui.px(20));
  const TextSpec title{.px = 24, .bold = true, .max_lines = 1, .shrink_to = 0.7};
  ui.text(inside.take_top(ui.px(36), ui.px(4)), view.field_title, title);
  Rect row = inside.take_top(ui.px(88), gap);
  if (button(ui, row.take_right(ui.px(180), gap),
             {.id = "settings.address.ok", .label = tr("OK"), .icon = "check", .kind = ButtonKind::main}))
    touches.push_back({TillAct::submit});
  const ButtonSpec cancel{.id = "back", .label = tr("Back"), .icon = "back"};
  if (button(ui, row.take_left(button_width(ui, cancel), gap), cancel)) touches.push_back({TillAct::back});
  text_field(ui, row, typing.text,
             {.id = "settings.address.field",
              .label = view.field_title,
              .placeholder = view.field_title,
              .bytes_max = search_text_bytes_max,
              .text_px = 26});
  // Signs of addresses that the keyboard's letters page does not have.
  constexpr std::array<const char*, 5> signs{".", ":", "/", "-", "_"};
  Rect extra = view.field_has_signs ? inside.take_top(ui.px(72), gap) : Rect{};
  for (std::size_t i = 0; view.field_has_signs && i < signs.size(); ++i) {
    const std::string id = std::string("key.sign.") + signs[i];
    if (button(ui, extra.column(static_cast<int>(i), static_cast<int>(signs.size()), ui.px(12)),
               {.id = id, .label = signs[i], .text_px = 30}) &&
        typing.text.size() < search_text_bytes_max)
      typing.text += signs[i];
  }
  problem_band(ui, {inside.x, inside.y, inside.w, std::min(inside.h, problem_height(ui, inside.w, view.problem))},
               "till.problem", view.problem);
  keyboard(ui, board, typing.keys, typing.text, search_text_bytes_max);
  if (ui.take_key(platform::Key::enter)) touches.push_back({TillAct::submit});
}

const char* panel_name(SettingsPanel panel) {
  switch (panel) {
    case SettingsPanel::language:
      return tr_later("Language");
    case SettingsPanel::date:
      return tr_later("Date");
    case SettingsPanel::pack:
      return tr_later("Fair");
    case SettingsPanel::label:
      return tr_later("Label");
    case SettingsPanel::hub:
      return tr_later("Hub");
    case SettingsPanel::printer:
      return tr_later("Printer");
    case SettingsPanel::phones:
      return tr_later("Phones");
    case SettingsPanel::screen:
      break;
  }
  return tr_later("Screen");
}

}  // namespace

void draw_till_settings(Ui& ui, const SettingsView& view, SettingsTyping& typing, TillTouches& touches) {
  Rect area = ui.screen();
  const float gap = ui.px(16);
  if (view.is_typing) return draw_field(ui, area, view, typing, touches);
  ui.set_reachable(!view.dialog.is_open);
  if (view.is_wizard) {
    till_bar(ui, area, view.bar,
             {.back_label = view.can_go_back ? tr("Back") : "", .title = tr("Setting up the till"), .is_tall = true},
             touches);
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
      const int panel = static_cast<int>(view.panel);
      ui.text(box.inset(ui.px(6), 0),
              std::to_string(i + 1) + ". " + tr(panel_name(view.panels[static_cast<std::size_t>(i)])),
              {.px = 20,
               .bold = i == panel,
               .colour = i == panel ? ui.theme().heading : ui.theme().ink2,
               .align = Align::centre,
               .valign = VAlign::centre,
               .max_lines = 1,
               .shrink_to = 0.7});
      if (i <= panel) ui.fill({box.x, box.bottom() - ui.px(5), box.w, ui.px(5)}, ui.theme().turmeric);
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
                  .label = tr(panel_name(view.panels[static_cast<std::size_t>(i)])),
                  .is_selected = i == static_cast<int>(view.panel),
                  .text_px = 22,
                  .role = "tab"}))
        touches.push_back({TillAct::choose_panel, {}, i});
    }
  }
  // Half a page would look out over the question.
  if (view.dialog.is_open) {
    ui.set_reachable(true);
    return till_dialog(ui, view.dialog, touches);
  }
  area = area.inset(ui.px(ui.is_compact() ? 32 : 56), ui.px(ui.is_compact() ? 22 : 40));
  Rect foot = area.take_bottom(ui.px(ui.is_compact() ? 96 : 112), gap);
  if (view.is_wizard) {
    const bool is_last = view.panel + 1 == view.panels.size();
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
  if (view.panel < view.panels.size()) switch (view.panels[view.panel]) {
      case SettingsPanel::language:
        language_panel(ui, area, view, touches);
        break;
      case SettingsPanel::date:
        date_panel(ui, area, view, touches);
        break;
      case SettingsPanel::pack:
        pack_panel(ui, area, view, typing.pack_page, touches);
        break;
      case SettingsPanel::label:
        label_panel(ui, area, view, touches);
        break;
      case SettingsPanel::hub:
        hub_panel(ui, area, view, touches);
        break;
      case SettingsPanel::printer:
        printer_panel(ui, area, view, touches);
        break;
      case SettingsPanel::phones:
        phones_panel(ui, area, view, touches);
        break;
      case SettingsPanel::screen:
        display_panel(ui, area, view, touches);
        break;
    }
}

}  // namespace odop::ui
