// QR codes on the screen: white plate, quiet zone, whole pixels a module, at least 5 of them. A code's texture is made
// once and kept as long as its QrTextures. UI thread only.
#pragma once

#include <map>
#include <memory>

#include "core/qr_matrix.h"
#include "platform/texture.h"
#include "ui/ui.h"

namespace odop::ui {

inline constexpr int qr_module_px_min = 5;

// The side of the plate, quiet zone included, with the largest whole module that fits side_px; 0 when even
// qr_module_px_min does not fit.
int qr_plate_px(const QrMatrix& qr, int side_px);

class QrTextures {
 public:
  explicit QrTextures(platform::TextureMaker& textures) : textures_(textures) {}
  // Draws the code in the middle of the box. Returns where the plate lies; an empty rectangle when it does not fit, and
  // then nothing is drawn: an unreadable code is worse than none.
  Rect draw(Ui& ui, const Rect& box, const std::shared_ptr<const QrMatrix>& qr);
  // Forgets codes that were not drawn since the last call; once a screen change is enough.
  void forget_unused();

 private:
  struct Entry {
    std::shared_ptr<const QrMatrix> qr;  // kept, so that the key's address stays its own
    platform::Texture texture;
    bool is_used = true;
  };
  platform::TextureMaker& textures_;
  std::map<std::pair<const QrMatrix*, int>, Entry> entries_;
};

}  // namespace odop::ui
