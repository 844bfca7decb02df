// The organiser's secret as a file: 64 hex digits, readable by its owner only. Used by odop and odop-hub on the
// organiser's own machine; no kiosk ever sees it.
#pragma once

#include <filesystem>

#include "wire/crypto.h"

namespace odop::programs {

// On disk when this returns. Never over a file that is there: MachineError "key_exists". "no_access", "disk_full".
wire::PublicKey make_organiser_key(const std::filesystem::path& file);
// MachineError "no_access" when it cannot be read, "wrong_key" when it is something else.
wire::Seed read_organiser_key(const std::filesystem::path& file);

}  // namespace odop::programs
