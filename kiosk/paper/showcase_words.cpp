#include "paper/showcase_words.h"

#include "text/indian_numbers.h"

namespace odop {

namespace {

std::string joined(const std::string& first, const std::string& second, const char* between) {
  if (second.empty() || second == first) return first;
  return first.empty() ? second : first + between + second;
}

}  // namespace

std::string ShowcaseWords::both(const LocalText& text) const {
  return joined(first(text), second(text), " · ");
}

std::string ShowcaseWords::both(const char* msgid) const {
  return joined(first(msgid), second(msgid), " · ");
}

std::string ShowcaseWords::price() const {
  const std::string amount = format_rupees(view_.price);
  return view_.is_lowest_price ? fill(words_.first().tr("from {0}"), {amount}) : amount;
}

std::string ShowcaseWords::unit() const {
  if (!is_measured(view_.kind)) return {};
  const std::string first = unit_of_price(view_.kind, words_.first());
  return "/ " + (is_both() ? joined(first, unit_of_price(view_.kind, words_.english()), " · ") : first);
}

std::string ShowcaseWords::tax(const char* between) const {
  const auto in = [&](const Translator& words) -> std::string {
    if (view_.mrp) return fill(words.tr_ctx("paper", "MRP {0} incl. of all taxes"), {format_rupees(*view_.mrp)});
    return words.tr_ctx("paper", "incl. of all taxes");
  };
  return is_both() ? joined(in(words_.first()), in(words_.english()), between) : in(words_.first());
}

std::string ShowcaseWords::made_by() const {
  if (first(view_.maker).empty()) return {};
  return fill(words_.first().tr_ctx("paper", "Made by {0}"), {first(view_.maker)});
}

std::string ShowcaseWords::maker_number() const {
  if (view_.maker_code.empty()) return {};
  return fill(words_.first().tr_ctx("paper", "Maker {0} in the fair's list"), {view_.maker_code});
}

std::string ShowcaseWords::foot() const {
  return joined(first(view_.event), first(view_.stall), " · ");
}

std::string ShowcaseWords::mark() const {
  const auto in = [&](Language language) -> std::string {
    const Translator& words = Translator::of(language);
    return view_.is_training ? words.tr_ctx("paper", "TRAINING") : words.tr_ctx("paper", "DEMONSTRATION");
  };
  return view_.is_demo || view_.is_training ? in(Language::hi) + " · " + in(Language::en) : std::string{};
}

std::string ShowcaseWords::quote(Language language) const {
  const std::string& words = view_.quote.in(language);
  return words.empty() ? std::string{} : "“" + words + "”";
}

double put_head(PagePen& pen, const ShowcaseCardView& view, const ShowcaseWords& words, const MmBox& band,
                double mark_em_mm) {
  pen.band(band, inks::sector(view.sector));
  const double gap = band.height * 0.25, below = band.height * 0.42;  // vowel signs stand above their line
  const std::string mark = words.mark();
  if (mark.empty()) return band.bottom() + below;
  const auto set =
      pen.set(mark, {.bold = true, .em_mm = mark_em_mm, .ink = inks::turmeric_deep}, band.width, 1, Align::centre);
  const MmBox strip{band.x, band.bottom() + gap, band.width, set.height_mm + mark_em_mm * 0.3};
  pen.fill(strip, inks::turmeric_tint, mark_em_mm * 0.4);
  pen.put(set, strip.x, strip.y + mark_em_mm * 0.15);
  return strip.bottom() + below;
}

void put_only_here(PagePen& pen, const ShowcaseCardView& view, const ShowcaseWords& words, const MmBox& box,
                   double em_mm) {
  const inks::Sector& sector = inks::sector(view.sector);
  pen.outline(box, sector.ink, em_mm * 0.06, em_mm * 0.3);
  const double width = box.width - em_mm;
  PageColumn column(pen, width, Align::centre);
  const char* sentence = tr_later("This is found only on the stall");
  column.add(pen.fit(words.first(sentence), {.family = Family::serif, .bold = true, .em_mm = em_mm, .ink = sector.ink},
                     width, 4, em_mm * 0.5, Align::centre));
  column.add(words.second(sentence), {.em_mm = em_mm * 0.55, .ink = inks::ink2}, em_mm * 0.2);
  column.put(box.x + em_mm / 2, box.y + (box.height - column.height_mm()) / 2);
}

}  // namespace odop
