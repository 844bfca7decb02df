// A picture as the bytes of one print job for one printer. Pure; any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "devices/bitmap1.h"
#include "devices/esc_pos.h"
#include "devices/printer_profile.h"

namespace odop {

enum class Drawer : std::uint8_t { stays_closed, opens };

// init, the picture in bands, then a cut or, without a cutter, a feed to the tear bar. The drawer opens first, where
// the profile has one: change is wanted before the paper is out.
std::vector<std::uint8_t> paper_job_bytes(const Bitmap1& picture, const PrinterProfile& profile,
                                          Drawer drawer = Drawer::stays_closed);

}  // namespace odop
