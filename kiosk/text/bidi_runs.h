// Parts a line into runs of one direction, script and face, in the order in which they stand on the screen. Used by the
// shaper only; pure.
#pragma once

#include <hb.h>

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/font_stack.h"
#include "text/utf8.h"

namespace odop {

struct BidiRun {
  std::size_t begin = 0, length = 0;  // bytes
  bool right_to_left = false;
  hb_script_t script = HB_SCRIPT_COMMON;
  FaceId face = 0;
};

// text is clean UTF-8 without line breaks, spans are FontStack::choose_faces of it.
std::vector<BidiRun> bidi_runs(std::string_view text, const std::vector<FaceSpan>& spans, bool right_to_left);

}  // namespace odop
