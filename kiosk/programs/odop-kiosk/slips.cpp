#include "programs/odop-kiosk/slips.h"

#include <utility>

#include "core/kept_list.h"
#include "core/listing_link.h"
#include "text/indian_numbers.h"

namespace odop {
namespace {

LocalText stall_and_place(const Catalogue& catalogue) {
  return {catalogue.stall.name.in(Language::hi) + ", " + catalogue.event.place.in(Language::hi),
          catalogue.stall.name.in(Language::en) + ", " + catalogue.event.place.in(Language::en)};
}

// As a person can type it: a search by its words and the first page by the host alone.
std::string typed_address(const KeptThing& thing) {
  if (thing.page != PageKind::own) return thing.host;
  constexpr std::string_view scheme = "https://";
  return thing.link.starts_with(scheme) ? thing.link.substr(scheme.size()) : thing.link;
}

}  // namespace

std::optional<SlipView> slip_of(const Catalogue& catalogue, const ui::PrintSlip& wish, CivilDate today) {
  const Product* product = catalogue.find_product(wish.sku);
  const Marketplace* marketplace = catalogue.find_marketplace(wish.marketplace);
  if (!product || !marketplace) return std::nullopt;
  for (const Listing& listing : product->listings) {
    if (listing.marketplace != wish.marketplace) continue;
    const auto link = check_listing_link(listing.url, marketplace->hosts);
    if (!link) return std::nullopt;
    SlipView slip;
    slip.is_demo = catalogue.event.demo;
    if (const District* district = catalogue.find_district(product->district)) slip.district = district->name;
    slip.product = product->name;
    if (const Maker* maker = catalogue.find_maker(product->maker)) slip.maker = maker->name;
    slip.marketplace = marketplace->name;
    slip.host = link->host_in_words;
    slip.is_search = listing.is_search;
    slip.price = format_rupees(product->price_on(today));
    slip.stall = stall_and_place(catalogue);
    slip.link = link->clean_url;
    return slip;
  }
  return std::nullopt;
}

KeptSlipView kept_slip_of(const Catalogue& catalogue, const ui::PrintKept& kept, CivilDate today) {
  KeptList list = make_kept_list(catalogue, kept.skus, kept.language);
  KeptSlipView slip;
  slip.is_demo = catalogue.event.demo;
  slip.event = catalogue.event.name;
  slip.stall = stall_and_place(catalogue);
  for (const KeptThing& thing : list.things) {
    KeptSlipView::Thing line{.name = thing.product->name,
                             .maker = {},
                             .district = {},
                             .price = format_rupees(thing.product->price_on(today)),
                             .address = typed_address(thing),
                             .is_search = thing.page == PageKind::search,
                             .is_in_code = thing.is_in_code};
    if (const Maker* maker = catalogue.find_maker(thing.product->maker)) line.maker = maker->name;
    if (const District* district = catalogue.find_district(thing.product->district)) line.district = district->name;
    slip.things.push_back(std::move(line));
  }
  slip.code = std::move(list.code);
  return slip;
}

}  // namespace odop
