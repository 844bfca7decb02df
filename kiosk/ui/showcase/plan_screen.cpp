// "Where in this fair": the plan with its numbered stalls, the wanted ones and the visitor's place on it, and the way
// to one of them in words.
#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

// Metres of the plan to pixels of its box.
struct PlanScale {
  Rect box;
  PlanBounds bounds;
  float px_per_m = 1;
  float x(int metres) const { return box.x + static_cast<float>(metres - bounds.x_m) * px_per_m; }
  float y(int metres) const { return box.y + static_cast<float>(metres - bounds.y_m) * px_per_m; }
};

PlanScale scale_of(const Rect& room, const PlanBounds& bounds) {
  const float scale =
      std::min(room.w / static_cast<float>(bounds.width_m), room.h / static_cast<float>(bounds.depth_m));
  return {room.centred(static_cast<float>(bounds.width_m) * scale, static_cast<float>(bounds.depth_m) * scale), bounds,
          scale};
}

void draw_places(Ui& ui, const PlanScale& scale, const PlanView& view) {
  const Theme& theme = ui.theme();
  for (const PlanView::Place& place : view.places) {
    const Rect rect{scale.x(place.x_m), scale.y(place.y_m), static_cast<float>(place.width_m) * scale.px_per_m,
                    static_cast<float>(place.depth_m) * scale.px_per_m};
    const bool is_hall = place.kind == PlanPlace::Kind::hall, is_gate = place.kind == PlanPlace::Kind::gate;
    ui.fill_rounded(rect, is_gate ? theme.indigo : is_hall ? theme.sand : theme.leaf_tint, radius_chip);
    ui.frame(rect, theme.edge, radius_chip, 2);
    const TextSpec name{.px = is_hall ? 24.0 : 18.0,
                        .bold = true,
                        .colour = is_hall ? theme.heading : theme.ink2,
                        .align = Align::centre,
                        .valign = VAlign::centre,
                        .max_lines = 1,
                        .shrink_to = 0.6};
    if (is_hall) {
      ui.text(rect.inset(ui.px(8)), place.name, name);
      continue;
    }
    // A narrow place's name stands below it, within the plan.
    const float width = std::min(ui.text_width(place.name, name) + ui.px(8), scale.box.w);
    const float left = std::clamp(rect.middle_x() - width / 2, scale.box.x, scale.box.right() - width);
    ui.text({left, rect.bottom() + ui.px(2), width, ui.px(28)}, place.name, name);
  }
}

// Stalls are smaller than fingers: the one nearest to the touch is meant. None beyond a finger's breadth.
int nearest_stall(Ui& ui, const PlanScale& scale, const PlanView& view) {
  const float reach = std::max(ui.mm(9), scale.px_per_m * 7);
  float least = reach * reach;
  int nearest = -1;
  for (std::size_t i = 0; i < view.stalls.size(); ++i) {
    const float dx = ui.pointer_x() - scale.x(view.stalls[i].x_m), dy = ui.pointer_y() - scale.y(view.stalls[i].y_m);
    if (dx * dx + dy * dy >= least) continue;
    least = dx * dx + dy * dy;
    nearest = static_cast<int>(i);
  }
  return nearest;
}

// A touch chooses it; the wanted ones are larger and square with a thick rim, the visitor's own is a disc.
void draw_stall(Ui& ui, const PlanScale& scale, const PlanView::Stall& stall, bool is_chosen, bool pointer_is_on_it,
                ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const float unit = std::clamp(scale.px_per_m * 4.4f, ui.px(20), ui.px(44));
  const float grow = stall.is_wanted || is_chosen || stall.is_here ? 1.45f : 1.0f;
  const float width = unit * 1.9f * grow, height = unit * 1.15f * grow;
  const Rect box{scale.x(stall.x_m) - width / 2, scale.y(stall.y_m) - height / 2, width, height};
  const std::string id = "plan.stall:" + stall.code;
  Touch touch = ui.touch_shape(id, box, pointer_is_on_it);
  const Touch focus = ui.focus(id, box);
  touch.is_focused = focus.is_focused;
  touch.was_clicked = touch.was_clicked || focus.was_clicked;
  ui.describe(id, "button", stall.name + ". " + stall.way, Ui::state_of(touch, true, is_chosen), box);
  if (touch.was_clicked) requests.push_back(ChoosePlanStall{stall.code});
  if (!ui.is_painting()) return;
  const bool is_disc = stall.is_here && !stall.is_wanted;
  if (is_disc) {
    const float radius = unit * 0.85f;
    ui.circle(box.middle_x(), box.middle_y(), radius, theme.turmeric_deep);
    ui.circle(box.middle_x(), box.middle_y(), radius - ui.px(4), theme.turmeric);
  } else {
    ui.fill_rounded(box, stall.is_wanted ? theme.madder : theme.card, radius_chip);
    ui.frame(box, stall.is_wanted ? theme.madder_deep : theme.edge, radius_chip, stall.is_wanted ? 4 : 2);
  }
  if (is_chosen) ui.frame(box.inset(is_disc ? 0 : -ui.px(5)), theme.ink, radius_chip + 4, 4);
  ui.text(box, stall.code,
          {.px = std::max(18.0, static_cast<double>(unit * grow * 0.62f) / ui.scale()),
           .bold = true,
           .colour = stall.is_wanted ? rgb(0xFFFDF7)
                     : is_disc       ? rgb(0x2A211B)
                                     : theme.ink,
           .align = Align::centre,
           .valign = VAlign::centre,
           .max_lines = 1,
           .shrink_to = 0.55,
           .floor_factor = 0.7,
           .grows = false});
  if (touch.is_focused) focus_ring(ui, box, radius_chip);
}

void draw_here(Ui& ui, const PlanScale& scale, const PlanView::Stall& stall) {
  const PillSpec here{.text = tr("You are here"),
                      .ground = ui.theme().turmeric_tint,
                      .ink = ui.theme().turmeric_deep,
                      .text_px = 18,
                      .id = "plan.here"};
  const float width = pill_width(ui, here), unit = std::clamp(scale.px_per_m * 4.4f, ui.px(20), ui.px(44));
  const float left = std::clamp(scale.x(stall.x_m) - width / 2, scale.box.x, scale.box.right() - width);
  pill(ui, left, scale.y(stall.y_m) - unit * 1.1f - pill_height(ui, here), here);
}

// Upright there is room below: all stalls by name, for whoever does not read a plan.
void draw_stall_list(Ui& ui, Rect area, const PlanView& view, int& page, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const float gap = ui.px(14), head_h = ui.px(88), row_h = ui.px(ui.has_large_text() ? 112 : 84);
  if (area.h < head_h + 2 * row_h + 2 * gap) return;
  Rect head = area.take_top(head_h, gap);
  const int columns = 2, rows = std::max(1, static_cast<int>((area.h + gap) / (row_h + gap)));
  const int n = static_cast<int>(view.stalls.size());
  head.w -= page_arrows(ui, head, "stalls", n, columns * rows, page) + gap;
  ui.text(head, tr("All stalls"),
          {.px = 32, .bold = true, .family = Family::serif, .colour = theme.heading, .valign = VAlign::centre});
  area.h = row_h * static_cast<float>(rows) + gap * static_cast<float>(rows - 1);
  area = swiped_pages(ui, area, "stalls", n, columns * rows, page);
  const int first = page * columns * rows;
  for (int i = 0; i < columns * rows && first + i < n; ++i) {
    const PlanView::Stall& stall = view.stalls[static_cast<std::size_t>(first + i)];
    const Rect box = area.cell(i % columns, columns, i / columns, rows, gap);
    const std::string id = "plan.list:" + stall.code;
    const Touch touch = ui.touch(id, box);
    if (touch.was_clicked) requests.push_back(ChoosePlanStall{stall.code});
    ui.describe(id, "button", stall.name, Ui::state_of(touch, true, stall.code == view.chosen), box);
    if (!ui.is_painting()) continue;
    choice_card(ui, box, touch, stall.code == view.chosen);
    Rect row = box.inset(ui.px(18), ui.px(6));
    row.h -= ui.px(4);
    const TextSpec code{.px = 24, .bold = true, .colour = theme.heading, .valign = VAlign::centre, .max_lines = 1};
    ui.text(row.take_left(ui.text_width("S00", code) + ui.px(6), ui.px(12)), stall.code, code);
    ui.text(row, stall.name,
            {.px = 22, .valign = VAlign::centre, .max_lines = 2, .line_height = 1.2, .shrink_to = 0.7});
  }
}

}  // namespace

void draw_plan(Ui& ui, const PlanView& view, int& page, ShowcaseRequests& requests) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact();
  Rect area = visitor_area(ui);
  naming_top_bar(
      ui, area,
      {.back_label = tr("Back"), .crumbs = view.title, .here = tr("Where in this fair"), .notices = &view.notices},
      requests);
  const float gap = ui.px(is_compact ? 14 : 24);
  // Upright the plan is as high as its width lets it be, and the words stand below it.
  Rect words = area;
  if (ui.is_portrait()) {
    const float shape = static_cast<float>(view.bounds.depth_m) / static_cast<float>(view.bounds.width_m);
    area = words.take_top(std::min(area.h - ui.px(280), area.w * shape + ui.px(12)), gap);
    Rect below = words;
    words = below.take_top(std::min(words.h, ui.px(ui.has_large_text() ? 400 : 340)), gap);
    draw_stall_list(ui, below, view, page, requests);
  } else {
    words = area.take_right(std::max(area.w * 0.27f, ui.px(300)), gap);
  }
  card(ui, words);
  card(ui, area);
  Rect inside = words.inset(ui.px(24), ui.px(20));
  const auto chosen = std::find_if(view.stalls.begin(), view.stalls.end(),
                                   [&](const PlanView::Stall& stall) { return stall.code == view.chosen; });
  const TextSpec heading{.px = is_compact ? 27.0 : 34.0,
                         .bold = true,
                         .family = Family::serif,
                         .colour = theme.heading,
                         .max_lines = 3,
                         .shrink_to = 0.7};
  const TextSpec body{.px = is_compact ? 22.0 : 26.0, .line_height = 1.4, .shrink_to = 0.75};
  const TextSpec small{.px = 20, .colour = theme.ink2, .line_height = 1.35, .shrink_to = 0.8};
  const auto say = [&](const std::string& text, const TextSpec& spec) {
    if (!text.empty()) ui.text(inside.take_top(ui.text_height(inside.w, text, spec), ui.px(12)), text, spec);
  };
  say(view.none.empty() ? view.title : view.title + "\n" + view.none, small);
  say(view.here_too, {.px = is_compact ? 24.0 : 28.0, .bold = true, .colour = theme.leaf, .shrink_to = 0.75});
  if (chosen != view.stalls.end()) {
    say(chosen->name, heading);
    const float way_h = ui.text_height(inside.w, chosen->way, body);
    labelled_text(ui, "plan.way", inside.take_top(way_h, ui.px(12)), chosen->way, body);
  }
  say(tr("Touch a stall to see what is there."), small);

  // A plan is read as it lies, also where words run from right to left.
  const Rect placed = ui.placed(area).inset(ui.px(6));
  const Unmirrored as_it_lies(ui);
  const PlanScale scale = scale_of(placed, view.bounds);
  draw_places(ui, scale, view);
  const int nearest = nearest_stall(ui, scale, view);
  // The marked ones last: they are larger and lie above their neighbours.
  for (const bool is_marked : {false, true})
    for (std::size_t i = 0; i < view.stalls.size(); ++i) {
      const PlanView::Stall& stall = view.stalls[i];
      if ((stall.is_wanted || stall.is_here || stall.code == view.chosen) == is_marked)
        draw_stall(ui, scale, stall, stall.code == view.chosen, static_cast<int>(i) == nearest, requests);
    }
  for (const PlanView::Stall& stall : view.stalls)
    if (stall.is_here) draw_here(ui, scale, stall);
}

}  // namespace odop::ui
