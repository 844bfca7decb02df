// odop sync DIR --once [--hub URL] [--enrol CODE]: sends what the hub does not have yet and says whether both sides
// count the same. Beside a running kiosk, which sends by itself, it answers "locked".
#include <iostream>
#include <nlohmann/json.hpp>

#include "programs/odop/kiosk_folder.h"
#include "programs/odop/verb.h"
#include "storage/folder_lock.h"
#include "storage/migrations.h"
#include "sync/http_transport.h"
#include "sync/uploader.h"
#include "text/indian_numbers.h"
#include "till/device_key.h"
#include "till/till.h"
#include "till/training.h"

int verb_sync(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;
  CLI::App app{"Send a kiosk's journal to its hub", "odop sync"};
  Output output{.verb = "odop sync"};
  std::string folder, hub, enrol;
  bool once = false;
  app.add_option("DIR", folder, "the kiosk's data folder")->required();
  app.add_flag("--once", once, "send what there is, then end; a hub that is away is not waited for")->required();
  app.add_option("--hub", hub, "from now on this hub: it gets everything, from the first entry");
  app.add_option("--enrol", enrol, "the hub's one-time code for this kiosk");
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    const std::filesystem::path file = std::filesystem::path{folder} / till::journal_file_name;
    if (!std::filesystem::exists(file))
      return output.refuse("no_journal", file.string() + ": there is no journal here; make one with odop init");
    if (till::is_training_folder(folder))
      return output.refuse("training_folder",
                           folder + ": this is a training folder; what was practised is never sent anywhere");
    const storage::FolderLock lock(folder);
    storage::Database database(file, {}, storage::kiosk_migrations());
    const wire::Signer signer(till::read_device_key(folder));
    const platform::SystemClock clock;
    sync::KioskJournalSource source(database);
    if (!hub.empty() || !enrol.empty()) {
      storage::SyncState state = source.state();
      if (!hub.empty()) state.hub_url = hub;
      if (!enrol.empty()) state.enrol_code = enrol;
      state.acknowledged_sequence = 0;  // what the hub has already it says so
      storage::write_sync_state(database, state);
    }
    if (source.state().hub_url.empty())
      return output.refuse("no_hub", "no hub is set for this kiosk; odop init DIR ... --hub URL --enrol CODE sets it");
    sync::HttpTransport transport(source.state().hub_url, std::filesystem::path{folder} / sync::hub_ca_file_name);
    sync::Uploader uploader(source, transport, signer, clock, sync::system_random());

    std::int64_t sent = 0;
    bool agrees = source.state().parked_code.empty();
    for (;;) {
      const sync::StepResult step = uploader.step();
      sent += step.entries_sent;
      if (step.hub_says) agrees = step.agrees;
      if (step.kind == sync::StepKind::exchanged) continue;
      if (step.kind == sync::StepKind::wait && step.wait_ms == 0) continue;
      if (step.kind == sync::StepKind::wait || step.kind == sync::StepKind::parked)
        return output.refuse(step.code, step.detail + "; nothing is lost, what is unsent stays in the journal");
      break;
    }
    const storage::SyncState state = source.state();
    if (!agrees) return output.refuse(state.parked_code, state.parked_detail);
    if (output.json)
      std::cout << nlohmann::json{{"sent", sent},
                                  {"entries", state.hub_entries},
                                  {"head", state.hub_head},
                                  {"sales", state.hub_sales},
                                  {"sum_paise", state.hub_sum_paise},
                                  {"agrees", true}}
                       .dump()
                << std::endl;
    else
      std::cout << source.label() << ": " << sent << (sent == 1 ? " entry" : " entries")
                << (sent > 0 ? " sent; hub agrees: " : " to send; hub agreed: ") << state.hub_sales << " sales, "
                << format_rupees(Money::from_paise(state.hub_sum_paise)) << std::endl;
    return good;
  });
}
