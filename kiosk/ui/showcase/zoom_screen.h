// A picture by itself, as large as the screen and larger: pushed by a finger, made larger by keys or a wheel. Its view
// is prepared by Showcase; UI thread only.
#pragma once

#include <string>

#include "core/catalogue.h"
#include "ui/showcase/requests.h"
#include "ui/showcase/zoom_frame.h"
#include "ui/ui.h"

namespace odop::ui {

// One texture, at most this on its longer side: 36 MB at worst.
inline constexpr int zoom_texture_side_px_max = 3'072;

struct ZoomView {
  std::string picture;  // its 4:3 frame, shown until the other is there
  std::string whole;    // what is looked at: a photograph's large picture, or the drawing itself
  std::string name, credit;
  int width_px = 0, height_px = 0;  // of the whole at its finest
  bool is_photograph = false;
};
ZoomView make_zoom_view(const Catalogue& catalogue, Language language, std::string_view picture, std::string name);

void draw_zoom(Ui& ui, const ZoomView& view, ZoomFrame& frame, ShowcaseRequests& requests);

// The size in which the whole is wanted for a picture that is shown that wide: the width when it just fits, doubled
// until it is enough, at most the finest there is. Few sizes, so that a hand at the wheel does not fill the memory.
int zoom_texture_width_px(double fit_width_px, double shown_width_px, int width_px_max);

}  // namespace odop::ui
