#include "paper/poster.h"

#include <algorithm>
#include <optional>

#include "paper/showcase_words.h"

namespace odop {

namespace {

// Designed on A4 standing; the larger papers are the same shape.
constexpr double width_mm = 210, height_mm = 297, margin = 10, content = width_mm - 2 * margin;
constexpr double buy_column_mm_min = 44, panel_mm_min = 44, only_here_mm = 46;
constexpr double high_panel_mm = 112, frame_mm = 2.5;

class Poster {
 public:
  Poster(Typesetter& typesetter, const ShowcaseCardView& view, double scale)
      : view_(view), words_(view), sector_(inks::sector(view.sector)), pen_(typesetter, page_) {
    page_ = {.width_mm = width_mm, .height_mm = height_mm, .scale = scale};
  }

  Result<PrintedPage, ShowcaseRefusal> draw(const std::optional<ShowcaseCode>& code) {
    double y = put_head(pen_, view_, words_, {margin, margin, content, 11}, 4.6);
    y = put_names(y);
    const double foot = put_foot() - 5;
    double row_top = foot - only_here_mm;
    if (code) {
      const double module = code->module_mm / page_.scale, side = PagePen::framed_side_mm(code->code, module);
      const double column = content - side - 7;
      if (column < buy_column_mm_min) return Refused{ShowcaseRefusal::code_large};
      row_top = foot - side;
      pen_.framed_code(code->code, view_.link, width_mm - margin - side, row_top, module);
      if (!put_buying({margin, row_top, column, side})) return Refused{ShowcaseRefusal::code_large};
    } else {
      put_only_here(pen_, view_, words_, {margin, row_top, content, only_here_mm}, 13);
    }
    const MmBox panel{margin, y + 3, content, row_top - y - 8};
    if (!names_fit_) return Refused{ShowcaseRefusal::words_long};
    if (panel.height < panel_mm_min) return Refused{ShowcaseRefusal::code_large};
    if (!put_panel(panel)) return Refused{ShowcaseRefusal::words_long};
    return std::move(page_);
  }

 private:
  // On one line where the letters stay large enough to be read across the aisle, else on two or, smaller, on three.
  PagePen::Words name_of_product() {
    struct Try {
      int lines;
      double em_mm, em_mm_min;
    };
    PagePen::Words words;
    for (const Try& wish : {Try{1, 20, 14}, Try{2, 15.5, 10}, Try{3, 11, 8}}) {
      words = pen_.fit(words_.first(view_.name),
                       {.family = Family::serif, .bold = true, .em_mm = wish.em_mm, .ink = inks::indigo_deep}, content,
                       wish.lines, wish.em_mm_min);
      if (words.is_whole) break;
    }
    return words;
  }

  double put_names(double y) {
    const auto name = name_of_product();
    names_fit_ = name.is_whole;
    pen_.put(name, margin, y);
    y += name.height_mm;
    const std::string second = words_.second(view_.name);
    if (second.empty()) return y;
    auto english = pen_.fit(second, {.family = Family::serif, .em_mm = 9, .ink = inks::ink}, content, 1, 6.4);
    if (!english.is_whole) english = pen_.fit(second, {.family = Family::serif, .em_mm = 6.4}, content, 2, 5);
    names_fit_ = names_fit_ && english.is_whole;
    pen_.put(english, margin, y + 0.5);
    return y + 0.5 + english.height_mm;
  }

  double put_foot() {
    const PageStyle style{.em_mm = 3.9, .ink = inks::ink2};
    const auto programme =
        pen_.set(words_.programme(), {.bold = true, .em_mm = 3.9, .ink = sector_.ink}, content, 1, Align::end);
    const double top = height_mm - margin - programme.height_mm;
    pen_.put(programme, margin, top);
    pen_.put(pen_.fit(words_.foot(), style, content - programme.widest_mm - 6, 1, 2.6), margin, top);
    return top;
  }

  // Beside the code: what it is for, and where it leads. The code without these words would be a riddle.
  bool put_buying(const MmBox& box) {
    for (double size = 1; size >= 0.6; size -= 0.05) {
      PageColumn above(pen_, box.width), below(pen_, box.width);
      const char* heading = tr_later("Buy later from home");
      above.add(pen_.fit(words_.first(heading),
                         {.family = Family::serif, .bold = true, .em_mm = 10.5 * size, .ink = inks::indigo_deep},
                         box.width, 2, 6));
      above.add(words_.second(heading), {.family = Family::serif, .em_mm = 6 * size, .ink = inks::ink}, 1);
      const char* how = tr_later("Point your phone's camera at the code. It uses your phone's internet.");
      above.add(words_.first(how), {.em_mm = 4.6 * size, .ink = inks::ink, .line_height = line_height::small}, 4);
      above.add(words_.second(how), {.em_mm = 4 * size, .ink = inks::ink2, .line_height = line_height::small}, 1.5);
      below.add(pen_.fit(words_.both(view_.marketplace), {.bold = true, .em_mm = 7.4 * size, .ink = sector_.ink},
                         box.width, 1, 3.6));
      below.add(pen_.fit(view_.host, {.bold = true, .em_mm = 6 * size, .ink = inks::ink}, box.width, 1, 3.6), 0.5);
      below.add(words_.first(view_.marketplace_note), {.em_mm = 3.8 * size, .ink = inks::ink2}, 1.5);
      if (!above.is_whole() || !below.is_whole() || above.height_mm() + below.height_mm() + 4 > box.height) continue;
      above.put(box.x, box.y);
      below.put(box.x, box.bottom() - below.height_mm());
      return true;
    }
    return false;
  }

  // The picture with where it comes from, what it costs and who made it: beside it, or below it where the panel is
  // high.
  bool put_panel(const MmBox& panel) {
    pen_.fill(panel, sector_.tint, 5);
    return view_.picture && panel.height >= high_panel_mm ? put_high_panel(panel) : put_wide_panel(panel);
  }

  bool put_wide_panel(const MmBox& panel) {
    const double picture_height = panel.height - 2 * frame_mm;
    const double picture_width = view_.picture ? picture_height * 4 / 3 : 0;
    const double x = panel.x + 6 + (view_.picture ? picture_width + 2 : 0), width = panel.right() - 5 - x;
    put_picture({panel.x + frame_mm, panel.y + frame_mm, picture_width, picture_height});
    return with_fitting_story([&](double size, bool with_story) {
      PageColumn column(pen_, width);
      add_place(column, width, size);
      add_price(column, width, size, 2.5 * size);
      if (with_story) add_story(column, size, 4 * size);
      if (!column.is_whole() || column.height_mm() > panel.height - 6) return false;
      column.put(x, panel.y + (panel.height - column.height_mm()) / 2);
      return true;
    });
  }

  bool put_high_panel(const MmBox& panel) {
    const double width = (panel.width - 18) / 2, right = panel.x + 12 + width;
    return with_fitting_story([&](double size, bool with_story) {
      PageColumn place(pen_, width), price(pen_, width);
      add_place(place, width, size);
      if (with_story) add_story(place, size, 2.5 * size);
      add_price(price, width, size, 0);
      const double words = std::max(place.height_mm(), price.height_mm()) + 6;
      const MmBox picture{panel.x + frame_mm, panel.y + frame_mm, panel.width - 2 * frame_mm,
                          panel.height - frame_mm - words};
      if (!place.is_whole() || !price.is_whole() || picture.height < panel.height * 0.55) return false;
      put_picture(picture);
      place.put(panel.x + 6, picture.bottom() + 3);
      price.put(right, picture.bottom() + 3);
      return true;
    });
  }

  void put_picture(const MmBox& frame) {
    if (!view_.picture) return;
    pen_.fill(frame, inks::card, 3.5);
    MmBox inside = frame.inset(2);
    // Nobody is to take our own drawing for the thing itself, and who took a photograph is named.
    std::string said;
    if (!view_.is_photograph)
      said = words_.first(tr_later("Picture in block-print style. See the real piece on the stall."));
    else if (const std::string& by = words_.first(view_.photo_credit); !by.empty())
      said = fill(words_.first(tr_later("Photograph: {0}")), {by});
    if (!said.empty()) {
      const auto words = pen_.fit(said, {.em_mm = 3.2, .ink = inks::ink2}, inside.width, 1, 2, Align::centre);
      inside.height -= words.height_mm;
      pen_.put(words, inside.x, inside.bottom() + 0.6);
    }
    pen_.picture(view_.picture, inside);
  }

  // The largest letters; rather no story than small ones.
  template <typename Put>
  bool with_fitting_story(Put&& put) {
    for (double size = 1; size >= 0.77; size -= 0.05)
      if (put(size, true)) return true;
    for (double size = 1; size >= 0.55; size -= 0.05)
      if (put(size, false)) return true;
    return false;
  }

  void add_place(PageColumn& column, double width, double size) {
    if (const std::string sector = words_.both(view_.sector_name); !sector.empty())
      column.add(pen_.fit(sector, {.bold = true, .em_mm = 4.6 * size, .ink = inks::ink2}, width, 1, 3));
    const std::string district = words_.both(view_.district);
    if (district.empty()) return;
    const PageStyle style{.family = Family::serif, .bold = true, .em_mm = 8.6 * size, .ink = sector_.ink};
    auto words = pen_.fit(district, style, width, 1, 5);
    if (!words.is_whole) words = pen_.fit(district, style, width, 2, 4.4);
    column.add(std::move(words), 0.5);
  }

  void add_price(PageColumn& column, double width, double size, double gap) {
    const auto price =
        pen_.fit(words_.price(), {.bold = true, .em_mm = 24 * size, .line_height = line_height::amount}, width, 1, 8);
    // Digits reach neither the top nor the foot of their line.
    const double below = -0.1 * price.em_mm;
    column.add(price, gap);
    column.add(words_.unit(), {.bold = true, .em_mm = 5.4 * size}, below);
    column.add(words_.tax(" · "), {.em_mm = 4.2 * size, .ink = inks::ink2}, words_.unit().empty() ? below : 0);
    if (view_.kind == ProductKind::unique)
      column.add(words_.both(tr_later("Only one piece")), {.bold = true, .em_mm = 5 * size, .ink = sector_.ink},
                 1.5 * size);
  }

  void add_story(PageColumn& column, double size, double gap) {
    const std::string quote = words_.quote(words_.first_language());
    const std::string& story = quote.empty() ? words_.first(view_.story) : quote;
    column.add(story, {.family = Family::serif, .em_mm = 5.2 * size, .line_height = 1.3}, gap);
    column.add(words_.made_by(), {.bold = true, .em_mm = 4.8 * size}, (quote.empty() ? 3 : 1) * size);
  }

  const ShowcaseCardView& view_;
  const ShowcaseWords words_;
  const inks::Sector& sector_;
  PrintedPage page_;
  PagePen pen_;
  bool names_fit_ = true;
};

}  // namespace

Result<PrintedPage, ShowcaseRefusal> draw_poster(Typesetter& typesetter, const ShowcaseCardView& view,
                                                 const ShowcasePaper& paper, int reading_distance_mm) {
  const auto code = code_on_card(view, ShowcaseKind::poster, reading_distance_mm);
  if (!code) return Refused{code.reason()};
  return Poster(typesetter, view, scale_to(paper, width_mm, height_mm)).draw(*code);
}

}  // namespace odop
