#include "paper/shelf_card.h"

#include <algorithm>
#include <optional>

#include "paper/showcase_words.h"

namespace odop {

namespace {

// Designed on A6 lying; the picture of it is 1240 x 874 dots at 210 dpi.
constexpr double width_mm = 148, height_mm = 105, margin = 6, content = width_mm - 2 * margin;
constexpr double picture_width_mm = 69, picture_height_mm = 44, price_em_mm = 20, code_mm_max = 46;

class ShelfCard {
 public:
  ShelfCard(Typesetter& typesetter, const ShowcaseCardView& view, double scale)
      : view_(view), words_(view), sector_(inks::sector(view.sector)), pen_(typesetter, page_) {
    page_ = {.width_mm = width_mm, .height_mm = height_mm, .scale = scale};
  }

  Result<PrintedPage, ShowcaseRefusal> draw(const std::optional<ShowcaseCode>& code) {
    const double top = put_head(pen_, view_, words_, {margin, margin, content, 8}, 3);
    const double bottom = height_mm - margin;
    double code_left = width_mm - margin - 58, code_top = bottom - 26;
    if (code) {
      const double module = code->module_mm / page_.scale, side = PagePen::framed_side_mm(code->code, module);
      if (side > code_mm_max) return Refused{ShowcaseRefusal::code_large};
      code_left = width_mm - margin - side;
      code_top = bottom - side;
      pen_.framed_code(code->code, view_.link, code_left, code_top, module);
    } else {
      put_only_here(pen_, view_, words_, {code_left, code_top, 58, 26}, 6);
    }
    // The picture keeps clear of the code, whatever the strip of a demonstration took.
    const double picture_height = std::min(picture_height_mm, code_top - top - 2);
    const double picture_width = view_.picture ? std::min(picture_width_mm, picture_height * 4 / 3) : 0;
    if (view_.picture && picture_height > 10)
      pen_.picture(view_.picture, {width_mm - margin - picture_width, top, picture_width, picture_height});

    const auto price = set_price(code ? content * 0.48 : content - 58 - 5);
    const PageStyle small{.em_mm = 3.3, .ink = inks::ink2};
    PageColumn below(pen_, price.second);
    below.add(words_.unit(), {.bold = true, .em_mm = 4.4});
    below.add(words_.tax(), small);
    const double price_top = bottom - below.height_mm() - price.first.height_mm;
    pen_.put(price.first, margin, price_top);
    below.put(margin, bottom - below.height_mm());
    if (code) {
      const double caption_left = margin + std::max(price.first.widest_mm, 30.0) + 3;
      if (!put_caption({caption_left, code_top, code_left - 3 - caption_left, bottom - code_top}))
        return Refused{ShowcaseRefusal::code_large};
    }
    const MmBox names{margin, top, content - picture_width - 4, price_top - top - 1};
    if (!price.first.is_whole || !put_names(names)) return Refused{ShowcaseRefusal::words_long};
    return std::move(page_);
  }

 private:
  std::pair<PagePen::Words, double> set_price(double width) {
    return {
        pen_.fit(words_.price(), {.bold = true, .em_mm = price_em_mm, .line_height = line_height::amount}, width, 1, 9),
        width};
  }

  bool put_caption(const MmBox& box) {
    for (double size = 1; size >= 0.6; size -= 0.05) {
      PageColumn column(pen_, box.width, Align::end);
      column.add(words_.first(tr_later("Buy later from home")), {.bold = true, .em_mm = 4.2 * size});
      column.add(words_.second(tr_later("Buy later from home")), {.em_mm = 3.3 * size, .ink = inks::ink2}, 0.4);
      column.add(words_.first(view_.marketplace), {.em_mm = 4 * size, .ink = inks::ink}, 1);
      column.add(pen_.fit(view_.host, {.em_mm = 3.5 * size, .ink = inks::ink2}, box.width, 1, 2.2, Align::end));
      if (!column.is_whole() || column.height_mm() > box.height) continue;
      column.put(box.x, box.y + (box.height - column.height_mm()) / 2);
      return true;
    }
    return false;
  }

  bool put_names(const MmBox& box) {
    for (const bool with_detail : {true, false})
      for (double size = 1; size >= (with_detail ? 0.8 : 0.5); size -= 0.05) {
        PageColumn column(pen_, box.width);
        column.add(pen_.fit(words_.first(view_.name),
                            {.family = Family::serif, .bold = true, .em_mm = 10 * size, .ink = inks::indigo_deep},
                            box.width, 3, 4.4));
        column.add(words_.second(view_.name), {.family = Family::serif, .em_mm = 5 * size}, 0.4);
        column.add(words_.both(view_.district), {.bold = true, .em_mm = 4.2 * size, .ink = sector_.ink}, 1.4);
        if (view_.kind == ProductKind::unique)
          column.add(words_.both(tr_later("Only one piece")), {.bold = true, .em_mm = 3.6 * size}, 1);
        if (with_detail) {
          column.add(words_.first(view_.detail), {.em_mm = 3.6 * size, .line_height = 1.3}, 1.2);
          column.add(words_.made_by(), {.em_mm = 3.6 * size, .line_height = 1.3}, 0.6);
        }
        if (!column.is_whole() || column.height_mm() > box.height) continue;
        column.put(box.x, box.y + 1);
        return true;
      }
    return false;
  }

  const ShowcaseCardView& view_;
  const ShowcaseWords words_;
  const inks::Sector& sector_;
  PrintedPage page_;
  PagePen pen_;
};

}  // namespace

Result<PrintedPage, ShowcaseRefusal> draw_shelf_card(Typesetter& typesetter, const ShowcaseCardView& view,
                                                     const ShowcasePaper& paper, int reading_distance_mm) {
  const auto code = code_on_card(view, ShowcaseKind::shelf_card, reading_distance_mm);
  if (!code) return Refused{code.reason()};
  return ShelfCard(typesetter, view, scale_to(paper, width_mm, height_mm)).draw(*code);
}

}  // namespace odop
