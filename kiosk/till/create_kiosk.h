// Makes a kiosk out of an empty folder: device key, journal, the key entry. Called by odop init and the first-run
// wizard.
#pragma once

#include <filesystem>
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "storage/database.h"

namespace odop::till {

enum class CreateRefusal {
  label_malformed,     // not like K07, or the one of training
  folder_has_journal,  // also after a restored backup: a restored copy begins a new key, label and series elsewhere
};

// The folder is made when missing. An init that was cut short may be repeated.
Result<std::monostate, CreateRefusal> create_kiosk(const std::filesystem::path& folder, const std::string& label,
                                                   const Clock& clock, const storage::OpenOptions& options = {});
// The same for a folder to practise in: the label that says so is its only difference, and no real kiosk gets it.
Result<std::monostate, CreateRefusal> create_training_kiosk(const std::filesystem::path& folder, const Clock& clock);

}  // namespace odop::till
