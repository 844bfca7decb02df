// Touches and seconds of one way through the screens, printed with the suite for the table of README and notes. Nothing
// is asserted of them: seconds are this machine's, touches are what the journey itself does.
#pragma once

#include <chrono>
#include <cstdio>

#include "support/kiosk_driver.h"

namespace odop::test {

class Way {
 public:
  Way(const char* name, const KioskDriver& kiosk) : name_(name), kiosk_(kiosk), touches_(kiosk.touches()) {}
  ~Way() {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    std::printf("way: %-34s %2d touches, %4.1f s\n", name_, kiosk_.touches() - touches_, seconds);
  }
  Way(const Way&) = delete;
  Way& operator=(const Way&) = delete;

 private:
  const char* name_;
  const KioskDriver& kiosk_;
  int touches_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace odop::test
