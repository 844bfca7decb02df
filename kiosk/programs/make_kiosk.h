// Making a kiosk and giving it an event pack, for `odop init`, `odop pack apply` and the first-run wizard. Not for the
// UI thread: it hashes the pack and waits for the disk.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/clock.h"
#include "till/till.h"

namespace odop::programs {

// Checks, copies and records a pack in one go; throws MachineError only when the machine fails. Empty: applied.
struct ApplyAnswer {
  std::string code, detail, detail_hi;  // all empty when applied
};
ApplyAnswer apply_pack_to(till::Till& till, const Clock& clock, const std::filesystem::path& pack, bool force);

struct KioskWish {
  std::filesystem::path folder, pack;
  std::string label;            // "K07"; of a kiosk that was begun: its own
  std::string hub, enrol_code;  // may be empty
};
// Everything that can be refused is looked at before anything is written, and a making that was cut short (power, a
// stick pulled out) is gone on with.
ApplyAnswer make_kiosk(const KioskWish& wish, const Clock& clock);

// How far a folder is from being a kiosk. Reads only.
struct FolderState {
  enum class Kind {
    empty,    // or missing: a kiosk can begin here
    begun,    // a journal without a pack: the making was cut short
    kiosk,    // sells from a pack
    foreign,  // somebody's files, or a hub's: nothing is begun here
  } kind = Kind::empty;
  std::string label;  // begun
};
FolderState look_at_folder(const std::filesystem::path& folder);

}  // namespace odop::programs
