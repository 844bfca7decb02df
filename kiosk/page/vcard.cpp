#include "page/vcard.h"

#include <algorithm>
#include <vector>

#include "core/kept_list.h"
#include "core/listing_link.h"

namespace odop::page {
namespace {

constexpr std::size_t line_bytes_max = 75;
constexpr std::size_t links_max = 3;

class Card {
 public:
  Card() { line("VERSION:3.0"); }
  void add(std::string_view property, std::string_view text) {
    if (!text.empty()) line(std::string(property) + ":" + escape_vcard(text));
  }
  void line(std::string_view whole) { text_ += fold_line(whole); }
  std::string take() { return "BEGIN:VCARD\r\n" + text_ + "END:VCARD\r\n"; }

 private:
  std::string text_;
};

// The maker's pages on marketplaces: they work at home. First pages of shops say nothing of a maker.
std::vector<std::string> links_of(const Catalogue& catalogue, const Maker& maker) {
  std::vector<std::string> links;
  for (const Product& product : catalogue.products) {
    if (product.maker != maker.code) continue;
    for (const Listing& listing : product.listings) {
      const Marketplace* marketplace = catalogue.find_marketplace(listing.marketplace);
      if (marketplace == nullptr || links.size() == links_max) continue;
      const auto link = check_listing_link(listing.url, marketplace->hosts);
      if (!link || page_kind(listing, link->clean_url) != PageKind::own) continue;
      if (std::find(links.begin(), links.end(), link->clean_url) == links.end()) links.push_back(link->clean_url);
    }
  }
  return links;
}

}  // namespace

std::string escape_vcard(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\\' || c == ',' || c == ';') out += '\\';
    out += c == '\n' ? "\\n" : std::string(1, c);
  }
  return out;
}

std::string fold_line(std::string_view line) {
  std::string out;
  std::size_t room = line_bytes_max;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    if (end == 0) end = room;  // no UTF-8 at all
    out += line.substr(0, end);
    out += "\r\n ";
    line.remove_prefix(end);
    room = line_bytes_max - 1;  // the blank counts
  }
  out += line;
  return out + "\r\n";
}

std::string maker_vcard(const Catalogue& catalogue, const Maker& maker, Language language) {
  Card card;
  card.add("FN", maker.name.in(language));
  // A name is not taken apart into family and given name: in India that is often not what it is made of.
  card.line("N:" + escape_vcard(maker.name.in(language)) + ";;;;");
  card.add("TITLE", maker.craft.in(language));
  const District* district = catalogue.find_district(maker.district);
  if (district != nullptr) card.line("ADR;TYPE=WORK:;;;" + escape_vcard(district->name.in(language)) + ";;;");
  card.add("NOTE", maker.quote.in(language));
  for (const std::string& link : links_of(catalogue, maker)) card.line("URL:" + link);
  card.add("CATEGORIES", "ODOP");
  return card.take();
}

std::string stall_vcard(const Catalogue& catalogue, Language language) {
  Card card;
  const StallInfo& stall = catalogue.stall;
  card.add("FN", stall.name.in(language));
  card.line("N:" + escape_vcard(stall.name.in(language)) + ";;;;");
  if (const Supplier* supplier = catalogue.find_supplier(stall.supplier)) {
    card.add("ORG", supplier->name.in(language));
    if (!supplier->phone.empty()) card.line("TEL;TYPE=WORK,VOICE:" + escape_vcard(supplier->phone));
    if (!supplier->address.empty())
      card.line("ADR;TYPE=WORK:;;" + escape_vcard(supplier->address.in(language)) + ";;;;");
  }
  card.add("NOTE", catalogue.event.name.in(language));
  card.add("CATEGORIES", "ODOP");
  return card.take();
}

}  // namespace odop::page
