// odop-hub: receives every stall's journal. `serve` listens; `enrol` makes a one-time code, `consents` writes out the
// numbers that buyers gave and `leads` who wants to be called back, also beside a serving hub. Starts on a headless
// machine.
#include <pthread.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "core/errors.h"
#include "hub/consents.h"
#include "hub/enrolment.h"
#include "hub/http_server.h"
#include "hub/hub_migrations.h"
#include "hub/leads.h"
#include "hub/sqlite_hub_store.h"
#include "platform/system_clock.h"
#include "programs/leads_csv.h"
#include "programs/odop-hub/output.h"
#include "programs/odop-hub/write_consents.h"
#include "programs/odop-hub/write_leads.h"
#include "storage/folder_lock.h"

namespace {

using namespace odop;
using namespace odop::programs;

struct Address {
  std::string host;
  int port = 0;
};

// "127.0.0.1:8470", "[::1]:0"
std::optional<Address> parse_address(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  Address address;
  address.host = text.substr(0, colon);
  if (address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']')
    address.host = address.host.substr(1, address.host.size() - 2);
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + colon + 1, end, address.port);
  if (parsed.ec != std::errc{} || parsed.ptr != end || address.port < 0 || address.port > 65'535) return std::nullopt;
  return address;
}

int serve(const std::string& folder, const std::string& listen, const std::optional<hub::TlsFiles>& tls,
          const Output& output) {
  const auto address = parse_address(listen);
  if (!address)
    return output.say("listen_malformed", listen + ": an address is HOST:PORT, such as 0.0.0.0:8470", misuse);
  // Before any thread begins: the signals that ask for an end are waited for by one thread alone.
  sigset_t ending;
  sigemptyset(&ending);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ending, signal);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  const platform::SystemClock clock;
  // One serving hub a folder, however it was started. enrol and the readers take no lock: they work beside it.
  std::error_code told_by_the_lock;
  std::filesystem::create_directories(folder, told_by_the_lock);
  const storage::FolderLock lock(folder);
  hub::SqliteHubStore store(folder);
  {
    storage::Database books(std::filesystem::path{folder} / hub::hub_file_name,
                            {.application_id = storage::hub_application_id}, hub::hub_migrations());
    hub::sweep_consents(books, clock.utc_ms());
    hub::sweep_leads(books, clock.utc_ms());
  }
  hub::HttpServer server(store, clock, tls);
  const int port = server.bind(address->host, address->port);
  const bool is_ipv6 = address->host.find(':') != std::string::npos;
  std::cout << "odop-hub listens on " << (tls ? "https://" : "http://")
            << (is_ipv6 ? "[" + address->host + "]" : address->host) << ":" << port << std::endl;
  std::thread watcher([&] {
    int signal = 0;
    sigwait(&ending, &signal);
    server.stop();
  });
  server.serve();
  // serve() ended by itself (the socket died) or by the watcher; either way the watcher must not be left waiting.
  pthread_kill(watcher.native_handle(), SIGTERM);
  watcher.join();
  return good;
}

int enrol(const std::string& folder, const std::string& kiosk, const Output& output) {
  const platform::SystemClock clock;
  hub::SqliteHubStore store(folder);
  const auto code = hub::make_enrolment_code(store, kiosk, clock.utc_ms());
  if (!code) {
    if (code.reason() == hub::CodeRefusal::label_malformed)
      return output.say("label_malformed", kiosk + ": a label is a capital letter and one to three digits, such as K07",
                        refused);
    return output.say("label_taken", kiosk + " is enrolled already; a label is never given twice", refused);
  }
  if (output.json)
    std::cout << nlohmann::json{{"kiosk", kiosk}, {"code", *code}}.dump() << std::endl;
  else
    std::cout << *code << std::endl;
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Receives the journals of every stall and keeps the fair's books", "odop-hub"};
  app.set_version_flag("--version", std::string{"odop-hub "} + ODOP_VERSION);
  app.require_subcommand(1);
  Output output;
  std::string folder, listen, kiosk, certificate, key;
  CLI::App* serving = app.add_subcommand("serve", "listen for kiosks until stopped");
  serving->add_option("--data", folder, "the hub's data folder; made when missing")->required();
  serving->add_option("--listen", listen, "HOST:PORT; port 0 takes a free one and prints it")->required();
  CLI::Option* const with_certificate =
      serving->add_option("--tls-cert", certificate, "serve HTTPS with this certificate (PEM)")
          ->check(CLI::ExistingFile);
  CLI::Option* const with_key =
      serving->add_option("--tls-key", key, "the certificate's key (PEM)")->check(CLI::ExistingFile);
  with_certificate->needs(with_key);
  with_key->needs(with_certificate);
  serving->add_flag("--json", output.json, "errors as one JSON object");
  CLI::App* enrolling = app.add_subcommand("enrol", "print a one-time code for a kiosk");
  enrolling->add_option("--data", folder, "the hub's data folder; made when missing")->required();
  enrolling->add_option("--kiosk", kiosk, "the kiosk's label, such as K07")->required();
  enrolling->add_flag("--json", output.json, "one JSON object");
  ConsentsAsked consents;
  CLI::App* consenting = app.add_subcommand("consents", "write the numbers that buyers gave into a CSV file");
  consenting->add_option("--data", consents.folder, "the hub's data folder")->required();
  consenting->add_option("--organiser-key", consents.organiser_key, "the organiser's secret (odop organiser-key new)")
      ->required();
  consenting->add_option("--out", consents.out, "the CSV file; only you can read it")->required();
  consenting->add_flag("--json", output.json, "one JSON object");
  LeadsAsked leads;
  CLI::App* leading = app.add_subcommand("leads", "write who wants to be called back into a CSV file");
  leading->add_option("DATA,--data", leads.folder, "the hub's data folder")->required();
  leading
      ->add_option("--organiser-key,--secret", leads.organiser_key, "the organiser's secret (odop organiser-key new)")
      ->required();
  leading->add_option("--out", leads.out, "the CSV file; only you can read it")->required();
  leading->add_option("--marketplace", leads.marketplace, "only leads for one of " + lead_interest_words());
  leading->add_flag("--json", output.json, "one JSON object");
  app.footer("Exit: 0 good, 1 refused or a finding, 2 misuse, 3 failed.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    if (output.json) return output.say("misuse", error.what(), misuse);
    app.exit(error);
    return misuse;
  }
  try {
    std::optional<hub::TlsFiles> tls;
    if (!certificate.empty()) tls = hub::TlsFiles{certificate, key};
    if (consenting->parsed()) return write_consents(consents, output);
    if (leading->parsed()) return write_leads(leads, output);
    return serving->parsed() ? serve(folder, listen, tls, output) : enrol(folder, kiosk, output);
  } catch (const MachineError& error) {
    return output.say(error.kind(), error.what(), error.kind() == "locked" ? refused : failed);
  } catch (const std::exception& error) {
    return output.say("failed", error.what(), failed);
  }
}
