// The uploader at work beside a till: a thread of its own with a database connection of its own. Started and stopped by
// odop-kiosk's main; the till only calls wake(). It never holds the till up: it reads beside it and writes one row.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/clock.h"
#include "sync/uploader.h"

namespace odop::sync {

// What the attention panel shows.
struct UploaderView {
  StepKind kind = StepKind::nothing_to_send;
  std::string code, detail;
  std::int64_t acknowledged_sequence = 0;
  std::int64_t hub_sales = 0, hub_sum_paise = 0;  // of the last agreeing answer
  bool agrees = false;
  friend bool operator==(const UploaderView&, const UploaderView&) = default;
};

class UploaderThread {
 public:
  // database_file: the kiosk's, which must exist. changed: called on the uploader's thread after each step that changed
  // the view; it should only post a wake-up. clock must outlive the thread.
  UploaderThread(std::filesystem::path database_file, const wire::Seed& device_seed, const Clock& clock,
                 std::function<void()> changed = nullptr);
  ~UploaderThread();  // stops promptly, also in the middle of an exchange
  UploaderThread(const UploaderThread&) = delete;
  UploaderThread& operator=(const UploaderThread&) = delete;

  // Any thread; both return at once.
  void wake();       // there are new entries
  void retry_now();  // a person changed the settings or wants to see it tried: ends a back-off
  UploaderView view() const;

 private:
  void work();
  void keep(const StepResult& result, std::int64_t acknowledged_sequence);

  const std::filesystem::path database_file_;
  const wire::Signer signer_;
  const Clock& clock_;
  const std::function<void()> changed_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool woken_ = false, retry_ = false, stopping_ = false;
  UploaderView view_;
  std::shared_ptr<class HttpTransport> transport_;  // under mutex_, so that the destructor can cut an exchange
  std::thread thread_;
};

}  // namespace odop::sync
