// Checks a hub's books from the outside: every kiosk's chain, rules, batch signatures, totals and facts against a fresh
// replay; the branches in quarantine too. Read-only, works beside a running hub. Called by `odop verify HUBDIR`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "wire/ledger.h"

namespace odop::hub {

struct HubFinding {
  std::string kiosk;
  wire::Finding finding;
};
struct HubReport {
  bool ok = false;
  std::int64_t kiosks = 0, entries = 0, batches = 0;
  std::int64_t sales = 0, sum_paise = 0;
  std::vector<HubFinding> findings;  // by kiosk, then sequence; at most hub_findings_max
  bool findings_cut = false;
};
inline constexpr std::size_t hub_findings_max = 1'000;

// Throws MachineError when it cannot be read at all.
HubReport verify_hub(const std::filesystem::path& folder);
std::string in_one_sentence(const HubReport& report);

}  // namespace odop::hub
