// Makes every view anew from the journal alone, in one commit. Called by odop rebuild; takes the folder's lock.
#pragma once

#include <filesystem>

#include "core/clock.h"
#include "storage/database.h"

namespace odop::till {

struct RebuildReport {
  std::int64_t entries = 0, sales = 0, sum_paise = 0;
};
// Throws MachineError; then nothing was changed. Settings, the cart and what the hub acknowledged are kept.
RebuildReport rebuild_books(const std::filesystem::path& folder, const storage::OpenOptions& options = {});

}  // namespace odop::till
