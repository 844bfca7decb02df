// The one file that carries an event: built from a checked folder, loaded by the kiosk, applied to a stall's data
// folder. A pack is a SQLite file (schema.sql) with its own application id, a format number and a content hash.
// Called by `odop pack`, `odop init` and the till; any thread, one call at a time per path. A wrong file is a
// PackRefusal; a failing disk throws MachineError.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/catalogue.h"
#include "core/result.h"
#include "pack/pack_folder.h"
#include "wire/crypto.h"

namespace odop {

inline constexpr std::int32_t pack_application_id = 0x4F44504B;  // "ODPK"
inline constexpr std::int32_t pack_format = 5;  // user_version; a later one is refused, earlier ones are read

enum class PackRefusalKind {
  not_there,      // no file, or it may not be opened
  not_a_pack,     // another kind of file
  newer_format,   // made by a later program
  damaged,        // cut short, changed, or not what its hash says
  out_of_bounds,  // larger than pack_bounds.h allows
  has_errors,     // the folder has findings that are errors
  older_version,  // than the one applied
  other_event,    // than the one applied
  same_version_other_content,
  expired,  // its last day has passed and it is no demonstration
};
struct PackRefusal {
  PackRefusalKind kind = PackRefusalKind::damaged;
  std::string code;  // stable word for programs: "damaged"
  std::string what, what_hi;
  std::string what_to_do, what_to_do_hi;
};

// What identifies a pack; the till records exactly this in its config entry when it applies one.
struct PackIdentity {
  PackManifest manifest;
  std::string content_hash;  // SHA-256, lower-case hex, over every row and picture in fixed order
  std::uintmax_t bytes = 0;  // size of the file
  friend bool operator==(const PackIdentity& a, const PackIdentity& b) {
    return a.content_hash == b.content_hash && a.bytes == b.bytes;
  }
};

struct BuildOptions {
  wire::PinCost pin_cost = wire::PinCost::interactive;
  std::int64_t created_utc_ms = 0;  // shown to people; outside the content hash
};
// Writes beside `out`, waits for the disk, then renames: `out` is the old file or the new one, never half a file.
// The same folder and created_utc_ms give the same bytes (same SQLite version), the same folder gives the same hash.
Result<PackIdentity, PackRefusal> build_pack(const PackFolder& folder, const std::filesystem::path& out,
                                             const BuildOptions& options);

struct LoadOptions {
  bool pictures = true;  // false: open_pack_pictures can bring them later
  // Set for a pack that apply_pack already verified: then the identity is compared with the file's manifest and size,
  // and the content is not hashed again (about half of the loading time).
  std::optional<PackIdentity> verified;
};
Result<Catalogue, PackRefusal> load_pack(const std::filesystem::path& path, const LoadOptions& options = {});
Result<PackIdentity, PackRefusal> identify_pack(const std::filesystem::path& path);  // verifies the content hash
Result<std::unordered_map<std::string, std::string>, PackRefusal> open_pack_pictures(const std::filesystem::path& path);

enum class ApplyStep { make_folder, copy, sync_copy, verify, rename, sync_folder };
struct ApplyOptions {
  std::optional<PackIdentity> applied;  // what the till's last config entry names
  std::optional<CivilDate> today;       // the confirmed day; without it nothing expires
  bool force = false;                   // a person asked for an older, expired or changed pack; never for another event
  std::function<void(ApplyStep)> before_step;  // tests fail the machine here
};
// Copies the pack to DATA/packs/HASH.odop so that it is whole and on the disk when this returns, and changes nothing
// else: the stall sells from it once the till has appended the returned identity as its config entry.
Result<PackIdentity, PackRefusal> apply_pack(const std::filesystem::path& data_dir, const std::filesystem::path& pack,
                                             const ApplyOptions& options = {});
std::filesystem::path applied_pack_path(const std::filesystem::path& data_dir, std::string_view content_hash);

PackRefusal pack_refusal(PackRefusalKind kind, std::string_view detail = {});

}  // namespace odop
