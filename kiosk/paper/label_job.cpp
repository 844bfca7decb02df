#include "paper/label_job.h"

#include <charconv>
#include <utility>

#include "devices/limits.h"
#include "devices/tspl.h"
#include "devices/zpl.h"
#include "paper/paper_job.h"

namespace odop {

StickerSize usual_sticker_of(const PrinterProfile& profile) {
  if (profile.language == PrinterLanguage::esc_pos) return std::nullopt;
  return LabelStock{};
}

StickerSize parse_sticker_size(std::string_view text) {
  const auto take_number = [&text]() -> int {
    int value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc{}) return 0;
    text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
    return value;
  };
  LabelStock stock;
  stock.width_mm = take_number();
  if (!text.starts_with('x')) return std::nullopt;
  text.remove_prefix(1);
  stock.height_mm = take_number();
  if (!text.empty() || check_label_job({.stock = stock})) return std::nullopt;
  return stock;
}

Result<LabelSize, LabelRefusal> label_size_on(const PrinterProfile& profile, const StickerSize& sticker) {
  LabelSize size{profile.width_dots, 0, dots_of_mm(1, profile.dpi)};
  if (!sticker) {
    if (profile.language != PrinterLanguage::esc_pos) return Refused{LabelRefusal::roll_wanted};
    return size;
  }
  size.width_dots = dots_of_mm(sticker->width_mm, profile.dpi);
  size.height_dots = dots_of_mm(sticker->height_mm, profile.dpi);
  if (size.width_dots > profile.width_dots) return Refused{LabelRefusal::label_wide};
  return size;
}

Result<LabelBytesToSend, LabelJobRefusal> label_bytes(const Bitmap1& label, const PrinterProfile& profile,
                                                      const StickerSize& sticker, int copies) {
  if (profile.language == PrinterLanguage::esc_pos) {
    if (copies < 1 || copies > device_limits::label_copies_max) return Refused{LabelJobRefusal::copies_wrong};
    return LabelBytesToSend{paper_job_bytes(label, profile), copies};
  }
  LabelJob job;
  if (sticker) job.stock = *sticker;
  job.dpi = profile.dpi;
  job.picture = label;
  job.copies = copies;
  auto bytes = profile.language == PrinterLanguage::tspl ? tspl_label(job) : zpl_label(job);
  if (!bytes) return Refused{bytes.reason()};
  return LabelBytesToSend{std::move(*bytes), 1};
}

}  // namespace odop
