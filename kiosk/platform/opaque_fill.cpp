#include "platform/opaque_fill.h"

#include <GL/gl.h>

namespace odop::platform {
namespace {

void clear_rectangle(const ImDrawList*, const ImDrawCmd* command) {
  const auto& fill = *static_cast<const OpaqueFill*>(command->UserCallbackData);
  const auto part = [&](int shift) { return static_cast<float>((fill.colour >> shift) & 0xFFu) / 255.0f; };
  // The renderer keeps the scissor test on and sets the box of every later command itself.
  const int height = static_cast<int>(ImGui::GetDrawData()->DisplaySize.y);
  glScissor(fill.x_px, height - fill.y_px - fill.height_px, fill.width_px, fill.height_px);
  glClearColor(part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), 1.0f);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace

void add_opaque_fill(ImDrawList& list, const OpaqueFill& fill) {
  // The list hands the pointer through unchanged; it is only read.
  list.AddCallback(clear_rectangle, const_cast<OpaqueFill*>(&fill));
}

}  // namespace odop::platform
