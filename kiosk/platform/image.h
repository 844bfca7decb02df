// A picture in memory: 8-bit RGBA rows from the top, alpha not multiplied in. Made by the decoders and by screenshots.
// Plain values; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace odop::platform {

struct Image {
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> rgba;  // width_px * height_px * 4
};

// Writes a PNG for tests and contact sheets. Throws MachineError "io" when the file cannot be written.
void write_png(const Image& image, const std::filesystem::path& file);

}  // namespace odop::platform
