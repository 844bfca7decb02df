// The scenes that stand in the place of the plates from time to time: a district, a maker, a note of the day. Drawn by
// attract_screen.cpp; UI thread only.
#pragma once

#include "ui/showcase/views.h"
#include "ui/ui.h"

namespace odop::ui {

// scale_px: real pixels of one pixel of the picture 1920x1080 or 1080x1920, which fills every display.
void draw_attract_scene(Ui& ui, const Rect& box, const AttractSceneView& scene, double scale_px);
// Has its picture drawn beforehand, so that the scene never begins without it.
void prepare_attract_scene(Ui& ui, const Rect& box, const AttractSceneView& scene, double scale_px);

}  // namespace odop::ui
