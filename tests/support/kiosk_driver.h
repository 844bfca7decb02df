// A real kiosk in a real window that tests look at through --inspect and touch with real X events, as a person would:
// Xvfb on any free display, odop-kiosk in it, xdotool for the finger, the display's own memory for photographs. What is
// not on the screen cannot be touched. One thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/child_program.h"
#include "support/temporary_folder.h"

namespace odop::test {

class VirtualDisplay {
 public:
  // beside_px: as wide again to the right of the kiosk's window, for a display of the customer's.
  VirtualDisplay(int width_px, int height_px, int beside_px = 0);
  const std::string& name() const { return name_; }  // ":37"
  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  // What is on it now, as a grey PNM picture that zbarimg reads; from a column on when only that part is meant.
  void photograph(const std::filesystem::path& pgm, int left_px = 0) const;

 private:
  TemporaryFolder folder_{"display"};
  int width_px_, height_px_;
  std::string name_;
  std::unique_ptr<ChildProgram> server_;
};

struct SeenWidget {
  std::string id, role, label, state;
  int x = 0, y = 0, w = 0, h = 0;
};
struct Seen {
  std::string screen;
  std::vector<SeenWidget> widgets;
  const SeenWidget* find(const std::string& id) const;
  const SeenWidget* find_beginning(const std::string& beginning) const;
};

class KioskDriver {
 public:
  // Starts a kiosk and waits for its first screen. `more` are further options of odop-kiosk. Throws std::runtime_error,
  // as every wait does, with what was on the screen instead.
  KioskDriver(const VirtualDisplay& display, const std::filesystem::path& data, const Words& more = {},
              const Environment& environment = {});

  Seen look() const;           // an empty Seen while nobody answers
  Seen look_customer() const;  // at the customer's display; its screen is empty while that is off
  Seen wait_customer(const std::string& what, const std::function<bool(const Seen&)>& question) const;
  Seen wait_until(const std::string& what, const std::function<bool(const Seen&)>& question,
                  std::chrono::milliseconds at_most = std::chrono::seconds{20}) const;
  Seen wait_screen(const std::string& name) const;
  SeenWidget wait_for(const std::string& id) const;
  std::string label(const std::string& id) const { return wait_for(id).label; }
  // Once it is there, enabled and standing still; the middle of it.
  void touch(const std::string& id);
  void touch_first(const std::string& beginning);
  int touches() const { return touches_; }  // so far
  // Fingers on the glass, so many a second, wherever that is; looks at nothing. xdotool takes a time of its own for
  // each touch, so the pause between two is found from one call to the next.
  void hammer(const std::vector<std::pair<int, int>>& points, int touches_a_second);
  // Letters, digits and signs by the keys of the keyboard on the screen, into the open field; clears it before.
  void type_on_screen(const std::string& text);
  // As a scanner on a cable: fast keys and Return, real X events.
  void scan(const std::string& code) const;

  // The way staff go: from any showcase screen to the till with Shabana's PIN. Ends on "till", maybe with a question
  // over it.
  void sign_in();
  // Any of the staff, from the same screens; ends where the PIN leads.
  void press_pin(const std::string& person, std::string_view pin);

  void cut_power() { kiosk_->cut_power(); }
  int stop() { return kiosk_->stop(); }
  bool is_running() { return kiosk_->is_running(); }
  int pid() const { return kiosk_->pid(); }

 private:
  void click(int x, int y) const;
  Seen ask(const std::string& request) const;
  Seen wait_seen(const std::string& request, const std::string& what, const std::function<bool(const Seen&)>& question,
                 std::chrono::milliseconds at_most) const;
  int touches_ = 0;
  double hammer_pause_s_ = -1;  // not known yet

  const VirtualDisplay& display_;
  TemporaryFolder folder_{"kiosk-socket"};
  std::string window_;
  std::unique_ptr<ChildProgram> kiosk_;
};

// Every QR that zbarimg reads in a picture.
std::vector<std::string> read_codes(const std::filesystem::path& picture);
// The same three times: blurred by a pixel and a half, turned by five degrees, and from twice as far, as a phone in a
// crowd sees it. Each answer is in the order of its own reading.
std::vector<std::vector<std::string>> read_codes_harmed(const std::filesystem::path& picture);
// The first amount of a label such as "₹1,450"; -1 when there is none.
std::int64_t paise_of(const std::string& label);

}  // namespace odop::test
