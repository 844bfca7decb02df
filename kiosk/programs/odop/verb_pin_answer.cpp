// odop pin-answer: what the organiser reads out to a stall where somebody forgot their PIN.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/civil_date.h"
#include "core/errors.h"
#include "hub/sqlite_hub_store.h"
#include "platform/system_clock.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/verb.h"
#include "programs/organiser_key.h"
#include "wire/pin_answer.h"

namespace odop::programs {
namespace {

struct Asked {
  std::string organiser_key, device_key, hub, kiosk, staff, question, day;
};

// As read over a telephone: in two groups, with or without a blank.
std::string digits_of(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '-'; });
  const bool is_question = text.size() == wire::pin_question_digits &&
                           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_question ? text : std::string{};
}

std::optional<wire::PublicKey> device_key(const Asked& asked) {
  if (!asked.device_key.empty()) return wire::public_key_from_hex(asked.device_key);
  hub::SqliteHubStore store(asked.hub);
  for (const hub::Device& device : store.devices())
    if (device.kiosk == asked.kiosk) return device.device_key;
  return std::nullopt;
}

std::string in_two_groups(const std::string& digits) {
  return digits.substr(0, 4) + " " + digits.substr(4);
}

int answer(const Output& output, const Asked& asked) {
  const wire::Signer organiser(read_organiser_key(asked.organiser_key));
  if (!asked.hub.empty() && !is_hub_folder(asked.hub))
    return output.refuse("no_hub", asked.hub + ": there is no hub in this folder");
  const auto device = device_key(asked);
  if (!device)
    return asked.hub.empty() ? output.refuse("device_key", "--device-key " + asked.device_key + ": not a device's key")
                             : output.refuse("unknown_device", asked.kiosk + " is not enrolled at this hub");
  const std::string question = digits_of(asked.question);
  if (question.empty())
    return output.refuse("question", "--question " + asked.question + ": the question has eight digits");
  const platform::SystemClock clock;
  const auto day = asked.day.empty() ? std::optional{ist_date(clock.utc_ms())} : parse_iso_date(asked.day);
  if (!day) return output.refuse("day", "--day " + asked.day + ": write it as 2025-01-13");
  const auto digits = wire::pin_answer(organiser, *device, {asked.kiosk, asked.staff, question, days_from_civil(*day)});
  if (!digits) return output.refuse("device_key", "this device's key cannot be used");
  if (output.json)
    std::cout << nlohmann::json{{"answer", *digits},
                                {"kiosk", asked.kiosk},
                                {"staff", asked.staff},
                                {"day", to_iso_date(*day)}}
                     .dump()
              << std::endl;
  else
    std::cout << in_two_groups(*digits) << std::endl;
  return good;
}

}  // namespace
}  // namespace odop::programs

int verb_pin_answer(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Answer the question of a kiosk where somebody forgot their PIN", "odop pin-answer"};
  Output output{.verb = "odop pin-answer"};
  Asked asked;
  app.add_option("--organiser-key", asked.organiser_key, "the organiser's secret (odop organiser-key new)")->required();
  CLI::Option* by_key = app.add_option("--device-key", asked.device_key, "the kiosk's public key in hex");
  CLI::Option* by_hub = app.add_option("--hub", asked.hub, "or the hub's data folder, which knows it by its label");
  by_key->excludes(by_hub);
  app.add_option("--kiosk", asked.kiosk, "the kiosk's label, such as K07")->required();
  app.add_option("--staff", asked.staff, "the code of who forgot, as the kiosk shows it")->required();
  app.add_option("--question", asked.question, "the eight digits that the kiosk shows")->required();
  app.add_option("--day", asked.day, "the kiosk's date, when it is not today's");
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    if (asked.device_key.empty() && asked.hub.empty()) {
      output.refuse("usage", "say which device it is: --device-key HEX or --hub DIR");
      return misuse;
    }
    return answer(output, asked);
  });
}
