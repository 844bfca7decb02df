// The folder DIR/training beside a real kiosk's books: a kiosk of its own to practise on. Made by odop-kiosk when staff
// ask for training; its side worker's thread, because it waits for the disk.
#pragma once

#include <filesystem>

#include "core/clock.h"

namespace odop::programs {

inline constexpr const char* training_folder_name = "training";

// Ready to sell, with the goods of the pack that the real kiosk has applied and with its printer and size. Begun anew
// for another pack and on another day, so that shelves are full and TRAINING-AI-1 comes first. The real folder is only
// read. Throws MachineError.
std::filesystem::path prepare_training(const std::filesystem::path& real_folder, const Clock& clock);

}  // namespace odop::programs
