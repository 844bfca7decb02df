#include "programs/odop/kiosk_folder.h"

#include "core/errors.h"
#include "pack/pack_file.h"
#include "storage/database.h"
#include "storage/migrations.h"
#include "storage/till_tables.h"
#include "till/own_pins.h"
#include "till/training.h"

namespace odop::programs {

namespace {

Catalogue load_applied(const std::filesystem::path& folder, const std::optional<storage::AppliedPack>& applied,
                       bool with_pictures) {
  if (!applied) throw MachineError("no_pack", folder.string() + ": no event pack is applied; odop pack apply does it");
  PackIdentity verified;
  verified.content_hash = applied->content_hash;
  verified.bytes = static_cast<std::uintmax_t>(applied->file_bytes);
  auto loaded = load_pack(folder / "packs" / applied->file_name, {.pictures = with_pictures, .verified = verified});
  if (!loaded) throw MachineError("no_pack", loaded.reason().what + "; " + loaded.reason().what_to_do);
  if (till::is_training_folder(folder)) till::practise_upi(*loaded);
  return std::move(*loaded);
}

}  // namespace

std::unique_ptr<KioskFolder> open_kiosk_folder(const std::filesystem::path& folder, bool with_pictures) {
  auto opened = std::make_unique<KioskFolder>();
  opened->till = std::make_unique<till::Till>(folder, opened->clock);
  opened->catalogue = load_applied(folder, opened->till->tables().applied_pack(), with_pictures);
  till::apply_own_pins(opened->catalogue, opened->till->database());
  return opened;
}

Catalogue read_catalogue(const std::filesystem::path& folder, bool with_pictures) {
  const auto file = folder / till::journal_file_name;
  if (!std::filesystem::exists(file))
    throw MachineError("no_journal", file.string() + ": there is no kiosk here; odop init makes one");
  storage::Database database(file, {.read_only = true, .application_id = storage::kiosk_application_id},
                             storage::kiosk_migrations());
  return load_applied(folder, storage::TillTables(database).applied_pack(), with_pictures);
}

bool is_hub_folder(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / "hub.sqlite");
}

}  // namespace odop::programs
