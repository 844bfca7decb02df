// The few calls that make a file survive a power cut: sync a file, rename it into place, sync its folder. Used only by
// the pack file's .cpp files. Every failure throws MachineError with the path and the call.
#pragma once

#include <filesystem>
#include <string_view>

namespace odop {

void sync_file(const std::filesystem::path& path);
void sync_folder(const std::filesystem::path& folder);
void rename_over(const std::filesystem::path& from, const std::filesystem::path& to);
// A new file with these bytes (not yet synced); refuses to follow a link.
void copy_file_bytes(const std::filesystem::path& from, const std::filesystem::path& to);
std::filesystem::path folder_of(const std::filesystem::path& path);

// Removes a half-made file unless it was renamed into place.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::filesystem::path path) : path_(std::move(path)) {}
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace odop
