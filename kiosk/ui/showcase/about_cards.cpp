#include "ui/showcase/about_cards.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/showcase/hex_map.h"
#include "ui/widgets.h"

namespace odop::ui {

// ---------------------------------------------------------------- pages

std::vector<std::vector<AboutFlow::Row>> AboutFlow::pages() const {
  auto best = pages_of(1);
  const auto rows_of_last = [](const std::vector<std::vector<Row>>& all) { return all.back().size(); };
  for (const float part : {0.9f, 0.8f, 0.7f, 0.6f, 0.5f})
    if (auto tried = pages_of(part); tried.size() == best.size() && rows_of_last(tried) > rows_of_last(best))
      best = std::move(tried);
  return best;
}

std::vector<std::vector<AboutFlow::Row>> AboutFlow::pages_of(float part) const {
  std::vector<std::vector<Row>> all(1);
  float left = first_h, wanted = first_h * part;
  for (std::size_t i = 0; i < needs.size(); i += static_cast<std::size_t>(columns)) {
    Row row{i, 0};
    for (std::size_t k = i; k < std::min(needs.size(), i + static_cast<std::size_t>(columns)); ++k)
      row.height = std::max(row.height, needs[k]);
    const bool has_no_room = row.height > left && !(all.back().empty() && all.size() > 1);
    if (has_no_room || (row.height > wanted && !all.back().empty())) {
      all.emplace_back();
      left = later_h;
      wanted = later_h * part;
    }
    row.height = std::min(row.height, left);
    left -= row.height + gap;
    wanted -= row.height + gap;
    all.back().push_back(row);
  }
  return all;
}

float AboutFlow::whole_height() const {
  float height = 0;
  for (std::size_t i = 0; i < needs.size(); i += static_cast<std::size_t>(columns)) {
    const auto end =
        needs.begin() + static_cast<std::ptrdiff_t>(std::min(needs.size(), i + static_cast<std::size_t>(columns)));
    height += *std::max_element(needs.begin() + static_cast<std::ptrdiff_t>(i), end) + (i > 0 ? gap : 0);
  }
  return height;
}

int AboutFlow::page_of(std::size_t item, const std::vector<std::vector<Row>>& all) const {
  for (std::size_t page = 0; page < all.size(); ++page)
    for (const Row& row : all[page])
      if (item >= row.first && item < row.first + static_cast<std::size_t>(columns)) return static_cast<int>(page);
  return 0;
}

void AboutFlow::draw(Rect area, const std::vector<Row>& rows, float stretch_max,
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

// ---------------------------------------------------------------- pieces

namespace {

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

}  // namespace

void draw_about_fact(Ui& ui, const Rect& box, const AboutView::Fact& fact, const ListenView& listen, int place) {
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

float lowest_about_fact(Ui& ui, float width, const AboutView::Fact& fact, int place) {
  const bool is_compact = ui.is_compact();
  FactWords words(ui, fact, {}, place);
  words.sentence.px *= 0.75;
  const float inside_w = width - 2 * ui.px(is_compact ? 18 : 28);
  return ui.text_height(inside_w, fact.figure, words.figure) + ui.text_height(inside_w, fact.sentence, words.sentence) +
         ui.text_height(inside_w, fact.source_line, words.source) + 2 * ui.px(is_compact ? 14 : 20) + ui.px(24);
}

void draw_about_hero(Ui& ui, const Rect& rect, const SectorInk& ink, std::string_view picture) {
  const Theme& theme = ui.theme();
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

AboutItemCard::AboutItemCard(Ui& ui, const ListenView& listen, const AboutView::Item& item, int number)
    : ui_(ui), item_(item), number_(number), is_compact_(ui.is_compact()) {
  title_.marked = listen.mark(item.place, item.title);
  text_.marked = listen.mark(item.place, item.text);
}

float AboutItemCard::need(float width) const {
  const float w = words_w(width);
  return above() + below() + ui_.text_height(w, item_.title, title_) + spaced(ui_.text_height(w, item_.text, text_)) +
         spaced(source_h(w));
}

bool AboutItemCard::draw(const Rect& box, const SectorInk& sector) const {
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

AboutDistrictCard::AboutDistrictCard(Ui& ui, const ListenView& listen, const AboutView::Item& item, int number)
    : ui_(ui), item_(item), number_(number), is_compact_(ui.is_compact()) {
  name_.marked = listen.mark(item.place, item.title);
  craft_.marked = listen.mark(item.place, item.text);
}

bool AboutDistrictCard::draw(const Rect& rect) const {
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

}  // namespace odop::ui
