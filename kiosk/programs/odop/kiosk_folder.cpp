#include "programs/odop/kiosk_folder.h"

#include "core/errors.h"
#include "pack/pack_file.h"

namespace odop::programs {

std::unique_ptr<KioskFolder> open_kiosk_folder(const std::filesystem::path& folder, bool with_pictures) {
  auto opened = std::make_unique<KioskFolder>();
  opened->till = std::make_unique<till::Till>(folder, opened->clock);
  const auto applied = opened->till->tables().applied_pack();
  if (!applied) throw MachineError("no_pack", folder.string() + ": no event pack is applied; odop pack apply does it");
  PackIdentity verified;
  verified.content_hash = applied->content_hash;
  verified.bytes = static_cast<std::uintmax_t>(applied->file_bytes);
  auto loaded = load_pack(folder / "packs" / applied->file_name, {.pictures = with_pictures, .verified = verified});
  if (!loaded) throw MachineError("no_pack", loaded.reason().what + "; " + loaded.reason().what_to_do);
  opened->catalogue = std::move(*loaded);
  return opened;
}

bool is_hub_folder(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / "hub.sqlite");
}

}  // namespace odop::programs
