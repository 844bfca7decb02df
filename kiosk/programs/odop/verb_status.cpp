// odop status DIR: where a kiosk, or each kiosk of a hub, stands.
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "core/turnover.h"
#include "hub/hub_status.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/verb.h"
#include "text/indian_numbers.h"
#include "till/kiosk_status.h"

namespace odop::programs {}  // namespace odop::programs

namespace odop::programs {
namespace {

int hub_status_of(const std::string& folder, const Output& output) {
  nlohmann::json kiosks = nlohmann::json::array();
  for (const hub::HubKioskStatus& status : hub::read_hub_status(folder)) {
    if (output.json)
      kiosks.push_back({{"kiosk", status.kiosk},
                        {"entries", status.entries},
                        {"head", status.head_hex},
                        {"sales", status.sales},
                        {"sum_paise", status.sum_paise},
                        {"unsent", 0},
                        {"attention", status.attention},
                        {"branches", status.branches}});
    else
      std::cout << status.kiosk << ": " << status.sales << " sales, "
                << format_rupees(Money::from_paise(status.sum_paise)) << "; " << status.entries << " entries; head "
                << status.head_hex.substr(0, 8)
                << (status.attention + status.branches > 0 ? "; something waits for a person" : "") << "\n";
  }
  if (output.json) std::cout << nlohmann::json{{"kiosks", kiosks}}.dump() << std::endl;
  return good;
}

// How far each seller under a turnover limit has come. A kiosk without a pack yet has none.
std::vector<TurnoverMeter> meters_of(const std::string& folder, const till::KioskStatus& status) {
  try {
    return turnover_meters(read_catalogue(folder), status.turnover, ist_date(platform::SystemClock{}.utc_ms()));
  } catch (const MachineError& error) {
    if (std::string_view(error.kind()) != "no_pack") throw;
    return {};
  }
}

nlohmann::json turnover_json(const std::vector<TurnoverMeter>& meters) {
  nlohmann::json rows = nlohmann::json::array();
  for (const TurnoverMeter& meter : meters)
    rows.push_back({{"pan", meter.pan},
                    {"suppliers", meter.suppliers},
                    {"before_paise", meter.before.paise()},
                    {"here_paise", meter.here.paise()},
                    {"limit_paise", meter.limit.paise()},
                    {"percent", meter.percent()}});
  return rows;
}

void print_near(const std::vector<TurnoverMeter>& meters) {
  for (const TurnoverMeter& meter : meters)
    if (meter.is_near())
      std::cout << "turnover of " << meter.name.in(Language::en) << ": " << meter.percent() << " % of "
                << format_rupees(meter.limit) << "; what other kiosks sold is not in it" << std::endl;
}

}  // namespace
}  // namespace odop::programs

int verb_status(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Where a kiosk or a hub stands", "odop status"};
  Output output{.verb = "odop status"};
  std::string folder;
  app.add_option("DIR", folder, "a kiosk's or a hub's data folder")->required();
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    if (is_hub_folder(folder)) return hub_status_of(folder, output);
    const till::KioskStatus status = till::read_kiosk_status(folder);
    const std::vector<TurnoverMeter> meters = meters_of(folder, status);
    if (output.json) {
      std::cout << nlohmann::json{{"kiosk", status.kiosk},
                                  {"entries", status.entries},
                                  {"head", status.head_hex},
                                  {"sales", status.sales},
                                  {"sum_paise", status.sum_paise},
                                  {"unsent", status.unsent},
                                  {"turnover", turnover_json(meters)}}
                       .dump()
                << std::endl;
    } else {
      std::cout << status.kiosk << ": " << status.sales << " sales, "
                << format_rupees(Money::from_paise(status.sum_paise)) << "; " << status.entries << " entries, "
                << status.unsent << " not yet sent; head " << status.head_hex.substr(0, 8) << std::endl;
      print_near(meters);
    }
    return good;
  });
}
