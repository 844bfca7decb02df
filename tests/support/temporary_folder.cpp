#include "support/temporary_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <system_error>

namespace odop::test {

TemporaryFolder::TemporaryFolder(const std::string& purpose, const std::filesystem::path& under) {
  std::string pattern = (under / ("odop-" + purpose + "-XXXXXX")).string();
  if (!::mkdtemp(pattern.data())) throw std::system_error(errno, std::generic_category(), pattern);
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace odop::test
