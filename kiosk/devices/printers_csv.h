// The text of assets/printers.csv, built into the program so that none needs the file beside it. Internal to this
// folder; any thread.
#pragma once

#include <string_view>

namespace odop {

std::string_view printers_csv();

}  // namespace odop
