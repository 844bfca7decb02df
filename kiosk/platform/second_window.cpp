#include "platform/second_window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <span>
#include <utility>

#include "platform/bounds.h"
#include "platform/display_scale.h"

namespace odop::platform {
namespace {

int changes = 0;  // GLFW calls back on the UI thread only

std::span<GLFWmonitor*> all_monitors() {
  int count = 0;
  GLFWmonitor** const list = glfwGetMonitors(&count);
  return {list, static_cast<std::size_t>(std::max(0, count))};
}

// The monitor that holds the middle of the kiosk's window.
GLFWmonitor* monitor_of(GLFWwindow* window) {
  if (GLFWmonitor* const own = glfwGetWindowMonitor(window); own != nullptr) return own;
  int x = 0, y = 0, width = 0, height = 0;
  glfwGetWindowPos(window, &x, &y);
  glfwGetWindowSize(window, &width, &height);
  x += width / 2;
  y += height / 2;
  for (GLFWmonitor* const monitor : all_monitors()) {
    int left = 0, top = 0;
    glfwGetMonitorPos(monitor, &left, &top);
    const GLFWvidmode* const mode = glfwGetVideoMode(monitor);
    if (mode != nullptr && x >= left && x < left + mode->width && y >= top && y < top + mode->height) return monitor;
  }
  return glfwGetPrimaryMonitor();
}

GLFWmonitor* find_monitor(const std::string& wish, GLFWmonitor* own) {
  const auto monitors = all_monitors();
  if (wish == "auto") {
    const auto other = std::find_if(monitors.begin(), monitors.end(), [&](GLFWmonitor* one) { return one != own; });
    return other == monitors.end() ? nullptr : *other;
  }
  for (GLFWmonitor* const monitor : monitors)
    if (wish == glfwGetMonitorName(monitor)) return monitor;
  std::size_t number = 0;
  const auto read = std::from_chars(wish.data(), wish.data() + wish.size(), number);
  const bool is_number = read.ec == std::errc() && read.ptr == wish.data() + wish.size();
  return is_number && number >= 1 && number <= monitors.size() ? monitors[number - 1] : nullptr;
}

std::string names_of_monitors() {
  std::string names;
  for (GLFWmonitor* const monitor : all_monitors())
    names += (names.empty() ? "" : ", ") + std::string(glfwGetMonitorName(monitor));
  return names.empty() ? "none" : names;
}

}  // namespace

std::optional<SecondPlace> parse_second_place(std::string_view text) {
  if (text.empty() || text == "off") return std::nullopt;
  SecondPlace place;
  int read = 0;
  const std::string whole(text);
  const int numbers =
      std::sscanf(whole.c_str(), "%dx%d%d%d%n", &place.width_px, &place.height_px, &place.x_px, &place.y_px, &read);
  if (numbers >= 2) {
    const bool is_whole = numbers == 4 && static_cast<std::size_t>(read) == whole.size();
    const auto is_side = [](int px, int px_min) { return px >= px_min && px <= second_window_px_max; };
    if (!is_whole || !is_side(place.width_px, 320) || !is_side(place.height_px, 240)) return std::nullopt;
    return place;
  }
  place = {};
  place.monitor = whole;
  return place;
}

struct SecondWindow::Handle {
  GLFWwindow* window = nullptr;
  GLFWwindow* first = nullptr;
  GLFWmonitor* monitor = nullptr;
  bool needs_redraw = true;
  static Handle& of(GLFWwindow* window) { return *static_cast<Handle*>(glfwGetWindowUserPointer(window)); }
  ~Handle() {
    if (window == nullptr) return;
    glfwDestroyWindow(window);
    glfwMakeContextCurrent(first);
  }
};

int SecondWindow::monitor_changes() {
  // Asked for at each turn, so that the callback stands before the first monitor can go.
  glfwSetMonitorCallback([](GLFWmonitor*, int) { ++changes; });
  return changes;
}

std::unique_ptr<SecondWindow> SecondWindow::open(const SecondPlace& place, const std::string& title, std::string& why) {
  auto handle = std::make_unique<Handle>();
  handle->first = glfwGetCurrentContext();
  if (handle->first == nullptr) {
    why = "the kiosk has no window";
    return nullptr;
  }
  const bool had_focus = glfwGetWindowAttrib(handle->first, GLFW_FOCUSED) == GLFW_TRUE;
  int width = place.width_px, height = place.height_px;
  DisplaySize display;
  if (!place.monitor.empty()) {
    GLFWmonitor* const own = monitor_of(handle->first);
    handle->monitor = find_monitor(place.monitor, own);
    const GLFWvidmode* const mode = handle->monitor == nullptr ? nullptr : glfwGetVideoMode(handle->monitor);
    if (mode == nullptr) {
      why = (place.monitor == "auto" ? "there is no second monitor" : "there is no monitor \"" + place.monitor + "\"") +
            "; connected: " + names_of_monitors();
      return nullptr;
    }
    if (handle->monitor == own) {
      why = "the monitor \"" + place.monitor + "\" is the till's own";
      return nullptr;
    }
    display.width_px = width = mode->width;
    display.height_px = height = mode->height;
    glfwGetMonitorPhysicalSize(handle->monitor, &display.width_mm, &display.height_mm);
  }
  // The other hints stand as the kiosk's window set them.
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a touch on the till must not put it away
  glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
  glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
  glfwWindowHint(GLFW_CENTER_CURSOR, GLFW_FALSE);  // the pointer is the till's
  glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
  glfwWindowHint(GLFW_RESIZABLE, GLFW_FALSE);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  handle->window = glfwCreateWindow(width, height, title.c_str(), handle->monitor, handle->first);
  if (handle->window == nullptr) {
    const char* description = nullptr;
    glfwGetError(&description);
    why = std::string("glfwCreateWindow: ") + (description == nullptr ? "unknown" : description);
    return nullptr;
  }
  glfwSetWindowUserPointer(handle->window, handle.get());
  if (handle->monitor == nullptr) {
    glfwSetWindowPos(handle->window, place.x_px, place.y_px);
    glfwShowWindow(handle->window);
    glfwSetWindowPos(handle->window, place.x_px, place.y_px);  // a window manager places what is new
  }
  glfwSetInputMode(handle->window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
  glfwSetWindowRefreshCallback(handle->window, [](GLFWwindow* w) { Handle::of(w).needs_redraw = true; });
  glfwSetFramebufferSizeCallback(handle->window, [](GLFWwindow* w, int, int) { Handle::of(w).needs_redraw = true; });
  // Somebody touched it, or a window manager meant well: the scanner's keys belong to the till.
  glfwSetWindowFocusCallback(handle->window, [](GLFWwindow* w, int is_focused) {
    if (is_focused == GLFW_TRUE) glfwFocusWindow(Handle::of(w).first);
  });
  glfwMakeContextCurrent(handle->window);
  glfwSwapInterval(0);
  glfwMakeContextCurrent(handle->first);
  if (had_focus && glfwGetWindowAttrib(handle->first, GLFW_FOCUSED) != GLFW_TRUE) glfwFocusWindow(handle->first);
  auto window = std::unique_ptr<SecondWindow>(new SecondWindow(std::move(handle)));
  window->ppi_ = ppi_of(display);
  return window;
}

SecondWindow::SecondWindow(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {
  glfwGetFramebufferSize(handle_->window, &width_px_, &height_px_);
}

SecondWindow::~SecondWindow() = default;

bool SecondWindow::is_gone() const {
  if (glfwWindowShouldClose(handle_->window) == GLFW_TRUE) return true;
  // GLFW makes a plain window of a fullscreen one whose monitor went away.
  return handle_->monitor != nullptr && glfwGetWindowMonitor(handle_->window) == nullptr;
}

bool SecondWindow::take_needs_redraw() {
  if (!std::exchange(handle_->needs_redraw, false)) return false;
  glfwGetFramebufferSize(handle_->window, &width_px_, &height_px_);
  return true;
}

void SecondWindow::show_frame() {
  glfwSwapBuffers(handle_->window);
}

SecondWindow::Drawing::Drawing(const SecondWindow& window) : before_(glfwGetCurrentContext()) {
  glfwMakeContextCurrent(window.handle_->window);
}

SecondWindow::Drawing::~Drawing() {
  glfwMakeContextCurrent(static_cast<GLFWwindow*>(before_));
}

}  // namespace odop::platform
