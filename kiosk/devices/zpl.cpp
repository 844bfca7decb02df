#include "devices/zpl.h"

#include <algorithm>

#include "devices/limits.h"

namespace odop {

namespace {

void add(std::vector<std::uint8_t>& bytes, std::string_view text) {
  bytes.insert(bytes.end(), text.begin(), text.end());
}

constexpr std::string_view hex_digits = "0123456789ABCDEF";
std::string hex_of(std::uint8_t byte) {
  return {hex_digits[byte >> 4U], hex_digits[byte & 0xFU]};
}

void add_picture(std::vector<std::uint8_t>& bytes, const Bitmap1& picture) {
  const int rows = picture.inked_rows();
  for (int top = 0; top < rows; top += device_limits::label_band_rows_max) {
    const int band = std::min(rows - top, device_limits::label_band_rows_max);
    const std::string total = std::to_string(band * picture.row_bytes());
    add(bytes, "^FO0," + std::to_string(top) + "^GFA," + total + "," + total + "," +
                   std::to_string(picture.row_bytes()) + ",");
    for (int y = top; y < top + band; ++y)
      for (const std::uint8_t dots : picture.row(y)) add(bytes, hex_of(dots));
    add(bytes, "^FS");
  }
}

// ^ and ~ begin commands and _ begins a hex pair, so these three never go out as themselves.
std::string field_data(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '^' || c == '~' || c == '_')
      out += "_" + hex_of(static_cast<std::uint8_t>(c));
    else
      out += c;
  }
  return out;
}

}  // namespace

LabelBytes zpl_label(const LabelJob& job) {
  if (const auto refusal = check_label_job(job)) return Refused{*refusal};
  std::vector<std::uint8_t> bytes;
  add(bytes, "^XA^CI28");
  add_picture(bytes, job.picture);
  if (const auto& qr = job.printer_drawn_qr)
    add(bytes, "^FO" + std::to_string(qr->x) + "," + std::to_string(qr->y) + "^BQN,2," +
                   std::to_string(qr->dots_per_module) + "^FH_^FD" + level_letter(qr->level) + "A," +
                   field_data(qr->text) + "^FS");
  add(bytes, "^PQ" + std::to_string(job.copies) + "^XZ");
  return bytes;
}

}  // namespace odop
