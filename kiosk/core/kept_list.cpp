#include "core/kept_list.h"

#include <algorithm>

#include "core/listing_link.h"

namespace odop {
namespace {

bool fits(std::string_view text) {
  return bool(encode_kept_code(text));
}

void add_line(std::string& text, std::string_view line) {
  if (!text.empty()) text += '\n';
  text += line;
}

// The page that shows the most of the thing: its own, a search for it, the shop's first page; of two alike the one that
// the pack names first.
void choose_page(const Catalogue& catalogue, KeptThing& thing) {
  const auto worth = [](PageKind kind) { return kind == PageKind::none ? 9 : static_cast<int>(kind); };
  for (const Listing& listing : thing.product->listings) {
    const Marketplace* marketplace = catalogue.find_marketplace(listing.marketplace);
    if (marketplace == nullptr) continue;
    const auto link = check_listing_link(listing.url, marketplace->hosts);
    if (!link) continue;
    const PageKind kind = page_kind(listing, link->clean_url);
    if (worth(kind) >= worth(thing.page)) continue;
    thing.page = kind;
    thing.link = link->clean_url;
    thing.host = link->host_in_words;
  }
}

std::string with_names(std::string_view heading, std::span<const KeptThing> things) {
  std::string text(heading);
  for (const KeptThing& thing : things) {
    add_line(text, thing.name);
    if (!thing.link.empty()) add_line(text, thing.link);
  }
  return text;
}

}  // namespace

PageKind page_kind(const Listing& listing, std::string_view clean_url) {
  if (listing.is_search) return PageKind::search;
  const std::size_t host = clean_url.find("://"),
                    path = host == std::string_view::npos ? host : clean_url.find('/', host + 3);
  return path == std::string_view::npos || path + 1 == clean_url.size() ? PageKind::front_page : PageKind::own;
}

Result<QrMatrix, QrRefusal> encode_kept_code(std::string_view code) {
  auto careful = encode_qr(code, QrLevel::medium, kept_code_version_max);
  return careful ? std::move(careful) : encode_qr(code, QrLevel::low, kept_code_version_max);
}

KeptList make_kept_list(const Catalogue& catalogue, std::span<const std::string> skus, Language language) {
  KeptList list;
  for (const std::string& sku : skus) {
    const Product* product = catalogue.find_product(sku);
    if (product == nullptr || list.things.size() == kept_things_max) continue;
    KeptThing thing;
    thing.product = product;
    thing.name = product->name.in(language);
    choose_page(catalogue, thing);
    list.things.push_back(std::move(thing));
  }
  const auto has_link = [](const KeptThing& thing) { return !thing.link.empty(); };
  if (std::none_of(list.things.begin(), list.things.end(), has_link)) return list;
  const auto take = [&](std::string text) {
    if (!fits(text)) return false;
    list.code = std::move(text);
    for (KeptThing& thing : list.things) thing.is_in_code = has_link(thing);
    return true;
  };
  if (list.things.size() == 1 && take(list.things.front().link)) return list;
  if (list.things.size() > 1 &&
      (take(with_names(catalogue.event.name.in(language), list.things)) || take(with_names({}, list.things)))) {
    list.has_names = true;
    return list;
  }
  // Links alone, each once: several things may lead to the first page of one shop.
  for (KeptThing& thing : list.things) {
    if (!has_link(thing)) continue;
    thing.is_in_code = std::any_of(list.things.begin(), list.things.end(), [&](const KeptThing& other) {
      return other.is_in_code && other.link == thing.link;
    });
    if (thing.is_in_code) continue;
    std::string longer = list.code;
    add_line(longer, thing.link);
    if (!fits(longer)) continue;
    list.code = std::move(longer);
    thing.is_in_code = true;
  }
  return list;
}

}  // namespace odop
