// Speaks short texts through espeak-ng, offline, on a thread of its own: nothing waits for a voice. The newest text
// wins: it cuts off what is being spoken and replaces what waits. Without a voice or a sound card that is told once and
// the kiosk goes on silently. How loud it is, the system's own volume says. Made by the program's main; any thread may
// call it. One at a time in a process: the library has one voice.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace odop::platform {

struct SpokenSound {
  int samples_per_second = 0;
  std::vector<std::int16_t> samples;  // one channel
};
// The text as sound. voice: a language of espeak-ng, "hi" or "en". Throws MachineError "no_voice" when the library or
// the language is not there. One thread at a time.
SpokenSound render_speech(const std::string& text, const std::string& voice);
void write_wav(const SpokenSound& sound, const std::string& file);  // throws MachineError "io"

// Plays until the end, or until is_cut_off() answers true; asked every tenth of a second. Throws MachineError
// "no_sound".
using PlaySound = std::function<void(const SpokenSound& sound, const std::function<bool()>& is_cut_off)>;
void play_by_sound_card(const SpokenSound& sound, const std::function<bool()>& is_cut_off);

class Speaker {
 public:
  // on_trouble is called on the speaker's thread, once until try_again().
  explicit Speaker(std::function<void(const std::string& what)> on_trouble, PlaySound play = play_by_sound_card);
  ~Speaker();  // cuts off what is being spoken
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  // Returns at once. The thread and the library start with the first text. Longer texts than spoken_bytes_max are left
  // out.
  void say(std::string text, std::string voice);
  void try_again();  // after trouble: somebody switched speech on, or put a loudspeaker in

 private:
  struct Text {
    std::string words, voice;
  };
  void run();

  std::function<void(const std::string&)> on_trouble_;
  PlaySound play_;
  std::mutex mutex_;  // guards everything below
  std::condition_variable changed_;
  std::optional<Text> next_;
  bool is_stopping_ = false, has_trouble_ = false;
  std::thread thread_;
};

}  // namespace odop::platform
