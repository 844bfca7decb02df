#include "till/create_kiosk.h"

#include "core/receipt_number.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "till/device_key.h"
#include "till/till.h"

namespace odop::till {

Result<std::monostate, CreateRefusal> create_kiosk(const std::filesystem::path& folder, const std::string& label,
                                                   const Clock& clock, const storage::OpenOptions& options) {
  if (!is_kiosk_label(label)) return Refused{CreateRefusal::label_malformed};
  std::filesystem::create_directories(folder);
  {
    const storage::FolderLock lock(folder);
    storage::Database database(folder / journal_file_name, options, storage::kiosk_migrations());
    if (storage::JournalStore(database).last()) return Refused{CreateRefusal::folder_has_journal};
    make_device_key(folder);
  }
  Till till(folder, clock, options);
  Deed deed(till);
  deed.append(wire::EntryType::key, wire::encode(wire::KeyPayload{till.device_key(), label}));
  deed.finish();
  return std::monostate{};
}

}  // namespace odop::till
