// Puts a pack into a stall's data folder, whole or not at all.
#include <unistd.h>

#include "core/errors.h"
#include "pack/disk.h"
#include "pack/pack_file.h"

namespace odop {
namespace {

constexpr std::string_view incoming_name = ".incoming";

std::optional<PackRefusal> check_against_applied(const PackIdentity& pack, const ApplyOptions& options) {
  if (options.applied) {
    const PackManifest& applied = options.applied->manifest;
    if (pack.manifest.id != applied.id)
      return pack_refusal(PackRefusalKind::other_event, pack.manifest.id + ", in use: " + applied.id);
    const std::string versions = std::to_string(pack.manifest.version) + ", in use: " + std::to_string(applied.version);
    if (!options.force && pack.manifest.version < applied.version)
      return pack_refusal(PackRefusalKind::older_version, versions);
    if (!options.force && pack.manifest.version == applied.version &&
        pack.content_hash != options.applied->content_hash)
      return pack_refusal(PackRefusalKind::same_version_other_content, versions);
  }
  if (!options.force && !pack.manifest.demo && options.today && *options.today > pack.manifest.valid_to)
    return pack_refusal(PackRefusalKind::expired, to_iso_date(pack.manifest.valid_to));
  return std::nullopt;
}

// What an earlier attempt left behind when the power went.
void remove_leftovers(const std::filesystem::path& packs) {
  std::error_code ignored;
  for (const auto& each : std::filesystem::directory_iterator(packs, ignored))
    if (each.path().filename().string().starts_with(incoming_name)) std::filesystem::remove(each.path(), ignored);
}

}  // namespace

std::filesystem::path applied_pack_path(const std::filesystem::path& data_dir, std::string_view content_hash) {
  return data_dir / "packs" / (std::string(content_hash) + ".odop");
}

Result<PackIdentity, PackRefusal> apply_pack(const std::filesystem::path& data_dir, const std::filesystem::path& pack,
                                             const ApplyOptions& options) {
  const auto step = [&options](ApplyStep next) {
    if (options.before_step) options.before_step(next);
  };
  const auto offered = identify_pack(pack);
  if (!offered) return Refused{offered.reason()};
  if (auto refusal = check_against_applied(*offered, options)) return Refused{std::move(*refusal)};

  const std::filesystem::path packs = data_dir / "packs";
  step(ApplyStep::make_folder);
  std::error_code problem;
  std::filesystem::create_directories(packs, problem);
  if (problem) throw MachineError("io", "create folder " + packs.string() + ": " + problem.message());
  remove_leftovers(packs);

  const TemporaryFile incoming(packs / (std::string(incoming_name) + "-" + std::to_string(::getpid())));
  step(ApplyStep::copy);
  copy_file_bytes(pack, incoming.path());
  step(ApplyStep::sync_copy);
  sync_file(incoming.path());
  // The copy is what the stall will sell from, so the copy is what must be sound: a stick may fail while it is read.
  step(ApplyStep::verify);
  const auto copied = identify_pack(incoming.path());
  if (!copied) return Refused{copied.reason()};
  if (*copied != *offered) return Refused{pack_refusal(PackRefusalKind::damaged, "it changed while it was copied")};
  step(ApplyStep::rename);
  rename_over(incoming.path(), applied_pack_path(data_dir, copied->content_hash));
  step(ApplyStep::sync_folder);
  sync_folder(packs);
  sync_folder(data_dir);  // the folder itself may be new
  return *copied;
}

}  // namespace odop
