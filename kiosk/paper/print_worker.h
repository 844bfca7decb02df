// The paper thread: takes jobs from the queue and sends them, for as long as it takes, while everybody else goes on.
// No call of this class waits for the printer. enqueue() writes to the disk, so the till calls it (or a program without
// a screen), never the screen; the others only leave a note and may be called by the screen in any frame.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "devices/printer_port.h"
#include "paper/limits.h"
#include "paper/print_queue.h"

namespace odop {

// What the screen shows of the printer; a copy, made without touching the disk.
struct PrinterSnapshot {
  bool has_printer = false;
  PrinterTrouble trouble = PrinterTrouble::none;  // now; none again as soon as the printer is well
  bool paper_low = false;
  std::int64_t waiting = 0;                // jobs queued or on their way
  std::optional<std::int64_t> sending_id;  // the one on its way
  std::vector<PrintJobStatus> jobs;        // the newest 20, newest first
  // The queue's own file failed: a kind of MachineError and its message. Empty when all is well.
  std::string machine_error_kind, machine_error;
};

struct PrintWorkerOptions {
  std::chrono::milliseconds send_timeout = paper_limits::send_timeout;
  std::chrono::milliseconds trouble_retry_interval = paper_limits::trouble_retry_interval;
  // Called after the snapshot changed, on the paper thread or on the one that called enqueue(); must return at once (it
  // wakes the screen).
  std::function<void()> on_change;
};

class PrintWorker {
 public:
  // port may be nullptr: no printer. The queue outlives the worker.
  PrintWorker(PrintQueue& queue, std::unique_ptr<PrinterPort> port, PrintWorkerOptions options = {});
  // Gives a job on its way up at once; it is sent again, marked DUPLICATE, by the next worker.
  ~PrintWorker();
  PrintWorker(const PrintWorker&) = delete;
  PrintWorker& operator=(const PrintWorker&) = delete;

  // Returns when the job is on disk. Throws MachineError when the disk fails.
  Result<std::int64_t, PrintRefusal> enqueue(const PrintJob& job);

  void retry(std::int64_t id);  // a failed job
  void retry_now();             // "roll is in": asks the printer at once instead of at the next interval
  void drop(std::int64_t id);   // "go on without the paper"; gives it up even in the middle of sending
  void replace_port(std::unique_ptr<PrinterPort> port);  // another printer was chosen in the settings

  PrinterSnapshot snapshot() const;
  // For programs without a screen: true when nothing is queued or on its way any more, false when the time was over.
  bool wait_until_idle(std::chrono::milliseconds at_most);

 private:
  struct Note {
    enum class What : std::uint8_t { retry, drop } what;
    std::int64_t id;
  };
  void run(const std::stop_token& stop);
  bool send_one(const std::stop_token& stop);  // false: there was nothing to send
  void look_after_trouble();
  void carry_out_notes();
  void write_down_outcome();
  void refresh_snapshot();
  void set_trouble(PrinterTrouble trouble);
  void sleep(const std::stop_token& stop);

  PrintQueue& queue_;
  const PrintWorkerOptions options_;

  std::mutex refresh_mutex_;  // held over reading the queue and storing what was read, so that no older view wins
  mutable std::mutex mutex_;  // held for an instant only
  std::condition_variable_any wake_;
  std::condition_variable idle_;
  PrinterSnapshot snapshot_;
  std::vector<Note> notes_;
  std::optional<std::unique_ptr<PrinterPort>> new_port_;
  bool is_woken_ = false;
  std::stop_source current_send_;

  // The paper thread's own:
  std::unique_ptr<PrinterPort> port_;
  std::optional<std::pair<std::int64_t, SendOutcome>> unwritten_;  // what became of a job, not yet on disk
  std::jthread thread_;                                            // last: it uses everything above
};

}  // namespace odop
