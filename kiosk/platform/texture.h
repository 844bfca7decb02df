// GL textures that free themselves, and the only place that turns a GL name into an ImTextureID.
// UI thread only, while the window lives. A headless maker hands out names without GL, so that screens can be tested
// without a display.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <utility>

#include "platform/image.h"

namespace odop::platform {

class Texture {
 public:
  Texture() = default;
  Texture(Texture&& other) noexcept { *this = std::move(other); }
  Texture& operator=(Texture&& other) noexcept {
    if (this != &other) {
      reset();
      name_ = std::exchange(other.name_, 0u);
      headless_ = other.headless_;
      width_px_ = other.width_px_;
      height_px_ = other.height_px_;
      set_place(other.left_px_, other.top_px_, other.full_width_px_, other.full_height_px_);
    }
    return *this;
  }
  Texture(const Texture&) = delete;
  Texture& operator=(const Texture&) = delete;
  ~Texture() { reset(); }

  explicit operator bool() const { return name_ != 0; }
  ImTextureID id() const;
  int width_px() const { return width_px_; }
  int height_px() const { return height_px_; }
  // A picture without its transparent margin: where it lies in the size it was asked for.
  void set_place(int left_px, int top_px, int full_width_px, int full_height_px) {
    left_px_ = left_px;
    top_px_ = top_px;
    full_width_px_ = full_width_px;
    full_height_px_ = full_height_px;
  }
  int left_px() const { return left_px_; }
  int top_px() const { return top_px_; }
  int full_width_px() const { return full_width_px_ == 0 ? width_px_ : full_width_px_; }
  int full_height_px() const { return full_height_px_ == 0 ? height_px_ : full_height_px_; }

 private:
  friend class TextureMaker;
  void reset();
  std::uint32_t name_ = 0;
  bool headless_ = false;
  int width_px_ = 0, height_px_ = 0;
  int left_px_ = 0, top_px_ = 0, full_width_px_ = 0, full_height_px_ = 0;
};

enum class TextureFilter : std::uint8_t { nearest, linear };  // nearest for QR and for pictures shown at their own size

class TextureMaker {
 public:
  explicit TextureMaker(bool headless) : headless_(headless) {}
  bool is_headless() const { return headless_; }

  Texture make_rgba(const Image& image, TextureFilter filter);
  // The same in parts, for a picture whose upload would hold a frame: first its size, then its rows.
  Texture make_rgba_empty(int width_px, int height_px, TextureFilter filter);
  void update_rgba_rows(Texture& texture, int top_px, int rows, const std::uint8_t* rgba);
  // One byte a pixel: coverage of glyphs, drawn in the vertex colour. `coverage` may be null for an empty texture.
  Texture make_coverage(int width_px, int height_px, const std::uint8_t* coverage);
  // Replaces a rectangle of a coverage texture from a bitmap with rows of stride_bytes.
  void update_coverage(Texture& texture, int x_px, int y_px, int width_px, int height_px, const std::uint8_t* coverage,
                       int stride_bytes);

 private:
  Texture make(int width_px, int height_px);
  bool headless_;
  std::uint32_t next_headless_name_ = 1;
};

}  // namespace odop::platform
