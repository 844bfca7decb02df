#include "programs/odop/seal.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/civil_date.h"
#include "storage/database.h"
#include "storage/migrations.h"
#include "text/indian_numbers.h"
#include "wire/payloads.h"

namespace odop::programs {

int refuse_seal(const Output& output, wire::SealRefusal reason) {
  switch (reason) {
    case wire::SealRefusal::not_a_seal:
      return output.refuse("not_a_seal", "this text is not the seal of a Z paper");
    case wire::SealRefusal::damaged:
      return output.refuse("damaged", "the seal is cut short or has letters too many");
    case wire::SealRefusal::signature_wrong:
      return output.refuse("signature_wrong", "this is not what the kiosk signed: somebody changed the seal");
  }
  return output.refuse("not_a_seal", "");
}

int show_seal(const Output& output, const wire::Seal& seal) {
  const std::string day = to_iso_date(civil_from_days(seal.day));
  if (output.json) {
    nlohmann::json others = nlohmann::json::array();
    for (const wire::SeenJournal& seen : seal.others) {
      nlohmann::json other{{"kiosk", seen.kiosk},
                           {"device_key", wire::to_hex(seen.device)},
                           {"seq", seen.sequence},
                           {"head", wire::to_hex(seen.head)}};
      if (seen.sales >= 0) other.update({{"sales", seen.sales}, {"sum_paise", seen.sum_paise}});
      others.push_back(std::move(other));
    }
    std::cout << nlohmann::json{{"ok", true},
                                {"kiosk", seal.kiosk},
                                {"device_key", wire::to_hex(seal.device_key)},
                                {"event", seal.event},
                                {"day", day},
                                {"time", to_iso_ist(seal.utc_ms)},
                                {"seq", seal.sequence},
                                {"head", wire::to_hex(seal.head)},
                                {"sales", seal.sales},
                                {"sum_paise", seal.sum_paise},
                                {"others", others}}
                     .dump()
              << std::endl;
    return good;
  }
  std::cout << "seal of " << seal.kiosk << " for " << day << ", " << seal.event << ", made " << to_iso_ist(seal.utc_ms)
            << ": signed by device " << wire::to_hex(seal.device_key).substr(0, 16) << " and unchanged\n"
            << "  " << seal.kiosk << "  entry " << seal.sequence << "  " << seal.sales << " sales  "
            << format_rupees(Money::from_paise(seal.sum_paise)) << "  head " << wire::to_hex(seal.head) << "\n";
  for (const wire::SeenJournal& seen : seal.others)
    std::cout << "  " << (seen.kiosk.empty() ? "?" : seen.kiosk) << "  entry " << seen.sequence << "  device "
              << wire::to_hex(seen.device) << "  head " << wire::to_hex(seen.head) << "\n";
  std::cout << std::flush;
  return good;
}

std::vector<till::Witness> witnesses_of(const wire::Seal& seal, const std::filesystem::path& file) {
  storage::Database database(file, {.read_only = true}, storage::kiosk_migrations());
  storage::Statement first(database, "SELECT payload FROM journal WHERE sequence = 1");
  if (!first.step()) return {};
  const wire::PublicKey device = wire::decode_key(first.text(0)).device_key;
  const std::string source = "seal of " + to_iso_date(civil_from_days(seal.day)) + " by " + seal.kiosk;
  std::vector<till::Witness> witnesses;
  if (device == seal.device_key)
    witnesses.push_back({.source = source, .sequence = seal.sequence, .head_hex = wire::to_hex(seal.head)});
  for (const wire::SeenJournal& seen : seal.others)
    if (std::equal(seen.device.begin(), seen.device.end(), device.begin()))
      witnesses.push_back({.source = source, .sequence = seen.sequence, .head_hex = wire::to_hex(seen.head)});
  return witnesses;
}

}  // namespace odop::programs
