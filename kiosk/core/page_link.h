// The address of what a visitor keeps on the page that the stall serves on its own Wi-Fi, and the code that joins that
// Wi-Fi. Everything that the page must know stands in the address, so that nobody keeps anything of a visitor. Written
// by the showcase, read by odop-page. Pure; any thread; takes any bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue.h"
#include "core/language.h"

namespace odop {

inline constexpr std::size_t page_pack_letters = 8;  // of the pack's hash: enough to tell one fair's pack from another
inline constexpr std::size_t page_path_bytes_max = 200;

// "/k/hi/1a2b3c4d/3-h-5o": the language, the beginning of the pack's hash, the things by their place in the pack, in
// base 36. A sku would be three times as long, and a place means something only beside the pack's hash.
std::string kept_page_path(const Catalogue& catalogue, std::span<const std::string> skus, Language language);

struct KeptPage {
  Language language = Language::hi;
  std::string pack_begin;
  std::vector<std::size_t> places;  // from 0, each once, at most kept_things_max; not yet held against any pack
  bool is_download = false;         // ".html" at the end
};
std::optional<KeptPage> read_kept_page_path(std::string_view path);

// Where a phone reads its bill: "http://192.168.50.1:8080/bill#ODOP1:...". What stands behind the # is the signed bill
// of the receipt, percent-encoded; a phone sends it to nobody.
std::string bill_page_link(std::string_view address, std::string_view bill_text);

// What joins a Wi-Fi by a phone's camera: "WIFI:T:WPA;S:name;P:password;;"; without a password the network is open.
// Backslash, semicolon, comma, colon and quotation mark are escaped. A name that looks like hexadecimal is not put into
// quotation marks, as ZXing's notes ask: today's phones take these letters as they stand.
std::string wifi_code(std::string_view network, std::string_view password);
// WPA2 wants 8 to 63 printable ASCII characters.
bool may_be_wifi_password(std::string_view password);
bool may_be_wifi_name(std::string_view network);  // 1 to 32 bytes, no control characters

// "192.168.50.1:8080", a numeric IPv4 address and a port from 1024 on; nothing for anything else.
struct PageAddress {
  std::string host;
  int port = 0;
  std::string text() const { return host + ":" + std::to_string(port); }
  friend bool operator==(const PageAddress&, const PageAddress&) = default;
};
std::optional<PageAddress> parse_page_address(std::string_view text);

}  // namespace odop
