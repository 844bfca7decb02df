// Speech without a sound card: the voice is rendered as sound, who plays it comes in from outside.
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <thread>

#include "core/errors.h"
#include "platform/speaker.h"
#include "support/temporary_folder.h"

using namespace odop;
using namespace odop::platform;
using namespace std::chrono_literals;

namespace {

int loudest(const SpokenSound& sound) {
  int loud = 0;
  for (const std::int16_t sample : sound.samples) loud = std::max(loud, std::abs(int{sample}));
  return loud;
}

// Keeps what was played; the first sound holds on until it is cut off or released.
class Listener {
 public:
  PlaySound hears() {
    return [this](const SpokenSound& sound, const std::function<bool()>& is_cut_off) {
      while (is_held && !is_cut_off()) std::this_thread::sleep_for(1ms);
      if (is_cut_off()) return;
      const std::lock_guard lock(mutex_);
      heard_.push_back(sound.samples);
    };
  }
  std::vector<std::vector<std::int16_t>> heard() const {
    const std::lock_guard lock(mutex_);
    return heard_;
  }
  void wait_for_heard(std::size_t sounds) const {
    for (int i = 0; i < 10'000 && heard().size() < sounds; ++i) std::this_thread::sleep_for(1ms);
    REQUIRE(heard().size() >= sounds);
  }
  std::atomic<bool> is_held{false};

 private:
  mutable std::mutex mutex_;
  std::vector<std::vector<std::int16_t>> heard_;
};

}  // namespace

TEST_CASE("A sum spoken in Hindi is sound, and another sum is another sound", "[platform][speech]") {
  const SpokenSound one = render_speech("कुल चार सौ साठ रुपये", "hi");
  const SpokenSound other = render_speech("कुल नौ सौ साठ रुपये", "hi");
  CHECK(one.samples_per_second >= 8'000);
  // Longer than half a second, loud enough to be heard.
  CHECK(one.samples.size() > static_cast<std::size_t>(one.samples_per_second) / 2);
  CHECK(loudest(one) > 2'000);
  CHECK(one.samples != other.samples);
  CHECK(render_speech("sold", "en").samples.size() > 1'000);

  const test::TemporaryFolder folder("speech");
  write_wav(one, (folder.path() / "sum.wav").string());
  CHECK(std::filesystem::file_size(folder.path() / "sum.wav") == 44 + one.samples.size() * 2);
}

TEST_CASE("A voice that is not there is told by name", "[platform][speech]") {
  CHECK_THROWS_AS(render_speech("x", "no-such-voice"), MachineError);
}

TEST_CASE("The newest text wins: it cuts off the one being spoken and replaces those that wait", "[platform][speech]") {
  // The voice breathes: the same words differ by a few samples. Others differ by thousands.
  const auto samples_of = [](const char* words) { return static_cast<int>(render_speech(words, "hi").samples.size()); };
  const int last_samples = samples_of("आखिरी वाला वाक्य");
  REQUIRE(std::abs(last_samples - samples_of("बीच का")) > 2'000);
  Listener listener;
  listener.is_held = true;  // as long as a sentence
  Speaker speaker([](const std::string& what) { FAIL(what); }, listener.hears());
  for (int i = 0; i < 50; ++i) speaker.say("बीच का", "hi");
  speaker.say("आखिरी वाला वाक्य", "hi");
  std::this_thread::sleep_for(50ms);
  listener.is_held = false;
  listener.wait_for_heard(1);
  CHECK(std::abs(static_cast<int>(listener.heard().back().size()) - last_samples) < 500);
  CHECK(listener.heard().size() == 1);
}

TEST_CASE("Without a sound card it is told once, and the till goes on", "[platform][speech]") {
  std::atomic<int> troubles{0}, plays{0};
  Speaker speaker(
      [&](const std::string& what) {
        ++troubles;
        CHECK(what.find("no card") != std::string::npos);
      },
      [&](const SpokenSound&, const std::function<bool()>&) {
        ++plays;
        throw MachineError("no_sound", "no card");
      });
  speaker.say("बिक गया", "hi");
  for (int i = 0; i < 10'000 && troubles == 0; ++i) std::this_thread::sleep_for(1ms);
  for (int i = 0; i < 20; ++i) speaker.say("बिक गया", "hi");
  CHECK(troubles == 1);
  CHECK(plays == 1);
  speaker.try_again();
  speaker.say("बिक गया", "hi");
  for (int i = 0; i < 10'000 && troubles == 1; ++i) std::this_thread::sleep_for(1ms);
  CHECK(troubles == 2);
}

TEST_CASE("Closing the kiosk does not wait for the end of a sentence", "[platform][speech]") {
  Listener listener;
  listener.is_held = true;
  {
    Speaker speaker([](const std::string& what) { FAIL(what); }, listener.hears());
    speaker.say("बहुत लंबी बात", "hi");
    speaker.say("और एक", "hi");
  }
  CHECK(listener.heard().empty());
}

namespace {
// What a reading told back: the parts that began, and its end.
class Reader {
 public:
  Speaker::OnProgress tells() {
    return [this](ReadingProgress progress) {
      const std::lock_guard lock(mutex_);
      told_.push_back(progress);
    };
  }
  void wait_for(std::size_t times) const {
    for (int i = 0; i < 10'000 && told().size() < times; ++i) std::this_thread::sleep_for(1ms);
    REQUIRE(told().size() >= times);
  }
  std::vector<ReadingProgress> told() const {
    const std::lock_guard lock(mutex_);
    return told_;
  }
  bool is_over() const { return !told().empty() && !told().back().part; }

 private:
  mutable std::mutex mutex_;
  std::vector<ReadingProgress> told_;
};
}  // namespace

TEST_CASE("A page is read part by part in its languages, and each part is told when it is heard",
          "[platform][speech]") {
  Listener listener;
  Reader reader;
  Speaker speaker([](const std::string& what) { FAIL(what); }, listener.hears());
  listener.is_held = true;
  speaker.read({{"मिट्टी", "hi"}, {"", "hi"}, {"The red is the clay's own colour", "en"}}, reader.tells());
  reader.wait_for(1);
  std::this_thread::sleep_for(20ms);
  CHECK(reader.told().size() == 1);  // the second is not told while the first is heard
  listener.is_held = false;
  reader.wait_for(3);
  CHECK(reader.told()[0].part == std::size_t{0});
  CHECK(reader.told()[1].part == std::size_t{2});
  CHECK(reader.is_over());
  CHECK_FALSE(reader.told().back().has_trouble);
  REQUIRE(listener.heard().size() == 2);
  CHECK(listener.heard()[1].size() > listener.heard()[0].size());
}

TEST_CASE("A reading ends when it is stopped, and when the till has something to say", "[platform][speech]") {
  Listener listener;
  listener.is_held = true;
  Reader reader, waiting;
  Speaker speaker([](const std::string& what) { FAIL(what); }, listener.hears());
  const std::vector<SpokenPart> page{{"मिट्टी", "hi"}, {"लाल रंग", "hi"}};
  speaker.read(page, reader.tells());
  reader.wait_for(1);
  SECTION("stopped") {
    speaker.stop_reading();
  }
  SECTION("a sum") {
    listener.is_held = false;
    speaker.say("कुल चार सौ साठ रुपये", "hi");
    listener.wait_for_heard(1);
  }
  SECTION("another page, that never began") {
    speaker.read(page, waiting.tells());
    speaker.stop_reading();
    waiting.wait_for(1);
    CHECK(waiting.is_over());
  }
  for (int i = 0; i < 10'000 && !reader.is_over(); ++i) std::this_thread::sleep_for(1ms);
  CHECK(reader.is_over());
  CHECK_FALSE(reader.told().back().has_trouble);
}

TEST_CASE("Stopping a page leaves the till's sum alone", "[platform][speech]") {
  Listener listener;
  Speaker speaker([](const std::string& what) { FAIL(what); }, listener.hears());
  listener.is_held = true;
  speaker.say("बिक गया", "hi");
  std::this_thread::sleep_for(50ms);
  speaker.stop_reading();
  listener.is_held = false;
  listener.wait_for_heard(1);
}

TEST_CASE("All eight languages have a voice, and without a sound card none has", "[platform][speech]") {
  const std::vector<std::string> wanted{"hi", "en", "ur", "bn", "gu", "pa", "mr", "ne", "no-such-voice"};
  const bool has_card = GENERATE(true, false);
  std::mutex mutex;
  std::optional<std::vector<std::string>> answer;
  Speaker speaker([](const std::string& what) { FAIL(what); },
                  [&](const SpokenSound&, const std::function<bool()>&) {
                    if (!has_card) throw MachineError("no_sound", "no card");
                  });
  speaker.ask_voices(wanted, [&](std::vector<std::string> voices) {
    const std::lock_guard lock(mutex);
    answer = std::move(voices);
  });
  const auto has_answer = [&] {
    const std::lock_guard lock(mutex);
    return answer.has_value();
  };
  for (int i = 0; i < 10'000 && !has_answer(); ++i) std::this_thread::sleep_for(1ms);
  REQUIRE(has_answer());
  CHECK(*answer ==
        (has_card ? std::vector<std::string>(wanted.begin(), wanted.end() - 1) : std::vector<std::string>{}));
}

TEST_CASE("A page is as long as a person needs to read it, in each language", "[platform][speech]") {
  struct Row {
    const char* voice;
    const char* words;
  };
  const auto row = GENERATE(values<Row>({{"hi", "लाल रंग स्थानीय मिट्टी का होता है।"},
                                         {"en", "The red is the colour of the local clay."},
                                         {"ur", "لال رنگ مقامی مٹی کا ہوتا ہے۔"},
                                         {"bn", "লাল রং স্থানীয় মাটির নিজের।"},
                                         {"gu", "લાલ રંગ સ્થાનિક માટીનો છે."},
                                         {"pa", "ਲਾਲ ਰੰਗ ਸਥਾਨਕ ਮਿੱਟੀ ਦਾ ਹੈ।"},
                                         {"mr", "लाल रंग स्थानिक मातीचा आहे."},
                                         {"ne", "रातो रङ स्थानीय माटोको हो।"}}));
  const SpokenSound sound = render_speech(row.words, row.voice);
  INFO(row.voice);
  const double seconds = static_cast<double>(sound.samples.size()) / sound.samples_per_second;
  CHECK(seconds > 1.2);
  CHECK(seconds < 5);
  CHECK(loudest(sound) > 2'000);
}
