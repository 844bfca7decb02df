// odop rebuild DIR: every table made anew from the journal alone.
#include <iostream>
#include <nlohmann/json.hpp>

#include "programs/odop/verb.h"
#include "till/rebuild_books.h"

namespace odop::programs {}  // namespace odop::programs

int verb_rebuild(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Make every view anew from the journal", "odop rebuild"};
  Output output{.verb = "odop rebuild"};
  std::string folder;
  app.add_option("DIR", folder, "the kiosk's data folder")->required();
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    const till::RebuildReport report = till::rebuild_books(folder);
    if (output.json)
      std::cout << nlohmann::json{{"entries", report.entries}, {"sales", report.sales}, {"sum_paise", report.sum_paise}}
                       .dump()
                << std::endl;
    else
      std::cout << folder << ": rebuilt from " << report.entries << " entries, " << report.sales << " sales\n";
    return good;
  });
}
