// The tables and drawings of db/seed and assets/art that a new pack's folder is made of, built into the program so that
// none needs the tree beside it. Internal to this folder.
#pragma once

#include <span>
#include <string_view>

namespace odop {

struct SeedFile {
  std::string_view
      name;  // "states/bihar/districts.csv", "common/sectors.csv", "new-pack/pack.json", "art/marine/fish.svg"
  std::string_view text;
};
std::span<const SeedFile> seed_files();

}  // namespace odop
