// odop verify --seal TEXT: what the seal on a Z paper says, and the heads in it as witnesses for a journal.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "programs/odop/verb.h"
#include "till/verify_books.h"
#include "wire/seal.h"

namespace odop::programs {

// Says why a seal was refused; the exit code.
int refuse_seal(const Output& output, wire::SealRefusal reason);
int show_seal(const Output& output, const wire::Seal& seal);
// What the seal knows of the journal in this kiosk.sqlite; none when it is another device's.
std::vector<till::Witness> witnesses_of(const wire::Seal& seal, const std::filesystem::path& file);

}  // namespace odop::programs
