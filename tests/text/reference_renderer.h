// Runs hb-view, the shaping library's own program, and reads its picture: the judge of our glyphs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "text/raster.h"

namespace odop::test {

// Lines of tests/text/strings/<name>, without empty ones.
std::vector<std::string> strings_of(const std::string& name);

// A folder that is removed with the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Exit code of a program found on PATH; its standard output goes to output when that is not null. Throws when it cannot
// be started, naming `package`.
int run_program(const std::vector<std::string>& arguments, const std::string& package, std::string* output = nullptr);

// Where the origin of the text lies in the picture of hb_view().
inline constexpr int reference_margin_px = 40;
inline constexpr int reference_origin_x = reference_margin_px;
int reference_baseline_px(int px);

// One line drawn by hb-view with one font, black on white.
GrayBitmap hb_view(const std::filesystem::path& font, const char* language, int px, const std::string& text,
                   const std::filesystem::path& scratch_file);

GrayBitmap read_gray_png(const std::filesystem::path& file);

// Root of the mean squared difference over the ink of both pictures, as a share of black against white.
double ink_rmse(const GrayBitmap& a, const GrayBitmap& b);

// The darkest ink of `a` outside the ink box of `b`, 0..255. FreeType measures the area a letter covers in a pixel,
// hb-view's cairo samples it, so one of them may leave a faint row where the other leaves nothing.
int ink_outside_box_of(const GrayBitmap& a, const GrayBitmap& b);

// Cuts the picture to a box.
GrayBitmap crop(const GrayBitmap& bitmap, const InkBox& box);

// Glyph numbers and pen positions (1/64 px) as hb-shape prints them: "[12=0+796|...]" with --no-glyph-names
// --no-clusters, for one font and direction by content.
std::string hb_shape(const std::filesystem::path& font, const char* language, int px, const std::string& text);

}  // namespace odop::test
