// The page that the stall serves to phones on its own Wi-Fi, as the screens know it. A value; any thread.
#pragma once

#include <string>

namespace odop::ui {

struct PhonePage {
  std::string network, password;  // an empty password: an open network
  std::string address;            // "192.168.50.1:8080"
  friend bool operator==(const PhonePage&, const PhonePage&) = default;
};

}  // namespace odop::ui
