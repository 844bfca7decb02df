// Keys, touches and scans in any order and at any speed: the queue hands every press out, joins fast keys into scans,
// and never keeps more than its bound. Two bytes an event: what, and how long after the one before.
#include <cstdint>
#include <cstdlib>

#include "platform/input_queue.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace odop::platform;
  InputQueue queue;
  double now_s = 0;
  std::size_t pressed = 0, handed_out = 0;
  const auto drain = [&] {
    InputEvent event;
    while (queue.next(event, now_s)) {
      if (event.kind == InputEvent::Kind::pressed) ++handed_out;
      if (event.kind == InputEvent::Kind::scan)
        for (const char c : event.text)
          if (static_cast<unsigned char>(c) < 0x20) std::abort();
    }
  };
  for (std::size_t i = 0; i + 1 < size; i += 2) {
    now_s += data[i + 1] / 1000.0;
    const std::uint8_t what = data[i];
    if (what < 0x08) {
      queue.pointer_moved(what, data[i + 1]);
    } else if (what == 0x08) {
      queue.pointer_button(true);
      ++pressed;
    } else if (what == 0x09) {
      queue.pointer_button(false);
    } else if (what == 0x0A || what == 0x0D) {
      queue.key(Key::enter, false, false, now_s);
    } else if (what == 0x0B) {
      drain();
    } else if (what == 0x0C) {
      queue.polling_begins(now_s);
      now_s += data[i + 1] / 10.0;
      queue.polling_ends(now_s);
    } else {
      queue.character(what < 0xF0 ? what : static_cast<char32_t>(what) * 0x1234, now_s);
    }
  }
  now_s += 10;
  drain();
  if (queue.dropped() == 0 && handed_out != pressed) std::abort();
  return 0;
}
