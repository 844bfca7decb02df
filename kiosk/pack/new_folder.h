// Lays out the folder of a pack for a fair in one of the States whose districts are known (db/seed/states, built into
// the program): its districts and products with their evidence, sectors, tax rules, marketplaces, and one supplier, one
// product and three members of staff that are marked as a demonstration and are to be replaced. What stands in it is
// sound: it can be checked and built at once. Called by `odop pack new` and by tests; any thread. Throws MachineError
// when the disk fails.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/civil_date.h"
#include "core/result.h"

namespace odop {

// In the order of states.csv.
std::vector<std::string> states_for_a_new_pack();

enum class NewFolderRefusal { state_unknown, folder_not_empty };
struct NewFolder {
  std::size_t districts = 0, files = 0;
  bool has_map = false;  // every district has its hexagon
};
// The fair is ten days long and begins on that day; the organiser changes it.
Result<NewFolder, NewFolderRefusal> lay_out_pack_folder(const std::filesystem::path& folder, std::string_view state,
                                                        CivilDate first_day);

}  // namespace odop
