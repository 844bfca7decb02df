// Pictures that a pack may carry: drawings as they are, bounded, with nothing in an SVG that runs or reaches outside,
// and photographs made ready by pack/photographs.h.
#include "pack/pictures.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/photograph.h"
#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/photographs.h"
#include "pack/sheet.h"

namespace odop {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = (value << 8) | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

bool is_side(std::uint32_t px) {
  return px >= 1 && px <= pack_bounds::picture_side_px_max;
}

bool is_sound_png(std::string_view bytes) {
  constexpr std::string_view signature("\x89PNG\r\n\x1A\n", 8);
  constexpr std::string_view end("\0\0\0\0IEND\xAE\x42\x60\x82", 12);
  return bytes.size() >= 8 + 25 + 12 && bytes.starts_with(signature) && bytes.substr(12, 4) == "IHDR" &&
         is_side(big_endian(bytes, 16, 4)) && is_side(big_endian(bytes, 20, 4)) && bytes.ends_with(end);
}

// Walks the segments to the frame header, which holds the size.
bool is_sound_jpeg(std::string_view bytes) {
  if (bytes.size() < 4 || !bytes.starts_with("\xFF\xD8\xFF") || !bytes.ends_with("\xFF\xD9")) return false;
  std::size_t at = 2;
  while (at + 9 < bytes.size() && bytes[at] == '\xFF') {
    const auto marker = static_cast<std::uint8_t>(bytes[at + 1]);
    const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return is_side(big_endian(bytes, at + 5, 2)) && is_side(big_endian(bytes, at + 7, 2));
    const std::uint32_t length = big_endian(bytes, at + 2, 2);
    if (length < 2 || marker == 0xDA) return false;
    at += 2 + length;
  }
  return false;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Whether every use of `word` is followed, after blanks, quotes and '=' or '(', by a reference inside the document.
bool stays_inside(const std::string& svg, std::string_view word, std::string_view opening) {
  for (std::size_t at = svg.find(word); at != std::string::npos; at = svg.find(word, at + 1)) {
    std::size_t next = at + word.size();
    while (next < svg.size() && is_blank(svg[next])) ++next;
    if (next >= svg.size() || opening.find(svg[next]) == std::string_view::npos) continue;  // part of another word
    ++next;
    while (next < svg.size() && (is_blank(svg[next]) || svg[next] == '"' || svg[next] == '\'')) ++next;
    if (next >= svg.size() || svg[next] != '#') return false;
  }
  return true;
}

// " onload=", "\nonclick =": an attribute whose name begins with "on" runs a script.
bool has_event_attribute(const std::string& svg) {
  for (std::size_t at = svg.find("on"); at != std::string::npos; at = svg.find("on", at + 1)) {
    if (at == 0 || !(is_blank(svg[at - 1]) || svg[at - 1] == '"' || svg[at - 1] == '\'' || svg[at - 1] == '/'))
      continue;
    std::size_t next = at + 2;
    while (next < svg.size() && svg[next] >= 'a' && svg[next] <= 'z') ++next;
    if (next == at + 2) continue;
    while (next < svg.size() && is_blank(svg[next])) ++next;
    const bool inside_tag = svg.rfind('<', at) != std::string::npos &&
                            (svg.rfind('>', at) == std::string::npos || svg.rfind('<', at) > svg.rfind('>', at));
    if (next < svg.size() && svg[next] == '=' && inside_tag) return true;
  }
  return false;
}

}  // namespace

std::string_view svg_reaches_out(std::string_view bytes) {
  const std::string svg = lower_case(bytes);
  constexpr std::pair<std::string_view, std::string_view> forbidden[] = {
      {"<!doctype", "a document type"},
      {"<!entity", "an entity"},
      {"<?xml-stylesheet", "a style sheet"},
      {"<script", "a script"},
      {"<foreignobject", "foreign content"},
      {"<iframe", "a frame"},
      {"<image", "a linked picture"},
      {"<feimage", "a linked picture"},
      {"<a ", "a link"},
      {"<a>", "a link"},
      {"@import", "an import"},
      {"@font-face", "a font"},
      {"javascript:", "a script"},
      {"<set", "an animation"},
      {"<animate", "an animation"},
  };
  for (const auto& [word, name] : forbidden)
    if (svg.find(word) != std::string::npos) return name;
  // Character references could spell any of the words above; a drawing needs none but the five of XML.
  for (std::size_t at = svg.find('&'); at != std::string::npos; at = svg.find('&', at + 1)) {
    const std::string_view rest = std::string_view(svg).substr(at);
    constexpr std::string_view plain[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    if (std::none_of(std::begin(plain), std::end(plain), [&](std::string_view each) { return rest.starts_with(each); }))
      return "a character reference";
  }
  // CSS escapes do the same inside a style.
  if (svg.find('\\') != std::string::npos) return "a backslash";
  if (!stays_inside(svg, "href", "=") || !stays_inside(svg, "url", "(")) return "a reference to another file";
  if (has_event_attribute(svg)) return "a script";
  return {};
}

std::optional<PictureKind> picture_kind(std::string_view bytes) {
  if (is_sound_png(bytes)) return PictureKind::png;
  if (is_sound_jpeg(bytes)) return PictureKind::jpeg;
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = trimmed(text);
  if (!text.starts_with('<') || !is_utf8(text) || text.find('\0') != std::string_view::npos) return std::nullopt;
  const bool has_root = text.find("<svg") != std::string_view::npos && text.ends_with("</svg>");
  return has_root ? std::optional(PictureKind::svg) : std::nullopt;
}

bool is_picture_name(std::string_view name) {
  const auto slash = name.find('/');
  if (slash == std::string_view::npos) return is_id(name, pack_bounds::id_length_max);
  return is_id(name.substr(0, slash), pack_bounds::id_length_max) &&
         is_id(name.substr(slash + 1), pack_bounds::id_length_max);
}

bool is_stored_picture_name(std::string_view name) {
  if (name.ends_with(large_picture_ending)) name.remove_suffix(large_picture_ending.size());
  return is_picture_name(name);
}

namespace {

// As cameras, phones and drawing programs call their files. A photograph goes before the drawing that it replaces.
constexpr std::string_view endings[] = {"",     ".jpg", ".JPG",  ".jpeg", ".JPEG", ".webp", ".WEBP", ".png",
                                        ".PNG", ".svg", ".heic", ".HEIC", ".heif", ".HEIF", ".avif", ".gif",
                                        ".GIF", ".tif", ".TIF",  ".tiff", ".TIFF", ".bmp",  ".BMP",  ".jxl"};

class PictureTaker {
 public:
  PictureTaker(PackDraft& draft, std::string_view file, int line, std::string_view field, const std::string& name)
      : draft_(draft), file_(file), field_(field), line_(line), name_(name) {}

  void take() {
    if (!is_picture_name(name_)) return report("picture_name_bad", {name_});
    const std::filesystem::path path = find_file();
    if (path.empty()) return report("picture_missing", {name_});
    std::error_code problem;
    const auto size = std::filesystem::file_size(path, problem);
    if (size > pack_bounds::photo_file_bytes_max)
      return report("photo_file_large", {name_, std::to_string(pack_bounds::photo_file_bytes_max / 1024 / 1024)});
    const auto bytes =
        read_whole_file(path, pack_bounds::photo_file_bytes_max, path.filename().string(), draft_.findings);
    if (!bytes) return;
    if (const std::string_view foreign = name_of_foreign_kind(*bytes); !foreign.empty())
      return report("photo_foreign", {name_, foreign});
    // What a drawing program made with holes in it stays as it is: cut-out things stand on the showcase's own paper.
    const auto head = read_photo_head(*bytes);
    const bool is_drawing = !head || (head->kind == PhotoKind::png && head->has_alpha && !head->is_animated);
    if (is_drawing)
      take_drawing(*bytes);
    else
      take_photograph(*bytes, *head);
  }

 private:
  void report(std::string_view code, std::initializer_list<std::string_view> values) {
    draft_.findings.add(file_, line_, field_, code, values);
  }

  std::filesystem::path find_file() const {
    std::error_code problem;
    for (const std::string_view ending : endings)
      if (auto candidate = draft_.art / (name_ + std::string(ending));
          std::filesystem::is_regular_file(candidate, problem))
        return candidate;
    return {};
  }

  void take_drawing(const std::string& bytes) {
    if (bytes.size() > pack_bounds::picture_bytes_max)
      return report("picture_too_large", {name_, std::to_string(pack_bounds::picture_bytes_max) + " bytes"});
    const auto kind = picture_kind(bytes);
    if (!kind) return report("picture_kind", {name_});
    if (*kind == PictureKind::svg)
      if (const std::string_view what = svg_reaches_out(bytes); !what.empty())
        return report("picture_svg_reaches_out", {name_, what});
    if (has_room(bytes.size())) draft_.catalogue.pictures.emplace(name_, bytes);
  }

  void take_photograph(const std::string& bytes, const PhotoHead& head) {
    const auto row = draft_.photo_rows.find(name_);
    const bool has_row = row != draft_.photo_rows.end();
    auto prepared = prepare_photograph(bytes, head, has_row ? row->second.focus : PhotoFocus{});
    if (const auto* fault = std::get_if<PhotoFault>(&prepared)) return report_fault(*fault, head);
    auto& made = std::get<PreparedPhotograph>(prepared);
    if (made.cut_percent() >= pack_bounds::photo_cut_percent_told)
      report("photo_cut", {name_, std::to_string(made.left_percent), std::to_string(made.right_percent),
                           std::to_string(made.top_percent), std::to_string(made.bottom_percent)});
    if (made.frame_width_px < pack_bounds::photo_coarse_width_px)
      report("photo_coarse",
             {name_, std::to_string(made.frame_width_px), std::to_string(pack_bounds::photo_coarse_width_px)});
    if (!has_room(made.frame_jpeg.size() + made.large_jpeg.size())) return;
    draft_.catalogue.pictures.emplace(name_, std::move(made.frame_jpeg));
    draft_.catalogue.pictures.emplace(large_picture_name(name_), std::move(made.large_jpeg));
    draft_.catalogue.photographs.emplace(
        name_, Photograph{has_row ? row->second.credit : LocalText{}, made.large_width_px, made.large_height_px});
  }

  void report_fault(PhotoFault fault, const PhotoHead& head) {
    const auto number = [](auto value) { return std::to_string(value); };
    const std::string sides = number(head.width_px) + " x " + number(head.height_px);
    switch (fault) {
      case PhotoFault::animated:
        return report("photo_animated", {name_});
      case PhotoFault::too_many_pixels:
        return report("photo_too_many_pixels", {name_, sides, number(pack_bounds::photo_pixels_max / 1'000'000)});
      case PhotoFault::too_small:
        return report("photo_too_small", {name_, sides, number(pack_bounds::photo_side_px_min)});
      case PhotoFault::not_rgb:
        return report("photo_not_rgb", {name_});
      case PhotoFault::broken:
        return report("photo_broken", {name_});
    }
  }

  bool has_room(std::size_t bytes) {
    draft_.pictures_bytes += bytes;
    if (draft_.catalogue.pictures.size() + 1 < pack_bounds::pictures_max &&
        draft_.pictures_bytes <= pack_bounds::pictures_bytes_max)
      return true;
    report("pictures_too_many", {std::to_string(pack_bounds::pictures_max) + " / " +
                                 std::to_string(pack_bounds::pictures_bytes_max) + " bytes"});
    return false;
  }

  PackDraft& draft_;
  std::string_view file_, field_;
  int line_;
  const std::string& name_;
};

}  // namespace

void take_picture(PackDraft& draft, std::string_view file, int line, std::string_view field, const std::string& name) {
  if (draft.art_is_missing || !draft.taken_pictures.insert(name).second) return;
  PictureTaker(draft, file, line, field, name).take();
}

}  // namespace odop
