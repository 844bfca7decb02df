// The sending side's logic, free of sockets and of threads: what to send next, what an answer means, how long to wait.
// Called by uploader_thread.h at the stall and by `odop sync --once`. Nothing it does can lose or change an entry: the
// cursor moves only after an answer that names every entry of the batch.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/clock.h"
#include "sync/journal_source.h"
#include "sync/transport.h"

namespace odop::sync {

inline constexpr std::int64_t backoff_first_ms = 1'000;
inline constexpr std::int64_t backoff_max_ms = 300'000;
// While nobody answers at all. A try then costs the hub nothing and the line next to nothing, and whoever has just put
// the cable back stands there and looks: thirty stalls knock four times a second at most.
inline constexpr std::int64_t network_wait_max_ms = 15'000;
inline constexpr std::int64_t batch_entries_usual = 1'000;
// So many answers in a row that nobody can read, and a person is told; it goes on being tried.
inline constexpr int garbage_answers_max = 3;

// Uniform in 0 .. bound, both inclusive. Injected, so that a test repeats itself.
using RandomUpTo = std::function<std::int64_t(std::int64_t bound)>;
RandomUpTo system_random();

// random(0, min(max_ms, backoff_first_ms * 2^failures)): full jitter, so that thirty stalls whose network comes back at
// once do not knock all together.
std::int64_t backoff_ms(int failures, const RandomUpTo& random, std::int64_t max_ms = backoff_max_ms);

enum class StepKind {
  no_hub,           // no address given
  nothing_to_send,  // the hub has everything
  exchanged,        // one batch or the enrolment went through; there may be more
  wait,             // time will mend it: try again after wait_ms
  parked,           // a person must look (code, detail); tried again after wait_ms all the same
};

struct StepResult {
  StepKind kind = StepKind::nothing_to_send;
  std::int64_t wait_ms = 0;
  std::string code, detail;        // why it waits or is parked
  std::int64_t entries_sent = 0;   // of the batch that went through
  std::optional<Totals> hub_says;  // after it
  bool agrees = false;             // the hub's count, sum and head are ours
};

class Uploader {
 public:
  Uploader(JournalSource& source, Transport& transport, const wire::Signer& signer, const Clock& clock,
           RandomUpTo random);
  // One exchange at most. Throws MachineError when the kiosk's own disk fails.
  StepResult step();

 private:
  StepResult enrol(storage::SyncState state);
  StepResult send_next(const storage::SyncState& state);
  StepResult take_answer(const Cut& cut, const BatchAnswer& answer);
  StepResult take_problem(const Reply& reply, const Cut* cut);
  StepResult take_failure(const NetworkFailure& failure);
  StepResult wait(std::string code, std::string detail, std::optional<std::int64_t> at_least_ms);
  StepResult park(const std::string& code, const std::string& detail);
  StepResult garbage(const std::string& what);
  void went_well();

  JournalSource& source_;
  Transport& transport_;
  const wire::Signer& signer_;
  const Clock& clock_;
  RandomUpTo random_;
  int failures_ = 0;
  int garbage_answers_ = 0;
  int rewinds_ = 0;  // of this run; never forgotten, so that no hub can send us in circles
  std::int64_t entries_max_ = batch_entries_usual;
  wire::Predictor predictor_ = wire::Predictor::pricing;
};

}  // namespace odop::sync
