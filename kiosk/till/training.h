// What the till does otherwise in training. A training kiosk has books of its own (label T0, core/training.h) and the
// event's own goods; nobody can pay it. Called by whoever loads a pack for a folder, and by record_pack.
#pragma once

#include <filesystem>

#include "core/catalogue.h"

namespace odop::till {

// Whose books these are. Reads the first entry only, also beside a running kiosk; false where there is no journal.
bool is_training_folder(const std::filesystem::path& folder);

// Each UPI address becomes one that no bank knows; sellers who share one go on sharing one.
void practise_upi(Catalogue& catalogue);

}  // namespace odop::till
