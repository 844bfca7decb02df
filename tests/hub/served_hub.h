// A hub behind a real socket, and a kiosk's database that sends to it: for the suites over HTTP and HTTPS.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>

#include "home.h"
#include "hub/http_server.h"
#include "storage/migrations.h"

namespace odop::test {

// A hub's server on a thread of its own.
class Serving {
 public:
  Serving(Hub& hub, const std::optional<hub::TlsFiles>& tls = {}, int port = 0)
      : server_(*hub.store, hub.clock, tls), is_tls_(tls.has_value()), port_(server_.bind("127.0.0.1", port)) {}
  ~Serving() {
    server_.stop();
    thread_.join();
  }
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;
  int port() const { return port_; }
  std::string url() const { return (is_tls_ ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port_); }

 private:
  hub::HttpServer server_;
  bool is_tls_;
  int port_;
  std::thread thread_{[this] { server_.serve(); }};
};

struct ServedHub : Hub {
  Serving serving{*this};
  std::string url() const { return serving.url(); }
};

// A kiosk's database as the till would have filled it.
struct KioskBooks {
  TemporaryFolder folder{"kiosk"};
  std::filesystem::path file = folder.path() / "kiosk.sqlite";
  storage::Database database{file, {}, storage::kiosk_migrations()};
  storage::JournalStore store{database};
  std::int64_t written = 0;

  void write(const SampleJournal& journal) {
    storage::Transaction transaction(database);
    for (; written < journal.last_sequence(); ++written) {
      const wire::Entry& entry = journal.entries()[static_cast<std::size_t>(written)];
      store.append({entry.sequence, entry.type, entry.utc_ms, entry.payload,
                    std::string{wire::as_bytes(journal.hash_at(entry.sequence))}});
    }
    transaction.commit();
  }
  void set_hub(const std::string& url, const std::string& code) {
    auto state = storage::read_sync_state(database);
    state.hub_url = url;
    state.enrol_code = code;
    storage::write_sync_state(database, state);
  }
};

template <typename Condition>
bool comes_true(Condition condition, int seconds = 20) {
  for (int i = 0; i < seconds * 100; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace odop::test
