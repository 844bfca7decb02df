#include "programs/odop-kiosk/page_reader.h"

#include <utility>

#include "platform/window.h"
#include "ui/bounds.h"

namespace odop::programs {

void PageReader::set_allowed(bool is_allowed) {
  is_allowed_ = is_allowed;
  is_told_ = false;
  if (is_allowed)
    ask_voices();
  else
    speaker_.stop_reading();
  platform::Window::wake();
}

void PageReader::ask_voices() {
  asked_ms_ = clock_.monotonic_ms();
  std::vector<std::string> languages;
  for (const std::string_view code : language_codes) languages.emplace_back(code);
  speaker_.ask_voices(std::move(languages), [news = news_](std::vector<std::string> voices) {
    const std::lock_guard lock(news->mutex);
    news->voices = std::move(voices);
    platform::Window::wake();
  });
}

void PageReader::carry_out(const ui::ShowcaseDeed& deed) {
  if (std::holds_alternative<ui::StopReading>(deed)) speaker_.stop_reading();
  if (const auto* aloud = std::get_if<ui::ReadAloud>(&deed)) {
    std::vector<platform::SpokenPart> parts;
    for (const ui::ReadAloud::Part& part : aloud->parts)
      parts.push_back({part.words, std::string(code_of(part.language))});
    speaker_.read(std::move(parts), [news = news_, number = aloud->number](platform::ReadingProgress progress) {
      const std::lock_guard lock(news->mutex);
      news->readings.push_back({number, progress});
      platform::Window::wake();
    });
  }
  // A loudspeaker may have been put in, or the sound system have come up after the kiosk.
  const auto* counted = std::get_if<ui::Counted>(&deed);
  const bool is_new_visitor = counted != nullptr && counted->what == ui::Counted::What::visit;
  if (is_new_visitor && is_allowed_ && !can_be_heard_ &&
      static_cast<double>(clock_.monotonic_ms() - asked_ms_) >= ui::voices_asked_every_s * 1000)
    ask_voices();
}

void PageReader::tell(ui::Showcase& showcase) {
  std::optional<std::vector<std::string>> voices;
  std::vector<News::Reading> readings;
  {
    const std::lock_guard lock(news_->mutex);
    voices = std::exchange(news_->voices, std::nullopt);
    readings = std::exchange(news_->readings, {});
  }
  for (const News::Reading& reading : readings) {
    if (reading.progress.part)
      showcase.set_reading(reading.number, *reading.progress.part);
    else
      showcase.set_reading_ended(reading.number, reading.progress.has_trouble);
    // Asked again when the next visitor comes.
    if (reading.progress.has_trouble) can_be_heard_ = false;
  }
  if (voices && is_allowed_) {
    can_be_heard_ = !voices->empty();
    if (can_be_heard_) speaker_.try_again();
    std::vector<Language> languages;
    for (const std::string& code : *voices)
      if (const auto language = language_from_code(code)) languages.push_back(*language);
    showcase.set_voices(std::move(languages));
  }
  if (!is_allowed_ && !std::exchange(is_told_, true)) showcase.set_voices({});
}

}  // namespace odop::programs
