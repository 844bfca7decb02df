#include "till/create_kiosk.h"

#include "core/training.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "till/device_key.h"
#include "till/till.h"

namespace odop::till {

namespace {

Result<std::monostate, CreateRefusal> create(const std::filesystem::path& folder, const std::string& label,
                                             const Clock& clock, const storage::OpenOptions& options) {
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

}  // namespace

Result<std::monostate, CreateRefusal> create_kiosk(const std::filesystem::path& folder, const std::string& label,
                                                   const Clock& clock, const storage::OpenOptions& options) {
  if (!may_be_a_stall(label)) return Refused{CreateRefusal::label_malformed};
  return create(folder, label, clock, options);
}

Result<std::monostate, CreateRefusal> create_training_kiosk(const std::filesystem::path& folder, const Clock& clock) {
  return create(folder, std::string(training_label), clock, {});
}

}  // namespace odop::till
