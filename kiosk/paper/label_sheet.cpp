#include "paper/label_sheet.h"

#include <hpdf.h>

#include <cassert>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "core/errors.h"

namespace odop {

namespace {

constexpr double points_per_mm = 72 / 25.4;
constexpr int sheet_width_mm = 210, sheet_height_mm = 297;
// Office printers leave 4 to 5 mm white; the marks need the rest.
constexpr int edge_mm = 6;

// libharu answers errors by this call; what it says is asked for at the end of each step.
void keep_error(HPDF_STATUS, HPDF_STATUS, void*) {}

struct FreePdf {
  void operator()(HPDF_Doc pdf) const { HPDF_Free(pdf); }
};
using Pdf = std::unique_ptr<_HPDF_Doc_Rec, FreePdf>;

void check(const Pdf& pdf, const std::filesystem::path& file) {
  const HPDF_STATUS error = HPDF_GetError(pdf.get());
  if (error != HPDF_OK)
    throw MachineError("io", "cannot write " + file.string() + ": libharu error " + std::to_string(error));
}

// A bit of 1 is white in a PDF; the width is whole bytes, as libharu wants it.
HPDF_Image load(const Pdf& pdf, const Bitmap1& picture) {
  std::vector<HPDF_BYTE> bytes;
  bytes.reserve(picture.bytes().size());
  for (const std::uint8_t dots : picture.bytes()) bytes.push_back(static_cast<HPDF_BYTE>(~dots));
  return HPDF_LoadRawImageFromMem(pdf.get(), bytes.data(), static_cast<HPDF_UINT>(picture.row_bytes() * 8),
                                  static_cast<HPDF_UINT>(picture.height_px()), HPDF_CS_DEVICE_GRAY, 1);
}

float points(double mm) {
  return static_cast<float>(mm * points_per_mm);
}

// One sheet: where its labels lie, and the lines around them. A PDF counts from the foot.
class Sheet {
 public:
  Sheet(const Pdf& pdf, const LabelStock& size) : page_(HPDF_AddPage(pdf.get())), size_(size), grid_(sheet_grid(size)) {
    HPDF_Page_SetSize(page_, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT);
    left_mm_ = (sheet_width_mm - grid_.columns * size.width_mm) / 2.0;
    top_mm_ = (sheet_height_mm - grid_.rows * size.height_mm) / 2.0;
  }

  void place(HPDF_Image image, const Bitmap1& picture, int index) {
    const double mm_per_dot = 25.4 / sheet_dpi;
    const double width_mm = picture.row_bytes() * 8 * mm_per_dot, height_mm = picture.height_px() * mm_per_dot;
    const double x_mm = left_mm_ + index % grid_.columns * size_.width_mm;
    const double y_mm = top_mm_ + index / grid_.columns * size_.height_mm;
    HPDF_Page_DrawImage(page_, image, points(x_mm), points(sheet_height_mm - y_mm - height_mm), points(width_mm),
                        points(height_mm));
  }

  // Last, so that the white of a picture does not cover them.
  void draw_lines() {
    const double right_mm = left_mm_ + grid_.columns * size_.width_mm, foot_mm = top_mm_ + grid_.rows * size_.height_mm;
    for (int column = 0; column <= grid_.columns; ++column) {
      const double x = left_mm_ + column * size_.width_mm;
      hairline(x, top_mm_, x, foot_mm);
      mark(x, top_mm_ - 5, x, top_mm_ - 1);
      mark(x, foot_mm + 1, x, foot_mm + 5);
    }
    for (int row = 0; row <= grid_.rows; ++row) {
      const double y = top_mm_ + row * size_.height_mm;
      hairline(left_mm_, y, right_mm, y);
      mark(left_mm_ - 5, y, left_mm_ - 1, y);
      mark(right_mm + 1, y, right_mm + 5, y);
    }
  }

 private:
  void hairline(double x1, double y1, double x2, double y2) { line(x1, y1, x2, y2, 0.25F, 0.75F); }
  void mark(double x1, double y1, double x2, double y2) { line(x1, y1, x2, y2, 0.5F, 0.0F); }
  void line(double x1, double y1, double x2, double y2, float width, float gray) {
    HPDF_Page_SetLineWidth(page_, width);
    HPDF_Page_SetGrayStroke(page_, gray);
    HPDF_Page_MoveTo(page_, points(x1), points(sheet_height_mm - y1));
    HPDF_Page_LineTo(page_, points(x2), points(sheet_height_mm - y2));
    HPDF_Page_Stroke(page_);
  }

  HPDF_Page page_;
  const LabelStock& size_;
  const SheetGrid grid_;
  double left_mm_ = 0, top_mm_ = 0;
};

}  // namespace

SheetGrid sheet_grid(const LabelStock& label) {
  const SheetGrid grid{(sheet_width_mm - 2 * edge_mm) / label.width_mm,
                       (sheet_height_mm - 2 * edge_mm) / label.height_mm};
  return grid.labels() > 0 ? grid : SheetGrid{};
}

int write_label_sheets(std::span<const SheetLabel> labels, const LabelStock& size, const std::filesystem::path& file) {
  const int per_sheet = sheet_grid(size).labels();
  assert(per_sheet > 0);
  const Pdf pdf(HPDF_New(keep_error, nullptr));
  if (!pdf) throw MachineError("memory", "no memory for " + file.string());
  HPDF_SetCompressionMode(pdf.get(), HPDF_COMP_ALL);
  std::unique_ptr<Sheet> sheet;
  int sheets = 0, on_sheet = 0;
  for (const SheetLabel& label : labels) {
    const HPDF_Image image = load(pdf, label.picture);
    check(pdf, file);
    for (int copy = 0; copy < label.copies; ++copy) {
      if (!sheet || on_sheet == per_sheet) {
        if (sheet) sheet->draw_lines();
        sheet = std::make_unique<Sheet>(pdf, size);
        ++sheets;
        on_sheet = 0;
      }
      sheet->place(image, label.picture, on_sheet++);
    }
  }
  if (sheet) sheet->draw_lines();
  check(pdf, file);
  // Who opens the file must never see half of it: written beside, then renamed.
  const std::filesystem::path part = file.string() + ".part";
  HPDF_SaveToFile(pdf.get(), part.c_str());
  check(pdf, file);
  std::error_code error;
  std::filesystem::rename(part, file, error);
  if (error) throw MachineError("io", "cannot write " + file.string() + ": " + error.message());
  return sheets;
}

}  // namespace odop
