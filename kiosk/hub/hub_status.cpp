#include "hub/hub_status.h"

#include "core/errors.h"
#include "hub/hub_migrations.h"
#include "hub/sqlite_hub_store.h"
#include "wire/crypto.h"

namespace odop::hub {

std::vector<HubKioskStatus> read_hub_status(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / hub_file_name;
  if (!std::filesystem::exists(file)) throw MachineError("no_hub", file.string() + ": there is no hub here");
  storage::Database database(file, {.read_only = true, .application_id = storage::hub_application_id},
                             hub_migrations());
  storage::Statement row(database,
                         "SELECT kiosk, last_sequence, head, sales, sum_paise, last_batch_ms, "
                         "(SELECT count(*) FROM attention WHERE attention.kiosk = devices.kiosk), "
                         "(SELECT count(*) FROM branches WHERE branches.kiosk = devices.kiosk) "
                         "FROM devices ORDER BY kiosk");
  std::vector<HubKioskStatus> kiosks;
  while (row.step())
    kiosks.push_back({row.text(0), row.number(1), wire::to_hex(std::string_view{row.text(2)}), row.number(3),
                      row.number(4), row.number(5), row.number(6), row.number(7)});
  return kiosks;
}

}  // namespace odop::hub
