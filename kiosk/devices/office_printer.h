// A4 through CUPS: hands a PDF to `lp`, which every CUPS brings. CUPS is optional; without it the answer says so.
// Called by `odop print`; waits for lp, so never on the screen's thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace odop {

struct OfficePrinterRefusal {
  std::string code;  // "queue_wrong", "no_cups", "queue_refused"
  std::string what;  // what happened and what to do, in English
};

// Nothing: CUPS has taken the sheets. No shell is involved, so a queue's name is only ever a name.
std::optional<OfficePrinterRefusal> print_a4(const std::string& queue, const std::filesystem::path& pdf);

}  // namespace odop
