#include "programs/odop-kiosk/pack_finder.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "core/errors.h"
#include "pack/pack_file.h"

namespace odop::programs {

namespace {

namespace fs = std::filesystem;

// A stick full of photographs must not hold the wizard up.
constexpr std::size_t entries_max = 4'000, packs_max = 24;

// A folder and how many folders below it are looked into: /media/USER/STICK/packs/x.odop is the deepest.
struct Place {
  fs::path folder;
  int depth = 0;
};

std::vector<Place> places() {
  std::vector<Place> all{{"/media", 3}, {"/run/media", 3}, {"/mnt", 2}};
  if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
    for (const char* folder : {"Downloads", "डाउनलोड", "Desktop"}) all.push_back({fs::path(home) / folder, 1});
  std::error_code problem;
  if (const fs::path program = fs::read_symlink("/proc/self/exe", problem); !problem)
    all.push_back({program.parent_path(), 0});
  return all;
}

void find_packs(const fs::path& folder, int depth, std::size_t& entries_left, std::vector<fs::path>& found) {
  std::error_code problem;
  for (fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, problem), end;
       !problem && entry != end; entry.increment(problem)) {
    if (entries_left == 0 || found.size() >= packs_max) return;
    --entries_left;
    std::error_code unreadable;
    const fs::path& path = entry->path();
    if (path.extension() == ".odop" && entry->is_regular_file(unreadable))
      found.push_back(path);
    else if (depth > 0 && entry->is_directory(unreadable) && !entry->is_symlink(unreadable) &&
             !path.filename().string().starts_with("."))
      find_packs(path, depth - 1, entries_left, found);
  }
}

}  // namespace

const ui::FoundPack* PackFinder::read(const fs::path& file) {
  std::error_code problem;
  const std::uintmax_t bytes = fs::file_size(file, problem);
  if (problem) return nullptr;
  const auto changed = fs::last_write_time(file, problem);
  if (problem) return nullptr;
  Read& known = known_[file];
  if (!known.pack.path.empty() && known.bytes == bytes && known.changed == changed) return &known.pack;
  known = {.bytes = bytes, .changed = changed, .pack = {}};
  ui::FoundPack& pack = known.pack;
  pack.path = file.string();
  pack.place = file.parent_path().filename().string();
  try {
    const auto loaded = load_pack(file, {.pictures = false, .verified = {}});
    if (!loaded) {
      const PackRefusal refusal = pack_refusal(loaded.reason().kind);  // without the detail, which is for programmers
      pack.problem = {refusal.what_hi + " " + refusal.what_to_do_hi, refusal.what + " " + refusal.what_to_do};
    } else {
      pack.event = loaded->event.name;
      pack.where = loaded->event.place;
      pack.first_day = loaded->event.first_day;
      pack.last_day = loaded->event.last_day;
      pack.version = loaded->pack_version;
      pack.is_demo = loaded->event.demo;
    }
  } catch (const MachineError&) {  // the stick was pulled out while it was read
    known_.erase(file);
    return nullptr;
  }
  return &pack;
}

std::vector<ui::FoundPack> PackFinder::look() {
  std::vector<fs::path> files;
  std::size_t entries_left = entries_max;
  std::error_code problem;
  if (fs::is_regular_file(hint_, problem))
    files.push_back(hint_);
  else if (!hint_.empty())
    find_packs(hint_, 1, entries_left, files);
  for (const Place& place : places()) find_packs(place.folder, place.depth, entries_left, files);
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  std::vector<ui::FoundPack> packs;
  for (const fs::path& file : files)
    if (const ui::FoundPack* pack = read(file)) packs.push_back(*pack);
  std::stable_sort(packs.begin(), packs.end(), [](const ui::FoundPack& a, const ui::FoundPack& b) {
    const auto is_bad = [](const ui::FoundPack& pack) { return !pack.problem.exact(Language::en).empty(); };
    return std::tuple(is_bad(a), -days_from_civil(a.last_day), -a.version) <
           std::tuple(is_bad(b), -days_from_civil(b.last_day), -b.version);
  });
  return packs;
}

}  // namespace odop::programs
