#include "paper/label_desk.h"

#include <algorithm>
#include <utility>

#include "core/errors.h"
#include "paper/typesetter.h"

namespace odop {

LabelDesk::Line::Line(const std::filesystem::path& folder, const PrinterUri& uri, std::function<void()> on_change)
    : queue(folder / label_queue_file_name),
      worker(queue, make_printer_port(uri), {.on_change = std::move(on_change)}) {}

LabelDesk::LabelDesk(std::filesystem::path folder, const LabelPrinter& printer, std::function<void()> on_change)
    : folder_(std::move(folder)), on_change_(std::move(on_change)) {
  use_printer(printer);
}

LabelDesk::~LabelDesk() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool LabelDesk::print_label(LabelView label, int copies, std::int64_t utc_ms) {
  {
    const std::lock_guard lock(mutex_);
    if (printer_.uri.kind == PrinterKind::none || orders_.size() >= paper_limits::labels_undrawn_max) return false;
    last_refused_.reset();
    orders_.push_back({std::move(label), copies, utc_ms});
  }
  changed_.notify_all();
  return true;
}

void LabelDesk::use_printer(const LabelPrinter& printer) {
  const std::lock_guard lock(mutex_);
  printer_ = printer;
  if (line_)
    line_->worker.replace_port(make_printer_port(printer.uri));
  else if (printer.uri.kind != PrinterKind::none)
    start_line();
}

void LabelDesk::start_line() {
  line_ = std::make_unique<Line>(folder_, printer_.uri, on_change_);
  thread_ = std::thread([this] { run(); });
}

PrintWorker* LabelDesk::worker() const {
  const std::lock_guard lock(mutex_);
  return line_ ? &line_->worker : nullptr;
}

LabelSnapshot LabelDesk::snapshot() const {
  LabelSnapshot snapshot;
  if (const PrintWorker* known = worker()) snapshot.printer = known->snapshot();
  const std::lock_guard lock(mutex_);
  snapshot.last_refused = last_refused_;
  return snapshot;
}

void LabelDesk::retry_now() {
  if (PrintWorker* known = worker()) known->retry_now();
}

void LabelDesk::retry(std::int64_t job) {
  if (PrintWorker* known = worker()) known->retry(job);
}

void LabelDesk::drop(std::int64_t job) {
  if (PrintWorker* known = worker()) known->drop(job);
}

bool LabelDesk::wait_until_idle(std::chrono::milliseconds at_most) {
  const auto until = std::chrono::steady_clock::now() + at_most;
  {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_until(lock, until, [this] { return orders_.empty() && !is_drawing_; })) return false;
  }
  PrintWorker* known = worker();
  if (!known) return true;
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  return known->wait_until_idle(std::max(left, std::chrono::milliseconds{0}));
}

void LabelDesk::run() {
  std::unique_ptr<Typesetter> typesetter;  // fonts are opened with the first label, not at the start
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !orders_.empty(); });
    if (orders_.empty()) return;
    const Order order = std::move(orders_.front());
    orders_.pop_front();
    is_drawing_ = true;
    const LabelPrinter printer = printer_;
    lock.unlock();
    std::optional<std::string> refused;
    try {
      if (!typesetter) typesetter = std::make_unique<Typesetter>();
      refused = draw_and_enqueue(*typesetter, order, printer);
    } catch (const MachineError& error) {
      refused = error.kind();
    }
    lock.lock();
    is_drawing_ = false;
    if (refused) last_refused_ = LabelNotPrinted{order.label.code, *refused};
    changed_.notify_all();
    if (refused && on_change_) {
      lock.unlock();
      on_change_();
      lock.lock();
    }
  }
}

// The reason why a label does not come out; nothing when it is in the queue.
std::optional<std::string> LabelDesk::draw_and_enqueue(Typesetter& typesetter, const Order& order,
                                                       const LabelPrinter& printer) {
  const PrinterProfile profile = profile_of(printer.uri);
  const StickerSize sticker = printer.sticker ? printer.sticker : usual_sticker_of(profile);
  const auto size = label_size_on(profile, sticker);
  if (!size) return std::string(code_of(size.reason()));
  const auto picture = draw_label(typesetter, order.label, *size);
  if (!picture) return std::string(code_of(picture.reason()));
  const auto job = label_bytes(*picture, profile, sticker, order.copies);
  if (!job) return std::string(code_of(job.reason()));
  for (int time = 0; time < job.value().times; ++time) {
    const auto queued = worker()->enqueue({.document = "label:" + order.label.code,
                                           .kind = PaperKind::label,
                                           .utc_ms = order.utc_ms,
                                           .bytes = job.value().bytes,
                                           .duplicate_bytes = {}});
    if (!queued) return queued.reason() == PrintRefusal::no_printer ? "no_printer" : "queue_full";
  }
  return std::nullopt;
}

}  // namespace odop
