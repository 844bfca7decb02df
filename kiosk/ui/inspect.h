// What is on the screen now, in words and rectangles: written by the widgets in every frame, read by journeys and, one
// day, by a screen reader. `--inspect SOCKET` serves the last shown frame on a unix socket from its own thread:
// one request line a connection, "widgets" for the kiosk's window or "customer" for the display beside it, answered by
// one JSON object and then closed. It only reads.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/unique_fd.h"
#include "ui/geometry.h"

namespace odop::ui {

struct WidgetInfo {
  std::string id;     // stable between releases: "district:varanasi", "till.enter"
  std::string role;   // button, tab, toggle, text, field, picture, area
  std::string label;  // as shown, in the screen's language
  std::string state;  // normal, pressed, focused, selected, disabled, busy
  Rect rect;          // window pixels
};

struct ScreenInfo {
  std::string screen;  // "home", "product"
  std::vector<WidgetInfo> widgets;
};

std::string to_json(const ScreenInfo& info);

// The board on which the UI thread pins the last shown frame. publish() and latest() may be called from any thread.
class InspectBoard {
 public:
  void set_enabled(bool enabled) { is_enabled_ = enabled; }
  bool is_enabled() const { return is_enabled_; }
  void publish(ScreenInfo info);
  std::shared_ptr<const ScreenInfo> latest() const;

 private:
  std::atomic<bool> is_enabled_{false};
  mutable std::mutex mutex_;
  std::shared_ptr<const ScreenInfo> latest_ = std::make_shared<ScreenInfo>();
};

class InspectServer {
 public:
  // Throws MachineError "io" when the socket cannot be made. A socket file left by a killed kiosk is replaced.
  // customer: the second display's board, whose screen is empty while it is off; nullptr where there is none.
  InspectServer(std::filesystem::path socket, const InspectBoard& board, const InspectBoard* customer = nullptr);
  ~InspectServer();
  InspectServer(const InspectServer&) = delete;
  InspectServer& operator=(const InspectServer&) = delete;

 private:
  void serve();
  void answer(int client) const;

  std::filesystem::path path_;
  const InspectBoard& board_;
  const InspectBoard* customer_;
  platform::UniqueFd listener_, stop_;
  std::thread thread_;
};

}  // namespace odop::ui
