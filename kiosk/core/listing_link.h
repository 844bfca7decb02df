// Links to a product's page on a marketplace, checked before they may become a QR that a visitor trusts (SPECS 4 and
// the rules of the listings data). Called by the pack's import and again before drawing. Takes any bytes, never throws
// on them and never reaches out to the network. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"

namespace odop {

inline constexpr std::size_t listing_url_bytes_max = 512;  // what is read; a cleaned link is far shorter
inline constexpr std::size_t listing_host_bytes_max = 253;

struct ListingLink {
  std::string clean_url;      // lower-case scheme and host, no tracking parameters, no fragment
  std::string host_in_words;  // "flipkart.com": what stands under the QR so that a visitor sees where it leads
};

enum class LinkRefusal : std::uint8_t {
  empty,
  too_long,
  control_character,  // also a newline at the end and encoded ones such as %0A
  backslash,          // browsers read it as '/', so the host would be another one
  not_https,
  user_info,
  port,
  ip_address,
  punycode,
  host_not_ascii,
  host_malformed,  // empty label, trailing dot, character that no host has
  host_not_allowed,
  bad_percent_encoding,
  character_not_allowed,  // in path or query: must be percent-encoded
  embedded_address,       // a query value that is itself an address: the page would lead elsewhere
};

// allowed_hosts: whole host names, e.g. those of Marketplace::hosts. A sub-host must be listed itself.
Result<ListingLink, LinkRefusal> check_listing_link(std::string_view url, std::span<const std::string> allowed_hosts);

// The link with our own campaign parameters before any '#': utm_source=odop-kiosk, utm_medium=qr, utm_campaign=EVENT,
// utm_content=STALL-SKU, lower case and percent-encoded. Refuses everything but https, so a upi:// link never gets
// them.
Result<std::string, LinkRefusal> with_campaign(std::string_view url, std::string_view event, std::string_view stall,
                                               std::string_view sku);

// "https://www.amazon.in/s?k={q}" and words in any script -> the address with the words percent-encoded.
std::string fill_search_link(std::string_view pattern, std::string_view words);

}  // namespace odop
