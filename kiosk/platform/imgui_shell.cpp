#include "platform/imgui_shell.h"

#include <GL/gl.h>
#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cassert>

#include "core/errors.h"

namespace odop::platform {

ImGuiShell::ImGuiShell(bool headless) : context_(ImGui::CreateContext()), headless_(headless) {
  IMGUI_CHECKVERSION();
  make_current();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // a kiosk remembers nothing about its visitors
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowBorderSize = 0;
  style.WindowPadding = ImVec2(0, 0);
  style.WindowRounding = 0;
  style.AntiAliasedLinesUseTex = true;
  style.CircleTessellationMaxError = 0.25f;
  if (headless_) {
#if IMGUI_VERSION_NUM < 19200
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
#else
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
#endif
    return;
  }
  if (!ImGui_ImplOpenGL3_Init("#version 130")) {
    ImGui::DestroyContext(context_);
    throw MachineError("device", "ImGui_ImplOpenGL3_Init failed: no OpenGL 3.0");
  }
}

ImGuiShell::~ImGuiShell() {
  make_current();
  if (!headless_) ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext(context_);
}

void ImGuiShell::apply(const InputEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  const bool is_button = event.kind == InputEvent::Kind::pressed || event.kind == InputEvent::Kind::released;
#if IMGUI_VERSION_NUM < 18700
  // 1.86 has no event queue: state is written straight in, one press or release a frame.
  io.MousePos = ImVec2(event.x_px, event.y_px);
  if (is_button) io.MouseDown[0] = event.kind == InputEvent::Kind::pressed;
#else
  io.AddMousePosEvent(event.x_px, event.y_px);
  if (is_button) io.AddMouseButtonEvent(0, event.kind == InputEvent::Kind::pressed);
#endif
}

void ImGuiShell::begin_frame(int width_px, int height_px, double elapsed_s, const InputEvent* event) {
  make_current();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(width_px), static_cast<float>(height_px));
  io.DeltaTime = static_cast<float>(std::clamp(elapsed_s, 0.0001, 1.0));
  if (event != nullptr) apply(*event);
  if (!headless_) ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("kiosk", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoInputs |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  is_root_open_ = true;
}

ImDrawList* ImGuiShell::draw_list() const {
  assert(is_root_open_);
  make_current();
  return ImGui::GetWindowDrawList();
}

void ImGuiShell::restart_drawing() {
  // Ending and opening the frame again is the portable way to an empty draw list.
  make_current();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  end_frame_undrawn();
  begin_frame(static_cast<int>(size.x), static_cast<int>(size.y), 0.0001, nullptr);
}

void ImGuiShell::end_frame_undrawn() {
  assert(is_root_open_);
  make_current();
  is_root_open_ = false;
  ImGui::End();
  ImGui::EndFrame();
}

void ImGuiShell::end_frame_drawn(int width_px, int height_px, ImU32 clear_colour) {
  assert(is_root_open_);
  make_current();
  is_root_open_ = false;
  ImGui::End();
  ImGui::Render();
  if (headless_) return;
  const auto part = [&](int shift) { return static_cast<float>((clear_colour >> shift) & 0xFFu) / 255.0f; };
  glViewport(0, 0, width_px, height_px);
  glClearColor(part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace odop::platform
