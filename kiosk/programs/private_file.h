// A file with personal data: whole or not there, and readable by its owner only, from its first byte on. Used by odop
// and odop-hub for lists of telephone numbers.
#pragma once

#include <filesystem>
#include <string>

namespace odop::programs {

// Replaces what is there. MachineError "no_access", "disk_full".
void write_privately(const std::filesystem::path& file, const std::string& bytes);

}  // namespace odop::programs
