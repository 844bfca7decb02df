// The price tag of a product: on a sticker of a label printer, on the receipt roll, or on a sheet of A4. Drawn on the
// thread that owns the Typesetter; paper/label_job.h makes bytes of it, paper/label_sheet.h sheets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/catalogue.h"
#include "core/receipt_view.h"
#include "core/result.h"
#include "devices/bitmap1.h"
#include "paper/typesetter.h"

namespace odop {

// Which code is on it: a QR beside the words, bars of Code 128 across the foot for scanners that read no QR, or both.
enum class LabelCode : std::uint8_t { qr, code128, both };

struct LabelView {
  PaperLanguage language = PaperLanguage::both;
  bool is_demo = false;
  bool is_training = false;  // the band says so in place of the demonstration
  LocalText product;
  LocalText maker;     // may be empty
  LocalText district;  // may be empty
  ProductKind kind = ProductKind::piece;
  Money price;               // of a piece, a kilogram or a metre, tax inside
  std::optional<Money> mrp;  // of packed goods
  LabelCode shown = LabelCode::qr;
  std::string code;  // what the till's scanner must read: the product's barcode, else its sku
};

LabelView label_of(const Catalogue& catalogue, const Product& product, CivilDate day);

// In dots of the printer. A height of 0 is a roll: the label is as long as it needs to be and has a border to cut
// along.
struct LabelSize {
  int width_dots = 400;
  int height_dots = 240;
  int dots_per_mm = 8;
};

enum class LabelRefusal : std::uint8_t {
  label_small,  // the names and the price do not fit in letters that can be read
  code_long,    // the code does not fit in modules that a scanner can read
  no_code,      // there is nothing to scan
  label_wide,   // wider than the printer's head
  roll_wanted,  // a label printer has stickers, and must be told their size
};
std::string_view code_of(LabelRefusal refusal);
std::string_view advice_of(LabelRefusal refusal);  // what to do, in English

// Letters shrink, then the second language and the maker are left out, until everything fits. Nothing is ever cut off:
// what does not fit in letters of 2 mm is refused.
Result<Bitmap1, LabelRefusal> draw_label(Typesetter& typesetter, const LabelView& view, const LabelSize& size);

}  // namespace odop
