// A drawn label as bytes for one printer, in the language that it speaks. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "devices/label_job.h"
#include "devices/printer_profile.h"
#include "paper/label.h"

namespace odop {

// Nothing: as long as it needs to be, on the roll of a receipt printer.
using StickerSize = std::optional<LabelStock>;

// The stickers of a printer of which nobody said the size: the commonest ones, or the roll of a receipt printer.
StickerSize usual_sticker_of(const PrinterProfile& profile);

// "50x30" in millimetres; nothing when it is no size that label printers know.
StickerSize parse_sticker_size(std::string_view text);

// How many dots a label has on this printer.
Result<LabelSize, LabelRefusal> label_size_on(const PrinterProfile& profile, const StickerSize& sticker);

// To be sent so many times: a label printer counts copies itself, a receipt printer gets each one.
struct LabelBytesToSend {
  std::vector<std::uint8_t> bytes;
  int times = 1;
};
Result<LabelBytesToSend, LabelJobRefusal> label_bytes(const Bitmap1& label, const PrinterProfile& profile,
                                                      const StickerSize& sticker, int copies);

}  // namespace odop
