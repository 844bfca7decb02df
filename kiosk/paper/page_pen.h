// Sets words and marks on a PrintedPage. Used by poster.cpp, table_card.cpp and shelf_card.cpp, on the thread that owns
// the Typesetter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "paper/printed_page.h"
#include "paper/typesetter.h"

namespace odop {

struct PageStyle {
  Family family = Family::sans;
  bool bold = false;
  double em_mm = 4;
  inks::Ink ink = inks::ink;
  double line_height = line_height::heading;
};

class PagePen {
 public:
  PagePen(Typesetter& typesetter, PrintedPage& page) : typesetter_(typesetter), page_(page) {}

  struct Words {
    TextLayout layout;
    inks::Ink ink = inks::ink;
    double em_mm = 0;
    double height_mm = 0;
    double widest_mm = 0;
    double ink_top_mm = 0, ink_bottom_mm = 0;
    bool is_whole = true;  // no line was left out and no word broken between its letters
  };
  // Lines as the width breaks them; lines_max 0: as many as it takes.
  Words set(std::string_view words, const PageStyle& style, double width_mm, int lines_max = 0,
            Align align = Align::start);
  // The largest letters from style.em_mm down to em_mm_min in which the words are whole in so many lines.
  Words fit(std::string_view words, PageStyle style, double width_mm, int lines_max, double em_mm_min,
            Align align = Align::start);

  void put(const Words& words, double x, double y);
  void fill(const MmBox& box, inks::Ink ink, double radius_mm = 0) {
    page_.marks.emplace_back(PageFill{box, ink, radius_mm});
  }
  void outline(const MmBox& box, inks::Ink ink, double line_mm, double radius_mm = 0) {
    page_.marks.emplace_back(PageOutline{box, ink, line_mm, radius_mm});
  }
  void hexagon(double centre_x, double centre_y, double radius_mm, inks::Ink ink) {
    page_.marks.emplace_back(PageHexagon{centre_x, centre_y, radius_mm, ink});
  }
  void picture(std::shared_ptr<const std::string> bytes, const MmBox& box) {
    if (bytes) page_.marks.emplace_back(PagePicture{std::move(bytes), box});
  }
  // The symbol with its quiet zone, on white, in a frame; its side with both is framed_side_mm().
  void framed_code(const QrMatrix& code, std::string_view text, double x, double y, double module_mm);
  static double framed_side_mm(const QrMatrix& code, double module_mm);

  // The sprig border on a band of the ink.
  void band(const MmBox& box, const inks::Sector& sector);

 private:
  bool breaks_word(std::string_view words, const TextStyle& style, double width_px);

  Typesetter& typesetter_;
  PrintedPage& page_;
};

// Words below each other, measured before they are put.
class PageColumn {
 public:
  PageColumn(PagePen& pen, double width_mm, Align align = Align::start)
      : pen_(pen), width_mm_(width_mm), align_(align) {}
  // Nothing when the words are empty. The gap is left out above the first.
  void add(std::string_view words, const PageStyle& style, double gap_mm = 0, int lines_max = 0);
  void add(PagePen::Words words, double gap_mm = 0);
  double height_mm() const;
  bool is_whole() const { return is_whole_; }
  void put(double x, double y) const;

 private:
  PagePen& pen_;
  double width_mm_;
  Align align_;
  struct Part {
    PagePen::Words words;
    double gap_mm;
  };
  std::vector<Part> parts_;
  bool is_whole_ = true;
};

}  // namespace odop
