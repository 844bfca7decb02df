// Where each kiosk of a hub stands, read beside a running hub: for `odop status HUBDIR` and the export's summary.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace odop::hub {

struct HubKioskStatus {
  std::string kiosk;
  std::int64_t entries = 0;
  std::string head_hex;
  std::int64_t sales = 0, sum_paise = 0;
  std::int64_t last_batch_ms = 0;  // 0: nothing came yet
  std::int64_t attention = 0;      // findings that wait for a person
  std::int64_t branches = 0;       // other journals under the same key, in quarantine
};
// By label. Throws MachineError "no_hub" when the folder holds no hub.
std::vector<HubKioskStatus> read_hub_status(const std::filesystem::path& folder);

}  // namespace odop::hub
