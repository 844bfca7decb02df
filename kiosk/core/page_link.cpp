#include "core/page_link.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "core/kept_list.h"

namespace odop {
namespace {

constexpr int base = 36;

// The part before the next slash, which goes too.
std::string_view take_part(std::string_view& rest, char end) {
  const std::size_t at = std::min(rest.find(end), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

bool is_lower_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// One way to write each number: lower case, no leading zero.
std::optional<std::size_t> read_place(std::string_view text) {
  const bool is_clean =
      !text.empty() && text.size() <= 4 && (text == "0" || text.front() != '0') &&
      std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
  std::size_t place = 0;
  if (!is_clean || std::from_chars(text.data(), text.data() + text.size(), place, base).ec != std::errc()) return {};
  return place;
}

void add_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',' || c == ':' || c == '"') out += '\\';
    out += c;
  }
}

}  // namespace

std::string kept_page_path(const Catalogue& catalogue, std::span<const std::string> skus, Language language) {
  std::string path = "/k/" + std::string(code_of(language)) + "/" + catalogue.pack_hash.substr(0, page_pack_letters);
  char separator = '/';
  std::size_t count = 0;
  for (const std::string& sku : skus) {
    const Product* product = catalogue.find_product(sku);
    if (product == nullptr || count++ == kept_things_max) continue;
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, product - catalogue.products.data(), base).ptr;
    path += separator;
    path.append(digits, end);
    separator = '-';
  }
  return path;
}

std::optional<KeptPage> read_kept_page_path(std::string_view path) {
  if (path.size() > page_path_bytes_max || !path.starts_with("/k/")) return std::nullopt;
  KeptPage page;
  page.is_download = path.ends_with(".html");
  if (page.is_download) path.remove_suffix(5);
  path.remove_prefix(3);
  const auto language = language_from_code(take_part(path, '/'));
  page.pack_begin = take_part(path, '/');
  if (!language || page.pack_begin.size() != page_pack_letters || !is_lower_hex(page.pack_begin) || path.empty() ||
      path.ends_with('-'))
    return std::nullopt;
  page.language = *language;
  while (!path.empty()) {
    const auto place = read_place(take_part(path, '-'));
    if (!place || page.places.size() == kept_things_max) return std::nullopt;
    if (std::find(page.places.begin(), page.places.end(), *place) != page.places.end()) return std::nullopt;
    page.places.push_back(*place);
  }
  return page;
}

std::string bill_page_link(std::string_view address, std::string_view bill_text) {
  std::string link = "http://" + std::string(address) + "/bill#";
  // Of the 45 letters of a bill only these two may not stand in an address; both forms keep a code's small letters.
  for (const char c : bill_text) {
    if (c == ' ')
      link += "%20";
    else if (c == '%')
      link += "%25";
    else
      link += c;
  }
  return link;
}

std::string wifi_code(std::string_view network, std::string_view password) {
  std::string code = password.empty() ? "WIFI:T:nopass;S:" : "WIFI:T:WPA;S:";
  add_escaped(code, network);
  if (!password.empty()) {
    code += ";P:";
    add_escaped(code, password);
  }
  return code + ";;";
}

bool may_be_wifi_password(std::string_view password) {
  return password.size() >= 8 && password.size() <= 63 &&
         std::all_of(password.begin(), password.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

bool may_be_wifi_name(std::string_view network) {
  return !network.empty() && network.size() <= 32 && std::none_of(network.begin(), network.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
}

std::optional<PageAddress> parse_page_address(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  PageAddress address{.host = std::string(text.substr(0, colon))};
  const auto number = [](std::string_view digits, int most) -> std::optional<int> {
    int value = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    const bool is_whole = read.ec == std::errc() && read.ptr == end && digits.size() <= 5;
    return is_whole && value >= 0 && value <= most ? std::optional(value) : std::nullopt;
  };
  const auto port = number(text.substr(colon + 1), std::numeric_limits<std::uint16_t>::max());
  if (!port || *port < 1024) return std::nullopt;
  address.port = *port;
  std::string_view rest = address.host;
  int parts = 0;
  for (; !rest.empty(); ++parts)
    if (const auto part = take_part(rest, '.'); part.size() > 3 || !number(part, 255)) return std::nullopt;
  if (parts != 4 || address.host.ends_with('.')) return std::nullopt;
  return address;
}

}  // namespace odop
