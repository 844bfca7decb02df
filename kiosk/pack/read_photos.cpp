// What organisers say of their photographs: which point must stay in sight, and who took them.
#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/pictures.h"
#include "pack/sheet.h"

namespace odop {
namespace {

constexpr std::string_view file = "photos.csv";

}  // namespace

void read_photos(PackDraft& draft) {
  constexpr std::string_view columns[] = {"picture", "focus_x", "focus_y"};
  constexpr std::string_view texts[] = {"credit"};
  const Sheet sheet(draft.folder, {file, false, pack_bounds::photos_max, columns, texts}, draft.findings);
  sheet.for_each([&](SheetRow& row) {
    const std::string name(row.cell("picture"));
    if (name.empty()) return row.report("picture", "field_missing");
    if (!is_picture_name(name)) return row.report("picture", "picture_name_bad", {name});
    PhotoRow photo{.line = row.line()};
    photo.focus.x_percent = static_cast<int>(row.whole("focus_x", 0, 100, 50));
    photo.focus.y_percent = static_cast<int>(row.whole("focus_y", 0, 100, 50));
    photo.credit = row.local("credit", pack_bounds::name_length_max, SheetRow::Need::optional);
    const auto [found, is_new] = draft.photo_rows.emplace(name, std::move(photo));
    if (!is_new) row.report("picture", "duplicate", {name, std::to_string(found->second.line)});
  });
}

void check_photos(PackDraft& draft) {
  for (const auto& [name, row] : draft.photo_rows) {
    if (draft.catalogue.photographs.contains(name)) continue;
    if (draft.catalogue.pictures.contains(name))
      draft.findings.add(file, row.line, "picture", "photo_is_drawing", {name});
    else if (!draft.taken_pictures.contains(name))
      draft.findings.add(file, row.line, "picture", "photo_unused", {name});
  }
}

}  // namespace odop
