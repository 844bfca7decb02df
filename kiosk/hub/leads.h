// Who wants to be called back, with names and numbers: opened from a hub's books with the organiser's secret, or from a
// kiosk's own with its device key. Called by odop-hub leads and odop leads, also beside a serving hub or a selling
// kiosk.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/database.h"
#include "wire/crypto.h"
#include "wire/lead_sidecar.h"

namespace odop::hub {

struct Lead {
  std::string reference;  // "K07-L12"
  std::string event, kiosk;
  std::int64_t given_ms = 0;
  std::int64_t kind = 0, interests = 0;  // wire LeadKind, LeadInterest
  std::string sku, maker, district, name_hi, name_en;
  std::int64_t quantity = 0;  // 0: not said
  wire::LeadPerson person;
  std::string notice_version, language;
};
struct LeadList {
  std::vector<Lead> leads;
  std::int64_t not_opened = 0;  // sealed to another key, or damaged
  std::int64_t not_here = 0;    // given, and the person has not come
};
enum class LeadBooks : std::uint8_t { hub, kiosk };
// Those that may be used at that moment: neither taken back nor too old; each person's form once.
LeadList open_leads(storage::Database& database, LeadBooks books, const wire::Signer& key, std::int64_t now_ms);

// Erases, on a hub, those whose use ended long enough ago; answers how many.
std::int64_t sweep_leads(storage::Database& database, std::int64_t now_ms);

}  // namespace odop::hub
