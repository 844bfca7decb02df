#include "programs/odop-hub/write_leads.h"

#include <filesystem>

#include "core/errors.h"
#include "hub/hub_migrations.h"
#include "hub/leads.h"
#include "hub/sqlite_hub_store.h"
#include "platform/system_clock.h"
#include "programs/leads_csv.h"
#include "programs/organiser_key.h"
#include "programs/private_file.h"

namespace odop::programs {

int write_leads(const LeadsAsked& asked, const Output& output) {
  if (!asked.marketplace.empty() && !is_lead_interest(asked.marketplace))
    return output.say("no_such_marketplace",
                      asked.marketplace + ": leads are for one of " + lead_interest_words() + "; take one of them",
                      misuse);
  const std::filesystem::path books = std::filesystem::path{asked.folder} / hub::hub_file_name;
  if (!std::filesystem::exists(books)) throw MachineError("no_hub", books.string() + ": there is no hub here");
  const wire::Signer organiser(read_organiser_key(asked.organiser_key));
  const platform::SystemClock clock;
  storage::Database database(books, {.application_id = storage::hub_application_id, .busy_timeout_ms = 10'000},
                             hub::hub_migrations());
  const std::int64_t erased = hub::sweep_leads(database, clock.utc_ms());
  const hub::LeadList list = hub::open_leads(database, hub::LeadBooks::hub, organiser, clock.utc_ms());
  if (list.leads.empty() && list.not_opened > 0)
    return output.say("wrong_key",
                      asked.organiser_key + ": none of the " + std::to_string(list.not_opened) +
                          " leads here is sealed to this key; it is another pack's",
                      refused);
  // Makers' names are no part of any journal.
  const LeadsFile file = leads_csv(list, asked.marketplace, [](const std::string&) { return std::string{}; });
  write_privately(asked.out, file.csv);
  if (output.json)
    std::cout << nlohmann::json{{"leads", file.leads},
                                {"not_opened", list.not_opened},
                                {"not_here", list.not_here},
                                {"erased", erased},
                                {"file", asked.out}}
                     .dump()
              << std::endl;
  else
    std::cout << asked.out << ": " << file.leads << " leads, readable by you only; " << list.not_here
              << " have not come yet, " << list.not_opened << " are sealed to another key" << std::endl;
  return good;
}

}  // namespace odop::programs
