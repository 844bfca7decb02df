// The printed pieces of the exhibition "About ODOP", and how they flow over a room's pages. For about_screen.cpp beside
// it only. UI thread only.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "ui/geometry.h"
#include "ui/showcase/listen.h"
#include "ui/showcase/views.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace odop::ui {

// Boxes of different need, row by row; each page takes as many rows as its height allows.
struct AboutFlow {
  int columns = 1;
  float gap = 0;
  std::vector<float> needs;        // height each box must have
  float first_h = 0, later_h = 0;  // of the first page and of the others

  struct Row {
    std::size_t first = 0;
    float height = 0;
  };
  // As few as there is room for, and none of them fuller than it must be: the last is not left with one box.
  std::vector<std::vector<Row>> pages() const;
  float whole_height() const;  // of all rows below one another
  int page_of(std::size_t item, const std::vector<std::vector<Row>>& all) const;
  std::vector<std::vector<Row>> pages_of(float part) const;  // of the room

  // Draws the rows of a page into the area; what is left over makes each row at most so much higher.
  void draw(Rect area, const std::vector<Row>& rows, float stretch_max,
            const std::function<void(std::size_t, const Rect&)>& draw_box) const;
};

// One figure, what it counts and who says so, under a band in one of the sectors' inks. The first is larger.
void draw_about_fact(Ui& ui, const Rect& box, const AboutView::Fact& fact, const ListenView& listen, int place);
// The lowest card in which all of it stands below one another, its sentence a little smaller than it would like.
float lowest_about_fact(Ui& ui, float width, const AboutView::Fact& fact, int place);

// The room's picture on a plate of its own colour.
void draw_about_hero(Ui& ui, const Rect& rect, const SectorInk& ink, std::string_view picture);

// A card with words: what happened when, a way in, a source. number 0: it has none.
class AboutItemCard {
 public:
  AboutItemCard(Ui& ui, const ListenView& listen, const AboutView::Item& item, int number);
  float need(float width) const;
  bool draw(const Rect& box, const SectorInk& sector) const;  // true when it was touched and has something to open

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
  const AboutView::Item& item_;
  int number_;
  bool is_compact_;
  TextSpec title_{.px = is_compact_ ? 22.0 : 27.0, .bold = true, .family = Family::serif, .shrink_to = 0.8};
  TextSpec text_{.px = is_compact_ ? 19.0 : 23.0, .line_height = 1.4, .shrink_to = 0.8};
  TextSpec source_{.px = is_compact_ ? 16.0 : 18.0, .colour = ui_.theme().ink2, .line_height = 1.3, .shrink_to = 0.8};
};

// A district of the map: its number, its craft's picture, its name and its craft.
class AboutDistrictCard {
 public:
  AboutDistrictCard(Ui& ui, const ListenView& listen, const AboutView::Item& item, int number);
  float need(float width) const { return picture_h_min() + words_h(width) + 2 * pad() + ui_.px(8); }
  bool draw(const Rect& rect) const;  // true when it was touched

 private:
  float pad() const { return ui_.px(is_compact_ ? 9 : 14); }
  float picture_h_min() const { return ui_.px(is_compact_ ? 46 : 88); }
  float words_h(float width) const {
    const float w = width - 2 * pad();
    return ui_.text_height(w, item_.title, name_) + ui_.text_height(w, item_.text, craft_);
  }
  Ui& ui_;
  const AboutView::Item& item_;
  int number_;
  bool is_compact_;
  TextSpec name_{.px = is_compact_ ? 20.0 : 25.0, .bold = true, .shrink_to = 0.8};
  TextSpec craft_{.px = is_compact_ ? 16.5 : 19.0, .colour = ui_.theme().ink2, .line_height = 1.3, .shrink_to = 0.8};
};

}  // namespace odop::ui
