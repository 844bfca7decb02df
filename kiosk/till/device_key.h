// The device's secret: 32 bytes in device.key, readable by its owner only, outside the database, so that a copy of the
// books is never a copy of the identity. Called when a kiosk is made and when its till opens.
#pragma once

#include <filesystem>

#include "wire/crypto.h"

namespace odop::till {

// Throws MachineError "no_access" / "wrong_key" when it is missing or damaged.
wire::Seed read_device_key(const std::filesystem::path& folder);
// On disk, with its folder entry, when this returns. Replaces nothing: an existing key is kept and returned.
wire::Seed make_device_key(const std::filesystem::path& folder);

}  // namespace odop::till
