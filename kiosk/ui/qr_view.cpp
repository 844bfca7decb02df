#include "ui/qr_view.h"

#include <cstddef>
#include <utility>

namespace odop::ui {
namespace {

platform::Image paint(const QrMatrix& qr, int module_px) {
  const int side = qr.size_with_quiet_zone() * module_px;
  platform::Image image{side, side, {}};
  image.rgba.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4, 255);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      if (!qr.module(x / module_px - qr_quiet_zone_modules, y / module_px - qr_quiet_zone_modules)) continue;
      std::uint8_t* pixel =
          &image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)) * 4];
      pixel[0] = pixel[1] = pixel[2] = 0;
    }
  return image;
}

}  // namespace

int qr_plate_px(const QrMatrix& qr, int side_px) {
  const int module_px = side_px / qr.size_with_quiet_zone();
  return module_px < qr_module_px_min ? 0 : module_px * qr.size_with_quiet_zone();
}

Rect QrTextures::draw(Ui& ui, const Rect& box, const std::shared_ptr<const QrMatrix>& qr) {
  if (qr == nullptr) return {};
  const int side = qr_plate_px(*qr, static_cast<int>(std::min(box.w, box.h)));
  if (side == 0) return {};
  Rect plate = box.centred(static_cast<float>(side), static_cast<float>(side));
  if (!ui.is_painting()) return plate;
  const int module_px = side / qr->size_with_quiet_zone();
  Entry& entry = entries_[{qr.get(), module_px}];
  if (!entry.texture) {
    entry.qr = qr;
    entry.texture = textures_.make_rgba(paint(*qr, module_px), platform::TextureFilter::nearest);
  }
  entry.is_used = true;
  ui.image(entry.texture, plate);
  return plate;
}

void QrTextures::forget_unused() {
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    if (!std::exchange(entry->second.is_used, false))
      entry = entries_.erase(entry);
    else
      ++entry;
  }
}

}  // namespace odop::ui
