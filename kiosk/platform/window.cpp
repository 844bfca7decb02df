#include "platform/window.h"

#define GLFW_INCLUDE_NONE
#include <GL/gl.h>
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <utility>

#include "core/errors.h"
#include "platform/display_scale.h"

namespace odop::platform {
namespace {

struct KeyName {
  int glfw;
  Key key;
};
constexpr std::array<KeyName, 28> keys{{{GLFW_KEY_TAB, Key::tab},
                                        {GLFW_KEY_ENTER, Key::enter},
                                        {GLFW_KEY_KP_ENTER, Key::enter},
                                        {GLFW_KEY_ESCAPE, Key::escape},
                                        {GLFW_KEY_BACKSPACE, Key::backspace},
                                        {GLFW_KEY_DELETE, Key::del},
                                        {GLFW_KEY_LEFT, Key::left},
                                        {GLFW_KEY_RIGHT, Key::right},
                                        {GLFW_KEY_UP, Key::up},
                                        {GLFW_KEY_DOWN, Key::down},
                                        {GLFW_KEY_PAGE_UP, Key::page_up},
                                        {GLFW_KEY_PAGE_DOWN, Key::page_down},
                                        {GLFW_KEY_HOME, Key::home},
                                        {GLFW_KEY_END, Key::end},
                                        {GLFW_KEY_F1, Key::f1},
                                        {GLFW_KEY_F2, Key::f2},
                                        {GLFW_KEY_F3, Key::f3},
                                        {GLFW_KEY_F4, Key::f4},
                                        {GLFW_KEY_F5, Key::f5},
                                        {GLFW_KEY_F6, Key::f6},
                                        {GLFW_KEY_F7, Key::f7},
                                        {GLFW_KEY_F8, Key::f8},
                                        {GLFW_KEY_F9, Key::f9},
                                        {GLFW_KEY_F10, Key::f10},
                                        {GLFW_KEY_F11, Key::f11},
                                        {GLFW_KEY_F12, Key::f12},
                                        {GLFW_KEY_MENU, Key::none},
                                        {GLFW_KEY_UNKNOWN, Key::none}}};

Key key_from_glfw(int glfw) {
  for (const KeyName& name : keys)
    if (name.glfw == glfw) return name.key;
  return Key::none;
}

std::string last_glfw_error() {
  const char* description = nullptr;
  glfwGetError(&description);
  return description == nullptr ? "unknown" : description;
}

}  // namespace

struct Window::Handle {
  GLFWwindow* window = nullptr;
  InputQueue* queue = nullptr;
  Window* owner = nullptr;
  double pixels_per_unit_x = 1, pixels_per_unit_y = 1;  // framebuffer against window coordinates
  bool needs_redraw = true;

  static Handle& of(GLFWwindow* window) { return *static_cast<Handle*>(glfwGetWindowUserPointer(window)); }
  void measure() {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &owner->width_px_, &owner->height_px_);
    glfwGetWindowSize(window, &width, &height);
    if (width > 0 && height > 0) {
      pixels_per_unit_x = static_cast<double>(owner->width_px_) / width;
      pixels_per_unit_y = static_cast<double>(owner->height_px_) / height;
    }
    needs_redraw = true;
  }
  void pointer_to(double x, double y) {
    queue->pointer_moved(static_cast<float>(x * pixels_per_unit_x), static_cast<float>(y * pixels_per_unit_y));
  }
  ~Handle() {
    if (window != nullptr) glfwDestroyWindow(window);
    glfwTerminate();
  }
};

namespace {
// Callbacks only queue: what they mean is decided one logical frame at a time.
void listen(GLFWwindow* window, void (*pointer)(GLFWwindow*, double, double), GLFWmousebuttonfun button,
            GLFWscrollfun wheel, GLFWkeyfun key, GLFWcharfun character) {
  glfwSetCursorPosCallback(window, pointer);
  glfwSetMouseButtonCallback(window, button);
  glfwSetScrollCallback(window, wheel);
  glfwSetKeyCallback(window, key);
  glfwSetCharCallback(window, character);
}
}  // namespace

Window::Window(const WindowOptions& options, InputQueue& queue)
    : handle_(std::make_unique<Handle>()), scale_override_(options.scale_override) {
  handle_->queue = &queue;
  handle_->owner = this;
  if (glfwInit() == GLFW_FALSE) throw MachineError("device", "glfwInit: " + last_glfw_error());
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_ALPHA_BITS, 0);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // another window must never put the kiosk away
  glfwWindowHint(GLFW_FOCUSED, GLFW_TRUE);
  GLFWmonitor* const monitor = glfwGetPrimaryMonitor();
  DisplaySize display;
  const GLFWvidmode* const mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
  if (mode != nullptr) {
    display.width_px = mode->width;
    display.height_px = mode->height;
    glfwGetMonitorPhysicalSize(monitor, &display.width_mm, &display.height_mm);
  }
  ppi_ = ppi_of(display);
  const bool fullscreen = options.fullscreen && mode != nullptr;
  handle_->window =
      glfwCreateWindow(fullscreen ? mode->width : options.width_px, fullscreen ? mode->height : options.height_px,
                       options.title.c_str(), fullscreen ? monitor : nullptr, nullptr);
  if (handle_->window == nullptr) throw MachineError("device", "glfwCreateWindow: " + last_glfw_error());
  glfwSetWindowUserPointer(handle_->window, handle_.get());
  glfwMakeContextCurrent(handle_->window);
  glfwSwapInterval(1);
  if (options.hide_cursor) glfwSetInputMode(handle_->window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
  handle_->measure();
  listen(
      handle_->window, [](GLFWwindow* w, double x, double y) { Handle::of(w).pointer_to(x, y); },
      [](GLFWwindow* w, int button, int action, int) {
        if (button == GLFW_MOUSE_BUTTON_LEFT) Handle::of(w).queue->pointer_button(action == GLFW_PRESS);
      },
      [](GLFWwindow* w, double, double y) { Handle::of(w).queue->wheel(static_cast<float>(y)); },
      [](GLFWwindow* w, int key, int, int action, int modifiers) {
        if (action == GLFW_RELEASE) return;
        Handle::of(w).queue->key(key_from_glfw(key), (modifiers & GLFW_MOD_SHIFT) != 0,
                                 (modifiers & GLFW_MOD_CONTROL) != 0, now_s());
      },
      [](GLFWwindow* w, unsigned character) { Handle::of(w).queue->character(character, now_s()); });
  glfwSetFramebufferSizeCallback(handle_->window, [](GLFWwindow* w, int, int) { Handle::of(w).measure(); });
  glfwSetWindowRefreshCallback(handle_->window, [](GLFWwindow* w) { Handle::of(w).needs_redraw = true; });
}

Window::~Window() = default;

double Window::scale() const {
  return scale_for(ppi_, width_px_, height_px_, scale_override_);
}
bool Window::should_close() const {
  return glfwWindowShouldClose(handle_->window) == GLFW_TRUE;
}
void Window::request_close() {
  glfwSetWindowShouldClose(handle_->window, GLFW_TRUE);
}

void Window::wait_for_events(double timeout_s) {
  handle_->queue->polling_begins(now_s());
  if (timeout_s > 0)
    glfwWaitEventsTimeout(timeout_s);
  else
    glfwPollEvents();
  handle_->queue->polling_ends(now_s());
}

bool Window::take_needs_redraw() {
  return std::exchange(handle_->needs_redraw, false);
}
void Window::show_frame() {
  glfwSwapBuffers(handle_->window);
}

Image Window::read_pixels() const {
  Image image{width_px_, height_px_, {}};
  const std::size_t row_bytes = static_cast<std::size_t>(width_px_) * 4;
  image.rgba.resize(row_bytes * static_cast<std::size_t>(height_px_));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width_px_, height_px_, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
  for (int y = 0; y < height_px_ / 2; ++y) {  // GL counts rows from the bottom
    auto* const a = image.rgba.data() + static_cast<std::size_t>(y) * row_bytes;
    auto* const b = image.rgba.data() + static_cast<std::size_t>(height_px_ - 1 - y) * row_bytes;
    std::swap_ranges(a, a + row_bytes, b);
  }
  return image;
}

void Window::wake() {
  glfwPostEmptyEvent();
}

double Window::now_s() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace odop::platform
