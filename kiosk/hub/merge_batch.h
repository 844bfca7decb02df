// Takes one batch into the hub: who sent it, is it whole, does it continue what is here, do its amounts add up; then
// one transaction. A sale that happened is never refused: what does not add up is stored and pointed out. Called by
// routes.cpp on a worker thread.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "hub/hub_store.h"
#include "sync/protocol.h"

namespace odop::hub {

using MergeOutcome = std::variant<sync::BatchAnswer, sync::Problem>;

// Throws MachineError when the hub's own disk fails; nothing is stored then.
MergeOutcome merge_batch(HubStore& store, std::string_view bytes, std::int64_t now_ms);

}  // namespace odop::hub
