// A folder of its own for one test, on the disk the tests are built on or under the system's temporary folder; gone
// with the object. Used by tests that need real files.
#pragma once

#include <filesystem>
#include <string>

namespace odop::test {

class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& purpose,
                           const std::filesystem::path& under = std::filesystem::temp_directory_path());
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace odop::test
