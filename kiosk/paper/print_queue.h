// The papers that still have to come out, in a file of their own (print_queue.sqlite in the data folder), so that the
// paper thread never waits for the till's writing connection nor the till for it. What was added survives a power cut;
// what was on its way when the power went is sent again, marked DUPLICATE, because nobody can know how much of it is
// on paper. Thread-safe; each call takes a transaction of its own, a few milliseconds on the disk at most.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "devices/printer_port.h"
#include "paper/limits.h"
#include "paper/print_job_status.h"
#include "storage/database.h"

namespace odop {

struct PrintJob {
  std::string document;  // the serial of a bill; "slip:SKU", "test" ... of other papers
  PaperKind kind = PaperKind::receipt;
  // True only for the print that follows the sale itself. Everything later, and everything the queue has seen before,
  // goes out by duplicate_bytes.
  bool is_first_print = true;
  std::int64_t utc_ms = 0;
  std::vector<std::uint8_t> bytes;
  // The same paper marked DUPLICATE. Empty for papers of which a second copy does no harm: they are sent as they are.
  std::vector<std::uint8_t> duplicate_bytes;
};

enum class PrintRefusal : std::uint8_t { no_printer, queue_full, job_too_large, job_empty };

class PrintQueue {
 public:
  // Opens or makes the file; jobs found in state sending go back to queued as "may be printed". Throws MachineError.
  explicit PrintQueue(const std::filesystem::path& file,
                      std::size_t finished_kept_max = paper_limits::jobs_finished_kept_max);

  // Returns when the disk has the job. Throws MachineError when the disk fails: the sale stands without its paper.
  Result<std::int64_t, PrintRefusal> add(const PrintJob& job);

  struct Sendable {
    std::int64_t id = 0;
    std::vector<std::uint8_t> bytes;  // the right ones of the two
    bool is_duplicate = false;
  };
  // The oldest queued job, or nothing. Takes nothing out.
  std::optional<Sendable> next();
  // On disk before the first byte goes to the printer.
  void mark_sending(std::int64_t id);
  // What became of it: confirmed and sent are the end; refused goes back to queued as it was; unknown goes back to
  // queued as a duplicate, or to failed when the printer never says a word or has done so uncertain_sends_max times.
  PrintState finish(std::int64_t id, const SendOutcome& outcome);

  // A failed job is queued again. False: there is no such failed job.
  bool retry(std::int64_t id);
  // "Go on without the paper": queued or sending becomes failed and dropped. False: it was finished already.
  bool drop(std::int64_t id);

  std::vector<PrintJobStatus> newest(std::size_t count);
  std::optional<PrintJobStatus> find(std::int64_t id);
  std::int64_t waiting();  // queued or sending
  // How many receipts of this document were ever queued and not dropped (within the finished jobs that are kept).
  std::int64_t copies_of(const std::string& document);

 private:
  void prune();
  PrintJobStatus status_of_row(storage::Statement& row) const;

  const std::size_t finished_kept_max_;
  std::mutex mutex_;
  storage::Database database_;
};

}  // namespace odop
