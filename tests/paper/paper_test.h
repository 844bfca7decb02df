// What the tests of this folder share: letters and words, loaded once.
#pragma once

#include <filesystem>

#include "paper/typesetter.h"

namespace odop::paper_test {

// Fonts of the system and the catalogues compiled by this build.
inline Typesetter& typesetter() {
  static Typesetter shared = [] {
    init_words(std::filesystem::path(ODOP_BIN_DIR) / "../share/locale");
    return Typesetter();
  }();
  return shared;
}

}  // namespace odop::paper_test
