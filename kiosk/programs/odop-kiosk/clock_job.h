// Setting the clock as a job of the side worker.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>

#include "platform/clock_setting.h"
#include "programs/odop-kiosk/side_worker.h"
#include "ui/till/clock_entry.h"

namespace odop::programs {

inline SideWorker::Job clock_job(std::int64_t utc_ms, std::function<void(ui::ClockSaid)> said) {
  return [utc_ms, said = std::move(said)]() -> SideWorker::Answer {
    using platform::ClockSetting;
    const ClockSetting outcome = platform::set_system_clock(utc_ms).outcome;
    const ui::ClockSaid answer = outcome == ClockSetting::set           ? ui::ClockSaid::is_set
                                 : outcome == ClockSetting::not_allowed ? ui::ClockSaid::not_allowed
                                                                        : ui::ClockSaid::failed;
    return [said, answer] { said(answer); };
  };
}

}  // namespace odop::programs
