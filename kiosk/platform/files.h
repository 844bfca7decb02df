// Small files that must be whole or absent: settings, exports, keys. Any thread.
// Every function throws MachineError ("io", "disk_full") with the file and the call in its message.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace odop::platform {

// After this returns, the file holds exactly `bytes` even if the power fails in the next instant; if it throws or the
// power fails before, the old file is untouched: temporary file beside it, fsync, rename, fsync of the folder.
void write_file_atomically(const std::filesystem::path& file, std::string_view bytes);

// nullopt when there is no such file. Throws MachineError "io" for a file above bytes_max: it is not ours.
std::optional<std::string> read_file(const std::filesystem::path& file, std::size_t bytes_max);

}  // namespace odop::platform
