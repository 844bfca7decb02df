// A kiosk's data folder as the verbs open it: the till and the catalogue of the applied pack.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/catalogue.h"
#include "platform/system_clock.h"
#include "programs/make_kiosk.h"
#include "till/till.h"

namespace odop::programs {

struct KioskFolder {
  platform::SystemClock clock;
  std::unique_ptr<till::Till> till;
  Catalogue catalogue;
};

// Throws MachineError: no_journal, locked, no_pack, damaged pack.
std::unique_ptr<KioskFolder> open_kiosk_folder(const std::filesystem::path& folder, bool with_pictures);

// The catalogue alone, also beside a running kiosk: nothing is locked and nothing written. Throws as above.
Catalogue read_catalogue(const std::filesystem::path& folder, bool with_pictures = false);

bool is_hub_folder(const std::filesystem::path& folder);

}  // namespace odop::programs
