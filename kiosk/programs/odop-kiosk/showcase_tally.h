// Gathers what visitors look at until an hour is over, so that the journal gets one entry an hour and not one a touch.
// Owned by kiosk_app.cpp; UI thread. What was not written yet when the power fails is lost: it is worth no waiting.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "ui/showcase/requests.h"
#include "wire/payloads.h"

namespace odop {

class ShowcaseTally {
 public:
  // In an hour other than the one gathered so far, take_due must have been asked first.
  void add(const ui::Counted& counted, std::int64_t utc_ms);
  // What was gathered in an hour that is over; empty: nothing, or it still goes on.
  std::optional<wire::ShowcaseCountPayload> take_due(std::int64_t utc_ms);
  // All of it, as the kiosk closes.
  std::optional<wire::ShowcaseCountPayload> take_all();

 private:
  std::int64_t hour_start_ms_ = 0;
  std::map<std::string, std::int64_t> counts_;
};

}  // namespace odop
