#include "paper/table_card.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "paper/showcase_words.h"

namespace odop {

namespace {

// Designed on A6 lying.
constexpr double width_mm = 148, height_mm = 105, margin = 6, content = width_mm - 2 * margin;
constexpr double words_mm_min = 62, only_here_width_mm = 52, only_here_height_mm = 30;

class TableCard {
 public:
  TableCard(Typesetter& typesetter, const ShowcaseCardView& view, double scale)
      : view_(view), words_(view), sector_(inks::sector(view.sector)), pen_(typesetter, page_) {
    page_ = {.width_mm = width_mm, .height_mm = height_mm, .scale = scale};
  }

  Result<PrintedPage, ShowcaseRefusal> draw(const std::optional<ShowcaseCode>& code) {
    const double top = put_head(pen_, view_, words_, {margin, margin, content, 7}, 3);
    const double bottom = height_mm - margin;
    const auto heading_style = PageStyle{.bold = true, .em_mm = 4.2, .ink = sector_.ink};
    PagePen::Words heading, host;
    double right_width = only_here_width_mm, right_height = only_here_height_mm, module = 0;
    if (code) {
      module = code->module_mm / page_.scale;
      right_width = PagePen::framed_side_mm(code->code, module);
      heading =
          pen_.fit(words_.first(tr_later("Buy later from home")), heading_style, right_width, 1, 2.8, Align::centre);
      host = pen_.fit(view_.host, {.bold = true, .em_mm = 3.8}, right_width, 1, 2.4, Align::centre);
      right_height = heading.height_mm + right_width + host.height_mm;
      if (right_height > bottom - top || content - right_width - 6 < words_mm_min)
        return Refused{ShowcaseRefusal::code_large};
    }
    const auto free = put_words({margin, top, content - right_width - 6, bottom - top});
    if (!free) return Refused{ShowcaseRefusal::words_long};

    // The picture goes above the code, or below the words where no maker's card takes that place: where it is larger.
    const MmBox right{width_mm - margin - right_width, bottom - right_height, right_width, right_height};
    const MmBox above{right.x, top + 0.5, right_width, right.y - top - 2};
    const bool is_below_words = view_.picture && free->height > above.height;
    double y = right.y;
    if (is_below_words) y = top + (bottom - top - right_height) / 2;
    if (view_.picture && std::max(free->height, above.height) >= 14)
      pen_.picture(view_.picture, is_below_words ? *free : above);
    if (!code) {
      put_only_here(pen_, view_, words_, {right.x, y, right.width, right.height}, 6);
      return std::move(page_);
    }
    pen_.put(heading, right.x, y - 0.5);
    pen_.framed_code(code->code, view_.link, right.x, y + heading.height_mm, module);
    pen_.put(host, right.x, y + right_height - host.height_mm + 0.6);
    return std::move(page_);
  }

 private:
  // Names and price above, the maker's card at the foot; the maker's own words go first when there is no room. Returns
  // what is left between the two; nothing when they do not fit.
  std::optional<MmBox> put_words(const MmBox& box) {
    for (const bool with_quote : {true, false})
      for (double size = 1; size >= (with_quote ? 0.8 : 0.6); size -= 0.04) {
        PageColumn names(pen_, box.width), price(pen_, box.width), maker(pen_, box.width - maker_words_x() - 3);
        const PageStyle large{.family = Family::serif, .bold = true, .em_mm = 9.5 * size, .ink = inks::indigo_deep};
        auto name = pen_.fit(words_.first(view_.name), large, box.width, 2, 5);
        if (!name.is_whole) name = pen_.fit(words_.first(view_.name), large, box.width, 3, 4);
        names.add(std::move(name));
        names.add(words_.second(view_.name), {.family = Family::serif, .em_mm = 4.8 * size}, 0.4, 2);
        names.add(words_.both(view_.district), {.bold = true, .em_mm = 4.2 * size, .ink = sector_.ink}, 1.2, 1);
        price.add(pen_.fit(words_.price(), {.bold = true, .em_mm = 15 * size, .line_height = line_height::amount},
                           box.width, 1, 6));
        std::string below = words_.unit();
        if (view_.kind == ProductKind::unique) below = words_.both(tr_later("Only one piece"));
        price.add(below, {.bold = true, .em_mm = 3.6 * size, .ink = inks::ink}, 0, 1);
        price.add(words_.tax(" · "), {.em_mm = 3 * size, .ink = inks::ink2}, 0.2, 2);
        fill_maker(maker, size, with_quote);
        const double maker_height = maker.height_mm() > 0 ? std::max(maker.height_mm() + 4, 14.0) : 0;
        const double words_height = names.height_mm() + 1 + price.height_mm();
        if (!names.is_whole() || !price.is_whole() || !maker.is_whole() || words_height + maker_height + 2 > box.height)
          continue;
        names.put(box.x, box.y);
        if (maker_height == 0) {  // the price takes the foot
          const double price_top = box.bottom() - price.height_mm();
          price.put(box.x, price_top);
          return MmBox{box.x, box.y + names.height_mm() + 2, box.width, price_top - box.y - names.height_mm() - 3};
        }
        price.put(box.x, box.y + names.height_mm() + 1);
        put_maker({box.x, box.bottom() - maker_height, box.width, maker_height}, maker);
        return MmBox{box.x, box.y + words_height + 2, box.width, box.height - words_height - maker_height - 4};
      }
    return std::nullopt;
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
  const auto code = code_on_card(view, ShowcaseKind::table_card, reading_distance_mm);
  if (!code) return Refused{code.reason()};
  return TableCard(typesetter, view, scale_to(paper, width_mm, height_mm)).draw(*code);
}

}  // namespace odop
