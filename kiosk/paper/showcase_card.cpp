#include "paper/showcase_card.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "core/listing_link.h"
#include "paper/limits.h"

namespace odop {

namespace {

// From a poster's distance a code is as large as the hall asks for; what people hold or bend over is read from a hand's
// or an arm's length.
constexpr std::array posters{ShowcasePaper{"A4", 210, 297, 1000}, ShowcasePaper{"A3", 297, 420, 1500},
                             ShowcasePaper{"A2", 420, 594, 2000}, ShowcasePaper{"A1", 594, 841, 3000}};
constexpr std::array table_cards{ShowcasePaper{"A6", 148, 105, 350}, ShowcasePaper{"A5", 210, 148, 500}};
constexpr std::array shelf_cards{ShowcasePaper{"A6", 148, 105, 300}, ShowcasePaper{"A5", 210, 148, 400}};

std::span<const ShowcasePaper> papers_of(ShowcaseKind kind) {
  if (kind == ShowcaseKind::poster) return posters;
  return kind == ShowcaseKind::table_card ? table_cards : shelf_cards;
}

}  // namespace

std::shared_ptr<const std::string> SharedPictures::find(const std::string& name) {
  const auto known = shared_.find(name);
  if (known != shared_.end()) return known->second;
  const auto found = catalogue_.pictures.find(name);
  if (found == catalogue_.pictures.end()) return nullptr;
  return shared_[name] = std::make_shared<const std::string>(found->second);
}

ShowcaseCardView showcase_card_of(const Catalogue& catalogue, const Product& product, bool is_group, CivilDate day,
                                  SharedPictures& pictures, std::string_view marketplace) {
  ShowcaseCardView view;
  view.is_demo = catalogue.event.demo;
  view.name = is_group ? product.craft_name : product.name;
  view.detail = product.detail;
  view.sector = product.sector;
  for (const SectorName& sector : catalogue.sectors)
    if (sector.id == product.sector) view.sector_name = sector.name;
  if (const District* district = catalogue.find_district(product.district)) {
    view.district = district->name;
    if (district->story_verified) view.story = district->story;
  }
  if (const Maker* maker = catalogue.find_maker(product.maker)) {
    view.maker = maker->name;
    view.craft = maker->craft;
    view.quote = maker->quote;
    view.maker_code = maker->code;
  }
  view.picture = pictures.find(product.picture);
  view.is_photograph = view.picture && (view.picture->starts_with("\x89PNG") || view.picture->starts_with("\xFF\xD8"));
  if (const Photograph* photograph = catalogue.find_photograph(product.picture)) view.photo_credit = photograph->credit;
  view.event = catalogue.event.name;
  view.stall = catalogue.stall.name;
  view.kind = product.kind;
  view.price = product.price_on(day);
  view.mrp = product.mrp;
  if (is_group)
    for (const std::size_t i : catalogue.find_variants(product.variant_group)) {
      const Money price = catalogue.products[i].price_on(day);
      if (price == view.price) continue;
      view.is_lowest_price = true;
      view.price = std::min(view.price, price);
      view.mrp.reset();  // sizes of different prices have no MRP in common
    }
  for (const Listing& listing : product.listings) {
    const Marketplace* market = catalogue.find_marketplace(listing.marketplace);
    if (market == nullptr || (!marketplace.empty() && market->id != marketplace)) continue;
    // Checked once more where it is drawn: a visitor's phone will go where this code says.
    const auto link = check_listing_link(listing.url, market->hosts);
    if (!link) continue;
    view.link = link->clean_url;
    view.host = link->host_in_words;
    view.marketplace = market->name;
    if (listing.is_search) view.marketplace_note = market->note;
    break;
  }
  return view;
}

double scale_to(const ShowcasePaper& paper, double design_width_mm, double design_height_mm) {
  return std::min(paper.width_mm / design_width_mm, paper.height_mm / design_height_mm);
}

std::optional<ShowcasePaper> showcase_paper(ShowcaseKind kind, std::string_view name) {
  for (const ShowcasePaper& paper : papers_of(kind))
    if (paper.name == name) return paper;
  return std::nullopt;
}

std::string_view usual_paper_name(ShowcaseKind kind) {
  return papers_of(kind).front().name;
}

std::string_view paper_names(ShowcaseKind kind) {
  return kind == ShowcaseKind::poster ? "A4, A3, A2 or A1" : "A6 or A5";
}

std::optional<ShowcaseCode> showcase_code(std::string_view link, ShowcaseKind kind, int reading_distance_mm) {
  using namespace paper_limits;
  const auto with_level = [&](QrLevel level) -> std::optional<ShowcaseCode> {
    auto code = encode_qr(link, level, printed_qr_version_max);
    if (!code) return std::nullopt;
    const double distance = reading_distance_mm;
    const double module = std::max({distance / reading_distance_per_side / code->size(),
                                    distance / reading_distance_per_module, printed_module_mm_min});
    return ShowcaseCode{std::move(*code), module};
  };
  const auto first = with_level(kind == ShowcaseKind::poster ? QrLevel::medium : QrLevel::quartile);
  const auto spare = with_level(kind == ShowcaseKind::poster ? QrLevel::low : QrLevel::medium);
  if (!first) return spare;
  // A level that makes the whole symbol larger is not worth its repair.
  return spare && spare->side_mm() + 1e-6 < first->side_mm() ? spare : first;
}

Result<std::optional<ShowcaseCode>, ShowcaseRefusal> code_on_card(const ShowcaseCardView& view, ShowcaseKind kind,
                                                                  int reading_distance_mm) {
  if (view.link.empty()) return std::optional<ShowcaseCode>{};
  auto code = showcase_code(view.link, kind, reading_distance_mm);
  if (!code) return Refused{ShowcaseRefusal::code_large};
  return code;
}

std::string_view code_of(ShowcaseRefusal refusal) {
  return refusal == ShowcaseRefusal::code_large ? "code_large" : "words_long";
}

std::string_view advice_of(ShowcaseRefusal refusal) {
  return refusal == ShowcaseRefusal::code_large
             ? "its code, made to be read from this distance, leaves no room on this paper; print it larger, give a "
               "shorter --distance, or a shorter link in the pack"
             : "its name or price does not fit in letters that can be read from there; print it larger, or give it a "
               "shorter name in the pack";
}

}  // namespace odop
