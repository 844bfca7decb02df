// A hub in a temporary folder, stalls that send to it, and a network between them that fails on purpose.
#pragma once

#include <functional>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "hub/enrolment.h"
#include "hub/hub_status.h"
#include "hub/merge_batch.h"
#include "hub/routes.h"
#include "hub/sqlite_hub_store.h"
#include "hub/verify_hub.h"
#include "support/manual_clock.h"
#include "support/memory_source.h"
#include "support/temporary_folder.h"
#include "sync/uploader.h"

namespace odop::test {

struct Hub {
  TemporaryFolder folder{"hub"};
  ManualClock clock;
  std::unique_ptr<hub::SqliteHubStore> store;
  std::unique_ptr<hub::Routes> routes;

  explicit Hub(storage::Durability durability = storage::Durability::every_commit) : durability_(durability) {
    start();
  }
  void start() {  // again: as after a crash, from the disk alone
    routes.reset();
    store.reset();
    store = std::make_unique<hub::SqliteHubStore>(folder.path(), storage::OpenOptions{.durability = durability_});
    routes = std::make_unique<hub::Routes>(*store, clock);
  }
  std::string code(const std::string& kiosk) { return hub::make_enrolment_code(*store, kiosk, clock.utc_ms()).value(); }
  hub::HubKioskStatus status_of(const std::string& kiosk) {
    for (auto& status : hub::read_hub_status(folder.path()))
      if (status.kiosk == kiosk) return status;
    throw std::logic_error("no kiosk " + kiosk);
  }

 private:
  storage::Durability durability_;
};

class LoopbackTransport : public sync::Transport {
 public:
  explicit LoopbackTransport(Hub& hub) : hub_(hub) {}
  sync::SendOutcome send(const std::string& path, std::string_view body, const std::string&) override {
    return deliver(path, std::string{body});
  }

 protected:
  sync::Reply deliver(const std::string& path, const std::string& body) {
    const hub::HttpReply reply = hub_.routes->answer("POST", path, body);
    sync::Reply answer{reply.status, reply.body, {}};
    if (reply.retry_after_s) answer.retry_after_ms = *reply.retry_after_s * 1'000;
    return answer;
  }
  Hub& hub_;
};

// The kiosk's power goes while an answer is on its way in.
struct KioskDied {};

// Loses, doubles, delays, shortens and garbles by a seed.
class FaultyTransport final : public LoopbackTransport {
 public:
  FaultyTransport(Hub& hub, std::mt19937_64& engine, int fault_percent)
      : LoopbackTransport(hub), engine_(engine), fault_percent_(fault_percent) {}
  sync::SendOutcome send(const std::string& path, std::string_view body, const std::string&) override {
    const std::string bytes{body};
    if (fault_percent_ == 0 || static_cast<int>(engine_() % 100) >= fault_percent_) return deliver(path, bytes);
    switch (engine_() % 9) {
      case 0:
        return sync::NetworkFailure{"cut before it left"};
      case 1:
        deliver(path, bytes);
        return sync::NetworkFailure{"the answer was lost"};
      case 2:
        deliver(path, bytes);
        return deliver(path, bytes);
      case 3:
        late_.emplace_back(path, bytes);  // arrives after later ones
        return sync::NetworkFailure{"no answer in time"};
      case 4:
        deliver(path, bytes.substr(0, engine_() % (bytes.size() + 1)));
        return sync::NetworkFailure{"cut in the middle"};
      case 5: {
        std::string flipped = bytes;
        flipped[engine_() % flipped.size()] ^= static_cast<char>(1 << (engine_() % 8));
        return deliver(path, flipped);
      }
      case 6:
        if (engine_() % 2) deliver(path, bytes);
        return sync::Reply{200, engine_() % 2 ? "<html>log in to the hall's Wi-Fi</html>" : "{\"stored\":[[1,2]]}", {}};
      case 7:
        deliver(path, bytes);
        hub_.start();  // it died between its commit and its answer
        return sync::NetworkFailure{"connection reset"};
      default:
        if (!late_.empty()) {
          const auto [late_path, late_bytes] = late_[engine_() % late_.size()];
          deliver(late_path, late_bytes);
        }
        if (engine_() % 2) deliver(path, bytes);
        throw KioskDied{};
    }
  }

 private:
  std::mt19937_64& engine_;
  int fault_percent_;
  std::vector<std::pair<std::string, std::string>> late_;
};

struct Stall {
  SampleJournal journal;
  MemorySource source;

  Stall(Hub& hub, const SampleOptions& options) : journal(options), source(journal, hub.code(options.label)) {}
  static SampleOptions options(const std::string& label, std::uint64_t seed = 1) {
    SampleOptions made;
    made.label = label;
    made.seed = seed;
    made.items = 12;
    return made;
  }
  // Sends until nothing is left; gives the last step that was an answer.
  sync::StepResult send_all(sync::Transport& transport, const Clock& clock) {
    sync::Uploader uploader(source, transport, journal.signer(), clock, [](std::int64_t) { return std::int64_t{0}; });
    sync::StepResult last;
    for (int i = 0; i < 1'000; ++i) {
      const sync::StepResult step = uploader.step();
      if (step.kind == sync::StepKind::nothing_to_send || step.kind == sync::StepKind::parked)
        return step.kind == sync::StepKind::parked ? step : last;
      last = step;
    }
    throw std::logic_error("the uploader does not come to an end");
  }
};

}  // namespace odop::test
