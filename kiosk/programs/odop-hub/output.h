// Exit codes and errors of odop-hub, as words or as one JSON object.
#pragma once

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace odop::programs {

enum ExitCode : int { good = 0, refused = 1, misuse = 2, failed = 3 };

struct Output {
  bool json = false;
  int say(const std::string& code, const std::string& detail, int exit_code) const {
    if (json)
      std::cout << nlohmann::json{{"error", code}, {"detail", detail}}.dump(-1, ' ', false,
                                                                            nlohmann::json::error_handler_t::replace)
                << std::endl;
    else
      std::cerr << "odop-hub: " << detail << std::endl;
    return exit_code;
  }
};

}  // namespace odop::programs
