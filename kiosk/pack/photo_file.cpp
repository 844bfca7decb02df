#include "pack/photo_file.h"

#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <memory>

#include "core/errors.h"

namespace odop {
namespace {

using namespace std::string_view_literals;

struct TurboHandle {
  explicit TurboHandle(tjhandle made) : handle(made) {
    if (handle == nullptr) throw MachineError("memory", std::string("libjpeg-turbo: ") + tjGetErrorStr2(nullptr));
  }
  ~TurboHandle() { tjDestroy(handle); }
  TurboHandle(const TurboHandle&) = delete;
  TurboHandle& operator=(const TurboHandle&) = delete;
  tjhandle handle;
};

const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t count, bool little = false) {
  if (at + count > bytes.size()) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = little ? count - 1 - i : i;
    value = (value << 8) | static_cast<std::uint8_t>(bytes[at + place]);
  }
  return value;
}

// EXIF is a small TIFF file; the first directory says how the camera was held. Anything odd in it means "upright".
int orientation_of(std::string_view exif) {
  if (exif.starts_with("Exif\0\0"sv)) exif.remove_prefix(6);
  const bool little = exif.starts_with("II*\0"sv);
  if (!little && !exif.starts_with("MM\0*"sv)) return 1;
  const std::size_t directory = number_at(exif, 4, 4, little);
  const std::size_t entries = number_at(exif, directory, 2, little);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + i * 12;
    if (at + 12 > exif.size()) return 1;
    if (number_at(exif, at, 2, little) != 0x0112) continue;
    const std::uint32_t value = number_at(exif, at + 8, 2, little);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

// ---------------------------------------------------------------- heads

// Phones put a second picture or a film behind the end of the first: only the segments before the pixels are read.
std::optional<PhotoHead> read_jpeg_head(std::string_view bytes) {
  PhotoHead head{.kind = PhotoKind::jpeg};
  std::map<std::uint32_t, std::string> icc_parts;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes[at] != '\xFF') return std::nullopt;
    const auto marker = static_cast<std::uint8_t>(bytes[at + 1]);
    if (marker == 0xFF) {  // a filling byte
      ++at;
      continue;
    }
    const std::size_t length = number_at(bytes, at + 2, 2);
    if (length < 2 || marker == 0xD9) return std::nullopt;
    if (marker == 0xDA) break;
    const std::string_view segment = bytes.substr(at + 4, length - 2);
    if (marker == 0xE1 && segment.starts_with("Exif\0\0"sv)) head.orientation = orientation_of(segment);
    if (marker == 0xE2 && segment.starts_with("ICC_PROFILE\0"sv) && segment.size() > 14)
      icc_parts[number_at(segment, 12, 1)] = segment.substr(14);
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
      head.height_px = number_at(segment, 1, 2);
      head.width_px = number_at(segment, 3, 2);
      head.is_rgb = number_at(segment, 5, 1) != 4;
    }
    at += 2 + length;
  }
  for (const auto& [number, part] : icc_parts) head.icc_profile += part;
  return head;
}

std::optional<PhotoHead> read_png_head(std::string_view bytes) {
  if (bytes.size() < 33 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
  PhotoHead head{.kind = PhotoKind::png,
                 .width_px = number_at(bytes, 16, 4),
                 .height_px = number_at(bytes, 20, 4),
                 .icc_profile = {}};
  head.has_alpha = (number_at(bytes, 25, 1) & 4) != 0;
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::size_t length = number_at(bytes, at, 4);
    const std::string_view kind = bytes.substr(at + 4, 4);
    if (kind == "eXIf") head.orientation = orientation_of(bytes.substr(at + 8, length));
    if (kind == "acTL") head.is_animated = true;
    if (kind == "tRNS") head.has_alpha = true;
    at += 12 + length;
  }
  return head;
}

std::optional<PhotoHead> read_webp_head(std::string_view bytes) {
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(data_of(bytes), bytes.size(), &features) != VP8_STATUS_OK) return std::nullopt;
  PhotoHead head{.kind = PhotoKind::webp,
                 .width_px = static_cast<std::uint32_t>(features.width),
                 .height_px = static_cast<std::uint32_t>(features.height),
                 .is_animated = features.has_animation != 0,
                 .has_alpha = features.has_alpha != 0,
                 .icc_profile = {}};
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    const std::size_t length = number_at(bytes, at + 4, 4, true);
    const std::string_view kind = bytes.substr(at, 4), content = bytes.substr(at + 8, length);
    if (kind == "EXIF") head.orientation = orientation_of(content);
    if (kind == "ICCP") head.icc_profile = content;
    at += 8 + length + (length & 1);
  }
  return head;
}

// ---------------------------------------------------------------- pixels

PhotoPixels blank(int width_px, int height_px) {
  return {width_px, height_px,
          std::vector<std::uint8_t>(static_cast<std::size_t>(width_px) * 3 * static_cast<std::size_t>(height_px))};
}

std::optional<PhotoPixels> decode_jpeg(std::string_view bytes, int long_side_px_min, int short_side_px_min) {
  const TurboHandle turbo(tjInitDecompress());
  int width = 0, height = 0, sampling = 0, colours = 0;
  if (tjDecompressHeader3(turbo.handle, data_of(bytes), bytes.size(), &width, &height, &sampling, &colours) != 0)
    return std::nullopt;
  int count = 0;
  const tjscalingfactor* factors = tjGetScalingFactors(&count);
  tjscalingfactor best{1, 1};
  for (int i = 0; i < count; ++i) {
    const tjscalingfactor each = factors[i];
    const int w = TJSCALED(width, each), h = TJSCALED(height, each);
    const bool is_enough = std::max(w, h) >= long_side_px_min && std::min(w, h) >= short_side_px_min;
    if (is_enough && each.num * best.denom < best.num * each.denom) best = each;
  }
  PhotoPixels pixels = blank(TJSCALED(width, best), TJSCALED(height, best));
  // The limit of scans stops a progressive file that was made to keep a decoder busy for minutes.
  const int decoded = tjDecompress2(turbo.handle, data_of(bytes), bytes.size(), pixels.rgb.data(), pixels.width_px, 0,
                                    pixels.height_px, TJPF_RGB, TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS);
  if (decoded == 0) return pixels;
  // A warning is a file that ends too early or has holes, which libjpeg paints grey. Only a few bytes too many, as some
  // cameras write them before a marker, harm nothing.
  const bool is_harmless = tjGetErrorCode(turbo.handle) == TJERR_WARNING &&
                           std::string_view(tjGetErrorStr2(turbo.handle)).find("extraneous") != std::string_view::npos;
  return is_harmless ? std::optional(std::move(pixels)) : std::nullopt;
}

constexpr std::array<std::uint8_t, 3> paper{0xFB, 0xF6, 0xEA};

std::optional<PhotoPixels> decode_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  struct Freed {
    png_image* image;
    ~Freed() { png_image_free(image); }
  } const freed{&image};
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) return std::nullopt;
  image.format = PNG_FORMAT_RGB;
  PhotoPixels pixels = blank(static_cast<int>(image.width), static_cast<int>(image.height));
  const png_color ground{paper[0], paper[1], paper[2]};
  if (png_image_finish_read(&image, &ground, pixels.rgb.data(), 0, nullptr) == 0 || PNG_IMAGE_FAILED(image))
    return std::nullopt;
  return pixels;
}

std::optional<PhotoPixels> decode_webp(std::string_view bytes, const PhotoHead& head) {
  const int width = static_cast<int>(head.width_px), height = static_cast<int>(head.height_px);
  PhotoPixels pixels = blank(width, height);
  if (!head.has_alpha) {
    const bool decoded = WebPDecodeRGBInto(data_of(bytes), bytes.size(), pixels.rgb.data(), pixels.rgb.size(),
                                           static_cast<int>(pixels.row_bytes())) != nullptr;
    return decoded ? std::optional(std::move(pixels)) : std::nullopt;
  }
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
  if (WebPDecodeRGBAInto(data_of(bytes), bytes.size(), rgba.data(), rgba.size(), width * 4) == nullptr)
    return std::nullopt;
  for (std::size_t i = 0; i < rgba.size() / 4; ++i)
    for (std::size_t c = 0; c < 3; ++c) {
      const unsigned alpha = rgba[i * 4 + 3];
      pixels.rgb[i * 3 + c] =
          static_cast<std::uint8_t>((rgba[i * 4 + c] * alpha + paper[c] * (255 - alpha) + 127) / 255);
    }
  return pixels;
}

}  // namespace

std::optional<PhotoHead> read_photo_head(std::string_view bytes) {
  std::optional<PhotoHead> head;
  if (bytes.starts_with("\xFF\xD8\xFF"))
    head = read_jpeg_head(bytes);
  else if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv))
    head = read_png_head(bytes);
  else if (bytes.starts_with("RIFF") && bytes.size() > 16 && bytes.substr(8, 4) == "WEBP")
    head = read_webp_head(bytes);
  if (head && (head->width_px == 0 || head->height_px == 0)) return std::nullopt;
  return head;
}

std::string_view name_of_foreign_kind(std::string_view bytes) {
  if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp") {
    const std::string_view brand = bytes.substr(8, 4);
    if (brand == "avif" || brand == "avis") return "AVIF";
    if (brand == "heic" || brand == "heix" || brand == "hevc" || brand == "mif1" || brand == "msf1") return "HEIC";
    return {};
  }
  constexpr std::pair<std::string_view, std::string_view> kinds[] = {
      {"GIF8"sv, "GIF"}, {"II*\0"sv, "TIFF"},       {"MM\0*"sv, "TIFF"},
      {"BM"sv, "BMP"},   {"\xFF\x0A"sv, "JPEG XL"}, {"\0\0\0\x0CJXL "sv, "JPEG XL"},
      {"%PDF"sv, "PDF"}, {"8BPS"sv, "Photoshop"},
  };
  for (const auto& [begin, name] : kinds)
    if (bytes.starts_with(begin)) return name;
  return {};
}

std::optional<PhotoPixels> decode_photo(std::string_view bytes, const PhotoHead& head, int long_side_px_min,
                                        int short_side_px_min) {
  switch (head.kind) {
    case PhotoKind::jpeg:
      return decode_jpeg(bytes, long_side_px_min, short_side_px_min);
    case PhotoKind::png:
      return decode_png(bytes);
    case PhotoKind::webp:
      return decode_webp(bytes, head);
  }
  return std::nullopt;
}

std::string encode_jpeg(const PhotoPixels& pixels, int quality, bool keeps_colour_detail) {
  assert(pixels.rgb.size() == pixels.row_bytes() * static_cast<std::size_t>(pixels.height_px));
  const TurboHandle turbo(tjInitCompress());
  unsigned char* made = nullptr;
  unsigned long size = 0;
  const int encoded =
      tjCompress2(turbo.handle, pixels.rgb.data(), pixels.width_px, 0, pixels.height_px, TJPF_RGB, &made, &size,
                  keeps_colour_detail ? TJSAMP_444 : TJSAMP_420, quality, TJFLAG_ACCURATEDCT);
  const std::unique_ptr<unsigned char, decltype(&tjFree)> kept(made, &tjFree);
  if (encoded != 0) throw MachineError("memory", std::string("libjpeg-turbo: ") + tjGetErrorStr2(turbo.handle));
  return {reinterpret_cast<const char*>(made), size};
}

}  // namespace odop
