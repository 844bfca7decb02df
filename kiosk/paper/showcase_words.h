// The words of posters and cards in the languages of the paper, and the parts that all of them have. Used by
// poster.cpp, table_card.cpp and shelf_card.cpp, on the thread that owns the Typesetter.
#pragma once

#include <string>

#include "paper/page_pen.h"
#include "paper/showcase_card.h"

namespace odop {

class ShowcaseWords {
 public:
  explicit ShowcaseWords(const ShowcaseCardView& view) : view_(view), words_(view.language) {}
  const std::string& first(const LocalText& text) const { return words_.first(text); }
  std::string second(const LocalText& text) const { return words_.second(text); }
  // "लखनऊ · Lucknow"
  std::string both(const LocalText& text) const;
  std::string first(const char* msgid) const { return words_.first().tr(msgid); }
  std::string second(const char* msgid) const { return words_.is_both() ? words_.english().tr(msgid) : std::string{}; }
  std::string both(const char* msgid) const;
  std::string programme() const { return words_.tr_ctx("paper", "One District One Product", " · "); }

  std::string price() const;                          // "₹1,450", "from ₹1,450"
  std::string unit() const;                           // "/ किलो · kg"; empty for pieces
  std::string tax(const char* between = "\n") const;  // one line a language
  std::string made_by() const;
  std::string maker_number() const;
  std::string foot() const;  // the fair and the stall
  std::string mark() const;  // DEMONSTRATION or TRAINING in two languages; empty on a real paper
  std::string quote(Language language) const;
  Language first_language() const { return words_.first_language(); }
  bool is_both() const { return words_.is_both(); }

 private:
  const ShowcaseCardView& view_;
  PaperWords words_;
};

// The band of sprigs along the top and, on a paper that is no real one, the strip that says so. Returns where the rest
// may begin.
double put_head(PagePen& pen, const ShowcaseCardView& view, const ShowcaseWords& words, const MmBox& band,
                double mark_em_mm);

// Where no shop sells it online: what stands in the code's place.
void put_only_here(PagePen& pen, const ShowcaseCardView& view, const ShowcaseWords& words, const MmBox& box,
                   double em_mm);

}  // namespace odop
