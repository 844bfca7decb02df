#include "devices/label_job.h"

#include <algorithm>

#include "devices/limits.h"

namespace odop {

using namespace device_limits;

std::string_view code_of(LabelJobRefusal refusal) {
  switch (refusal) {
    case LabelJobRefusal::stock_wrong:
      return "label_size_wrong";
    case LabelJobRefusal::picture_large:
      return "picture_large";
    case LabelJobRefusal::copies_wrong:
      return "copies_wrong";
    case LabelJobRefusal::qr_text_wrong:
      return "qr_text_wrong";
    case LabelJobRefusal::qr_placed_wrong:
      return "qr_placed_wrong";
  }
  return "label_size_wrong";
}

std::string_view advice_of(LabelJobRefusal refusal) {
  switch (refusal) {
    case LabelJobRefusal::stock_wrong:
      return "a label is 20 to 150 mm wide and high and the gap after it 0 to 10 mm; measure the sticker";
    case LabelJobRefusal::picture_large:
      return "the picture is larger than the sticker; draw it for this size";
    case LabelJobRefusal::copies_wrong:
      return "between 1 and 500 copies of a label can be printed at a time";
    case LabelJobRefusal::qr_text_wrong:
      return "a code that the printer draws holds 1 to 120 printable ASCII characters; draw it in the picture";
    case LabelJobRefusal::qr_placed_wrong:
      return "the code does not fit the sticker, or its modules are not 1 to 10 dots; draw it in the picture";
  }
  return "";
}

int dots_of_mm(int mm, int dpi) {
  return dpi == 203 ? mm * 8 : mm * dpi * 10 / 254;
}

char level_letter(QrLevel level) {
  switch (level) {
    case QrLevel::low:
      return 'L';
    case QrLevel::medium:
      return 'M';
    case QrLevel::quartile:
      return 'Q';
    case QrLevel::high:
      return 'H';
  }
  return 'M';
}

std::optional<LabelJobRefusal> check_label_job(const LabelJob& job) {
  const auto is_side = [](int mm) { return mm >= label_side_mm_min && mm <= label_side_mm_max; };
  if (!is_side(job.stock.width_mm) || !is_side(job.stock.height_mm) || job.stock.gap_mm < 0 ||
      job.stock.gap_mm > label_gap_mm_max)
    return LabelJobRefusal::stock_wrong;
  const int width = dots_of_mm(job.stock.width_mm, job.dpi), height = dots_of_mm(job.stock.height_mm, job.dpi);
  if (job.picture.width_px() > width || job.picture.height_px() > height) return LabelJobRefusal::picture_large;
  if (job.copies < 1 || job.copies > label_copies_max) return LabelJobRefusal::copies_wrong;
  if (!job.printer_drawn_qr) return std::nullopt;
  const PrinterDrawnQr& qr = *job.printer_drawn_qr;
  if (qr.text.size() > label_qr_text_bytes_max ||
      std::any_of(qr.text.begin(), qr.text.end(), [](char c) { return c < 0x20 || c > 0x7E; }))
    return LabelJobRefusal::qr_text_wrong;
  const auto code = encode_qr(qr.text, qr.level);
  if (!code) return LabelJobRefusal::qr_text_wrong;
  const int side = code->size() * qr.dots_per_module;
  if (qr.dots_per_module < 1 || qr.dots_per_module > 10 || qr.x < 0 || qr.y < 0 || qr.x + side > width ||
      qr.y + side > height)
    return LabelJobRefusal::qr_placed_wrong;
  return std::nullopt;
}

}  // namespace odop
