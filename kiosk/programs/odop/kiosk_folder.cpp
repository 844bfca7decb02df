#include "programs/odop/kiosk_folder.h"

#include "core/errors.h"
#include "pack/pack_file.h"
#include "till/record_pack.h"

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

ApplyAnswer apply_pack_to(till::Till& till, const Clock& clock, const std::filesystem::path& pack, bool force) {
  ApplyOptions options;
  options.force = force;
  options.today = ist_date(clock.utc_ms());
  if (const auto before = till.tables().applied_pack()) {
    PackIdentity identity;
    identity.manifest.id = before->event;
    identity.manifest.version = static_cast<int>(before->version);
    identity.content_hash = before->content_hash;
    identity.bytes = static_cast<std::uintmax_t>(before->file_bytes);
    options.applied = identity;
  }
  const auto applied = apply_pack(till.folder(), pack, options);
  if (!applied) return {applied.reason().code, applied.reason().what + "; " + applied.reason().what_to_do};
  const std::filesystem::path file = applied_pack_path(till.folder(), applied->content_hash);
  const auto loaded = load_pack(file, {.pictures = false, .verified = *applied});
  if (!loaded) return {loaded.reason().code, loaded.reason().what};
  const auto recorded = till::record_pack(till, *loaded,
                                          {.event = loaded->event.id,
                                           .version = loaded->pack_version,
                                           .content_hash = applied->content_hash,
                                           .file_name = file.filename().string(),
                                           .file_bytes = static_cast<std::int64_t>(applied->bytes),
                                           .applied_ms = clock.utc_ms()});
  if (!recorded) return {till::code_of(recorded.reason()), pack.string()};
  return {};
}

bool is_hub_folder(const std::filesystem::path& folder) {
  return std::filesystem::exists(folder / "hub.sqlite");
}

}  // namespace odop::programs
