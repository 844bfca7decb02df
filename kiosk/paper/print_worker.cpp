#include "paper/print_worker.h"

#include <algorithm>
#include <utility>

#include "core/errors.h"

namespace odop {

namespace {
constexpr std::size_t jobs_shown = 20;
using std::chrono::steady_clock;
}  // namespace

PrintWorker::PrintWorker(PrintQueue& queue, std::unique_ptr<PrinterPort> port, PrintWorkerOptions options)
    : queue_(queue), options_(std::move(options)), port_(std::move(port)) {
  snapshot_.has_printer = port_ != nullptr;
  snapshot_.waiting = queue_.waiting();
  snapshot_.jobs = queue_.newest(jobs_shown);
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

PrintWorker::~PrintWorker() {
  thread_.request_stop();
  {
    const std::lock_guard lock(mutex_);
    current_send_.request_stop();
  }
  if (thread_.joinable()) thread_.join();
}

Result<std::int64_t, PrintRefusal> PrintWorker::enqueue(const PrintJob& job) {
  {
    const std::lock_guard lock(mutex_);
    if (!snapshot_.has_printer) return Refused{PrintRefusal::no_printer};
  }
  auto added = queue_.add(job);
  refresh_snapshot();
  {
    const std::lock_guard lock(mutex_);
    is_woken_ = true;
  }
  wake_.notify_all();
  return added;
}

void PrintWorker::retry(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  notes_.push_back({Note::What::retry, id});
  is_woken_ = true;
  wake_.notify_all();
}

void PrintWorker::retry_now() {
  const std::lock_guard lock(mutex_);
  is_woken_ = true;
  wake_.notify_all();
}

void PrintWorker::drop(std::int64_t id) {
  const std::lock_guard lock(mutex_);
  notes_.push_back({Note::What::drop, id});
  if (snapshot_.sending_id == id) current_send_.request_stop();
  is_woken_ = true;
  wake_.notify_all();
}

void PrintWorker::replace_port(std::unique_ptr<PrinterPort> port) {
  const std::lock_guard lock(mutex_);
  snapshot_.has_printer = port != nullptr;
  new_port_ = std::move(port);
  current_send_.request_stop();
  is_woken_ = true;
  wake_.notify_all();
}

PrinterSnapshot PrintWorker::snapshot() const {
  const std::lock_guard lock(mutex_);
  return snapshot_;
}

bool PrintWorker::wait_until_idle(std::chrono::milliseconds at_most) {
  constexpr std::chrono::milliseconds look_again{50};
  const auto until = steady_clock::now() + at_most;
  // The queue is asked, not the snapshot: a job that was just added may not be in the snapshot yet.
  while (queue_.waiting() > 0) {
    if (steady_clock::now() >= until) return false;
    std::unique_lock lock(mutex_);
    idle_.wait_for(lock, look_again);
  }
  return true;
}

void PrintWorker::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      write_down_outcome();
      carry_out_notes();
      look_after_trouble();
      const bool is_well = [this] {
        const std::lock_guard lock(mutex_);
        return snapshot_.trouble == PrinterTrouble::none;
      }();
      const bool did_send = port_ != nullptr && is_well && send_one(stop);
      refresh_snapshot();
      if (did_send) continue;
    } catch (const MachineError& error) {
      // The queue's disk fails, not the printer: said once here, and tried again after a while.
      {
        const std::lock_guard lock(mutex_);
        snapshot_.machine_error_kind = error.kind();
        snapshot_.machine_error = error.what();
        snapshot_.sending_id.reset();
      }
      if (options_.on_change) options_.on_change();
    }
    sleep(stop);
  }
}

// True when a job was sent or tried; the loop then looks at once whether there is another.
bool PrintWorker::send_one(const std::stop_token& stop) {
  auto job = queue_.next();
  if (!job) return false;
  queue_.mark_sending(job->id);
  std::stop_token give_up;
  {
    const std::lock_guard lock(mutex_);
    if (stop.stop_requested() || new_port_ ||
        std::any_of(notes_.begin(), notes_.end(), [&](const Note& note) { return note.id == job->id; })) {
      // Something was asked between the look and now; nothing has been sent yet.
      current_send_ = std::stop_source();
      current_send_.request_stop();
    } else {
      current_send_ = std::stop_source();
    }
    give_up = current_send_.get_token();
    snapshot_.sending_id = job->id;
  }
  if (options_.on_change) options_.on_change();
  const auto outcome = give_up.stop_requested()
                           ? SendOutcome{SendState::refused, PrinterTrouble::stopped}
                           : port_->write_all(job->bytes, {steady_clock::now() + options_.send_timeout, give_up});
  {
    const std::lock_guard lock(mutex_);
    snapshot_.sending_id.reset();
    if (outcome.state == SendState::confirmed) snapshot_.paper_low = outcome.paper_low;
  }
  unwritten_ = {job->id, outcome};
  write_down_outcome();
  // A wait that we ended ourselves says nothing about the printer.
  if (outcome.trouble != PrinterTrouble::stopped) set_trouble(outcome.trouble);
  return outcome.trouble == PrinterTrouble::none || outcome.trouble == PrinterTrouble::stopped;
}

// When the disk fails here, it is tried again before anything else: the paper is out, and must not come out twice.
void PrintWorker::write_down_outcome() {
  if (!unwritten_) return;
  queue_.finish(unwritten_->first, unwritten_->second);
  unwritten_.reset();
}

// While something is wrong the printer is only asked, so that the job stays "queued": a power cut now costs no
// DUPLICATE mark.
void PrintWorker::look_after_trouble() {
  bool has_trouble = false;
  {
    const std::lock_guard lock(mutex_);
    has_trouble = snapshot_.trouble != PrinterTrouble::none;
  }
  if (!has_trouble || port_ == nullptr) return;
  std::stop_token give_up;
  {
    const std::lock_guard lock(mutex_);
    current_send_ = std::stop_source();
    give_up = current_send_.get_token();
  }
  const auto answer = port_->status({steady_clock::now() + options_.send_timeout, give_up});
  if (answer.trouble == PrinterTrouble::stopped) return;
  {
    const std::lock_guard lock(mutex_);
    snapshot_.paper_low = answer.status.paper_low;
  }
  set_trouble(answer.trouble);
}

void PrintWorker::carry_out_notes() {
  std::vector<Note> notes;
  std::optional<std::unique_ptr<PrinterPort>> new_port;
  {
    const std::lock_guard lock(mutex_);
    notes.swap(notes_);
    new_port.swap(new_port_);
  }
  if (new_port) {
    port_ = std::move(*new_port);
    set_trouble(PrinterTrouble::none);
  }
  for (const auto& note : notes) {
    if (note.what == Note::What::drop)
      queue_.drop(note.id);
    else
      queue_.retry(note.id);
  }
}

void PrintWorker::refresh_snapshot() {
  {
    const std::lock_guard one_at_a_time(refresh_mutex_);
    const auto waiting = queue_.waiting();
    auto jobs = queue_.newest(jobs_shown);
    const std::lock_guard lock(mutex_);
    snapshot_.waiting = waiting;
    snapshot_.jobs = std::move(jobs);
    snapshot_.machine_error_kind.clear();
    snapshot_.machine_error.clear();
  }
  idle_.notify_all();
  if (options_.on_change) options_.on_change();
}

void PrintWorker::set_trouble(PrinterTrouble trouble) {
  const std::lock_guard lock(mutex_);
  snapshot_.trouble = trouble;
}

// Until somebody wakes us; when something is wrong, at most until it is time to ask the printer again.
void PrintWorker::sleep(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  const auto is_woken = [this] { return is_woken_; };
  const bool looks_again =
      (snapshot_.trouble != PrinterTrouble::none && port_ != nullptr) || !snapshot_.machine_error_kind.empty();
  if (looks_again)
    wake_.wait_for(lock, stop, options_.trouble_retry_interval, is_woken);
  else
    wake_.wait(lock, stop, is_woken);
  is_woken_ = false;
}

}  // namespace odop
