// Reads the folder an organiser edits in a spreadsheet (pack.json, CSV files, pictures) and checks every row of it: all
// mistakes are named, not only the first. Called by `odop pack build` and `odop pack check`, and by tests that want a
// catalogue without a file. Any thread; throws MachineError only when the disk fails.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/civil_date.h"
#include "pack/finding.h"

namespace odop {

struct PackManifest {
  std::string id;  // the event's
  int version = 0;
  bool demo = false;               // never expires
  CivilDate valid_from, valid_to;  // inclusive
};

struct PackFolder {
  PackManifest manifest;
  Catalogue catalogue;            // indexed; StaffMember::pin_hash is still empty
  std::vector<std::string> pins;  // beside catalogue.staff; never written anywhere but as Argon2id
  std::vector<PackFinding> findings;
  bool has_errors = false;  // then the catalogue holds what could be read and must not be sold from
};

PackFolder read_pack_folder(const std::filesystem::path& folder);

}  // namespace odop
