#include "text/bidi_runs.h"

#include <fribidi.h>

#include <algorithm>
#include <string>

#include "core/errors.h"

namespace odop {
namespace {

// Embedding level of each code point by the Unicode bidirectional algorithm; spaces at the line's end go with the
// paragraph. Figures beside Arabic letters are treated as beside Hebrew ones: ours are the Latin digits of every other
// screen, and "₹4.30" or "2020-21" must not come apart.
std::vector<FriBidiLevel> levels_of(const std::vector<CodePoint>& points, bool right_to_left) {
  const auto count = static_cast<FriBidiStrIndex>(points.size());
  std::vector<FriBidiChar> letters;
  letters.reserve(points.size());
  for (const CodePoint& point : points) letters.push_back(point.value);
  std::vector<FriBidiCharType> types(points.size());
  std::vector<FriBidiBracketType> brackets(points.size());
  std::vector<FriBidiLevel> levels(points.size());
  fribidi_get_bidi_types(letters.data(), count, types.data());
  fribidi_get_bracket_types(letters.data(), count, types.data(), brackets.data());
  std::replace(types.begin(), types.end(), static_cast<FriBidiCharType>(FRIBIDI_TYPE_AL),
               static_cast<FriBidiCharType>(FRIBIDI_TYPE_RTL));
  FriBidiParType direction = right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &direction, levels.data()) == 0)
    throw MachineError("device", "FriBidi has no memory for a text of " + std::to_string(points.size()) + " letters");
  for (std::size_t i = points.size(); i > 0; --i) {
    if (types[i - 1] != FRIBIDI_TYPE_WS && !is_invisible(points[i - 1].value)) break;
    levels[i - 1] = right_to_left ? 1 : 0;
  }
  return levels;
}

// Punctuation, digits and marks take the script of the letter before them, at the beginning of the one after them.
std::vector<hb_script_t> scripts_of(const std::vector<CodePoint>& points) {
  std::vector<hb_script_t> scripts(points.size(), HB_SCRIPT_COMMON);
  hb_script_t last = HB_SCRIPT_COMMON;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const hb_script_t own = hb_unicode_script(hb_unicode_funcs_get_default(), points[i].value);
    if (own != HB_SCRIPT_COMMON && own != HB_SCRIPT_INHERITED && own != HB_SCRIPT_UNKNOWN) {
      if (last == HB_SCRIPT_COMMON) std::fill(scripts.begin(), scripts.begin() + static_cast<std::ptrdiff_t>(i), own);
      last = own;
    }
    scripts[i] = last;
  }
  return scripts;
}

}  // namespace

std::vector<BidiRun> bidi_runs(std::string_view text, const std::vector<FaceSpan>& spans, bool right_to_left) {
  const std::vector<CodePoint> points = decode_utf8(text);
  const std::vector<FriBidiLevel> levels = levels_of(points, right_to_left);
  const std::vector<hb_script_t> scripts = scripts_of(points);

  struct LeveledRun {
    BidiRun run;
    int level = 0;
  };
  std::vector<LeveledRun> runs;
  std::size_t span = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    while (span + 1 < spans.size() && points[i].begin >= spans[span].begin + spans[span].length) ++span;
    const FaceId face = spans[span].face;
    const bool goes_on = !runs.empty() && runs.back().level == levels[i] && runs.back().run.script == scripts[i] &&
                         runs.back().run.face == face;
    if (goes_on)
      runs.back().run.length += points[i].length;
    else
      runs.push_back({{points[i].begin, points[i].length, levels[i] % 2 != 0, scripts[i], face}, levels[i]});
  }

  // Rule L2: from the highest level to the lowest odd one, reverse every row of runs at that level or higher.
  int highest = 0;
  for (const LeveledRun& run : runs) highest = std::max(highest, run.level);
  for (int level = highest; level >= 1; --level) {
    for (std::size_t begin = 0; begin < runs.size();) {
      std::size_t end = begin;
      while (end < runs.size() && runs[end].level >= level) ++end;
      std::reverse(runs.begin() + static_cast<std::ptrdiff_t>(begin), runs.begin() + static_cast<std::ptrdiff_t>(end));
      begin = std::max(end, begin + 1);
    }
  }
  std::vector<BidiRun> ordered;
  ordered.reserve(runs.size());
  for (const LeveledRun& run : runs) ordered.push_back(run.run);
  return ordered;
}

}  // namespace odop
