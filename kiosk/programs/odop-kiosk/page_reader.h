// A page read to a visitor: carries the showcase's deeds to the speaker and what the speaker tells back to the
// showcase. Owned by the KioskApp; everything but the speaker's answers is called on the UI thread, which never waits
// for a voice.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/language.h"
#include "platform/speaker.h"
#include "ui/showcase/showcase.h"

namespace odop::programs {

class PageReader {
 public:
  PageReader(platform::Speaker& speaker, const Clock& clock) : speaker_(speaker), clock_(clock) {}

  void set_allowed(bool is_allowed);  // the setting "listen"
  void carry_out(const ui::ShowcaseDeed& deed);
  void tell(ui::Showcase& showcase);  // at each wake

 private:
  // Written by the speaker's thread, which may outlive this object by a sentence.
  struct News {
    std::mutex mutex;
    std::optional<std::vector<std::string>> voices;
    struct Reading {
      int number = 0;
      platform::ReadingProgress progress;
    };
    std::vector<Reading> readings;
  };
  void ask_voices();

  platform::Speaker& speaker_;
  const Clock& clock_;
  std::shared_ptr<News> news_ = std::make_shared<News>();
  bool is_allowed_ = false, can_be_heard_ = false, is_told_ = true;
  std::int64_t asked_ms_ = 0;
};

}  // namespace odop::programs
