// Where a kiosk stands, read beside whoever is writing: for odop status, the attention panel and the sync comparison.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/turnover.h"
#include "storage/database.h"
#include "storage/journal_store.h"

namespace odop::till {

struct KioskStatus {
  std::string kiosk;
  std::int64_t entries = 0;
  std::string head_hex;
  std::int64_t sales = 0, sum_paise = 0;  // net of refunds and voids
  std::int64_t unsent = 0;
  std::vector<TurnoverRow> turnover;  // of every financial year
  storage::SyncState sync;
};
KioskStatus read_kiosk_status(const std::filesystem::path& folder);

}  // namespace odop::till
