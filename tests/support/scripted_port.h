// A printer that jams as told: every send takes the next line of the script, and everything that was sent can be looked
// at. For tests of the print queue, the till and the screens; any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <vector>

#include "devices/printer_port.h"

namespace odop {

// Lives as long as the test; the ports made from it share it, as cables to one printer would.
class ScriptedPrinter {
 public:
  struct Step {
    SendOutcome outcome{SendState::confirmed, PrinterTrouble::none};
    bool hangs = false;  // takes no byte until the port is told to stop or its time is over
  };
  void next(Step step) {
    const std::lock_guard lock(mutex_);
    script_.push_back(step);
  }
  // What the printer says when it is asked; sends are refused with it, too, while it is not none.
  void set_trouble(PrinterTrouble trouble) {
    const std::lock_guard lock(mutex_);
    trouble_ = trouble;
  }
  std::vector<std::vector<std::uint8_t>> sent() const {
    const std::lock_guard lock(mutex_);
    return sent_;
  }
  int times_asked() const {
    const std::lock_guard lock(mutex_);
    return times_asked_;
  }
  // Waits until a send has begun that hangs.
  bool wait_until_hanging(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, at_most, [this] { return hanging_ > 0; });
  }

  SendOutcome write_all(std::span<const std::uint8_t> job, const SendLimit& limit) {
    std::unique_lock lock(mutex_);
    if (trouble_ != PrinterTrouble::none) return {SendState::refused, trouble_};
    Step step;
    if (!script_.empty()) {
      step = script_.front();
      script_.pop_front();
    }
    if (step.hangs) {
      ++hanging_;
      changed_.notify_all();
      while (!limit.is_over()) changed_.wait_for(lock, std::chrono::milliseconds{10});
      --hanging_;
      const bool stopped = limit.stop.stop_requested();
      return {SendState::unknown, stopped ? PrinterTrouble::stopped : PrinterTrouble::stuck};
    }
    if (step.outcome.state != SendState::refused) sent_.emplace_back(job.begin(), job.end());
    return step.outcome;
  }
  PrinterPort::Answer status() {
    const std::lock_guard lock(mutex_);
    ++times_asked_;
    PrinterStatus status;
    status.known = true;
    return {status, trouble_};
  }

  std::unique_ptr<PrinterPort> make_port() { return std::make_unique<Port>(*this); }

 private:
  class Port final : public PrinterPort {
   public:
    explicit Port(ScriptedPrinter& printer) : printer_(printer) {}
    [[nodiscard]] SendOutcome write_all(std::span<const std::uint8_t> job, const SendLimit& limit) override {
      return printer_.write_all(job, limit);
    }
    [[nodiscard]] Answer status(const SendLimit&) override { return printer_.status(); }

   private:
    ScriptedPrinter& printer_;
  };

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Step> script_;
  PrinterTrouble trouble_ = PrinterTrouble::none;
  std::vector<std::vector<std::uint8_t>> sent_;
  int times_asked_ = 0;
  int hanging_ = 0;
};

}  // namespace odop
