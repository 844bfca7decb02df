#include "paper/paper_qr.h"

#include <algorithm>

#include "paper/limits.h"

namespace odop {

std::optional<PaperQr> choose_paper_qr(std::span<const std::string> texts, int paper_dots, int wanted_side_dots) {
  using namespace paper_limits;
  for (const auto& text : texts) {
    if (text.empty()) continue;
    auto code = encode_qr(text, QrLevel::medium, paper_qr_version_max, QrMode::alphanumeric);
    if (!code) code = encode_qr(text, QrLevel::medium, paper_qr_version_max, QrMode::bytes);
    if (!code) continue;
    const int modules = code->size_with_quiet_zone();
    const int fits = std::min(paper_dots / modules, qr_dots_per_module_max);
    if (fits < qr_dots_per_module_min) continue;
    const int wanted = std::max(wanted_side_dots / modules, qr_dots_per_module_wanted);
    return PaperQr{std::move(*code), text, std::min(fits, wanted)};
  }
  return std::nullopt;
}

}  // namespace odop
