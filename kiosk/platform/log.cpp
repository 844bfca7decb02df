#include "platform/log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <exception>

#include "core/civil_date.h"
#include "platform/bounds.h"

namespace odop::platform {
namespace {

constexpr std::string_view name_of(LogLevel level) {
  return level == LogLevel::info ? "info" : level == LogLevel::warning ? "warning" : "error";
}

std::string stamp() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return to_iso_ist(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

// One event is one line, whatever a device or a server put into its message.
std::string one_line(std::string_view text) {
  std::string line(text.substr(0, log_line_bytes_max));
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return line;
}

}  // namespace

Log::Log(std::filesystem::path file, std::uintmax_t bytes_max)
    : file_(std::move(file)), bytes_max_(bytes_max == 0 ? log_bytes_max : bytes_max) {
  open();
}

void Log::open() {
  fd_ = UniqueFd(::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
  struct stat now {};
  bytes_ = fd_ && ::fstat(fd_.get(), &now) == 0 ? static_cast<std::uintmax_t>(now.st_size) : 0;
}

void Log::rotate() {
  fd_.reset();
  std::error_code ignored;  // a sibling that cannot be moved is overwritten by the next rotation
  for (int i = log_files_max - 1; i >= 1; --i) {
    const auto from = i == 1 ? file_ : std::filesystem::path(file_.string() + "." + std::to_string(i - 1));
    std::filesystem::rename(from, file_.string() + "." + std::to_string(i), ignored);
  }
  open();
}

void Log::write(LogLevel level, std::string_view part, std::string_view what) noexcept {
  try {
    const std::lock_guard lock(mutex_);
    if (bytes_ >= bytes_max_) rotate();
    if (!fd_) open();
    std::string line = stamp() + " " + std::string(name_of(level)) + " " + one_line(part) + ": " + one_line(what);
    if (lost_lines_ > 0) line += " (" + std::to_string(lost_lines_) + " lines before this one could not be written)";
    line += '\n';
    if (fd_ && ::write(fd_.get(), line.data(), line.size()) == static_cast<ssize_t>(line.size())) {
      bytes_ += line.size();
      lost_lines_ = 0;
    } else {
      ++lost_lines_;
    }
  } catch (const std::exception&) {
    ++lost_lines_;
  }
}

}  // namespace odop::platform
