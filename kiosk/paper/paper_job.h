// A picture as the bytes of one print job for one printer. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "devices/bitmap1.h"
#include "devices/esc_pos.h"
#include "devices/printer_profile.h"

namespace odop {

enum class Drawer : std::uint8_t { stays_closed, opens };

// A code that the printer draws in the middle of the paper, in place of rows that the picture leaves white.
struct NativeQr {
  std::string text;
  int dots_per_module = 0;
  int top = 0, side_dots = 0;  // without its quiet zone, which is white in the picture
};

// init, the picture in bands, then a cut or, without a cutter, a feed to the tear bar. The drawer opens first, where
// the profile has one: change is wanted before the paper is out.
std::vector<std::uint8_t> paper_job_bytes(const Bitmap1& picture, const PrinterProfile& profile,
                                          Drawer drawer = Drawer::stays_closed,
                                          const std::optional<NativeQr>& code = {});

}  // namespace odop
