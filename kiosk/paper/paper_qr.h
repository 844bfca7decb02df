// Which code fits a paper, and how large its modules are. Used by receipt, slip and test page.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/qr_matrix.h"

namespace odop {

struct PaperQr {
  QrMatrix code;
  std::string text;
  int dots_per_module = 0;
  int side_dots() const { return code.size_with_quiet_zone() * dots_per_module; }
};

// The first text of which the code fits the paper with at least qr_dots_per_module_min dots a module. Modules are as
// large as wanted_side_dots allows, but 5 to 8 dots where the paper has room. Empty texts are passed over.
std::optional<PaperQr> choose_paper_qr(std::span<const std::string> texts, int paper_dots, int wanted_side_dots);

}  // namespace odop
