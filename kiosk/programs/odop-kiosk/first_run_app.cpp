#include "programs/odop-kiosk/first_run_app.h"

#include <chrono>
#include <memory>
#include <optional>

#include "core/errors.h"
#include "platform/clock_setting.h"
#include "platform/system_clock.h"
#include "programs/make_kiosk.h"
#include "programs/odop-kiosk/clock_job.h"
#include "programs/odop-kiosk/pack_finder.h"
#include "programs/odop-kiosk/side_worker.h"
#include "text/words.h"
#include "ui/inspect.h"
#include "ui/till/first_run.h"
#include "ui/till/sentences.h"

namespace odop::programs {

namespace {

constexpr double looks_every_s = 2;  // a stick is found while the person still has it between two fingers

class FirstRunApp final : public ui::ScreenSet {
 public:
  FirstRunApp(Stage& stage, const KioskOptions& options, const std::string& label, std::function<bool()> should_stop)
      : stage_(stage),
        options_(options),
        should_stop_(std::move(should_stop)),
        finder_(options.pack_hint),
        worker_([] { platform::Window::wake(); }),
        kiosk_(
            {.first_language = options.language, .is_inspected = !options.inspect.empty()}, stage.shell, stage.textures,
            [](const std::string&) { return std::string{}; }, [this] { return stage_.display(); },
            [] { platform::Window::wake(); }),
        wizard_(kiosk_, clock_, label,
                {.on_make = [this](const ui::FirstRunChoice& choice) { make(choice); },
                 .on_set_clock =
                     [this](std::int64_t utc_ms) {
                       worker_.post(clock_job(utc_ms, [this](ui::ClockSaid said) { wizard_.set_clock_answer(said); }));
                     }}),
        loop_(stage.window, stage.queue, stage.shell, kiosk_) {
    kiosk_.add_set(*this);
    if (!options.inspect.empty()) inspect_.emplace(options.inspect, kiosk_.inspect_board());
  }

  bool run() {
    loop_.run();
    return is_made_;
  }

  void after_frame(double /*now_s*/) override {}
  bool tick(double now_s) override {
    if (should_stop_()) loop_.stop();
    const bool changed = worker_.run_answers();
    if (!is_looking_ && now_s >= next_look_s_) {
      is_looking_ = true;
      next_look_s_ = now_s + looks_every_s;
      worker_.post([this]() -> SideWorker::Answer {
        auto found = finder_.look();
        return [this, found = std::move(found)]() mutable {
          is_looking_ = false;
          wizard_.set_packs(std::move(found));
        };
      });
    }
    if (is_made_) loop_.stop();
    return changed;
  }
  double next_tick_in_s(double now_s) const override { return std::max(0.05, next_look_s_ - now_s); }

 private:
  void make(const ui::FirstRunChoice& choice) {
    const KioskWish wish{.folder = options_.data,
                         .pack = choice.pack_path,
                         .label = choice.label,
                         .hub = choice.hub,
                         .enrol_code = choice.enrol_code};
    worker_.post([this, wish]() -> SideWorker::Answer {
      try {
        const ApplyAnswer answer = make_kiosk(wish, clock_);
        if (answer.code.empty()) return [this] { is_made_ = true; };
        return [this, answer] { wizard_.set_refused({answer.detail_hi, answer.detail}); };
      } catch (const MachineError& error) {
        return [this, kind = error.kind()] {
          const ui::MachineAdvice advice = ui::advice_for_machine(kind);
          std::string sentence = tr(advice.title);
          for (const char* step : advice.steps) sentence += std::string(" · ") + tr(step);
          wizard_.set_refused({sentence, sentence});
        };
      }
    });
  }

  Stage& stage_;
  const KioskOptions& options_;
  const std::function<bool()> should_stop_;
  platform::SystemClock clock_;
  PackFinder finder_;  // the worker's
  double next_look_s_ = 0;
  bool is_looking_ = false, is_made_ = false;
  SideWorker worker_;
  ui::KioskUi kiosk_;
  ui::FirstRun wizard_;
  platform::FrameLoop loop_;
  std::optional<ui::InspectServer> inspect_;
};

}  // namespace

bool run_first_run(Stage& stage, KioskOptions& options, const std::string& label,
                   const std::function<bool()>& should_stop) {
  FirstRunApp app(stage, options, label, should_stop);
  if (!app.run()) return false;
  options.language = current_language();
  return true;
}

}  // namespace odop::programs
