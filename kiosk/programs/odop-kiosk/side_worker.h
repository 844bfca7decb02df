// Work that may take its time beside the screen: looking for packs on a slow stick, making a kiosk, setting the clock.
// Jobs run one after the other on a thread of their own; what a job returns is called on the UI thread by run_answers.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace odop::programs {

class SideWorker {
 public:
  using Answer = std::function<void()>;
  using Job = std::function<Answer()>;

  explicit SideWorker(std::function<void()> wake) : wake_(std::move(wake)), thread_([this] { work(); }) {}
  // Waits for the job under way; jobs that have not begun are dropped.
  ~SideWorker() {
    {
      const std::lock_guard lock(mutex_);
      is_stopping_ = true;
    }
    posted_.notify_one();
    thread_.join();
  }
  SideWorker(const SideWorker&) = delete;
  SideWorker& operator=(const SideWorker&) = delete;

  void post(Job job) {
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    posted_.notify_one();
  }
  // UI thread. True when something was answered.
  bool run_answers() {
    std::vector<Answer> answers;
    {
      const std::lock_guard lock(mutex_);
      answers.swap(answers_);
    }
    for (const Answer& answer : answers)
      if (answer) answer();
    return !answers.empty();
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      posted_.wait(lock, [this] { return is_stopping_ || !jobs_.empty(); });
      if (is_stopping_) return;
      const Job job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      Answer answer = job();
      lock.lock();
      answers_.push_back(std::move(answer));
      wake_();
    }
  }

  const std::function<void()> wake_;
  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<Job> jobs_;
  std::vector<Answer> answers_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace odop::programs
