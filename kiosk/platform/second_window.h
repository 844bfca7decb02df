// A window on another monitor that is only looked at: its GL context shares its textures with the kiosk's window, it
// takes no input and never keeps the focus, which belongs to the till and its scanner. Made and used by the program's
// main on the UI thread, while the kiosk's Window lives; the kiosk's context is the current one outside of Drawing.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace odop::platform {

// Where it stands: on a monitor, or a piece of the desktop.
struct SecondPlace {
  std::string monitor;  // "auto": the first that is not the kiosk's; "2": the second; "HDMI-1": by its name
  int width_px = 0, height_px = 0, x_px = 0, y_px = 0;  // without a monitor
  friend bool operator==(const SecondPlace&, const SecondPlace&) = default;
};
// "auto", "2", "HDMI-1", "1280x800+1920+0"; nullopt for an empty text and for a size that is none.
std::optional<SecondPlace> parse_second_place(std::string_view text);

class SecondWindow {
 public:
  // nullptr with the reason in `why` when there is no such monitor, or when it is the kiosk's own.
  static std::unique_ptr<SecondWindow> open(const SecondPlace& place, const std::string& title, std::string& why);
  ~SecondWindow();
  SecondWindow(const SecondWindow&) = delete;
  SecondWindow& operator=(const SecondWindow&) = delete;

  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  double ppi() const { return ppi_; }
  bool is_gone() const;  // its monitor was unplugged, or somebody closed it
  bool take_needs_redraw();
  // Shown frames wait for no monitor: the till's own is the one that sets the pace.
  void show_frame();

  // Counts monitors that came and went, so that whoever waits for one looks again.
  static int monitor_changes();

  // While it lives, GL draws into this window.
  class Drawing {
   public:
    explicit Drawing(const SecondWindow& window);
    ~Drawing();
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

   private:
    void* before_;
  };

 private:
  struct Handle;
  explicit SecondWindow(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
  int width_px_ = 0, height_px_ = 0;
  double ppi_ = 0;
};

}  // namespace odop::platform
