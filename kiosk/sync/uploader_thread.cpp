#include "sync/uploader_thread.h"

#include <algorithm>
#include <chrono>

#include "core/errors.h"
#include "storage/migrations.h"
#include "sync/http_transport.h"

namespace odop::sync {

namespace {

// New entries wake it; this is for a wake-up that got lost and for a hub that came back.
constexpr std::int64_t look_again_ms = 15'000;
// A disk that fails is the till's to tell; the uploader only waits.
constexpr std::int64_t machine_error_wait_ms = 30'000;

}  // namespace

UploaderThread::UploaderThread(std::filesystem::path database_file, const wire::Seed& device_seed, const Clock& clock,
                               std::function<void()> changed)
    : database_file_(std::move(database_file)),
      signer_(device_seed),
      clock_(clock),
      changed_(std::move(changed)),
      thread_([this] { work(); }) {}

UploaderThread::~UploaderThread() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (transport_) transport_->stop();
  }
  wake_.notify_all();
  thread_.join();
}

void UploaderThread::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  wake_.notify_all();
}

void UploaderThread::retry_now() {
  {
    const std::lock_guard lock(mutex_);
    retry_ = true;
  }
  wake_.notify_all();
}

UploaderView UploaderThread::view() const {
  const std::lock_guard lock(mutex_);
  return view_;
}

void UploaderThread::keep(const StepResult& result, std::int64_t acknowledged_sequence) {
  bool changed = false;
  {
    const std::lock_guard lock(mutex_);
    const UploaderView before = view_;
    view_.kind = result.kind;
    view_.code = result.code;
    view_.detail = result.detail;
    view_.acknowledged_sequence = acknowledged_sequence;
    if (result.hub_says) {
      view_.agrees = result.agrees;
      view_.hub_sales = result.hub_says->sales;
      view_.hub_sum_paise = result.hub_says->sum_paise;
    }
    changed = !(view_ == before);
  }
  // A still screen is not redrawn because the uploader looked around and found nothing.
  if (changed && changed_) changed_();
}

void UploaderThread::work() {
  std::unique_ptr<storage::Database> database;
  std::unique_ptr<KioskJournalSource> source;
  std::unique_ptr<Uploader> uploader;
  std::string hub_url;
  for (;;) {
    StepResult result;
    std::int64_t acknowledged = 0;
    try {
      if (!database) {
        database =
            std::make_unique<storage::Database>(database_file_, storage::OpenOptions{}, storage::kiosk_migrations());
        source = std::make_unique<KioskJournalSource>(*database);
      }
      const storage::SyncState state = source->state();
      if (!uploader || state.hub_url != hub_url) {
        hub_url = state.hub_url;
        auto transport = std::make_shared<HttpTransport>(hub_url, database_file_.parent_path() / hub_ca_file_name);
        uploader = std::make_unique<Uploader>(*source, *transport, signer_, clock_, system_random());
        const std::lock_guard lock(mutex_);
        transport_ = std::move(transport);
        if (stopping_) transport_->stop();
      }
      result = uploader->step();
      acknowledged = source->state().acknowledged_sequence;
    } catch (const MachineError& error) {
      result.kind = StepKind::wait;
      result.wait_ms = machine_error_wait_ms;
      result.code = error.kind();
      result.detail = error.what();
    } catch (const wire::Malformed& error) {
      result.kind = StepKind::parked;
      result.wait_ms = backoff_max_ms;
      result.code = "journal_damaged";
      result.detail = error.what();
    }
    keep(result, acknowledged);

    std::unique_lock lock(mutex_);
    if (stopping_) return;
    if (result.kind == StepKind::exchanged) continue;
    const bool only_time_helps = result.kind == StepKind::wait || result.kind == StepKind::parked;
    const auto duration = std::chrono::milliseconds(only_time_helps ? result.wait_ms : look_again_ms);
    // New sales do not shorten a back-off: a hub that is down is not asked more often because the stall is busy.
    wake_.wait_for(lock, duration, [&] { return stopping_ || retry_ || (woken_ && !only_time_helps); });
    if (stopping_) return;
    woken_ = retry_ = false;
  }
}

}  // namespace odop::sync
