#define GL_GLEXT_PROTOTYPES
#include "platform/texture.h"

#include <GL/gl.h>
#include <GL/glext.h>

#include <cassert>

namespace odop::platform {

ImTextureID Texture::id() const {
  // ImTextureID is a pointer up to 1.91 and an integer after; the C-style conversion is the one that fits both.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
  return (ImTextureID) static_cast<std::intptr_t>(name_);
#pragma GCC diagnostic pop
}

void Texture::reset() {
  if (name_ != 0 && !headless_) glDeleteTextures(1, &name_);
  name_ = 0;
}

Texture TextureMaker::make(int width_px, int height_px) {
  assert(width_px > 0 && height_px > 0);
  Texture texture;
  texture.width_px_ = width_px;
  texture.height_px_ = height_px;
  texture.headless_ = headless_;
  if (headless_)
    texture.name_ = next_headless_name_++;
  else
    glGenTextures(1, &texture.name_);
  return texture;
}

namespace {
void set_filter(TextureFilter filter) {
  const GLint value = filter == TextureFilter::nearest ? GL_NEAREST : GL_LINEAR;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, value);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, value);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}
}  // namespace

Texture TextureMaker::make_rgba(const Image& image, TextureFilter filter) {
  Texture texture = make(image.width_px, image.height_px);
  if (headless_) return texture;
  glBindTexture(GL_TEXTURE_2D, texture.name_);
  set_filter(filter);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width_px, image.height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               image.rgba.data());
  return texture;
}

Texture TextureMaker::make_rgba_empty(int width_px, int height_px, TextureFilter filter) {
  Texture texture = make(width_px, height_px);
  if (headless_) return texture;
  glBindTexture(GL_TEXTURE_2D, texture.name_);
  set_filter(filter);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  return texture;
}

void TextureMaker::update_rgba_rows(Texture& texture, int top_px, int rows, const std::uint8_t* rgba) {
  if (headless_ || rows <= 0) return;
  glBindTexture(GL_TEXTURE_2D, texture.name_);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, top_px, texture.width_px(), rows, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
}

Texture TextureMaker::make_coverage(int width_px, int height_px, const std::uint8_t* coverage) {
  Texture texture = make(width_px, height_px);
  if (headless_) return texture;
  glBindTexture(GL_TEXTURE_2D, texture.name_);
  set_filter(TextureFilter::nearest);  // glyph origins are whole pixels
  const GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width_px, height_px, 0, GL_RED, GL_UNSIGNED_BYTE, coverage);
  return texture;
}

void TextureMaker::update_coverage(Texture& texture, int x_px, int y_px, int width_px, int height_px,
                                   const std::uint8_t* coverage, int stride_bytes) {
  if (headless_ || width_px <= 0 || height_px <= 0) return;
  glBindTexture(GL_TEXTURE_2D, texture.name_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, stride_bytes);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x_px, y_px, width_px, height_px, GL_RED, GL_UNSIGNED_BYTE, coverage);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

}  // namespace odop::platform
