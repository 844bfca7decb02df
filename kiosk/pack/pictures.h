// What a picture of a pack must be before the kiosk draws it. Called while a folder is read and while a pack file is
// loaded. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

namespace odop {

enum class PictureKind { svg, png, jpeg };

// By its bytes, not its name: complete, with sides within pack_bounds::picture_side_px_max; nothing for anything else.
std::optional<PictureKind> picture_kind(std::string_view bytes);

// What in an SVG could run or load something, in English words; empty when it is a drawing and nothing more.
std::string_view svg_reaches_out(std::string_view svg);

// "lucknow/chikan-kurta": one or two ids, so that a name can never leave the picture folder.
bool is_picture_name(std::string_view name);
// The same, or what the whole of a photograph is called beside its frame.
bool is_stored_picture_name(std::string_view name);

}  // namespace odop
