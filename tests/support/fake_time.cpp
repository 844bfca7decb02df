#include "support/fake_time.h"

#include <filesystem>
#include <stdexcept>

namespace odop::test {
namespace {

std::string faketime_library() {
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib"))
    if (const auto file = entry.path() / "faketime" / "libfaketimeMT.so.1"; std::filesystem::exists(file))
      return file.string();
  throw std::runtime_error("libfaketime is not installed");
}

}  // namespace

Environment moved_calendar(const std::string& by) {
  return {{"LD_PRELOAD", faketime_library()},
          {"FAKETIME", by},
          {"DONT_FAKE_MONOTONIC", "1"},
          {"FAKETIME_DONT_FAKE_MONOTONIC", "1"},
          {"NO_FAKE_STAT", "1"}};
}

Environment faster_clock(int times) {
  return {{"LD_PRELOAD", faketime_library()}, {"FAKETIME", "+0 x" + std::to_string(times)}, {"NO_FAKE_STAT", "1"}};
}

}  // namespace odop::test
