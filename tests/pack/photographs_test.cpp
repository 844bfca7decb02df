// What becomes of an organiser's photograph: upright, framed around what matters, uncut beside it, and nothing of it
// that says where or by which telephone it was taken.
#include "pack/photographs.h"

#include <lcms2.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <cstring>

#include "pack/bounds.h"
#include "pack/photo_maker.h"
#include "pack/pictures.h"
#include "pack/tiny_folder.h"

using namespace odop;
using namespace odop::test;

namespace {

// Where the first row and the first column of a stored picture stand on the upright one, as EXIF words it.
enum class Side { top, bottom, left, right };
struct Held {
  int orientation;
  Side row, column;
};
constexpr Held ways_to_hold[] = {{1, Side::top, Side::left},     {2, Side::top, Side::right},
                                 {3, Side::bottom, Side::right}, {4, Side::bottom, Side::left},
                                 {5, Side::left, Side::top},     {6, Side::right, Side::top},
                                 {7, Side::right, Side::bottom}, {8, Side::left, Side::bottom}};

PhotoPixels stored_as(const PhotoPixels& upright, const Held& held) {
  const bool swaps = held.row == Side::left || held.row == Side::right;
  const int w = upright.width_px, h = upright.height_px;
  PhotoPixels stored{swaps ? h : w, swaps ? w : h, {}};
  stored.rgb.resize(upright.rgb.size());
  for (int row = 0; row < stored.height_px; ++row)
    for (int column = 0; column < stored.width_px; ++column) {
      int x = 0, y = 0;
      const auto place = [&](Side side, int n) {
        if (side == Side::top) y = n;
        if (side == Side::bottom) y = h - 1 - n;
        if (side == Side::left) x = n;
        if (side == Side::right) x = w - 1 - n;
      };
      place(held.row, row);
      place(held.column, column);
      std::memcpy(
          &stored.rgb[(static_cast<std::size_t>(row) * static_cast<std::size_t>(stored.width_px) +
                       static_cast<std::size_t>(column)) *
                      3],
          &upright.rgb[(static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)) * 3],
          3);
    }
  return stored;
}

PreparedPhotograph prepared(const std::string& bytes, PhotoFocus focus = {}) {
  const auto head = read_photo_head(bytes);
  REQUIRE(head);
  auto made = prepare_photograph(bytes, *head, focus);
  REQUIRE(std::holds_alternative<PreparedPhotograph>(made));
  return std::get<PreparedPhotograph>(std::move(made));
}
std::optional<PhotoFault> fault_of(const std::string& bytes) {
  const auto head = read_photo_head(bytes);
  if (!head) return PhotoFault::broken;
  const auto made = prepare_photograph(bytes, *head, {});
  const auto* fault = std::get_if<PhotoFault>(&made);
  return fault == nullptr ? std::nullopt : std::optional(*fault);
}
PhotoPixels pixels_of(const std::string& bytes) {
  const auto head = read_photo_head(bytes);
  REQUIRE(head);
  auto pixels = decode_photo(bytes, *head, 100'000, 100'000);
  REQUIRE(pixels);
  return std::move(*pixels);
}

// The colours of the four corners, a little inside, as far as a JPEG keeps them.
std::string corners_of(const PhotoPixels& pixels) {
  std::string names;
  for (const int y : {pixels.height_px / 8, pixels.height_px * 7 / 8})
    for (const int x : {pixels.width_px / 8, pixels.width_px * 7 / 8}) {
      const auto at =
          (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width_px) + static_cast<std::size_t>(x)) * 3;
      const bool r = pixels.rgb[at] > 120, g = pixels.rgb[at + 1] > 120, b = pixels.rgb[at + 2] > 120;
      names += r && g ? 'y' : r ? 'r' : g ? 'g' : b ? 'b' : '?';
    }
  return names;
}

}  // namespace

TEST_CASE("However the camera was held, the picture stands upright", "[pack][photo]") {
  const PhotoPixels upright = four_corners(640, 400);
  for (const Held& held : ways_to_hold) {
    CAPTURE(held.orientation);
    const auto made = prepared(jpeg_of(stored_as(upright, held), held.orientation));
    CHECK(made.large_width_px == 640);
    CHECK(made.large_height_px == 400);
    CHECK(corners_of(pixels_of(made.large_jpeg)) == "rgby");
    const PhotoPixels frame = pixels_of(made.frame_jpeg);
    CHECK(corners_of(frame) == "rgby");
    CHECK(frame.width_px * 3 == frame.height_px * 4);
  }
}

TEST_CASE("PNG and WebP are read as JPEG is, turned by their EXIF too", "[pack][photo]") {
  const PhotoPixels upright = four_corners(400, 640);
  const PhotoPixels lying = stored_as(upright, ways_to_hold[5]);
  const auto png = prepared(with_png_chunk(png_of(lying), "eXIf", exif_of(6)));
  CHECK(png.large_height_px == 640);
  CHECK(corners_of(pixels_of(png.large_jpeg)) == "rgby");
  const auto webp = prepared(webp_of(upright));
  CHECK(webp.large_height_px == 640);
  CHECK(corners_of(pixels_of(webp.large_jpeg)) == "rgby");
}

TEST_CASE("A telephone's wide colours are shown as the eye saw them", "[pack][photo]") {
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE display_p3{{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}};
  cmsToneCurve* const curve = cmsBuildGamma(nullptr, 2.2);
  cmsToneCurve* curves[] = {curve, curve, curve};
  const cmsHPROFILE profile = cmsCreateRGBProfile(&white, &display_p3, curves);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile, nullptr, &size);
  std::string icc(size, '\0');
  REQUIRE(cmsSaveProfileToMem(profile, icc.data(), &size));
  cmsCloseProfile(profile);
  cmsFreeToneCurve(curve);
  PhotoPixels red{640, 480, {}};
  for (int i = 0; i < 640 * 480; ++i) red.rgb.insert(red.rgb.end(), {190, 40, 40});
  std::string bytes = encode_jpeg(red, 95, true);
  std::string segment("ICC_PROFILE\0\1\1", 14);
  bytes.insert(2, jpeg_segment('\xE2', segment + icc));
  const PhotoPixels shown = pixels_of(prepared(bytes).large_jpeg);
  CHECK(shown.rgb[0] > 200);  // the same red is nearer the edge of sRGB than of Display P3
  CHECK(shown.rgb[1] < 36);
}

TEST_CASE("The frame is 4:3, within the photograph, and keeps the organiser's point inside", "[pack][photo]") {
  const auto [w, h] =
      GENERATE(values<std::pair<int, int>>({{4'000, 3'000}, {3'000, 4'000}, {4'000, 2'250}, {9'000, 700}}));
  for (const int x : {0, 8, 50, 93, 100})
    for (const int y : {0, 31, 50, 100}) {
      const PhotoCrop crop = crop_to_frame(w, h, {x, y});
      CAPTURE(w, h, x, y);
      CHECK(crop.x_px >= 0);
      CHECK(crop.y_px >= 0);
      CHECK(crop.x_px + crop.width_px <= w);
      CHECK(crop.y_px + crop.height_px <= h);
      CHECK(std::abs(crop.width_px * 3 - crop.height_px * 4) <= 4);
      CHECK(std::max(crop.width_px / 4, crop.height_px / 3) >= std::min(w / 4, h / 3) - 1);  // as large as can be
      CHECK(w * x / 100 >= crop.x_px);
      CHECK(w * x / 100 <= crop.x_px + crop.width_px);
      CHECK(h * y / 100 >= crop.y_px);
      CHECK(h * y / 100 <= crop.y_px + crop.height_px);
    }
}

TEST_CASE("Nothing in a pack tells where, when or with what a photograph was taken", "[pack][photo]") {
  TinyFolder folder;
  folder.raw("pictures/mark.jpg", jpeg_of(four_corners(1'000, 750), 3) + "a film that the phone put behind");
  const PackFolder read = folder.read();
  for (const auto& finding : read.findings) UNSCOPED_INFO(finding_line(finding));
  REQUIRE(read.findings.empty());
  REQUIRE(read.catalogue.photographs.contains("mark"));
  for (const std::string& name : {std::string("mark"), large_picture_name("mark")}) {
    const std::string& bytes = read.catalogue.pictures.at(name);
    CHECK(picture_kind(bytes) == PictureKind::jpeg);
    for (const char* const trace : {"Exif", "GPS", "Asha", "film"}) CHECK(bytes.find(trace) == std::string::npos);
  }
}

TEST_CASE("A camera's large file becomes a frame and a whole within the pack's bounds", "[pack][photo]") {
  const auto made = prepared(jpeg_of(four_corners(3'200, 1'800), 1));
  CHECK(made.large_width_px == pack_bounds::photo_large_side_px);
  CHECK(made.large_height_px == pack_bounds::photo_large_side_px * 9 / 16);
  CHECK(made.large_jpeg.size() <= pack_bounds::photo_large_bytes_max);
  CHECK(made.frame_jpeg.size() <= pack_bounds::picture_bytes_max);
  CHECK(pixels_of(made.frame_jpeg).width_px == pack_bounds::photo_frame_width_px);
  CHECK(std::abs(made.cut_percent() - 25) <= 1);
  CHECK(made.top_percent + made.bottom_percent == 0);
}

TEST_CASE("A few bytes that promise a wall of pixels are refused before anything is decoded", "[pack][photo]") {
  const std::string jpeg =
      std::string("\xFF\xD8", 2) +
      jpeg_segment('\xC0', std::string("\x08\xFF\xDC\xFF\xDC\x03\x01\x11\0\x02\x11\0\x03\x11\0", 15)) +
      jpeg_segment('\xDA', std::string("\x03\x01\0\x02\0\x03\0\0\x3F\0", 10)) + "x\xFF\xD9";
  std::string png = png_of(four_corners(8, 8));
  png.replace(16, 8, big_endian(60'000, 4) + big_endian(60'000, 4));
  const auto before = std::chrono::steady_clock::now();
  CHECK(fault_of(jpeg) == PhotoFault::too_many_pixels);
  CHECK(fault_of(png) == PhotoFault::too_many_pixels);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(1));
}

TEST_CASE("A photograph that ends too early, moves or is a thumbnail is refused for what it is", "[pack][photo]") {
  const PhotoPixels picture = four_corners(640, 480);
  const std::string jpeg = jpeg_of(picture), png = png_of(picture), webp = webp_of(picture);
  CHECK_FALSE(fault_of(jpeg));
  for (const std::string& whole : {jpeg, png, webp})
    CHECK(fault_of(whole.substr(0, whole.size() / 2)) == PhotoFault::broken);
  CHECK(fault_of(with_png_chunk(png, "acTL", big_endian(2, 4) + big_endian(0, 4))) == PhotoFault::animated);
  CHECK(fault_of(jpeg_of(four_corners(640, 200))) == PhotoFault::too_small);
}

TEST_CASE("A photograph stands in the pack with its credit, the same every time it is built", "[pack][photo][file]") {
  const auto fill = [](TinyFolder& folder) {
    folder.raw("pictures/mark.jpg", jpeg_of(four_corners(900, 1'200), 1));
    folder.raw("photos.csv",
               "picture,focus_x,focus_y,credit_en,credit_hi,credit_ur\nmark,40,20,Asha Verma,आशा वर्मा,آشا ورما\n");
  };
  TinyFolder folder, again;
  fill(folder);
  fill(again);
  const auto path = folder.scratch() / "tiny.odop";
  const PackIdentity built = build_tiny(folder, path);
  CHECK(built == build_tiny(again, again.scratch() / "tiny.odop"));
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  const Photograph* photograph = loaded->find_photograph("mark");
  REQUIRE(photograph != nullptr);
  CHECK(photograph->credit.exact(Language::hi) == "आशा वर्मा");
  CHECK(photograph->credit.exact(Language::ur) == "آشا ورما");
  CHECK(photograph->large_width_px == 900);
  CHECK(photograph->large_height_px == 1'200);
  // The frame was cut around the point near the top, so both upper colours fill most of it.
  const PhotoPixels frame = pixels_of(loaded->pictures.at("mark"));
  const auto middle =
      (static_cast<std::size_t>(frame.height_px * 6 / 10) * static_cast<std::size_t>(frame.width_px) + 20) * 3;
  CHECK(frame.rgb[middle] > 120);
  CHECK(pixels_of(loaded->pictures.at(large_picture_name("mark"))).height_px == 1'200);
  CHECK_FALSE(loaded->find_photograph("lucknow/kurta"));
}
