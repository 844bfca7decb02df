// Digits that staff chose on this kiosk after they had forgotten the pack's: they rule over the pack's hash as long as
// the event is the same one, also when a new pack of it comes. Kept in a table of this kiosk alone. Called on the till
// thread and by programs.
#pragma once

#include <map>
#include <string>

#include "core/catalogue.h"
#include "storage/database.h"

namespace odop::till {

using OwnPins = std::map<std::string, std::string>;  // staff code -> Argon2id

OwnPins read_own_pins(storage::Database& database, const std::string& event);
// Inside the caller's transaction.
void keep_own_pin(storage::Database& database, const std::string& event, const std::string& staff,
                  const std::string& pin_hash);
void forget_pins_of_other_events(storage::Database& database, const std::string& event);
// For programs, which look PINs up in a catalogue of their own.
void apply_own_pins(Catalogue& catalogue, storage::Database& database);

}  // namespace odop::till
