#include "devices/tspl.h"

#include <algorithm>

#include "devices/limits.h"

namespace odop {

namespace {

void add(std::vector<std::uint8_t>& bytes, std::string_view text) {
  bytes.insert(bytes.end(), text.begin(), text.end());
}

std::string numbers(std::initializer_list<int> values) {
  std::string text;
  for (const int value : values) text += (text.empty() ? "" : ",") + std::to_string(value);
  return text;
}

// A dot of ours is 1, here it is 0; so is what lies beyond the picture's width in its last byte, which must stay white.
void add_picture(std::vector<std::uint8_t>& bytes, const Bitmap1& picture) {
  const int rows = picture.inked_rows();
  for (int top = 0; top < rows; top += device_limits::label_band_rows_max) {
    const int band = std::min(rows - top, device_limits::label_band_rows_max);
    add(bytes, "BITMAP " + numbers({0, top, picture.row_bytes(), band, 0}) + ",");
    for (int y = top; y < top + band; ++y)
      for (const std::uint8_t dots : picture.row(y)) bytes.push_back(static_cast<std::uint8_t>(~dots));
    add(bytes, "\r\n");
  }
}

// Inside the quotes only a quote could end the text, so it is written as TSPL writes it.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"')
      out += "\\[\"]";
    else
      out += c;
  }
  return out + "\"";
}

}  // namespace

LabelBytes tspl_label(const LabelJob& job) {
  if (const auto refusal = check_label_job(job)) return Refused{*refusal};
  std::vector<std::uint8_t> bytes;
  add(bytes,
      "SIZE " + std::to_string(job.stock.width_mm) + " mm," + std::to_string(job.stock.height_mm) + " mm\r\n" +  //
          "GAP " + std::to_string(job.stock.gap_mm) + " mm,0\r\nDIRECTION 1\r\nCLS\r\n");
  add_picture(bytes, job.picture);
  if (const auto& qr = job.printer_drawn_qr)
    add(bytes, "QRCODE " + numbers({qr->x, qr->y}) + "," + level_letter(qr->level) + "," +
                   std::to_string(qr->dots_per_module) + ",A,0,M2," + in_quotes(qr->text) + "\r\n");
  add(bytes, "PRINT " + std::to_string(job.copies) + "\r\n");
  return bytes;
}

}  // namespace odop
