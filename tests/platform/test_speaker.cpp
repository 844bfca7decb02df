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
