// odop phone: telephone numbers on this kiosk, with bills and with leads: how many, a bill's erased (odop leads does it
// for a lead's), those erased that are due. Prints no more of a number than its last four digits.
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/civil_date.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/verb.h"
#include "till/phone_consent.h"
#include "till/staff_pin.h"

namespace odop::programs {
namespace {

const char* advice_on(till::ConsentRefusal refusal) {
  switch (refusal) {
    case till::ConsentRefusal::no_such_bill:
      return "this kiosk sold no bill of that number";
    case till::ConsentRefusal::nothing_to_erase:
      return "no telephone number is in use for this bill";
    case till::ConsentRefusal::clock_suspect:
      return "the clock reads earlier than the last entry; confirm the date at the till first";
    case till::ConsentRefusal::no_purpose:
    case till::ConsentRefusal::number_malformed:
    case till::ConsentRefusal::already_given:
    case till::ConsentRefusal::no_organiser_key:
    case till::ConsentRefusal::training:
      break;
  }
  return "refused";
}

std::string day_of(std::int64_t utc_ms) {
  return utc_ms == 0 ? std::string{} : to_iso_date(ist_date(utc_ms));
}

int erase(const Output& output, const std::string& folder, const std::string& serial, const std::string& pin) {
  const auto kiosk = open_kiosk_folder(folder, false);
  const StaffMember* staff = pin.empty() ? nullptr : till::staff_by_pin(kiosk->catalogue, pin);
  if (!pin.empty() && !staff) return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");
  const auto erased = till::erase_phone(*kiosk->till, staff ? staff->code : std::string{}, serial);
  if (!erased) return output.refuse(till::code_of(erased.reason()), serial + ": " + advice_on(erased.reason()));
  const std::string day = day_of(erased->erased_at_ms);
  if (output.json)
    std::cout << nlohmann::json{{"serial", serial}, {"last_four", erased->last_four}, {"erased_on", day}}.dump()
              << std::endl;
  else
    std::cout << serial << ": the number ending in " << erased->last_four << " is out of use; it lies locked until "
              << day << " and is erased then" << std::endl;
  return good;
}

int sweep(const Output& output, const std::string& folder) {
  const auto kiosk = open_kiosk_folder(folder, false);
  const till::SweepReport report = till::sweep_phones(*kiosk->till);
  if (output.json)
    std::cout << nlohmann::json{{"locked", report.locked}, {"erased", report.erased}}.dump() << std::endl;
  else
    std::cout << report.locked << " locked, " << report.erased << " erased" << std::endl;
  return good;
}

int count(const Output& output, const std::string& folder) {
  const auto kiosk = open_kiosk_folder(folder, false);
  const till::PhoneCounts counts = till::count_phones(*kiosk->till);
  const std::string day = day_of(counts.next_erasing_ms);
  if (output.json)
    std::cout << nlohmann::json{{"in_use", counts.in_use}, {"locked", counts.locked}, {"next_erased_on", day}}.dump()
              << std::endl;
  else
    std::cout << counts.in_use << " in use, " << counts.locked << " locked"
              << (day.empty() ? "" : "; the next is erased on " + day) << std::endl;
  return good;
}

}  // namespace
}  // namespace odop::programs

int verb_phone(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Telephone numbers given at this kiosk, with bills and with leads", "odop phone"};
  Output output{.verb = "odop phone"};
  std::string folder, serial, pin;
  bool is_sweep = false;
  app.add_option("DIR", folder, "the kiosk's data folder")->required();
  CLI::Option* erasing = app.add_option("--erase", serial, "stop using the number given with this bill, at once");
  app.add_option("--pin", pin, "who erases it, for the books; may be left out")->needs(erasing);
  app.add_flag("--sweep", is_sweep, "lock what is used no more, erase what lay locked for a year")->excludes(erasing);
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    if (!serial.empty()) return erase(output, folder, serial, pin);
    return is_sweep ? sweep(output, folder) : count(output, folder);
  });
}
