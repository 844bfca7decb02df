#include "core/listing_link.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/ascii.h"
#include "core/percent_encoding.h"

namespace odop {
namespace {

constexpr std::string_view https_head = "https://";

// Query keys that name the visit, the affiliate or the campaign and not the product. A '*' at the end stands for any
// rest.
constexpr std::string_view tracking_keys[] = {
    // anyone's
    "utm_*", "ref", "ref_*", "tag", "cmpid", "campid", "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "fbclid",
    "msclkid", "yclid", "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "sessionid", "session_id", "phpsessid",
    // Amazon
    "pf_rd_*", "pd_rd_*", "qid", "sr", "crid", "sprefix", "dib", "dib_tag", "ascsubtag", "linkcode", "linkid",
    // Flipkart
    "affid", "affextparam*", "otracker*", "srno", "ssid", "ppt", "ppn", "_refid", "_appid",
    // eBay
    "mkevt", "mkcid", "mkrid", "_trk*"};

bool is_tracking_key(std::string_view encoded_key) {
  const auto decoded = percent_decode(encoded_key);
  const std::string key = to_ascii_lower(decoded ? *decoded : std::string(encoded_key));
  return std::any_of(std::begin(tracking_keys), std::end(tracking_keys), [&](std::string_view pattern) {
    if (pattern.ends_with('*')) return key.starts_with(pattern.substr(0, pattern.size() - 1));
    return key == pattern;
  });
}

// RFC 3986 pchar, '/' and, in a query, '?'. '%' is looked at by the percent-encoding check.
bool is_link_character(char c) {
  return is_ascii_alphanumeric(c) || std::string_view("-._~!$&'()*+,;=:@/?%").find(c) != std::string_view::npos;
}

// Browsers take a host whose last label is a number for an IPv4 address, be it 127.0.0.1, 127.1, 0177.0.0.1, 2130706433
// or 0x7f000001.
bool is_numeric_label(std::string_view label) {
  if (is_all_ascii_digits(label)) return true;
  if (!label.starts_with("0x")) return false;
  return std::all_of(label.begin() + 2, label.end(),
                     [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); });
}

std::optional<LinkRefusal> refuse_host(std::string_view host) {
  if (host.empty() || host.size() > listing_host_bytes_max) return LinkRefusal::host_malformed;
  std::string_view rest = host, label;
  bool is_last = false;
  while (!is_last) {
    const std::size_t dot = rest.find('.');
    is_last = dot == std::string_view::npos;
    label = rest.substr(0, dot);
    if (!is_last) rest.remove_prefix(dot + 1);
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
      return LinkRefusal::host_malformed;
    if (!std::all_of(label.begin(), label.end(), [](char c) { return is_ascii_alphanumeric(c) || c == '-'; }))
      return LinkRefusal::host_malformed;
    if (label.starts_with("xn--")) return LinkRefusal::punycode;
  }
  if (is_numeric_label(label)) return LinkRefusal::ip_address;
  return std::nullopt;
}

std::optional<LinkRefusal> refuse_authority(std::string_view lower_authority) {
  const auto has = [&](char c) { return lower_authority.find(c) != std::string_view::npos; };
  if (has('@')) return LinkRefusal::user_info;
  if (!std::all_of(lower_authority.begin(), lower_authority.end(), is_ascii)) return LinkRefusal::host_not_ascii;
  if (has('[') || has(']')) return LinkRefusal::ip_address;
  if (has(':')) return LinkRefusal::port;
  return refuse_host(lower_authority);
}

// Decodes what may be encoded twice, because a redirecting page decodes once and hands the rest on.
bool holds_address(std::string_view encoded) {
  std::string text(encoded);
  for (int round = 0; round < 3; ++round) {
    const std::string lower = to_ascii_lower(text);
    if (lower.find("://") != std::string::npos || lower.starts_with("//") || lower.find('\\') != std::string::npos)
      return true;
    const auto decoded = percent_decode(text);
    if (!decoded || *decoded == text) return false;
    text = *decoded;
  }
  return false;
}

// "/dp/B0ABCDEFGH/ref=sr_1_3" -> "/dp/B0ABCDEFGH"; a session id behind ';' goes as well.
std::string clean_path(std::string_view path) {
  path = path.substr(0, path.find("/ref="));
  path = path.substr(0, to_ascii_lower(path).find(";jsessionid="));
  return path.empty() ? "/" : std::string(path);
}

std::string clean_query(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    if (pair.empty() || is_tracking_key(pair.substr(0, pair.find('=')))) continue;
    if (!kept.empty()) kept += '&';
    kept += pair;
  }
  return kept;
}

bool query_holds_address(std::string_view query) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    const std::size_t equals = pair.find('=');
    if (holds_address(equals == std::string_view::npos ? pair : pair.substr(equals + 1))) return true;
  }
  return false;
}

}  // namespace

Result<ListingLink, LinkRefusal> check_listing_link(std::string_view url, std::span<const std::string> allowed_hosts) {
  if (url.empty()) return Refused{LinkRefusal::empty};
  if (url.size() > listing_url_bytes_max) return Refused{LinkRefusal::too_long};
  if (std::any_of(url.begin(), url.end(), is_ascii_control)) return Refused{LinkRefusal::control_character};
  if (url.find('\\') != std::string_view::npos) return Refused{LinkRefusal::backslash};
  if (to_ascii_lower(url.substr(0, https_head.size())) != https_head) return Refused{LinkRefusal::not_https};

  std::string_view rest = url.substr(https_head.size());
  const std::size_t authority_end = std::min(rest.find_first_of("/?#"), rest.size());
  const std::string host = to_ascii_lower(rest.substr(0, authority_end));
  if (const auto refusal = refuse_authority(host)) return Refused{*refusal};
  const bool is_allowed = std::any_of(allowed_hosts.begin(), allowed_hosts.end(),
                                      [&](const std::string& allowed) { return to_ascii_lower(allowed) == host; });
  if (!is_allowed) return Refused{LinkRefusal::host_not_allowed};

  rest.remove_prefix(authority_end);
  rest = rest.substr(0, rest.find('#'));  // a product's page needs no fragment
  if (!std::all_of(rest.begin(), rest.end(), is_link_character)) return Refused{LinkRefusal::character_not_allowed};
  const auto decoded = percent_decode(rest);
  if (!decoded) return Refused{LinkRefusal::bad_percent_encoding};
  if (std::any_of(decoded->begin(), decoded->end(), is_ascii_control)) return Refused{LinkRefusal::control_character};

  const std::size_t question = rest.find('?');
  const std::string path = clean_path(rest.substr(0, question));
  const std::string query = question == std::string_view::npos ? std::string{} : clean_query(rest.substr(question + 1));
  if (holds_address(std::string_view(path).substr(1)) || query_holds_address(query))
    return Refused{LinkRefusal::embedded_address};

  ListingLink link;
  link.clean_url = std::string(https_head) + host + path;
  if (!query.empty()) link.clean_url += '?' + query;
  // A link without a path gets one; it is checked again where it is drawn.
  if (link.clean_url.size() > listing_url_bytes_max) return Refused{LinkRefusal::too_long};
  link.host_in_words = host.starts_with("www.") ? host.substr(4) : host;
  return link;
}

Result<std::string, LinkRefusal> with_campaign(std::string_view url, std::string_view event, std::string_view stall,
                                               std::string_view sku) {
  if (to_ascii_lower(url.substr(0, https_head.size())) != https_head) return Refused{LinkRefusal::not_https};
  const std::size_t fragment = std::min(url.find('#'), url.size());
  std::string marked(url.substr(0, fragment));
  if (marked.find('?') == std::string::npos)
    marked += '?';
  else if (!marked.ends_with('?') && !marked.ends_with('&'))
    marked += '&';
  marked += "utm_source=odop-kiosk&utm_medium=qr&utm_campaign=" + percent_encode(to_ascii_lower(event)) +
            "&utm_content=" + percent_encode(to_ascii_lower(stall)) + '-' + percent_encode(to_ascii_lower(sku));
  marked += url.substr(fragment);
  if (marked.size() > listing_url_bytes_max) return Refused{LinkRefusal::too_long};
  return marked;
}

std::string fill_search_link(std::string_view pattern, std::string_view words) {
  constexpr std::string_view place = "{q}";
  std::string link(pattern);
  const std::size_t at = link.find(place);
  if (at != std::string::npos) link.replace(at, place.size(), percent_encode(words));
  return link;
}

}  // namespace odop
