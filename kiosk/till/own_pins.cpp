#include "till/own_pins.h"

namespace odop::till {

OwnPins read_own_pins(storage::Database& database, const std::string& event) {
  OwnPins own;
  storage::Statement rows(database, "SELECT staff, pin_hash FROM own_pins WHERE event = ?");
  rows.bind(event);
  while (rows.step()) own[rows.text(0)] = rows.text(1);
  return own;
}

void keep_own_pin(storage::Database& database, const std::string& event, const std::string& staff,
                  const std::string& pin_hash) {
  storage::Statement(database,
                     "INSERT INTO own_pins (event, staff, pin_hash) VALUES (?1, ?2, ?3) "
                     "ON CONFLICT (event, staff) DO UPDATE SET pin_hash = ?3")
      .execute(event, staff, pin_hash);
}

void forget_pins_of_other_events(storage::Database& database, const std::string& event) {
  storage::Statement(database, "DELETE FROM own_pins WHERE event <> ?").execute(event);
}

void apply_own_pins(Catalogue& catalogue, storage::Database& database) {
  const OwnPins own = read_own_pins(database, catalogue.event.id);
  for (StaffMember& member : catalogue.staff)
    if (const auto found = own.find(member.code); found != own.end()) member.pin_hash = found->second;
}

}  // namespace odop::till
