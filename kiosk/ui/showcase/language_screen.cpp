// Which language? Eight keys, each saying its own name in its own letters: nobody has to read another's word for it.
#include <cstddef>
#include <string>

#include "text/words.h"
#include "ui/showcase/chrome.h"
#include "ui/showcase/screens.h"
#include "ui/widgets.h"

namespace odop::ui {

void draw_languages(Ui& ui, const NoticesView& notices, ShowcaseRequests& requests) {
  Rect area = visitor_area(ui);
  top_bar(ui, area, {.back_label = tr("Back"), .here = {}, .notices = &notices}, requests);
  const int columns = ui.is_portrait() ? 2 : 4, rows = static_cast<int>(language_count) / columns;
  const float gap = ui.px(ui.is_compact() ? 16 : 24);
  const float key_h = std::min(ui.px(260), (area.h - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
  const Rect keys = area.centred(area.w, key_h * static_cast<float>(rows) + gap * static_cast<float>(rows - 1));
  for (std::size_t i = 0; i < language_count; ++i) {
    const auto language = static_cast<Language>(i);
    const std::string id = "language." + std::string(code_of(language));
    const int at = static_cast<int>(i);
    if (button(ui, keys.cell(at % columns, columns, at / columns, rows, gap),
               {.id = id,
                .label = own_name_of(language),
                .is_selected = language == current_language(),
                .text_px = ui.is_compact() ? 44.0 : 56.0}))
      requests.push_back(ChooseLanguage{language});
  }
}

}  // namespace odop::ui
