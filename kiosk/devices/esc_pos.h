// Builds the bytes for a receipt printer. It has a function for each command of SPECS 3.1 that we send and no way to
// add any other byte, so nothing a shop's name contains can ever become a command. Pure; used by paper/ on any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "devices/bitmap1.h"
#include "devices/printer_profile.h"
#include "devices/printer_status.h"

namespace odop {

class EscPos {
 public:
  // Always first: clears settings and leaves the two-byte mode many clones boot in.
  EscPos& init();
  // The picture in bands of at most band_rows_max rows (GS v 0) without a feed between them, trailing white rows left
  // out. A picture without ink sends nothing.
  EscPos& raster(const Bitmap1& picture);
  // A code that the printer draws itself, in the middle of the line (GS ( k, model 2, level M). Its quiet zone is the
  // caller's: white rows before and after. 1..16 dots a module, 1..qr_text_bytes_max bytes.
  EscPos& qr(std::string_view text, int dots_per_module);
  EscPos& feed_dots(int dots);  // 0..8 * 255, in steps of 255 where needed
  // Feeds the last line to the blade and cuts; extra_dots 0..255.
  EscPos& cut(Cut kind, int extra_dots);
  // on_ms and off_ms: 2..510, in steps of 2; on_ms <= off_ms, or the solenoid overheats.
  EscPos& open_drawer(DrawerPin pin, int on_ms, int off_ms);

  const std::vector<std::uint8_t>& bytes() const { return bytes_; }
  std::vector<std::uint8_t> take() { return std::move(bytes_); }

 private:
  std::vector<std::uint8_t> bytes_;
};

// DLE EOT n. Not part of a job: it may be sent while the printer is busy, but never inside another command's data.
std::array<std::uint8_t, 3> status_request_bytes(StatusRequest request);

}  // namespace odop
