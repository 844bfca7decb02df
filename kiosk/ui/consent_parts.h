// What a screen that asks for a telephone number is made of: the notice, whole whatever its language, and a box to
// tick. Used by the till's bill to a phone and the visitors' forms. UI thread only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.h"
#include "ui/ui.h"

namespace odop::ui {

void notice_card(Ui& ui, Rect area, std::string_view id, const std::string& title,
                 const std::vector<std::string>& sentences);
// True in the frame in which it was touched.
bool tick_box(Ui& ui, const Rect& rect, std::string_view id, std::string_view label, bool is_ticked);

}  // namespace odop::ui
