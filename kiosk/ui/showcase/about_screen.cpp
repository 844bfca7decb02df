// The rooms of "About ODOP": a large picture, a few words, and cards as many as the letters leave room for; what finds
// no room stands on the room's next page, so that no word is ever cut.
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "text/words.h"
#include "ui/showcase/about_cards.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/hex_map.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

using Kind = Exhibit::Room;
using Item = AboutView::Item;

float gap_of(const Ui& ui) {
  return ui.px(ui.is_compact() ? 12 : 20);
}

// Rooms are told apart by their colour too.
const SectorInk& ink_of(Kind kind) {
  constexpr std::array<std::string_view, 6> inks{"handloom-textile", "handicraft",  "food-processing",
                                                 "handicraft",       "agriculture", "manufacturing"};
  return sector_ink(inks[static_cast<std::size_t>(kind) - 1]);
}

class RoomPage {
 public:
  RoomPage(Ui& ui, const AboutView& view, std::size_t at, const ListenView& listen, int& page,
           ShowcaseRequests& requests)
      : ui_(ui), view_(view), room_(view.rooms[at]), at_(at), listen_(listen), page_(page), requests_(requests) {}

  void draw() {
    Rect area = visitor_area(ui_);
    top_bar(ui_, area, {.back_label = tr("Back"), .here = tr("About ODOP"), .notices = &view_.notices}, requests_);
    const bool is_compact = ui_.is_compact();
    const Rect foot = area.take_bottom(ui_.px(is_compact ? 72 : 88), gap_of(ui_));
    if (offers_registering() && button(ui_, area.take_bottom(ui_.px(is_compact ? 72 : 92), gap_of(ui_)),
                                       {.id = "about.register",
                                        .label = tr("Are you a maker? Sell on ODOP Mart, Flipkart or GeM, or learn"),
                                        .icon = "hand",
                                        .kind = ButtonKind::invite,
                                        .text_px = is_compact ? 23.0 : 26.0}))
      requests_.push_back(OpenLead{.kind = OpenLead::Kind::registration});
    if (room_.kind == Kind::figures)
      draw_figures(area);
    else if (room_.kind == Kind::workshops)
      draw_workshops(area);
    else
      draw_story(area);
    take_stroke(area);
    draw_foot(foot);
  }

 private:
  bool is_flat() const { return ui_.theme().kind == ThemeKind::high_contrast; }
  bool offers_registering() const {
    if (!view_.can_register) return false;
    const bool has_room = std::any_of(view_.rooms.begin(), view_.rooms.end(),
                                      [](const AboutView::Room& room) { return room.kind == Kind::join; });
    return room_.kind == (has_room ? Kind::join : Kind::figures);
  }

  bool is_first() const { return at_ == 0 && page_ == 0; }
  bool is_last() const { return at_ + 1 == view_.rooms.size() && page_ + 1 >= pages_; }
  // A finger that strokes over the room goes on or back, as the keys at its foot do.
  void take_stroke(const Rect& area) {
    const int here = is_first() ? 0 : 1;
    int there = here;
    ui_.swiped("rooms", area, there, here + (is_last() ? 1 : 2));
    if (there != here) turn(there - here);
  }

  // The way on and back, and which room of how many this is.
  void draw_foot(Rect foot) {
    const double text_px = ui_.is_compact() ? 24 : 28;
    const ButtonSpec back{
        .id = "about.previous", .label = tr_ctx("room", "Previous"), .icon = "left", .text_px = text_px};
    const float key_w = std::min(foot.w * 0.36f, std::max(ui_.px(260), button_width(ui_, back)));
    const float next_w = std::max(key_w, ui_.px(ui_.is_compact() ? 260 : 340));
    const Rect middle = foot.inset(next_w + gap_of(ui_), 0);
    const Rect back_box = foot.take_left(key_w, gap_of(ui_));
    if (!is_first() && button(ui_, back_box, back)) turn(-1);
    const Rect next_box = foot.take_right(next_w, gap_of(ui_));
    const std::string place =
        fill(tr("{0} of {1}"), {std::to_string(at_ + 1), std::to_string(view_.rooms.size())}) +
        (pages_ > 1 ? "  ·  " + in_its_order(std::to_string(page_ + 1) + " / " + std::to_string(pages_))
                    : std::string());
    labelled_text(ui_, "about.place", middle, place,
                  {.px = text_px,
                   .bold = true,
                   .family = Family::serif,
                   .colour = ui_.theme().heading,
                   .align = Align::centre,
                   .valign = VAlign::centre,
                   .max_lines = 1,
                   .shrink_to = 0.6});
    if (is_last()) {
      if (button(ui_, next_box, {.id = "about.home", .label = tr("All districts"), .icon = "home", .text_px = text_px}))
        requests_.push_back(OpenHome{});
    } else if (button(ui_, next_box,
                      {.id = "about.next",
                       .label = tr_ctx("room", "Go on"),
                       .icon = "right",
                       .kind = ButtonKind::main,
                       .icon_after = true,
                       .text_px = text_px})) {
      turn(1);
    }
  }
  void turn(int by) {
    if (page_ + by >= 0 && page_ + by < pages_)
      page_ += by;
    else
      requests_.push_back(OpenRoom{by > 0 ? at_ + 1 : at_ - 1, by < 0});
  }
  void take_pages(int pages) {
    pages_ = std::max(1, pages);
    page_ = std::clamp(page_, 0, pages_ - 1);
  }
  bool is_heard(std::string_view place) const {
    return listen_.state == ListenView::State::reading && listen_.place == place;
  }
  // Where a reading that is asked for now begins: on the first page with the room's own words.
  std::string read_from(const std::string& place) const { return page_ == 0 ? std::string() : place; }

  ListenKey listen_key_spec() const {
    return {.label = tr("Listen"), .kind = ButtonKind::plain, .text_px = ui_.is_compact() ? 23.0 : 26.0};
  }

  // ---- the room's own words
  TextSpec title_spec() const {
    return {.px = ui_.is_compact() ? 34.0 : 54.0,
            .bold = true,
            .family = Family::serif,
            .colour = is_flat() ? ui_.theme().ink : ui_.theme().heading,
            .valign = VAlign::centre,
            .max_lines = 2,
            .shrink_to = 0.6,
            .marked = listen_.mark(room_.head.place, room_.head.title)};
  }
  TextSpec lead_spec() const {
    return {.px = ui_.is_compact() ? 21.0 : 28.0,
            .family = Family::serif,
            .line_height = 1.42,
            .shrink_to = 0.75,
            .marked = listen_.mark(room_.head.place, room_.head.text)};
  }
  TextSpec source_spec() const {
    return {.px = ui_.is_compact() ? 16.0 : 18.0, .colour = ui_.theme().ink2, .line_height = 1.3, .shrink_to = 0.8};
  }
  struct Head {
    float title_h = 0, lead_h = 0, source_h = 0, key_w = 0, key_h = 0, gap = 0;
    bool is_key_below = false;
    float row_h() const { return is_key_below ? title_h + gap + key_h : std::max(title_h, key_h); }
    float without_lead() const { return row_h() + gap; }
    float whole() const { return without_lead() + lead_h + (source_h > 0 ? source_h + gap * 0.4f : 0) + gap * 1.5f; }
  };
  Head measure_head(float width, float height) {
    Head head;
    head.gap = ui_.px(ui_.is_compact() ? 8 : 14);
    head.key_w = std::min(listen_key_width(ui_, listen_, listen_key_spec()), width);
    head.key_h = head.key_w > 0 ? ui_.px(ui_.is_compact() ? 64 : 80) : 0;
    // Beside a long title the key would break its words.
    head.is_key_below = head.key_w > width * 0.45f;
    const float title_w = width - (head.key_w > 0 && !head.is_key_below ? head.key_w + ui_.px(16) : 0);
    head.title_h = ui_.text_height(title_w, room_.head.title, title_spec());
    if (current_language() == Language::ur) head.title_h += ui_.px(28);  // its letters climb out of the line
    head.lead_h = std::min(ui_.text_height(width, room_.head.text, lead_spec()), height * 0.6f);
    head.source_h = ui_.text_height(width, room_.head.source_line, source_spec());
    return head;
  }
  void draw_head(Rect& area, const Head& head, const std::string& from) {
    Rect row = area.take_top(head.row_h(), head.gap);
    if (head.key_w > 0) {
      const Rect place = head.is_key_below ? row.take_bottom(head.key_h, head.gap).take_left(head.key_w)
                                           : row.take_right(head.key_w, ui_.px(16)).centred(head.key_w, head.key_h);
      listen_key(ui_, place, listen_, listen_key_spec(), from, requests_);
    }
    labelled_text(ui_, "about.title", row, room_.head.title, title_spec());
    if (page_ > 0) return;
    ui_.text(area.take_top(head.lead_h), room_.head.text, lead_spec());
    if (head.source_h > 0) {
      area.take_top(head.gap * 0.4f);
      ui_.text(area.take_top(head.source_h), room_.head.source_line, source_spec());
    }
    area.take_top(head.gap * 1.5f);
  }

  // ---- what the scheme is, what is at this fair, how to join, who says so
  void draw_story(Rect area) {
    const bool is_compact = ui_.is_compact(), is_large = ui_.has_large_text();
    const bool has_hero = !room_.head.picture.empty();
    if (has_hero && !ui_.is_portrait())
      draw_about_hero(ui_,
                      area.take_left(std::round(area.w * (is_compact ? 0.32f : 0.37f)), ui_.px(is_compact ? 20 : 36)),
                      ink_of(room_.kind), room_.head.picture);
    const Head head = measure_head(area.w, area.h);
    AboutFlow flow{.columns = room_.items.size() > 3 && !is_large ? 2 : 1, .gap = gap_of(ui_), .needs = {}};
    const float card_w = (area.w - flow.gap * static_cast<float>(flow.columns - 1)) / static_cast<float>(flow.columns);
    std::vector<AboutItemCard> cards;
    for (std::size_t i = 0; i < room_.items.size(); ++i) {
      cards.emplace_back(ui_, listen_, room_.items[i], room_.kind == Kind::join ? static_cast<int>(i) + 1 : 0);
      flow.needs.push_back(cards.back().need(card_w));
    }
    if (has_hero && ui_.is_portrait()) {
      // As large as the cards leave it, and never less than a picture needs.
      const float spare = area.h - gap_of(ui_) - head.whole() - flow.whole_height();
      const float hero_h = std::clamp(spare, area.h * (is_large ? 0.2f : 0.3f), area.h * 0.45f);
      draw_about_hero(ui_, area.take_top(std::round(hero_h), gap_of(ui_)), ink_of(room_.kind), room_.head.picture);
    }
    flow.first_h = area.h - head.whole();
    flow.later_h = area.h - head.without_lead();
    const auto pages = flow.pages();
    turn_to_heard(flow, pages);
    const auto& rows = pages[static_cast<std::size_t>(page_)];
    draw_head(area, head, read_from(rows.empty() ? std::string() : room_.items[rows.front().first].place));
    flow.draw(area, rows, 0.15f, [&](std::size_t i, const Rect& box) {
      if (cards[i].draw(box, ink_of(room_.kind))) requests_.push_back(OpenDistrict{room_.items[i].district});
    });
  }
  void turn_to_heard(const AboutFlow& flow, const std::vector<std::vector<AboutFlow::Row>>& pages) {
    for (std::size_t i = 0; i < room_.items.size(); ++i)
      if (is_heard(room_.items[i].place)) page_ = flow.page_of(i, pages);
    take_pages(static_cast<int>(pages.size()));
  }

  // ---- the map and a card for each district on it
  void draw_workshops(Rect area) {
    const bool is_portrait = ui_.is_portrait(), is_large = ui_.has_large_text();
    Head head;
    // The map as large as the height allows, beside the words or above the cards.
    const bool has_map = !view_.map.empty();
    if (is_portrait || !has_map) {
      head = measure_head(area.w, area.h);
    } else {
      const float map_w = std::min(area.w * 0.44f, area.h * map_width_in_pitches / map_height_in_pitches);
      Rect box = area.take_left(map_w, ui_.px(ui_.is_compact() ? 20 : 40));
      const float map_h = map_w * map_height_in_pitches / map_width_in_pitches;
      draw_map_in(box.centred(map_w, std::min(box.h, map_h)));
      head = measure_head(area.w, area.h);
    }
    AboutFlow flow{.columns = is_large ? 2 : 3, .gap = ui_.px(ui_.is_compact() ? 10 : 14), .needs = {}};
    const float card_w = (area.w - flow.gap * static_cast<float>(flow.columns - 1)) / static_cast<float>(flow.columns);
    std::vector<AboutDistrictCard> cards;
    for (const Item& item : room_.items) {
      cards.emplace_back(ui_, listen_, item, number_of(item));
      flow.needs.push_back(cards.back().need(card_w));
    }
    const float map_h = is_portrait && has_map ? std::round(area.h * (is_large ? 0.3f : 0.42f)) : 0;
    flow.first_h = area.h - head.whole() - (map_h > 0 ? map_h + flow.gap : 0);
    flow.later_h = area.h - head.without_lead() - (map_h > 0 ? map_h + flow.gap : 0);
    const auto pages = flow.pages();
    turn_to_heard(flow, pages);
    const auto& rows = pages[static_cast<std::size_t>(page_)];
    draw_head(area, head, read_from(rows.empty() ? std::string() : room_.items[rows.front().first].place));
    if (is_portrait && has_map) {
      const Rect box = area.take_top(map_h, flow.gap);
      const float map_w = std::min(box.w, map_h * map_width_in_pitches / map_height_in_pitches);
      draw_map_in(box.centred(map_w, map_h));
    }
    flow.draw(area, rows, 0.7f, [&](std::size_t i, const Rect& box) {
      if (cards[i].draw(box)) requests_.push_back(OpenDistrict{room_.items[i].district});
    });
  }
  void draw_map_in(const Rect& box) {
    const MapAnswer answer = draw_numbered_map(ui_, fit_map(box), view_.map);
    if (answer.touched >= 0)
      requests_.push_back(OpenDistrict{view_.map[static_cast<std::size_t>(answer.touched)].district});
  }
  // As the map counts them.
  int number_of(const Item& item) const {
    int number = 0;
    for (const MapTileView& tile : view_.map) {
      if (tile.is_lit) ++number;
      if (tile.district == item.district) return number;
    }
    return 0;  // it has no place on the map
  }

  // ---- the dated figures
  // As many as the highest of the facts allows: Nastaliq needs half as much again.
  int rows_of_facts(ImVec2 size, int columns, int rows_max) {
    const float gap = gap_of(ui_),
                width = (size.x - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float need = 1;
    for (std::size_t i = 0; i < view_.facts.size(); ++i)
      need =
          std::max(need, lowest_about_fact(ui_, i == 0 ? 2 * width + gap : width, view_.facts[i], static_cast<int>(i)));
    return std::clamp(static_cast<int>((size.y + gap) / (need + gap)), 1, rows_max);
  }
  void draw_figures(Rect area) {
    const bool is_compact = ui_.is_compact(), is_large = ui_.has_large_text();
    const float gap = gap_of(ui_);
    const bool has_title = !room_.head.title.empty();
    const int columns = ui_.is_portrait() ? 2 : is_compact ? (is_large ? 2 : 3) : is_large ? 3 : 4;
    const int n = static_cast<int>(view_.facts.size());
    const float cards_h =
        area.h - (has_title ? measure_head(area.w, area.h).whole() : ui_.px(is_compact ? 92 : 128) + gap);
    const int rows = rows_of_facts({area.w, cards_h}, columns,
                                   ui_.is_portrait()        ? (is_large ? 4 : 6)
                                   : is_compact || is_large ? 2
                                                            : 3);
    // The first fact is the largest: it takes two places, so one more place than facts is needed.
    const int places = n + 1, per_page = columns * rows;
    for (int i = 0; i < n; ++i)
      if (is_heard("fact:" + view_.facts[static_cast<std::size_t>(i)].id)) page_ = (i == 0 ? 0 : i + 1) / per_page;
    take_pages((places + per_page - 1) / per_page);
    const int first = page_ * per_page;
    const std::string from =
        first == 0 || first > n ? std::string() : "fact:" + view_.facts[static_cast<std::size_t>(first - 1)].id;
    if (has_title) {
      draw_head(area, measure_head(area.w, area.h), from);
    } else {
      Rect head = area.take_top(ui_.px(is_compact ? 92 : 128), gap);
      const float key_w = std::min(listen_key_width(ui_, listen_, listen_key_spec()), head.w * 0.45f);
      if (key_w > 0)
        listen_key(ui_, head.take_right(key_w, ui_.px(16)).centred(key_w, std::min(head.h, ui_.px(88))), listen_,
                   listen_key_spec(), from, requests_);
      const TextSpec lead{.px = is_compact ? 27.0 : 36.0,
                          .bold = true,
                          .family = Family::serif,
                          .colour = ui_.theme().heading,
                          .valign = VAlign::centre,
                          .max_lines = 3,
                          .shrink_to = 0.6,
                          .marked = listen_.mark(room_.head.place, room_.head.text)};
      ui_.text(head, room_.head.text, lead);
    }
    for (int place = first; place < std::min(places, first + per_page); ++place) {
      if (place == 1) continue;
      const int at = place - first;
      Rect box = area.cell(at % columns, columns, at / columns, rows, gap);
      if (place == 0) box.w = box.w * 2 + gap;
      draw_about_fact(ui_, box, view_.facts[static_cast<std::size_t>(place == 0 ? 0 : place - 1)], listen_, place);
    }
  }

  Ui& ui_;
  const AboutView& view_;
  const AboutView::Room& room_;
  std::size_t at_;
  const ListenView& listen_;
  int& page_;
  int pages_ = 1;
  ShowcaseRequests& requests_;
};

}  // namespace

void draw_about(Ui& ui, const AboutView& view, std::size_t room, const ListenView& listen, int& page,
                ShowcaseRequests& requests) {
  if (room < view.rooms.size()) RoomPage(ui, view, room, listen, page, requests).draw();
}

}  // namespace odop::ui
