// Links from an organiser's spreadsheet: any bytes are refused by name or become a link that is clean, https, on an
// allowed host, and stays what it is when it is checked again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/listing_link.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace odop;
  static const std::vector<std::string> hosts{"www.flipkart.com", "amazon.in", "www.amazon.in", "odopmart.up.gov.in"};
  const std::string url(reinterpret_cast<const char*>(data), size);
  const auto link = check_listing_link(url, hosts);
  if (!link) return 0;
  bool is_on_list = false;
  for (const std::string& host : hosts) {
    const std::string begin = "https://" + host;
    const char next = link->clean_url.size() > begin.size() ? link->clean_url[begin.size()] : '/';
    is_on_list = is_on_list || (link->clean_url.rfind(begin, 0) == 0 && (next == '/' || next == '?'));
  }
  const auto again = check_listing_link(link->clean_url, hosts);
  if (!is_on_list || !again || again->clean_url != link->clean_url) std::abort();
  (void)with_campaign(link->clean_url, "mahakumbh-2025", "S14", "VNS-TOY-01");
  return 0;
}
