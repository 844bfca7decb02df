// Buyers' telephone numbers at the hub: opened with the organiser's secret for sending, erased when their time is over.
// Called by odop-hub consents and, for the erasing, when a hub begins to serve; also beside a serving hub.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/database.h"
#include "wire/crypto.h"

namespace odop::hub {

struct ConsentedNumber {
  std::string event, kiosk, serial, phone;
  bool send_bill = false, maker_news = false;  // what it may be used for today
  std::int64_t payable_paise = 0;              // of the bill with that serial
  std::int64_t given_ms = 0;
  std::string notice_version, language, staff;
};
struct ConsentList {
  std::vector<ConsentedNumber> numbers;
  std::int64_t not_opened = 0;  // sealed to another key, or damaged
  std::int64_t not_here = 0;    // given at a kiosk, and the number has not come
};
// In use at that moment only: neither taken back nor too old.
ConsentList open_consents(storage::Database& database, const wire::Signer& organiser, std::int64_t now_ms);

// Erases the numbers whose use ended long enough ago; answers how many.
std::int64_t sweep_consents(storage::Database& database, std::int64_t now_ms);

}  // namespace odop::hub
