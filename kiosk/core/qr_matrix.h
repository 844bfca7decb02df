// QR symbols as a square of modules, for screens, papers and labels (SPECS 4). Owns libqrencode: no other file includes
// it. Encoding takes a fraction of a millisecond, so do it once per link and not per frame. Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace odop {

// medium for screen and fresh paper, quartile for labels that get dirty, high only under a logo, low to save a version.
enum class QrLevel : std::uint8_t { low, medium, quartile, high };
// alphanumeric holds 0-9 A-Z space $%*+-./: in 5.5 bits a character; for codes of our own, not for links. mixed: text
// without NUL, of which each stretch stands in the mode that makes it smallest.
enum class QrMode : std::uint8_t { bytes, alphanumeric, mixed };
enum class QrRefusal : std::uint8_t {
  empty,
  too_long,          // does not fit max_version at this level
  not_alphanumeric,  // a character outside the 45
};

inline constexpr int qr_version_max = 40;
inline constexpr int qr_quiet_zone_modules = 4;  // on every side, ISO/IEC 18004

class QrMatrix {
 public:
  QrMatrix(int version, std::vector<bool> dark);  // 17 + 4 * version squared modules, row by row
  int version() const { return version_; }
  int size() const { return size_; }  // modules a side, without quiet zone
  int size_with_quiet_zone() const { return size_ + 2 * qr_quiet_zone_modules; }
  // True where a module is dark. Outside the symbol it is light, so a painter may walk over the quiet zone:
  // x, y from -qr_quiet_zone_modules.
  bool module(int x, int y) const;

 private:
  int version_ = 1;
  int size_ = 21;
  std::vector<bool> dark_;
};

// The smallest symbol that holds the content, bytes of any value. Throws MachineError when memory is short.
Result<QrMatrix, QrRefusal> encode_qr(std::string_view content, QrLevel level = QrLevel::medium,
                                      int max_version = qr_version_max, QrMode mode = QrMode::bytes);

// The largest whole number of dots (or pixels) a module may have so that the symbol and its quiet zone fit the width;
// 0 when it does not fit at all. Phones want at least 4 printer dots, 8 pixels on a screen at arm's length.
int module_dots_that_fit(int size_modules, int width_dots);

}  // namespace odop
