#include "programs/training_folder.h"

#include <map>

#include "core/civil_date.h"
#include "core/errors.h"
#include "pack/pack_file.h"
#include "programs/make_kiosk.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "storage/till_tables.h"
#include "till/create_kiosk.h"
#include "till/record_pack.h"
#include "till/till.h"
#include "till/training.h"

namespace odop::programs {

namespace {

namespace fs = std::filesystem;

struct RealKiosk {
  storage::AppliedPack pack;
  std::map<std::string, std::string> settings;
};

RealKiosk read_real(const fs::path& folder) {
  storage::Database database(folder / till::journal_file_name, {.read_only = true}, storage::kiosk_migrations());
  storage::TillTables tables(database);
  const auto applied = tables.applied_pack();
  if (!applied) throw MachineError("no_pack", folder.string() + ": no event pack is applied");
  RealKiosk real{.pack = *applied, .settings = {}};
  tables.visit_settings([&](const std::string& name, const std::string& value) { real.settings[name] = value; });
  return real;
}

// The same pack, and practised on today.
bool goes_on(const fs::path& folder, const RealKiosk& real, const Clock& clock) {
  try {
    if (!till::is_training_folder(folder)) return false;
    storage::Database database(folder / till::journal_file_name, {.read_only = true}, storage::kiosk_migrations());
    const auto applied = storage::TillTables(database).applied_pack();
    const auto last = storage::JournalStore(database).last();
    return applied && last && applied->content_hash == real.pack.content_hash &&
           ist_date(last->utc_ms) == ist_date(clock.utc_ms()) && fs::exists(folder / "packs" / applied->file_name);
  } catch (const MachineError&) {
    return false;  // damaged: nothing of it is worth keeping
  }
}

// Only what is ours is swept away: a folder of that name may be somebody's.
void make_room(const fs::path& folder, const Clock& clock) {
  if (!fs::exists(folder)) return;
  try {
    const storage::FolderLock lock(folder);  // nobody else may be practising in it
    if (!till::is_training_folder(folder) && look_at_folder(folder).kind != FolderState::Kind::empty)
      throw MachineError("training_folder", folder.string() + ": this folder is not one to train in; move it away");
  } catch (const MachineError& error) {
    if (error.kind() == "locked" || error.kind() == "training_folder") throw;
    fs::rename(folder, folder.string() + "-damaged-" + std::to_string(clock.utc_ms()));
    return;
  }
  fs::remove_all(folder);
}

void begin_anew(const fs::path& folder, const fs::path& real_folder, const RealKiosk& real, const Clock& clock) {
  make_room(folder, clock);
  fs::create_directories(folder / "packs");
  const fs::path pack = folder / "packs" / real.pack.file_name, original = real_folder / "packs" / real.pack.file_name;
  // The same bytes on the same disk; a file system without links gets a copy.
  std::error_code cannot_link;
  fs::create_hard_link(original, pack, cannot_link);
  if (cannot_link) fs::copy_file(original, pack);
  if (!till::create_training_kiosk(folder, clock))
    throw MachineError("io", folder.string() + ": the training folder cannot be begun anew");
  PackIdentity verified;
  verified.content_hash = real.pack.content_hash;
  verified.bytes = static_cast<std::uintmax_t>(real.pack.file_bytes);
  const auto loaded = load_pack(pack, {.pictures = false, .verified = verified});
  if (!loaded) throw MachineError("no_pack", loaded.reason().what + "; " + loaded.reason().what_to_do);
  till::Till books(folder, clock);
  storage::AppliedPack applied = real.pack;
  applied.applied_ms = clock.utc_ms();
  if (const auto recorded = till::record_pack(books, *loaded, applied); !recorded)
    throw MachineError("no_pack", folder.string() + ": " + till::code_of(recorded.reason()));
}

}  // namespace

fs::path prepare_training(const fs::path& real_folder, const Clock& clock) {
  const fs::path folder = real_folder / training_folder_name;
  try {
    const RealKiosk real = read_real(real_folder);
    if (!goes_on(folder, real, clock)) begin_anew(folder, real_folder, real, clock);
    // Papers come out of the same printer; the way to the hub stays the real kiosk's.
    till::Till books(folder, clock);
    for (const auto& [name, value] : real.settings)
      if (name != "hub" && name != "enrol_code") books.tables().set_setting(name, value);
    return folder;
  } catch (const fs::filesystem_error& error) {
    throw MachineError(error.code() == std::errc::no_space_on_device ? "disk_full" : "io", error.what());
  }
}

}  // namespace odop::programs
