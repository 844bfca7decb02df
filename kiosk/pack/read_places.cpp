// Sectors, districts with their products and GI names, and the dated facts of the scheme.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/sheet.h"

namespace odop {
namespace {

using Need = SheetRow::Need;
using pack_bounds::id_length_max;
using pack_bounds::line_length_max;
using pack_bounds::name_length_max;
using pack_bounds::paragraph_length_max;
using pack_bounds::sources_length_max;
constexpr std::string_view name_only[] = {"name"};

bool holds_digit(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= '0' && byte <= '9') return true;
    // Digits of the Indic scripts stand at U+0966..096F and every 0x80 after, up to Malayalam: E0, A5..B5 odd, A6..AF.
    const auto second = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    const auto third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
    if (byte == 0xE0 && second >= 0xA5 && second <= 0xB5 && second % 2 == 1 && third >= 0xA6 && third <= 0xAF)
      return true;
    // Arabic-Indic and extended (Urdu) digits: U+0660..0669, U+06F0..06F9.
    if (byte == 0xD9 && second >= 0xA0 && second <= 0xA9) return true;
    if (byte == 0xDB && second >= 0xB0 && second <= 0xB9) return true;
  }
  return false;
}

void read_sectors(PackDraft& draft) {
  constexpr std::string_view columns[] = {"id"};
  const Sheet sheet(draft.folder, {"sectors.csv", true, pack_bounds::sectors_max, columns, name_only}, draft.findings);
  SeenLines ids;
  sheet.for_each([&](SheetRow& row) {
    SectorName sector{row.id("id", id_length_max), row.local("name", name_length_max, Need::required)};
    if (const auto first = ids.take(row.cell("id"), row.line()))
      return row.report("id", "duplicate", {row.cell("id"), std::to_string(*first)});
    draft.catalogue.sectors.push_back(std::move(sector));
  });
}

void check_story(SheetRow& row, const District& district) {
  if (district.story_verified) {
    if (row.cell("story_sources").empty()) row.report("story_sources", "source_missing");
    return;
  }
  for (const auto code : language_codes) {
    const std::string column = "story_" + std::string(code);
    if (holds_digit(row.cell(column))) row.report(column, "story_unverified_digits");
  }
}

void read_districts(PackDraft& draft) {
  constexpr std::string_view columns[] = {"id", "hex_q", "hex_r", "story_verified", "story_sources"};
  constexpr std::string_view texts[] = {"name", "map_label", "division", "story"};
  const Sheet sheet(draft.folder, {"districts.csv", true, pack_bounds::districts_max, columns, texts}, draft.findings);
  SeenLines ids, hexes;
  sheet.for_each([&](SheetRow& row) {
    District district;
    district.id = row.id("id", id_length_max);
    district.name = row.local("name", name_length_max, Need::required);
    district.map_label = row.local("map_label", name_length_max, Need::required);
    district.division = row.local("division", name_length_max, Need::required);
    district.hex_q = static_cast<int>(row.whole("hex_q", -200, 200));
    district.hex_r = static_cast<int>(row.whole("hex_r", -200, 200));
    district.story = row.local("story", paragraph_length_max, Need::optional, true);
    district.story_verified = row.flag("story_verified");
    row.text("story_sources", sources_length_max, Need::optional);
    check_story(row, district);
    const std::string hex = std::string(row.cell("hex_q")) + "," + std::string(row.cell("hex_r"));
    if (const auto first = hexes.take(hex, row.line())) row.report("hex_q", "duplicate", {hex, std::to_string(*first)});
    if (const auto first = ids.take(row.cell("id"), row.line()))
      return row.report("id", "duplicate", {row.cell("id"), std::to_string(*first)});
    draft.catalogue.districts.push_back(std::move(district));
  });
}

District* find_or_report(PackDraft& draft, SheetRow& row, std::string_view column) {
  const std::string id = row.id(column, id_length_max);
  auto& districts = draft.catalogue.districts;
  const auto found = std::find_if(districts.begin(), districts.end(), [&](const District& d) { return d.id == id; });
  if (found != districts.end()) return &*found;
  if (!id.empty()) row.report(column, "reference_unknown", {id, "districts.csv"});
  return nullptr;
}

void read_district_products(PackDraft& draft) {
  constexpr std::string_view columns[] = {"district", "rank", "sector", "since", "verified", "sources"};
  constexpr std::string_view ranks[] = {"primary", "secondary", "tertiary"};
  constexpr std::string_view later[] = {"picture"};
  const Sheet sheet(draft.folder,
                    {"district_products.csv", false, pack_bounds::district_products_max, columns, name_only, later},
                    draft.findings);
  sheet.for_each([&](SheetRow& row) {
    District* district = find_or_report(draft, row, "district");
    DistrictProduct product;
    product.name = row.local("name", name_length_max, Need::required);
    if (const auto rank = row.word("rank", ranks)) product.rank = static_cast<Rank>(*rank + 1);
    product.sector = row.id("sector", id_length_max);
    const auto& sectors = draft.catalogue.sectors;
    if (!product.sector.empty() &&
        std::none_of(sectors.begin(), sectors.end(), [&](const SectorName& each) { return each.id == product.sector; }))
      row.report("sector", "reference_unknown", {product.sector, "sectors.csv"});
    product.verified = row.flag("verified");
    if (product.verified && row.cell("sources").empty()) row.report("sources", "source_missing");
    row.text("sources", sources_length_max, Need::optional);
    row.text("since", name_length_max, Need::optional);
    product.picture = row.text("picture", line_length_max, Need::optional);
    if (!product.picture.empty()) take_picture(draft, "district_products.csv", row.line(), "picture", product.picture);
    if (district != nullptr) district->products.push_back(std::move(product));
  });
}

void read_gi_names(PackDraft& draft) {
  constexpr std::string_view columns[] = {"district", "confidence", "sources"};
  constexpr std::string_view levels[] = {"sourced", "registry-known"};
  const Sheet sheet(draft.folder, {"gi_names.csv", false, pack_bounds::gi_names_max, columns, name_only},
                    draft.findings);
  sheet.for_each([&](SheetRow& row) {
    District* district = find_or_report(draft, row, "district");
    GiName gi{row.local("name", name_length_max, Need::required), row.word("confidence", levels) == 0};
    if (gi.sourced && row.cell("sources").empty()) row.report("sources", "source_missing");
    row.text("sources", sources_length_max, Need::optional);
    if (district != nullptr) district->gi_names.push_back(std::move(gi));
  });
}

// A fact of the scheme is shown with its source, so that must be there, and with its date where the source gives one.
void read_facts(PackDraft& draft) {
  constexpr std::string_view columns[] = {"id", "date", "source"};
  constexpr std::string_view texts[] = {"figure", "sentence"};
  const Sheet sheet(draft.folder, {"facts.csv", false, pack_bounds::facts_max, columns, texts}, draft.findings);
  SeenLines ids;
  sheet.for_each([&](SheetRow& row) {
    SchemeFact fact;
    fact.id = row.id("id", id_length_max);
    fact.figure = row.local("figure", line_length_max, Need::required);
    fact.sentence = row.local("sentence", paragraph_length_max, Need::required);
    fact.date = row.text("date", line_length_max, Need::optional);
    if (row.cell("date").empty()) row.report("date", "fact_undated");
    fact.source = row.text("source", sources_length_max, Need::optional);
    if (fact.source.empty()) row.report("source", "source_missing");
    if (const auto first = ids.take(row.cell("id"), row.line()))
      return row.report("id", "duplicate", {row.cell("id"), std::to_string(*first)});
    draft.catalogue.facts.push_back(std::move(fact));
  });
}

}  // namespace

void read_places(PackDraft& draft) {
  read_sectors(draft);
  read_districts(draft);
  read_district_products(draft);
  read_gi_names(draft);
  read_facts(draft);
}

}  // namespace odop
