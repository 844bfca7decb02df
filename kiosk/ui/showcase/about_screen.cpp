// The rooms of "About ODOP": a large picture, a few words, and cards as many as the letters leave room for; what finds
// no room stands on the room's next page, so that no word is ever cut.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string_view>
#include <vector>

#include "text/words.h"
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

// ---------------------------------------------------------------- pages

// Boxes of different need, row by row; each page takes as many rows as its height allows.
struct Flow {
  int columns = 1;
  float gap = 0;
  std::vector<float> needs;        // height each box must have
  float first_h = 0, later_h = 0;  // of the first page and of the others

  struct Row {
    std::size_t first = 0;
    float height = 0;
  };
  std::vector<std::vector<Row>> pages() const {
    std::vector<std::vector<Row>> all(1);
    float left = first_h;
    for (std::size_t i = 0; i < needs.size(); i += static_cast<std::size_t>(columns)) {
      Row row{i, 0};
      for (std::size_t k = i; k < std::min(needs.size(), i + static_cast<std::size_t>(columns)); ++k)
        row.height = std::max(row.height, needs[k]);
      if (row.height > left && !(all.back().empty() && all.size() > 1)) {
        all.emplace_back();
        left = later_h;
      }
      row.height = std::min(row.height, left);
      left -= row.height + gap;
      all.back().push_back(row);
    }
    return all;
  }
  // Of all rows below one another.
  float whole_height() const {
    float height = 0;
    for (std::size_t i = 0; i < needs.size(); i += static_cast<std::size_t>(columns)) {
      const auto end =
          needs.begin() + static_cast<std::ptrdiff_t>(std::min(needs.size(), i + static_cast<std::size_t>(columns)));
      height += *std::max_element(needs.begin() + static_cast<std::ptrdiff_t>(i), end) + (i > 0 ? gap : 0);
    }
    return height;
  }
  int page_of(std::size_t item, const std::vector<std::vector<Row>>& all) const {
    for (std::size_t page = 0; page < all.size(); ++page)
      for (const Row& row : all[page])
        if (item >= row.first && item < row.first + static_cast<std::size_t>(columns)) return static_cast<int>(page);
    return 0;
  }
  // Draws the rows of a page into the area; what is left over makes each row at most so much higher.
  void draw(Rect area, const std::vector<Row>& rows, float stretch_max,
            const std::function<void(std::size_t, const Rect&)>& draw_box) const {
    if (rows.empty()) return;
    float used = gap * static_cast<float>(rows.size() - 1);
    for (const Row& row : rows) used += row.height;
    const float extra = std::max(0.0f, std::floor((area.h - used) / static_cast<float>(rows.size())));
    for (const Row& row : rows) {
      const Rect line = area.take_top(row.height + std::min(extra, row.height * stretch_max), gap);
      for (std::size_t k = 0; k < static_cast<std::size_t>(columns) && row.first + k < needs.size(); ++k)
        draw_box(row.first + k, line.column(static_cast<int>(k), columns, gap));
    }
  }
};

// ---------------------------------------------------------------- pieces

struct FactWords {
  FactWords(Ui& ui, const AboutView::Fact& fact, const ListenView& listen, int place) {
    const Theme& theme = ui.theme();
    const bool is_compact = ui.is_compact(), is_first = place == 0, is_plain = theme.kind != ThemeKind::paper;
    figure = {.px = is_compact ? 46.0
                    : is_first ? 70.0
                               : 54.0,
              .bold = true,
              .colour = is_first && !is_plain ? theme.madder_deep : theme.heading,
              .max_lines = 1,
              .line_height = 1.15,
              .shrink_to = 0.5,
              .marked = listen.mark("fact:" + fact.id, fact.figure)};
    source = {.px = 18, .colour = theme.ink2, .max_lines = 2, .line_height = 1.35, .shrink_to = 0.8};
    sentence = {.px = (is_compact ? 21.0 : 25.0) * (is_first ? 1.16 : 1),
                .line_height = 1.4,
                .shrink_to = 0.6,
                .marked = listen.mark("fact:" + fact.id, fact.sentence)};
  }
  TextSpec figure, source, sentence;
};

// One figure, what it counts and who says so, under a band in one of the sectors' inks.
void draw_fact(Ui& ui, const Rect& box, const AboutView::Fact& fact, const ListenView& listen, int place) {
  const Theme& theme = ui.theme();
  const bool is_compact = ui.is_compact(), is_first = place == 0;
  constexpr std::array<std::string_view, 5> bands{"handicraft", "handloom-textile", "food-processing", "agriculture",
                                                  "manufacturing"};
  const SectorInk& sector = sector_ink(bands[static_cast<std::size_t>(place) % bands.size()]);
  const bool is_plain = theme.kind != ThemeKind::paper;
  card(ui, box, {.ground = is_first && !is_plain ? sector.tint : 0});
  const float band = ui.px(6), corner = ui.px(radius_card);
  ui.fill({box.x + corner, box.y, box.w - 2 * corner, band}, is_plain ? theme.turmeric : sector.ink);
  Rect inside = box.inset(ui.px(is_compact ? 18 : 28), ui.px(is_compact ? 14 : 20));
  inside.take_top(ui.px(8));
  inside.h -= ui.px(4);
  const FactWords words(ui, fact, listen, place);
  const float source_h = ui.text_height(inside.w, fact.source_line, words.source);
  ui.text(inside.take_bottom(source_h, ui.px(8)), fact.source_line, words.source);
  const float figure_h = ui.text_height(inside.w, fact.figure, words.figure);
  labelled_text(ui, "fact:" + fact.id, inside.take_top(figure_h, ui.px(4)), fact.figure, words.figure);
  ui.text(inside, fact.sentence, words.sentence);
}

// The lowest card in which all of it stands below one another, its sentence a little smaller than it would like.
float lowest_fact(Ui& ui, float width, const AboutView::Fact& fact, int place) {
  const bool is_compact = ui.is_compact();
  FactWords words(ui, fact, {}, place);
  words.sentence.px *= 0.75;
  const float inside_w = width - 2 * ui.px(is_compact ? 18 : 28);
  return ui.text_height(inside_w, fact.figure, words.figure) + ui.text_height(inside_w, fact.sentence, words.sentence) +
         ui.text_height(inside_w, fact.source_line, words.source) + 2 * ui.px(is_compact ? 14 : 20) + ui.px(24);
}

// The room's picture on a plate of its own colour.
void draw_hero(Ui& ui, const Rect& rect, Kind kind, std::string_view picture) {
  const Theme& theme = ui.theme();
  const SectorInk& ink = ink_of(kind);
  const bool is_flat = theme.kind == ThemeKind::high_contrast;
  // Its inks were made for paper: on black half of them would be lost.
  ui.fill_rounded(rect, is_flat ? rgb(0xFBF6EA) : ink.tint, radius_hero);
  if (is_flat) ui.frame(rect, theme.line, radius_hero, 3);
  const float strip_h = std::round(ui.px(ui.is_compact() ? 22 : 30)), pad = ui.px(ui.is_compact() ? 12 : 24);
  if (!is_flat) {
    const Rect inside = rect.inset(ui.px(radius_hero), pad);
    border_strip(ui, {inside.x, inside.y, inside.w, strip_h});
    border_strip(ui, {inside.x, inside.bottom() - strip_h, inside.w, strip_h});
  }
  ui.picture(picture, rect.inset(pad * 0.5f, pad + strip_h));
}

// A card with words: what happened when, a way in, a source.
class ItemCard {
 public:
  ItemCard(Ui& ui, const ListenView& listen, const Item& item, int number)
      : ui_(ui), item_(item), number_(number), is_compact_(ui.is_compact()) {
    title_.marked = listen.mark(item.place, item.title);
    text_.marked = listen.mark(item.place, item.text);
  }
  float need(float width) const {
    const float w = words_w(width);
    return above() + below() + ui_.text_height(w, item_.title, title_) + spaced(ui_.text_height(w, item_.text, text_)) +
           spaced(source_h(w));
  }
  // True when it was touched and has something to open.
  bool draw(const Rect& box, const SectorInk& sector) const {
    const Theme& theme = ui_.theme();
    const bool is_plain = theme.kind != ThemeKind::paper, opens = !item_.district.empty();
    const std::string id = opens ? "district:" + item_.district : item_.place;
    const Touch touch = opens ? ui_.touch(id, box) : Touch{};
    ui_.describe(id, opens ? "button" : "text", item_.title, Ui::state_of(touch, true), box);
    card(ui_, box);
    const float corner = ui_.px(radius_card);
    ui_.fill({box.x + corner, box.y, box.w - 2 * corner, ui_.px(6)}, is_plain ? theme.turmeric : sector.ink);
    Rect inside{box.x + pad_x(), box.y + above(), box.w - 2 * pad_x(), box.h - above() - below()};
    if (number_ > 0) {
      const float side = sign_side();
      numbered_hexagon(ui_, inside.x + side / 2, inside.y + side / 2, side / 2, sector.ink, number_);
      inside.take_left(side, sign_gap());
    }
    if (!item_.picture.empty()) ui_.picture(item_.picture, inside.take_right(picture_w(), sign_gap()));
    const float source = source_h(inside.w);
    ui_.text(inside.take_bottom(source, source > 0 ? inner_gap() : 0), item_.source_line, source_);
    ui_.text(inside.take_top(ui_.text_height(inside.w, item_.title, title_), inner_gap()), item_.title, title_);
    ui_.text(inside, item_.text, text_);
    if (touch.is_focused) focus_ring(ui_, box, radius_card);
    return touch.was_clicked;
  }

 private:
  float pad_x() const { return ui_.px(is_compact_ ? 16 : 26); }
  float above() const { return ui_.px(is_compact_ ? 16 : 26); }
  float below() const { return ui_.px(is_compact_ ? 14 : 20); }
  float inner_gap() const { return ui_.px(is_compact_ ? 3 : 8); }
  float sign_side() const { return ui_.px(is_compact_ ? 48 : 68); }
  float sign_gap() const { return ui_.px(is_compact_ ? 12 : 18); }
  float spaced(float height) const { return height > 0 ? height + inner_gap() : 0; }
  float picture_w() const { return ui_.px(is_compact_ ? 96 : 150); }
  float words_w(float width) const {
    return width - 2 * pad_x() - (number_ > 0 ? sign_side() + sign_gap() : 0) -
           (item_.picture.empty() ? 0 : picture_w() + sign_gap());
  }
  float source_h(float width) const { return ui_.text_height(width, item_.source_line, source_); }

  Ui& ui_;
  const Item& item_;
  int number_;
  bool is_compact_;
  TextSpec title_{.px = is_compact_ ? 22.0 : 27.0, .bold = true, .family = Family::serif, .shrink_to = 0.8};
  TextSpec text_{.px = is_compact_ ? 19.0 : 23.0, .line_height = 1.4, .shrink_to = 0.8};
  TextSpec source_{.px = is_compact_ ? 16.0 : 18.0, .colour = ui_.theme().ink2, .line_height = 1.3, .shrink_to = 0.8};
};

// A district of the map: its number, its craft's picture, its name and its craft.
class DistrictCard {
 public:
  DistrictCard(Ui& ui, const ListenView& listen, const Item& item, int number)
      : ui_(ui), item_(item), number_(number), is_compact_(ui.is_compact()) {
    name_.marked = listen.mark(item.place, item.title);
    craft_.marked = listen.mark(item.place, item.text);
  }
  float need(float width) const { return picture_h_min() + words_h(width) + 2 * pad() + ui_.px(8); }
  bool draw(const Rect& rect) const {
    const std::string id = "district:" + item_.district;
    const Touch touch = ui_.touch(id, rect);
    ui_.describe(id, "button", item_.title, Ui::state_of(touch, true), rect);
    if (!ui_.is_painting()) return touch.was_clicked;
    const Theme& theme = ui_.theme();
    const SectorInk& sector = sector_ink(item_.sector);
    const bool is_on_paper = theme.kind == ThemeKind::paper;
    const Rect box = touch.is_held ? rect.moved(0, ui_.px(3)) : rect;
    card(ui_, box, {.border = touch.is_held ? sector.ink : 0});
    Rect inside = box.inset(pad(), pad());
    const Rect words = inside.take_bottom(words_h(rect.w), ui_.px(8));
    const Rect plate{box.x + ui_.px(2), box.y + ui_.px(2), box.w - ui_.px(4), inside.bottom() - box.y};
    ui_.fill_rounded(plate, is_on_paper ? sector.tint : rgb(0xFBF6EA), radius_card - 1, ImDrawFlags_RoundCornersTop);
    ui_.picture(item_.picture, plate.inset(ui_.px(4)));
    const float sign = ui_.px(is_compact_ ? 19 : 26);
    if (number_ > 0)
      numbered_hexagon(ui_, plate.x + sign + ui_.px(6), plate.y + sign + ui_.px(5), sign, sector.ink, number_);
    const float name_h = ui_.text_height(words.w, item_.title, name_);
    ui_.text({words.x, words.y, words.w, name_h}, item_.title, name_);
    ui_.text({words.x, words.y + name_h, words.w, words.h - name_h}, item_.text, craft_);
    if (touch.is_focused) focus_ring(ui_, rect, radius_card);
    return touch.was_clicked;
  }

 private:
  float pad() const { return ui_.px(is_compact_ ? 9 : 14); }
  float picture_h_min() const { return ui_.px(is_compact_ ? 46 : 88); }
  float words_h(float width) const {
    const float w = width - 2 * pad();
    return ui_.text_height(w, item_.title, name_) + ui_.text_height(w, item_.text, craft_);
  }
  Ui& ui_;
  const Item& item_;
  int number_;
  bool is_compact_;
  TextSpec name_{.px = is_compact_ ? 20.0 : 25.0, .bold = true, .shrink_to = 0.8};
  TextSpec craft_{.px = is_compact_ ? 16.5 : 19.0, .colour = ui_.theme().ink2, .line_height = 1.3, .shrink_to = 0.8};
};

// ---------------------------------------------------------------- one room

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
        (pages_ > 1 ? "  ·  " + std::to_string(page_ + 1) + " / " + std::to_string(pages_) : std::string());
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
      draw_hero(ui_, area.take_left(std::round(area.w * (is_compact ? 0.32f : 0.37f)), ui_.px(is_compact ? 20 : 36)),
                room_.kind, room_.head.picture);
    const Head head = measure_head(area.w, area.h);
    Flow flow{.columns = room_.items.size() > 3 && !is_large ? 2 : 1, .gap = gap_of(ui_), .needs = {}};
    const float card_w = (area.w - flow.gap * static_cast<float>(flow.columns - 1)) / static_cast<float>(flow.columns);
    std::vector<ItemCard> cards;
    for (std::size_t i = 0; i < room_.items.size(); ++i) {
      cards.emplace_back(ui_, listen_, room_.items[i], room_.kind == Kind::join ? static_cast<int>(i) + 1 : 0);
      flow.needs.push_back(cards.back().need(card_w));
    }
    if (has_hero && ui_.is_portrait()) {
      // As large as the cards leave it, and never less than a picture needs.
      const float spare = area.h - gap_of(ui_) - head.whole() - flow.whole_height();
      const float hero_h = std::clamp(spare, area.h * (is_large ? 0.2f : 0.3f), area.h * 0.45f);
      draw_hero(ui_, area.take_top(std::round(hero_h), gap_of(ui_)), room_.kind, room_.head.picture);
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
  void turn_to_heard(const Flow& flow, const std::vector<std::vector<Flow::Row>>& pages) {
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
    Flow flow{.columns = is_large ? 2 : 3, .gap = ui_.px(ui_.is_compact() ? 10 : 14), .needs = {}};
    const float card_w = (area.w - flow.gap * static_cast<float>(flow.columns - 1)) / static_cast<float>(flow.columns);
    std::vector<DistrictCard> cards;
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
      need = std::max(need, lowest_fact(ui_, i == 0 ? 2 * width + gap : width, view_.facts[i], static_cast<int>(i)));
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
      draw_fact(ui_, box, view_.facts[static_cast<std::size_t>(place == 0 ? 0 : place - 1)], listen_, place);
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
