// Pages that are lists: what lies on the stall, what is like a thing, what a visitor keeps, and what a search found.
#include <algorithm>
#include <array>
#include <utility>

#include "core/kept_list.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/showcase/goods_cards.h"
#include "ui/showcase/views.h"

namespace odop::ui {
namespace {

constexpr std::size_t near_names_max = 3;
constexpr std::size_t districts_max = 4;  // found by a search
constexpr std::size_t works_max = 60;     // of one maker

}  // namespace

ProductListView make_stall_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language) {
  ProductListView view;
  view.title = tr("On this stall");
  std::vector<const Product*> here;
  for (const Product& product : catalogue.products)
    if (stock_of(product, situation) > 0) here.push_back(&product);
  view.products =
      make_cards(catalogue, situation, language, positions_of(catalogue, in_showing_order(std::move(here), situation)),
                 catalogue.products.size());
  const auto count = view.products.size();
  view.count = fill(trn("{0} thing", "{0} things", count), {group_indian(static_cast<std::int64_t>(count))});
  view.notices = make_notices(catalogue, situation);
  return view;
}

ProductListView make_like_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                               std::string_view sku) {
  ProductListView view;
  view.title = tr("More like this");
  view.is_short = true;
  view.notices = make_notices(catalogue, situation);
  const Product* like = catalogue.find_product(sku);
  if (like == nullptr) return view;
  struct Candidate {
    const Product* product;
    bool is_here;
    int distance;
  };
  std::vector<Candidate> candidates;
  for (const Product& product : catalogue.products) {
    const bool is_same_thing =
        &product == like || (!like->variant_group.empty() && product.variant_group == like->variant_group);
    if (is_same_thing || stock_kind(product, situation) == StockKind::sold_out) continue;
    const bool is_same_sector = product.sector == like->sector, is_same_district = product.district == like->district;
    const bool is_same_kind =
        is_same_sector && like->hsn.size() >= 4 && std::string_view(product.hsn).substr(0, 4) == like->hsn.substr(0, 4);
    if (!is_same_sector && !is_same_district) continue;
    candidates.push_back({&product, stock_of(product, situation) > 0,
                          is_same_kind                         ? 0
                          : is_same_sector && is_same_district ? 1
                          : is_same_sector                     ? 2
                                                               : 3});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.is_here != b.is_here) return a.is_here;
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.product->popularity > b.product->popularity;
  });
  std::vector<const Product*> products;
  for (const Candidate& candidate : candidates) products.push_back(candidate.product);
  view.products = make_cards(catalogue, situation, language, positions_of(catalogue, products), like_things_max);
  return view;
}

MakerPageView make_maker_page(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                              std::string_view code) {
  MakerPageView view;
  const Maker* maker = catalogue.find_maker(code);
  if (maker == nullptr) return view;
  view.maker = make_maker_view(catalogue, language, code);
  if (const Supplier* supplier = catalogue.find_supplier(maker->supplier))
    view.sold_by = fill(tr("Sold on this stall by {0}"), {supplier->name.in(language)});
  std::vector<const Product*> work;
  for (const Product& product : catalogue.products)
    if (product.maker == code) work.push_back(&product);
  work = in_showing_order(std::move(work), situation);
  view.products = make_cards(catalogue, situation, language, positions_of(catalogue, work), works_max);
  return view;
}

namespace {
// Where the link of a kept thing leads, in words a visitor can check on the phone.
std::string page_words(const KeptThing& thing) {
  if (thing.page == PageKind::none) return tr("Only on the stall, no page online");
  if (!thing.is_in_code) return tr("Its link found no room in the code");
  switch (thing.page) {
    case PageKind::own:
      return fill(tr("{0}: its own page"), {thing.host});
    case PageKind::search:
      return fill(tr("{0}: a search for it"), {thing.host});
    default:
      return fill(tr("{0}: the first page"), {thing.host});
  }
}
}  // namespace

KeptView make_kept_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                        const std::vector<std::string>& skus) {
  KeptView view;
  KeptList list = make_kept_list(catalogue, skus, language);
  for (const KeptThing& thing : list.things)
    view.things.push_back(
        {make_card(catalogue, situation, language, *thing.product), page_words(thing), thing.is_in_code});
  view.count = fill(tr("{0} of {1} things"), {std::to_string(view.things.size()), std::to_string(kept_things_max)});
  view.code = std::move(list.code);
  if (!view.code.empty())
    if (auto qr = encode_kept_code(view.code)) view.qr = std::make_shared<const QrMatrix>(std::move(*qr));
  view.hint = view.qr == nullptr
                  ? tr("None of these has a page online, so there is no code. The slip tells you the stall.")
              : view.things.size() == 1 ? tr("Point your phone's camera at the code. It uses your phone's internet.")
              : !list.has_names ? tr("One code for all: point your phone's camera at it. The names do not fit, it "
                                     "holds the links. The slip has the names.")
                                : tr("One code for all: point your phone's camera at it. The list can be read "
                                     "without internet; the links open "
                                     "later.");
  view.has_printer = situation.has_printer;
  view.has_phone_page = situation.phone_page.has_value();
  view.notices = make_notices(catalogue, situation);
  return view;
}

SearchView make_search_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                            const SearchIndex& index, std::string_view words) {
  SearchView view;
  view.words = words;
  view.notices = make_notices(catalogue, situation);
  const auto add_district = [&](const District& district, const DistrictProduct* product) {
    std::string label = name_with_state(catalogue, district, language);
    if (product != nullptr) label += " · " + product->name.in(language);
    view.districts.push_back({district.id, std::move(label)});
  };
  if (fold(words).empty()) return view;
  for (const State& state : catalogue.states)
    if (!state.is_home && matches(words, make_search_key(state.name)))
      view.districts.push_back(
          {.district = {},
           .label = state.name.in(language) + " · " + make_state_view(catalogue, language, state.id).count,
           .state = state.id});
  // Districts by their own name, then those that make what was asked for, each with the thing that answers.
  std::vector<const District*> others;
  for (const District& district : catalogue.districts) {
    if (!matches(words, make_search_key(district.name)))
      others.push_back(&district);
    else if (view.districts.size() < districts_max)
      add_district(district, primary_product(district));
  }
  for (const District* each : others) {
    const District& district = *each;
    if (view.districts.size() >= districts_max) break;
    for (const DistrictProduct& product : district.products) {
      const std::array<LocalText, 1> also{product.name};
      if (!matches(words, make_search_key(district.name, also))) continue;
      add_district(district, &product);
      break;
    }
  }
  view.products = make_cards(catalogue, situation, language, index.find(words), search_results_max, words);
  view.is_nothing_found = view.products.empty() && view.districts.empty();
  if (!view.is_nothing_found) return view;
  // Near names: districts that begin as the words do, with fewer and fewer letters.
  const std::string sought = transliterate(fold(words));
  for (std::size_t length = std::min<std::size_t>(sought.size(), 4);
       length > 0 && view.districts.size() < near_names_max; --length)
    for (const District& district : catalogue.districts) {
      if (view.districts.size() >= near_names_max) break;
      const bool is_listed = std::any_of(view.districts.begin(), view.districts.end(),
                                         [&](const SearchView::Place& place) { return place.district == district.id; });
      if (!is_listed && fold(district.name.exact(Language::en)).starts_with(sought.substr(0, length)))
        add_district(district, primary_product(district));
    }
  return view;
}

}  // namespace odop::ui
