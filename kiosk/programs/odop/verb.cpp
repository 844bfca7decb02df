#include "programs/odop/verb.h"

#include <iostream>
#include <nlohmann/json.hpp>

#include "core/errors.h"

namespace odop::programs {

int Output::refuse(const std::string& code, const std::string& detail) const {
  if (json)
    std::cout << nlohmann::json{{"error", code}, {"detail", detail}}.dump(-1, ' ', false,
                                                                          nlohmann::json::error_handler_t::replace)
              << std::endl;
  std::cerr << verb << ": " << code << (detail.empty() ? "" : ": " + detail) << std::endl;
  return refused;
}

int run_verb(CLI::App& app, Output& output, int argc, char** argv, const std::function<int()>& body) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? good : misuse;
  }
  try {
    return body();
  } catch (const MachineError& error) {
    output.refuse(error.kind(), error.what());
    return error.kind() == "locked" || error.kind() == "no_journal" ? refused : failed;
  } catch (const std::exception& error) {
    output.refuse("failed", error.what());
    return failed;
  }
}

}  // namespace odop::programs
