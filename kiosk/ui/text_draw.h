// Puts the layouts of kiosk/text on the screen: glyph quads from one atlas texture into an ImDrawList. Owned by
// KioskUi, used by Ui; UI thread only.
#pragma once

#include <imgui.h>

#include <memory>
#include <string_view>

#include "platform/texture.h"
#include "text/font_stack.h"
#include "text/glyph_atlas.h"
#include "text/layout.h"
#include "text/shaper.h"

namespace odop::ui {

class TextPainter {
 public:
  explicit TextPainter(platform::TextureMaker& textures);

  // Laid out once, found again in later frames.
  std::shared_ptr<const TextLayout> layout(std::string_view text, const TextStyle& style, const LayoutBox& box) {
    return layouts_.layout(text, style, box);
  }
  int width_px(std::string_view text, const TextStyle& style) { return text_width_px(shaper_, text, style); }

  // x, y is the layout's top left, rounded to whole pixels.
  void draw(ImDrawList* list, const TextLayout& layout, float x, float y, ImU32 colour);

  // Around each build of a frame. A frame during which the generation changed must be built again (glyph_atlas.h).
  GlyphAtlas& atlas() { return atlas_; }
  // Sends new glyphs to the texture; after building, before rendering.
  void upload();

 private:
  platform::TextureMaker& textures_;
  FontStack fonts_;
  Shaper shaper_;
  LayoutCache layouts_;
  GlyphAtlas atlas_;
  platform::Texture texture_;
};

}  // namespace odop::ui
