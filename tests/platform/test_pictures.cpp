#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "platform/bounds.h"
#include "platform/display_scale.h"
#include "platform/image.h"
#include "platform/picture_loader.h"
#include "platform/svg_image.h"

using namespace odop::platform;

namespace {
const std::string red_square =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#A3322B"/></svg>)";

std::array<int, 4> pixel(const Image& image, int x, int y) {
  const auto at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width_px) + static_cast<std::size_t>(x)) * 4;
  return {image.rgba[at], image.rgba[at + 1], image.rgba[at + 2], image.rgba[at + 3]};
}

void wait_until_idle(PictureLoader& loader) {
  for (int i = 0; i < 2000; ++i) {
    loader.take_finished();
    if (loader.is_idle()) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  loader.take_finished();
}
}  // namespace

TEST_CASE("A drawing fills the size asked for and keeps its proportions", "[platform][picture]") {
  const auto image = rasterise_svg(red_square, 120, 120);
  REQUIRE(image.has_value());
  CHECK(image->width_px == 120);
  CHECK(image->height_px == 120);
  CHECK(pixel(*image, 60, 60) == std::array{0xA3, 0x32, 0x2B, 255});
  CHECK(pixel(*image, 60, 5)[3] == 0);  // 4:3 in a square leaves a band above
}

TEST_CASE("Half-transparent ink keeps its colour", "[platform][picture]") {
  const auto image = rasterise_svg(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4" fill="#C86432" fill-opacity=".5"/></svg>)",
      8, 8);
  REQUIRE(image.has_value());
  const auto p = pixel(*image, 4, 4);
  CHECK(std::abs(p[0] - 0xC8) <= 2);
  CHECK(std::abs(p[1] - 0x64) <= 2);
  CHECK(std::abs(p[3] - 128) <= 1);
}

TEST_CASE("A broken or greedy picture is a missing picture", "[platform][picture]") {
  CHECK_FALSE(rasterise_svg("", 10, 10).has_value());
  CHECK_FALSE(rasterise_svg("not a drawing", 10, 10).has_value());
  CHECK_FALSE(rasterise_svg(red_square.substr(0, 60), 10, 10).has_value());
  CHECK_FALSE(rasterise_svg(red_square, 0, 10).has_value());
  CHECK_FALSE(rasterise_svg(red_square, picture_side_px_max + 1, 10).has_value());
  CHECK_FALSE(decode_photograph("\x89PNG\r\n\x1a\nbroken", 10, 10).has_value());
  CHECK_FALSE(decode_photograph("\xFF\xD8\xFF\xE0", 10, 10).has_value());
  std::string huge = red_square;
  huge.resize(picture_bytes_max + 1, ' ');
  CHECK_FALSE(rasterise_svg(huge, 10, 10).has_value());
}

TEST_CASE("A drawing cannot reach out of itself", "[platform][picture]") {
  // A pack's picture that names a file of the machine draws nothing of it.
  const auto image = rasterise_svg(
      R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 8"><image xlink:href="file:///usr/share/pixmaps/debian-logo.png" width="8" height="8"/></svg>)",
      8, 8);
  if (image.has_value()) CHECK(pixel(*image, 4, 4)[3] == 0);
}

TEST_CASE("A photograph is brought to the size of its frame", "[platform][picture]") {
  Image green{40, 30, {}};
  for (int i = 0; i < 40 * 30; ++i) green.rgba.insert(green.rgba.end(), {0x3F, 0x6E, 0x37, 255});
  const auto file = std::filesystem::temp_directory_path() / ("odop-green-" + std::to_string(::getpid()) + ".png");
  write_png(green, file);
  std::ifstream in(file, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::filesystem::remove(file);
  const auto image = picture_at_size(bytes, 80, 80);
  REQUIRE(image.has_value());
  CHECK(pixel(*image, 40, 40) == std::array{0x3F, 0x6E, 0x37, 255});
  CHECK(pixel(*image, 40, 2)[3] == 0);
}

TEST_CASE("Pictures come from the worker, once, and wake the screen", "[platform][picture]") {
  std::atomic<int> asked{0}, woken{0};
  TextureMaker textures(true);
  PictureLoader loader(
      [&](const std::string& name) {
        ++asked;
        return name == "lota" ? red_square : std::string();
      },
      textures, [&] { ++woken; });
  CHECK(loader.find("lota", 120, 90) == nullptr);
  CHECK(loader.find("lota", 120, 90) == nullptr);
  CHECK(loader.find("missing", 120, 90) == nullptr);
  wait_until_idle(loader);
  CHECK(asked == 2);
  CHECK(woken >= 1);
  REQUIRE(loader.find("lota", 120, 90) != nullptr);
  CHECK(loader.find("lota", 120, 90)->width_px() == 120);
  CHECK(loader.find("missing", 120, 90) == nullptr);
  CHECK(asked == 2);
  CHECK(loader.find_now("tile", 20, 20) == nullptr);
  CHECK(loader.find_now("lota", 40, 30) != nullptr);
}

TEST_CASE("A long day of browsing keeps a bounded number of pictures", "[platform][picture]") {
  TextureMaker textures(true);
  PictureLoader loader([](const std::string&) { return red_square; }, textures, [] {});
  for (int i = 0; i < 1000; ++i) {
    loader.find_now("picture " + std::to_string(i), 300, 225);
    loader.take_finished();
    loader.take_finished();
  }
  CHECK(loader.texture_bytes() <= texture_bytes_max);
  CHECK(loader.texture_bytes() >= 100u * 300 * 225 * 4);
}

TEST_CASE("Sizes follow the display's millimetres where these can be true", "[platform][scale]") {
  CHECK(ppi_of({1920, 1080, 476, 268}) == Approx(102.4).margin(0.3));  // 21.5 inch
  CHECK(ppi_of({1920, 1080, 0, 0}) == design_ppi);                     // does not know
  CHECK(ppi_of({1920, 1080, 160, 90}) == Approx(304.8).margin(1));     // a small panel
  CHECK(ppi_of({1920, 1080, 1600, 900}) == design_ppi);                // projectors report a picture format
  CHECK(scale_for(102.5, 1920, 1080) == Approx(1.0));
  CHECK(scale_for(141, 1920, 1080) == Approx(1.3756).margin(0.05));  // 15.6 inch at 1080p
  CHECK(scale_for(300, 1920, 1080) <= 1.6);
  CHECK(scale_for(102.5, 1920, 1080, 1.3) == Approx(1.3));  // staff said so
  CHECK(scale_for(149, 1280, 800) < 1.0);                   // words are kept, size gives way
  CHECK(scale_for(102.5, 1080, 1920) == Approx(1.0));
}

TEST_CASE("A large picture comes to the screen in parts, none of which holds a frame", "[platform][picture]") {
  TextureMaker textures(true);
  PictureLoader loader([](const std::string&) { return red_square; }, textures, [] {});
  constexpr int width = 2'560, height = 1'920;
  REQUIRE(loader.find_smooth("large", width, height) == nullptr);
  int parts = 0;
  for (int i = 0; i < 5'000 && loader.find_smooth("large", width, height) == nullptr; ++i) {
    if (loader.take_finished()) ++parts;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  const Texture* texture = loader.find_smooth("large", width, height);
  REQUIRE(texture != nullptr);
  CHECK(texture->width_px() == width);
  CHECK(loader.texture_bytes() == std::size_t{width} * height * 4);
  CHECK(static_cast<std::size_t>(parts) >= loader.texture_bytes() / upload_bytes_max);
  CHECK(loader.is_idle());
}
