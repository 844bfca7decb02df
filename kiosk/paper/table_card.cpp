#include "paper/table_card.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "paper/showcase_words.h"

namespace odop {

namespace {

// Designed on A6 lying.
constexpr double width_mm = 148, height_mm = 105, margin = 6, content = width_mm - 2 * margin;
constexpr double words_mm_min = 62, only_here_width_mm = 52;

class TableCard {
 public:
  TableCard(Typesetter& typesetter, const ShowcaseCardView& view, double scale)
      : view_(view), words_(view), sector_(inks::sector(view.sector)), pen_(typesetter, page_) {
    page_ = {.width_mm = width_mm, .height_mm = height_mm, .scale = scale};
  }

  Result<PrintedPage, ShowcaseRefusal> draw(const std::optional<ShowcaseCode>& code) {
    const double top = put_head(pen_, view_, words_, {margin, margin, content, 7}, 3);
    const double bottom = height_mm - margin;
    double right_width = only_here_width_mm, code_top = bottom - 30;
    if (code) {
      const double module = code->module_mm / page_.scale, side = PagePen::framed_side_mm(code->code, module);
      right_width = side;
      const double x = width_mm - margin - side;
      const auto host =
          pen_.fit(view_.host, {.bold = true, .em_mm = 3.8, .ink = inks::ink}, side, 1, 2.4, Align::centre);
      const auto heading = pen_.fit(words_.first(tr_later("Buy later from home")),
                                    {.bold = true, .em_mm = 4.2, .ink = sector_.ink}, side, 1, 2.8, Align::centre);
      code_top = bottom - side - host.height_mm - heading.height_mm;
      if (code_top < top || content - side - 6 < words_mm_min) return Refused{ShowcaseRefusal::code_large};
      pen_.put(heading, x, code_top - 0.5);
      pen_.framed_code(code->code, view_.link, x, code_top + heading.height_mm, module);
      pen_.put(host, x, bottom - host.height_mm + 0.6);
    } else {
      put_only_here(pen_, view_, words_, {width_mm - margin - right_width, code_top, right_width, 30}, 6);
    }
    const MmBox picture{width_mm - margin - right_width, top + 0.5, right_width, code_top - top - 2};
    if (view_.picture && picture.height >= 14) pen_.picture(view_.picture, picture);
    const MmBox words{margin, top, content - right_width - 6, bottom - top};
    return put_words(words) ? Result<PrintedPage, ShowcaseRefusal>(std::move(page_))
                            : Refused{ShowcaseRefusal::words_long};
  }

 private:
  // Names and price above, the maker's card at the foot; the maker's own words go first when there is no room.
  bool put_words(const MmBox& box) {
    for (const bool with_quote : {true, false})
      for (double size = 1; size >= (with_quote ? 0.8 : 0.6); size -= 0.04) {
        PageColumn names(pen_, box.width), maker(pen_, box.width - maker_words_x() - 3);
        const PageStyle large{.family = Family::serif, .bold = true, .em_mm = 9.5 * size, .ink = inks::indigo_deep};
        auto name = pen_.fit(words_.first(view_.name), large, box.width, 2, 5);
        if (!name.is_whole) name = pen_.fit(words_.first(view_.name), large, box.width, 3, 4);
        names.add(std::move(name));
        names.add(words_.second(view_.name), {.family = Family::serif, .em_mm = 4.8 * size}, 0.4, 2);
        names.add(words_.both(view_.district), {.bold = true, .em_mm = 4.2 * size, .ink = sector_.ink}, 1.2, 1);
        names.add(pen_.fit(words_.price(), {.bold = true, .em_mm = 15 * size, .line_height = line_height::amount},
                           box.width, 1, 6),
                  1);
        std::string below = words_.unit();
        if (view_.kind == ProductKind::unique) below = words_.both(tr_later("Only one piece"));
        names.add(below, {.bold = true, .em_mm = 3.6 * size, .ink = inks::ink}, 0, 1);
        names.add(words_.tax(" · "), {.em_mm = 3 * size, .ink = inks::ink2}, 0.2, 2);
        fill_maker(maker, size, with_quote);
        const double maker_height = maker.height_mm() > 0 ? std::max(maker.height_mm() + 4, 14.0) : 0;
        if (!names.is_whole() || !maker.is_whole() || names.height_mm() + maker_height + 2 > box.height) continue;
        names.put(box.x, box.y);
        if (maker_height > 0) put_maker({box.x, box.bottom() - maker_height, box.width, maker_height}, maker);
        return true;
      }
    return false;
  }

  bool has_maker() const { return !words_.first(view_.maker).empty(); }
  double maker_words_x() const { return has_maker() ? 16 : 3; }

  void fill_maker(PageColumn& column, double size, bool with_quote) {
    if (!has_maker()) {
      if (with_quote) {
        column.add(words_.first(view_.story), {.em_mm = 3.5 * size, .line_height = 1.3});
        column.add(words_.second(view_.story), {.em_mm = 3 * size, .ink = inks::ink2, .line_height = 1.3}, 0.8);
      }
      return;
    }
    column.add(words_.both(view_.maker), {.bold = true, .em_mm = 4.2 * size});
    column.add(words_.both(view_.craft), {.em_mm = 3.1 * size, .ink = inks::ink2});
    if (with_quote) {
      const PageStyle style{.family = Family::serif, .em_mm = 3.6 * size, .line_height = 1.3};
      column.add(words_.quote(words_.first_language()), style, 0.8);
    }
    column.add(words_.maker_number(), {.bold = true, .em_mm = 2.7 * size, .ink = sector_.ink}, 0.8);
  }

  void put_maker(const MmBox& box, const PageColumn& words) {
    pen_.fill(box, sector_.tint, 2.4);
    if (has_maker()) {
      const double radius = 5.5, x = box.x + 8, y = box.y + box.height / 2;
      pen_.fill({x - radius, y - radius, 2 * radius, 2 * radius}, sector_.ink, radius);
      const auto initial = pen_.set(first_letter(words_.first(view_.maker)),
                                    {.family = Family::serif, .bold = true, .em_mm = 6.5, .ink = inks::paper},
                                    2 * radius, 1, Align::centre);
      pen_.put(initial, x - radius, y - (initial.ink_top_mm + initial.ink_bottom_mm) / 2);
    }
    words.put(box.x + maker_words_x(), box.y + (box.height - words.height_mm()) / 2);
  }

  static std::string first_letter(const std::string& name) {
    std::size_t end = 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
    return name.substr(0, end);
  }

  const ShowcaseCardView& view_;
  const ShowcaseWords words_;
  const inks::Sector& sector_;
  PrintedPage page_;
  PagePen pen_;
};

}  // namespace

Result<PrintedPage, ShowcaseRefusal> draw_table_card(Typesetter& typesetter, const ShowcaseCardView& view,
                                                     const ShowcasePaper& paper, int reading_distance_mm) {
  std::optional<ShowcaseCode> code;
  if (!view.link.empty()) {
    code = showcase_code(view.link, ShowcaseKind::table_card, reading_distance_mm);
    if (!code) return Refused{ShowcaseRefusal::code_large};
  }
  return TableCard(typesetter, view, scale_to(paper, width_mm, height_mm)).draw(code);
}

}  // namespace odop
