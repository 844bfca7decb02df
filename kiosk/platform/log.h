// What went wrong, for the person who comes with a screwdriver: one line an event, a few small files, never the disk.
// Any thread. The screen tells the staff; this keeps the detail.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

#include "platform/unique_fd.h"

namespace odop::platform {

enum class LogLevel { info, warning, error };

class Log {
 public:
  // Keeps `file` and its rotated elder siblings `file.1` .. below log_files_max * bytes_max together.
  explicit Log(std::filesystem::path file, std::uintmax_t bytes_max = 0);
  // Never throws: a full disk must not stop a sale because of a log line. Lost lines are counted and named in the
  // next line that can be written.
  void write(LogLevel level, std::string_view part, std::string_view what) noexcept;

 private:
  void rotate();
  void open();

  std::mutex mutex_;
  std::filesystem::path file_;
  std::uintmax_t bytes_max_;
  std::uintmax_t bytes_ = 0;
  std::uint64_t lost_lines_ = 0;
  UniqueFd fd_;
};

}  // namespace odop::platform
