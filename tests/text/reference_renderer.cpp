#include "reference_renderer.h"

#include <fcntl.h>
#include <png.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

extern char** environ;

namespace odop::test {

std::vector<std::string> strings_of(const std::string& name) {
  std::ifstream in(std::filesystem::path(ODOP_SOURCE_DIR) / "tests" / "text" / "strings" / name);
  if (!in) throw std::runtime_error("tests/text/strings/" + name + " is missing");
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

ScratchFolder::ScratchFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "odop-text-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
  path_ = pattern;
}
ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

int run_program(const std::vector<std::string>& arguments, const std::string& package, std::string* output) {
  std::vector<std::string> copies = arguments;
  std::vector<char*> argv;
  for (std::string& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);
  std::array<int, 2> ends{-1, -1};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (output != nullptr) {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  }
  pid_t child = -1;
  const int error = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (output != nullptr) ::close(ends[1]);
  if (error != 0) throw std::runtime_error("cannot start " + arguments[0] + "; install the package " + package);
  if (output != nullptr) {
    std::array<char, 4096> part{};
    for (ssize_t got = 0; (got = ::read(ends[0], part.data(), part.size())) > 0;)
      output->append(part.data(), static_cast<std::size_t>(got));
    ::close(ends[0]);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int reference_baseline_px(int px) {
  return reference_margin_px + 2 * px;
}

GrayBitmap hb_view(const std::filesystem::path& font, const char* language, int px, const std::string& text,
                   const std::filesystem::path& scratch_file) {
  // Without a UTF-8 locale these programs refuse every letter that is not ASCII.
  const int code = run_program({"env", "LC_ALL=C.UTF-8", "hb-view", "--font-file=" + font.string(),
                                "--font-size=" + std::to_string(px), "--margin=" + std::to_string(reference_margin_px),
                                "--font-extents=" + std::to_string(2 * px) + "," + std::to_string(2 * px) + ",0",
                                "--language=" + std::string(language), "--text=" + text, "--output-format=png",
                                "--output-file=" + scratch_file.string()},
                               "libharfbuzz-bin");
  if (code != 0) throw std::runtime_error("hb-view fails on \"" + text + "\"");
  return read_gray_png(scratch_file);
}

std::string hb_shape(const std::filesystem::path& font, const char* language, int px, const std::string& text) {
  std::string output;
  const int code = run_program(
      {"env", "LC_ALL=C.UTF-8", "hb-shape", "--font-file=" + font.string(), "--font-size=" + std::to_string(px * 64),
       "--language=" + std::string(language), "--no-glyph-names", "--no-clusters", "--text=" + text},
      "libharfbuzz-bin", &output);
  if (code != 0) throw std::runtime_error("hb-shape fails on \"" + text + "\"");
  while (!output.empty() && output.back() == '\n') output.pop_back();
  return output;
}

int ink_outside_box_of(const GrayBitmap& a, const GrayBitmap& b) {
  const InkBox box = ink_box(b);
  int darkest = 0;
  for (int y = 0; y < a.height; ++y)
    for (int x = 0; x < a.width; ++x)
      if (x < box.left || x >= box.right || y < box.top || y >= box.bottom)
        darkest = std::max(darkest, 255 - a.at(x, y));
  return darkest;
}

GrayBitmap crop(const GrayBitmap& bitmap, const InkBox& box) {
  GrayBitmap part(box.right - box.left, box.bottom - box.top);
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      part.bytes[static_cast<std::size_t>(y - box.top) * static_cast<std::size_t>(part.width) +
                 static_cast<std::size_t>(x - box.left)] = bitmap.at(x, y);
  return part;
}

GrayBitmap read_gray_png(const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, file.c_str()) == 0) throw std::runtime_error(image.message);
  image.format = PNG_FORMAT_GRAY;
  GrayBitmap bitmap(static_cast<int>(image.width), static_cast<int>(image.height));
  if (png_image_finish_read(&image, nullptr, bitmap.bytes.data(), bitmap.width, nullptr) == 0)
    throw std::runtime_error(image.message);
  return bitmap;
}

double ink_rmse(const GrayBitmap& a, const GrayBitmap& b) {
  const InkBox of_a = ink_box(a), of_b = ink_box(b);
  if (of_a.empty() && of_b.empty()) return 0;
  const int left = std::min(of_a.left, of_b.left), right = std::max(of_a.right, of_b.right);
  const int top = std::min(of_a.top, of_b.top), bottom = std::max(of_a.bottom, of_b.bottom);
  const auto at = [](const GrayBitmap& bitmap, int x, int y) {
    return x < bitmap.width && y < bitmap.height ? int{bitmap.at(x, y)} : 255;
  };
  double squares = 0;
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      const double difference = at(a, x, y) - at(b, x, y);
      squares += difference * difference;
    }
  return std::sqrt(squares / (static_cast<double>(right - left) * (bottom - top))) / 255.0;
}

}  // namespace odop::test
