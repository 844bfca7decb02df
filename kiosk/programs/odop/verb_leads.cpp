// odop leads: who wants to be called back. Writes them out, also beside a running kiosk, whose device key opens its
// own; erases one.
#include <charconv>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/ascii.h"
#include "core/civil_date.h"
#include "hub/leads.h"
#include "platform/system_clock.h"
#include "programs/leads_csv.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/verb.h"
#include "programs/private_file.h"
#include "storage/migrations.h"
#include "till/device_key.h"
#include "till/leads.h"
#include "till/staff_pin.h"
#include "till/training.h"

namespace odop::programs {
namespace {

int write_out(const Output& output, const std::string& folder, const std::string& out, const std::string& marketplace) {
  const std::filesystem::path dir = folder;
  if (is_hub_folder(dir))
    return output.refuse("hub_folder", folder + ": this is a hub; odop-hub leads opens it with the organiser's secret");
  const std::filesystem::path file = dir / till::journal_file_name;
  if (!std::filesystem::exists(file))
    return output.refuse("no_journal", file.string() + ": there is no kiosk here; odop init makes one");
  if (!marketplace.empty() && !is_lead_interest(marketplace))
    return output.refuse("no_such_marketplace",
                         marketplace + ": leads are for one of " + lead_interest_words() + "; take one of them");
  const wire::Signer device(till::read_device_key(dir));
  const Catalogue catalogue = read_catalogue(dir);
  storage::Database database(file, {.read_only = true, .application_id = storage::kiosk_application_id},
                             storage::kiosk_migrations());
  const platform::SystemClock clock;
  const hub::LeadList list = hub::open_leads(database, hub::LeadBooks::kiosk, device, clock.utc_ms());
  const LeadsFile leads = leads_csv(list, marketplace, [&](const std::string& code) {
    const Maker* maker = catalogue.find_maker(code);
    return maker ? maker->name.in(Language::en) : std::string{};
  });
  write_privately(out, leads.csv);
  if (output.json)
    std::cout
        << nlohmann::json{{"leads", leads.leads}, {"not_opened", list.not_opened + list.not_here}, {"file", out}}.dump()
        << std::endl;
  else
    std::cout << out << ": " << leads.leads << " leads, readable by you only"
              << (list.not_opened + list.not_here > 0
                      ? "; " + std::to_string(list.not_opened + list.not_here) +
                            " more were made under another device key and can be opened by the organiser only"
                      : std::string{})
              << std::endl;
  return good;
}

// "K07-L12", "L12" and "12" are one lead of kiosk K07; nullopt: no number of this kiosk.
std::optional<std::int64_t> lead_number(std::string typed, const std::string& label) {
  if (typed.starts_with(label + "-")) typed.erase(0, label.size() + 1);
  if (typed.starts_with("L") || typed.starts_with("l")) typed.erase(0, 1);
  std::int64_t number = 0;
  const char* end = typed.data() + typed.size();
  const auto parsed = std::from_chars(typed.data(), end, number);
  if (parsed.ec != std::errc{} || parsed.ptr != end || number < 1) return std::nullopt;
  return number;
}

int erase(const Output& output, const std::string& folder, const std::string& typed, const std::string& pin) {
  const auto kiosk = open_kiosk_folder(folder, false);
  const auto number = lead_number(typed, kiosk->till->label());
  if (!number)
    return output.refuse("number_malformed", typed + ": a lead of this kiosk is called " +
                                                 wire::lead_reference(kiosk->till->label(), 12) + ", or 12 for short");
  const StaffMember* staff = pin.empty() ? nullptr : till::staff_by_pin(kiosk->catalogue, pin);
  if (!pin.empty() && !staff) return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");
  const auto erased = till::erase_lead(*kiosk->till, staff ? staff->code : std::string{}, *number);
  if (!erased)
    return output.refuse(till::code_of(erased.reason()),
                         typed + ": " +
                             (erased.reason() == till::LeadRefusal::clock_suspect
                                  ? "the clock reads earlier than the last entry; confirm the date at the till first"
                                  : "this kiosk has no such lead in use; it may have been erased already"));
  const std::string day = to_iso_date(ist_date(erased->erased_at_ms));
  if (output.json)
    std::cout << nlohmann::json{{"lead", erased->reference}, {"erased_on", day}}.dump() << std::endl;
  else
    std::cout << erased->reference << " is out of use; it lies locked until " << day << " and is erased then"
              << std::endl;
  return good;
}

}  // namespace
}  // namespace odop::programs

int verb_leads(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Who wants to be called back: visitors' enquiries and makers' registrations", "odop leads"};
  Output output{.verb = "odop leads"};
  std::string folder, out, marketplace, number, pin;
  app.add_option("DIR", folder, "the kiosk's data folder")->required();
  CLI::Option* writing = app.add_option("--out", out, "the CSV file; only you can read it");
  app.add_option("--marketplace", marketplace, "only leads for one of " + lead_interest_words())->needs(writing);
  CLI::Option* erasing = app.add_option("--erase", number, "stop using this lead, at once: K07-L12")->excludes(writing);
  app.add_option("--pin", pin, "who erases it, for the books; may be left out")->needs(erasing);
  app.add_flag("--json", output.json, "one JSON object");
  app.footer("One of --out and --erase. odop phone DIR --sweep erases what is due, leads too.");
  return run_verb(app, output, argc, argv, [&]() -> int {
    if (!number.empty()) return erase(output, folder, number, pin);
    if (out.empty()) {
      output.refuse("nothing_asked", "say --out FILE.csv to write the leads, or --erase NUMBER");
      return misuse;
    }
    return write_out(output, folder, out, marketplace);
  });
}
