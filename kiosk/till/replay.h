// Reads a whole journal through the ledger, entry by entry, and fills views from it. verify compares them with the ones
// on disk, rebuild puts them in their place.
#pragma once

#include <functional>
#include <vector>

#include "storage/database.h"
#include "wire/ledger.h"

namespace odop::till {

struct ReplayEnd {
  std::int64_t entries = 0;
  std::int64_t last_sequence = 0;
  wire::Hash head = wire::first_previous_hash;
  std::string label;
};

// Calls each_step for every entry in order, with the finding of a broken chain or a missing sequence among the
// ledger's own. each_head sees (sequence, hash) so that witnesses can be compared.
ReplayEnd replay_journal(storage::Database& database, const std::function<void(const wire::LedgerStep&)>& each_step,
                         const std::function<void(std::int64_t, const wire::Hash&)>& each_head = nullptr);

}  // namespace odop::till
