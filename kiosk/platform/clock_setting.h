// Sets this computer's clock when staff say what day and time it is. May wait for another program of the system, so it
// is not for the UI thread.
#pragma once

#include <cstdint>
#include <string>

namespace odop::platform {

enum class ClockSetting {
  set,
  not_allowed,  // this program has no right to, and the system's own time service gives it none
  failed,       // it was tried and the clock still shows something else
};
struct ClockAnswer {
  ClockSetting outcome = ClockSetting::failed;
  std::string detail;  // for the log
};

// First by the kernel, which needs CAP_SYS_TIME; else through timedatectl, which asks the system's policy and never
// asks for a password. The hardware clock is set along as far as that is allowed.
ClockAnswer set_system_clock(std::int64_t utc_ms);

}  // namespace odop::platform
