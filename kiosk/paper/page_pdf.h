// Coloured pages as a PDF of vectors: letters from embedded fonts (and as text that can be searched), drawings as
// curves, photographs as they came. Called by odop print; one thread.
//
// Cairo and librsvg are loaded when the first PDF is begun and not linked: Debian's Cairo needs libX11, and odop starts
// on machines without it.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "paper/printed_page.h"
#include "text/font_stack.h"

namespace odop {

class PagePdf {
 public:
  // Throws MachineError "library_missing" that names the Debian package, "io" when the file cannot be written.
  PagePdf(const std::filesystem::path& file, std::string_view title, const FontStack& fonts);
  ~PagePdf();  // without finish() the file is as before
  PagePdf(const PagePdf&) = delete;
  PagePdf& operator=(const PagePdf&) = delete;

  void begin_sheet(double width_mm, double height_mm);
  // The page's top left at this place of the sheet. False: one of its pictures could not be read; the rest is drawn.
  bool draw(const PrintedPage& page, double x_mm, double y_mm);
  // Where to cut: a hairline between two cards, with a dark mark at each end.
  void cut_line(double x1_mm, double y1_mm, double x2_mm, double y2_mm);
  int sheets() const { return sheets_; }

  // The file is whole or as before: written beside, then renamed. Throws MachineError "io".
  void finish();

 private:
  struct Painter;
  std::unique_ptr<Painter> painter_;
  std::filesystem::path file_;
  int sheets_ = 0;
};

}  // namespace odop
