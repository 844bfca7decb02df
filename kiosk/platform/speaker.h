// Speaks through espeak-ng, offline, on a thread of its own: nothing waits for a voice. The till says a sum, a visitor
// has a page read part by part. The newest wins: it cuts off what is being spoken and replaces what waits. Without a
// voice or a sound card that is told once and the kiosk goes on silently. How loud it is, the system's own volume says.
// Made by the program's main; any thread may call it. One at a time in a process: the library has one voice.
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

struct SpokenPart {
  std::string words, voice;
};
// Where a reading is. Each part is rendered and played by itself, so the moment at which one begins is the moment at
// which it is heard: espeak-ng's own word events stand at the wrong place after every number and abbreviation.
struct ReadingProgress {
  std::optional<std::size_t> part;  // begins now; none: the reading is over
  bool has_trouble = false;         // it is over because nothing could be heard
};

class Speaker {
 public:
  using OnProgress = std::function<void(ReadingProgress)>;

  // on_trouble is called on the speaker's thread, once until try_again().
  explicit Speaker(std::function<void(const std::string& what)> on_trouble, PlaySound play = play_by_sound_card);
  ~Speaker();  // cuts off what is being spoken
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  // Returns at once. The thread and the library start with the first text. Longer texts than spoken_bytes_max are left
  // out.
  void say(std::string text, std::string voice);
  // The same for a page. on_progress is called on the speaker's thread or, when newer words replace a reading that
  // waits, on theirs; its last call has no part. Parts longer than spoken_bytes_max and more than spoken_parts_max are
  // left out.
  void read(std::vector<SpokenPart> parts, OnProgress on_progress);
  void stop_reading();  // the till's sums go on
  // Which of the languages can be heard: none without a sound card. on_answer is called on the speaker's thread, unless
  // newer words come first. It waits for what is being spoken and is no trouble to anybody.
  void ask_voices(std::vector<std::string> languages, std::function<void(std::vector<std::string>)> on_answer);
  void try_again();  // after trouble: somebody switched speech on, or put a loudspeaker in

 private:
  struct Job {
    std::vector<SpokenPart> parts;
    OnProgress on_progress;  // empty: a sum
  };
  struct Question {
    std::vector<std::string> languages;
    std::function<void(std::vector<std::string>)> on_answer;
  };
  void post(Job job);
  void run();
  std::string perform(const Job& job);  // what went wrong; empty: nothing did
  std::vector<std::string> find_voices(const std::vector<std::string>& languages);
  bool is_cut_off();

  std::function<void(const std::string&)> on_trouble_;
  PlaySound play_;
  std::mutex mutex_;  // guards everything below
  std::condition_variable changed_;
  std::optional<Job> next_;
  std::optional<Question> question_;
  bool is_stopping_ = false, has_trouble_ = false;
  bool is_reading_ = false, stops_reading_ = false;  // the page that is being read
  std::thread thread_;
};

}  // namespace odop::platform
