// odop text: each line of a file as a picture, by the same letters as screens and papers. For checking what the stall
// will see without a stall: fonts, translations, a new language.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "core/errors.h"
#include "core/language.h"
#include "text/bounds.h"
#include "text/raster.h"
#include "text/words.h"

int verb_text(int argc, char** argv);

namespace odop {
namespace {

constexpr int margin_px = 16;
constexpr std::size_t lines_max = 100'000;

enum ExitCode { good = 0, refused = 1, misuse = 2, failed = 3 };

struct TextOptions {
  std::string file, folder, language = "hi";
  int px = 48;
  bool bold = false, serif = false;
};

void complain(const std::string& sentence) {
  std::fprintf(stderr, "odop text: %s\n", sentence.c_str());
}

// 1 -> "0001.png"
std::string picture_name(std::size_t line) {
  std::string number = std::to_string(line);
  if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
  return number + ".png";
}

// The ink and a margin around it; a line without ink is one small white picture, so that numbers stay line numbers.
GrayBitmap picture_of(FontStack& fonts, Shaper& shaper, const std::string& line, const TextStyle& style) {
  const TextLayout laid_out = layout(shaper, line, style);
  const InkBox ink = laid_out.ink;
  const int width = ink.right - ink.left + 2 * margin_px, height = ink.bottom - ink.top + 2 * margin_px;
  if (width > text_bounds::bitmap_side_px_max) return {};
  GrayBitmap drawn(width, height);
  draw_text(drawn, fonts, laid_out, margin_px - ink.left, margin_px - ink.top);
  const InkBox tight = ink_box(drawn);
  GrayBitmap picture(tight.right - tight.left + 2 * margin_px, tight.bottom - tight.top + 2 * margin_px);
  draw_text(picture, fonts, laid_out, 2 * margin_px - ink.left - tight.left, 2 * margin_px - ink.top - tight.top);
  return picture;
}

int draw_lines(const TextOptions& options) {
  std::ifstream in;
  if (options.file != "-") {
    in.open(options.file, std::ios::binary);
    if (!in || std::filesystem::is_directory(options.file)) {
      complain(fill(tr("cannot read the file {0}"), {options.file}));
      return misuse;
    }
  }
  std::istream& lines = options.file == "-" ? std::cin : in;
  std::error_code error;
  std::filesystem::create_directories(options.folder, error);
  if (error) throw MachineError("io", "cannot make the folder " + options.folder + ": " + error.message());

  FontStack fonts;
  Shaper shaper(fonts);
  const TextStyle style{options.serif ? Family::serif : Family::sans, options.bold, options.px};
  int result = good;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (number > lines_max) {
      complain(fill(tr("the file has more than {0} lines; the rest was not drawn"), {std::to_string(lines_max)}));
      return refused;
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const GrayBitmap picture = picture_of(fonts, shaper, line, style);
    if (picture.width == 0 || line.size() > text_bounds::text_bytes_max) {
      complain(fill(tr("line {0} is too long for a picture"), {std::to_string(number)}));
      result = refused;
      continue;
    }
    if (shaper.shape(line, style)->missing_glyphs > 0) {
      complain(fill(tr("line {0} has a letter that no font has: {1}"), {std::to_string(number), line}));
      result = refused;
    }
    write_png(picture, std::filesystem::path(options.folder) / picture_name(number));
  }
  if (lines.bad()) throw MachineError("io", "cannot read " + options.file);
  return result;
}

}  // namespace
}  // namespace odop

int verb_text(int argc, char** argv) {
  odop::TextOptions options;
  CLI::App app{"Draws each line of a UTF-8 file as an 8-bit gray PNG, black on white: 0001.png, 0002.png, ...",
               "odop text"};
  app.add_option("FILE", options.file, "text, one picture a line; - is standard input")->required();
  app.add_option("--px", options.px, "em size in pixels")
      ->check(CLI::Range(odop::text_bounds::px_min, odop::text_bounds::px_max))
      ->capture_default_str();
  app.add_option("--out", options.folder, "folder of the pictures, made when it is missing")->required();
  app.add_flag("--bold", options.bold, "bold letters");
  app.add_flag("--serif", options.serif, "letters with serifs, as in headings");
  app.add_option("--lang", options.language, "language of the messages")
      ->check(CLI::IsMember(std::vector<std::string>{"hi", "en"}))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? odop::good : odop::misuse;
  }
  try {
    odop::init_words();
    odop::set_language(*odop::language_from_code(options.language));
    return odop::draw_lines(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "odop text: %s\n", error.what());
    return odop::failed;
  }
}
