// odop init DIR --pack FILE --kiosk K07 [--hub URL --enrol CODE [--hub-ca FILE]]: makes a kiosk. Works with the hub
// away: the code is kept and handed in when the first line comes.
#include <iostream>

#include "pack/pack_file.h"
#include "platform/files.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/verb.h"
#include "storage/journal_store.h"
#include "sync/http_transport.h"
#include "till/create_kiosk.h"

namespace odop::programs {

namespace {

// The authority's certificates as PEM, or nothing when they are not. A file with the authority's own key in it is not
// taken either: whoever holds a stall's folder could make certificates for any hub.
std::optional<std::string> read_authority(const std::string& file) {
  const auto bytes = platform::read_file(file, sync::hub_ca_bytes_max);
  if (!bytes || bytes->find("-----BEGIN CERTIFICATE-----") == std::string::npos ||
      bytes->find("-----END CERTIFICATE-----") == std::string::npos || bytes->find("PRIVATE KEY") != std::string::npos)
    return std::nullopt;
  return bytes;
}

}  // namespace

}  // namespace odop::programs

int verb_init(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Make a kiosk's data folder from an event pack", "odop init"};
  Output output{.verb = "odop init"};
  std::string folder, pack, kiosk, hub, enrol, hub_ca;
  app.add_option("DIR", folder, "the kiosk's data folder; made when missing")->required();
  app.add_option("--pack", pack, "the event pack")->required();
  app.add_option("--kiosk", kiosk, "the kiosk's label, such as K07")->required();
  app.add_option("--hub", hub, "address of the hub, such as http://192.168.1.10:8470");
  app.add_option("--enrol", enrol, "the hub's one-time code for this kiosk");
  app.add_option("--hub-ca", hub_ca,
                 "certificate (PEM) of the organiser's own authority, for a hub at https://; kept as hub-ca.pem");
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    if (const auto identity = identify_pack(pack); !identity)
      return output.refuse(identity.reason().code, identity.reason().what + "; " + identity.reason().what_to_do);
    std::optional<std::string> authority;
    if (!hub_ca.empty() && !(authority = read_authority(hub_ca)))
      return output.refuse("hub_ca_malformed", hub_ca + ": this is not an authority's certificate as PEM alone");
    platform::SystemClock clock;
    const auto created = till::create_kiosk(folder, kiosk, clock);
    if (!created)
      return created.reason() == till::CreateRefusal::label_malformed
                 ? output.refuse("label_malformed",
                                 kiosk + ": a label is a capital letter and one to three digits, such as K07")
                 : output.refuse("folder_has_journal",
                                 folder + ": this folder already holds a journal; a kiosk begins in an empty folder");
    till::Till till(folder, clock);
    if (const ApplyAnswer answer = apply_pack_to(till, clock, pack, false); !answer.code.empty())
      return output.refuse(answer.code, answer.detail);
    if (authority) platform::write_file_atomically(till.folder() / sync::hub_ca_file_name, *authority);
    storage::SyncState state = storage::read_sync_state(till.database());
    state.hub_url = hub;
    state.enrol_code = enrol;
    storage::write_sync_state(till.database(), state);
    if (output.json)
      std::cout << "{\"kiosk\":\"" << till.label() << "\",\"device_key\":\"" << wire::to_hex(till.device_key())
                << "\"}\n";
    else
      std::cout << folder << ": kiosk " << till.label() << " is ready\n";
    return good;
  });
}
