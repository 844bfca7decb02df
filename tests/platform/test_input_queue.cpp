#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "platform/bounds.h"
#include "platform/input_queue.h"

using namespace odop::platform;
using Kind = InputEvent::Kind;

namespace {

// Hands the keys of a scanner to the queue, one every key_ms, looking only every frame_ms.
void scan(InputQueue& queue, const std::string& code, double key_ms, double frame_ms, double& now_s) {
  std::vector<double> key_times_s;
  for (std::size_t i = 0; i <= code.size(); ++i) key_times_s.push_back(now_s + static_cast<double>(i) * key_ms / 1000);
  std::size_t given = 0;
  while (given <= code.size()) {
    queue.polling_begins(now_s);
    // The window system hands over everything that piled up, all at the moment of looking.
    while (given <= code.size() && key_times_s[given] <= now_s) {
      queue.key(Key::none, false, false, now_s);  // GLFW reports the key beside the character
      if (given < code.size())
        queue.character(static_cast<char32_t>(code[given]), now_s);
      else
        queue.key(Key::enter, false, false, now_s);
      ++given;
    }
    queue.polling_ends(now_s);
    now_s += frame_ms / 1000;
  }
}

std::vector<InputEvent> drain(InputQueue& queue, double now_s) {
  std::vector<InputEvent> events;
  InputEvent event;
  while (queue.next(event, now_s)) events.push_back(event);
  return events;
}

}  // namespace

TEST_CASE("Twelve hasty touches during slow frames are twelve touches", "[platform][input]") {
  InputQueue queue;
  int presses = 0, releases = 0;
  // All of them arrive while one frame of 300 ms is drawn.
  for (int i = 0; i < 12; ++i) {
    queue.pointer_moved(static_cast<float>(100 + i), 50);
    queue.pointer_button(true);
    queue.pointer_button(false);
  }
  bool is_down = false;
  for (const InputEvent& event : drain(queue, 1)) {
    if (event.kind == Kind::pressed) {
      CHECK_FALSE(is_down);
      CHECK(event.x_px == static_cast<float>(100 + presses));  // each at its own place
      is_down = true;
      ++presses;
    } else if (event.kind == Kind::released) {
      CHECK(is_down);
      is_down = false;
      ++releases;
    }
  }
  CHECK(presses == 12);
  CHECK(releases == 12);
}

TEST_CASE("A scanned code keeps its text and its Return, however slow the frames are", "[platform][input]") {
  const auto key_ms = GENERATE(0.0, 2.0, 10.0, 30.0);
  const auto frame_ms = GENERATE(1.0, 16.0, 100.0, 300.0);
  InputQueue queue;
  double now_s = 5;
  scan(queue, "8901234567890", key_ms, frame_ms, now_s);
  const auto events = drain(queue, now_s);
  REQUIRE(events.size() == 1);
  CHECK(events[0].kind == Kind::scan);
  CHECK(events[0].text == "8901234567890");
}

TEST_CASE("Two scans behind each other are two codes", "[platform][input]") {
  InputQueue queue;
  double now_s = 5;
  scan(queue, "KURTA-1", 5, 100, now_s);
  scan(queue, "LOTA-22", 5, 100, now_s);
  const auto events = drain(queue, now_s);
  REQUIRE(events.size() == 2);
  CHECK(events[0].text == "KURTA-1");
  CHECK(events[1].text == "LOTA-22");
}

TEST_CASE("A person at a keyboard types letters and is not taken for a scanner", "[platform][input]") {
  InputQueue queue;
  double now_s = 5;
  std::string typed;
  bool entered = false;
  const std::string word = "saree";
  for (std::size_t i = 0; i <= word.size(); ++i) {
    queue.polling_begins(now_s);
    if (i < word.size())
      queue.character(static_cast<char32_t>(word[i]), now_s);
    else
      queue.key(Key::enter, false, false, now_s);
    queue.polling_ends(now_s);
    for (int look = 0; look < 12; ++look) {  // 120 ms until the next key, with the loop awake
      queue.polling_begins(now_s);
      now_s += 0.01;
      queue.polling_ends(now_s);
      for (const InputEvent& event : drain(queue, now_s)) {
        if (event.kind == Kind::character) typed += static_cast<char>(event.character);
        if (event.kind == Kind::key && event.key == Key::enter) entered = true;
        CHECK(event.kind != Kind::scan);
      }
    }
  }
  CHECK(typed == "saree");
  CHECK(entered);
}

TEST_CASE("The loop is told when held letters turn out to be typing", "[platform][input]") {
  InputQueue queue;
  CHECK(queue.typing_due_in_s(1) < 0);
  queue.polling_begins(1);
  queue.character(U'क', 1);
  queue.polling_ends(1);
  CHECK(queue.typing_due_in_s(1) == Approx(scan_key_gap_s));
  queue.polling_begins(1.06);
  queue.polling_ends(1.06);
  // 60 ms passed without looking, so more keys may still be waiting in the window system; looking longer settles it.
  CHECK(queue.typing_due_in_s(1.06) == Approx(scan_key_gap_s));
  queue.polling_begins(1.06);
  queue.polling_ends(1.12);
  const auto events = drain(queue, 1.12);
  REQUIRE(events.size() == 1);
  CHECK(events[0].character == U'क');
}

TEST_CASE("Letters come out even when the screen never stops drawing", "[platform][input]") {
  InputQueue queue;
  queue.polling_begins(1);
  queue.character(U'a', 1);
  queue.polling_ends(1);
  double now_s = 1;
  std::size_t given = 0;
  while (given == 0 && now_s < 3) {
    now_s += 0.2;  // a frame that takes this long, and no waiting
    queue.polling_begins(now_s);
    queue.polling_ends(now_s);
    given += drain(queue, now_s).size();
  }
  CHECK(given == 1);
  CHECK(now_s < 2);
}

TEST_CASE("A stuck key fills a bounded queue and says how much was dropped", "[platform][input]") {
  InputQueue queue;
  for (std::size_t i = 0; i < input_events_max + 10; ++i) queue.key(Key::left, false, false, 1);
  CHECK(drain(queue, 1).size() == input_events_max);
  CHECK(queue.dropped() == 10);
  for (std::size_t i = 0; i < 3 * scan_characters_max; ++i) queue.character(U'x', 1);
  CHECK(drain(queue, 2).size() <= 3 * scan_characters_max);
}

TEST_CASE("Moving the pointer over the screen does not crowd out touches", "[platform][input]") {
  InputQueue queue;
  for (int i = 0; i < 100'000; ++i) queue.pointer_moved(static_cast<float>(i), 1);
  queue.pointer_button(true);
  const auto events = drain(queue, 1);
  REQUIRE(events.size() == 2);
  CHECK(events[1].kind == Kind::pressed);
  CHECK(events[1].x_px == 99'999.0f);
}
