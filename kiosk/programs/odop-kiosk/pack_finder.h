// Event packs within a person's reach: on sticks, in the downloads, beside the program. Reads every file once and again
// when it changed, so that looking around often is cheap. Belongs to one thread, not the UI's.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "ui/till/first_run.h"

namespace odop::programs {

class PackFinder {
 public:
  explicit PackFinder(std::filesystem::path hint) : hint_(std::move(hint)) {}
  // Good ones first, the newest version of a fair before older ones.
  std::vector<ui::FoundPack> look();

 private:
  struct Read {
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type changed;
    ui::FoundPack pack;
  };
  const ui::FoundPack* read(const std::filesystem::path& file);

  std::filesystem::path hint_;  // a file or a folder that --pack names; may be empty
  std::map<std::filesystem::path, Read> known_;
};

}  // namespace odop::programs
