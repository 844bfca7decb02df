// One label on its way to a label printer: the picture we drew, the size of the sticker, how many. tspl.h and zpl.h
// turn it into bytes; there is no way to add any other byte, so nothing a product's name contains can ever become a
// command. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/qr_matrix.h"
#include "core/result.h"
#include "devices/bitmap1.h"

namespace odop {

// The sticker on its roll. gap_mm is the backing paper between two of them.
struct LabelStock {
  int width_mm = 50;
  int height_mm = 30;
  int gap_mm = 2;
  friend bool operator==(const LabelStock&, const LabelStock&) = default;
};

// A code that the printer draws itself, where its profile says that it can. x and y are its top left module; the white
// around it must already be in the picture.
struct PrinterDrawnQr {
  std::string text;
  QrLevel level = QrLevel::quartile;
  int x = 0;
  int y = 0;
  int dots_per_module = 4;
};

struct LabelJob {
  LabelStock stock;
  int dpi = 203;
  Bitmap1 picture;  // at most dots_of_mm(stock.width_mm, dpi) wide and dots_of_mm(stock.height_mm, dpi) high
  std::optional<PrinterDrawnQr> printer_drawn_qr;
  int copies = 1;
};

enum class LabelJobRefusal : std::uint8_t {
  stock_wrong,     // a sticker smaller or larger than label_side_mm_min..max, or a gap that is none
  picture_large,   // wider or higher than the sticker
  copies_wrong,    // not 1..label_copies_max
  qr_text_wrong,   // empty, too long, or a character that is not printable ASCII
  qr_placed_wrong  // outside the sticker, or modules the printer's language does not know
};
std::string_view code_of(LabelJobRefusal refusal);    // a stable word for programs
std::string_view advice_of(LabelJobRefusal refusal);  // what is wrong and what to do, in English

// Whole dots in so many millimetres: 8 a millimetre at 203 dpi, else rounded down, so that nothing leaves the sticker.
int dots_of_mm(int mm, int dpi);

// L, M, Q or H, as both label languages write an error level.
char level_letter(QrLevel level);

// What every label language checks alike; nothing when the job fits its sticker.
std::optional<LabelJobRefusal> check_label_job(const LabelJob& job);

using LabelBytes = Result<std::vector<std::uint8_t>, LabelJobRefusal>;

}  // namespace odop
