// Gathers what visitors look at until an hour is over, so that the journal gets one entry an hour (count_showcase.h)
// and not one a touch. Owned by odop-kiosk's kiosk_app.cpp; its UI thread. What was not written yet when the power
// fails is lost: it is worth no waiting.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "wire/payloads.h"

namespace odop::till {

class ShowcaseTally {
 public:
  // id: of what it was; may be empty. In another hour than the one gathered so far, take_due must have been asked
  // first.
  void add(std::string_view what, std::string_view id, std::int64_t utc_ms);
  // What was gathered in an hour that is over; nothing while it goes on.
  std::optional<wire::ShowcaseCountPayload> take_due(std::int64_t utc_ms);
  // All of it, as the kiosk closes.
  std::optional<wire::ShowcaseCountPayload> take_all();

 private:
  std::int64_t hour_start_ms_ = 0;
  std::map<std::string, std::int64_t> counts_;
};

}  // namespace odop::till
