// Sectors, States, their districts with products and GI names, and the dated facts of the scheme.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/gstin.h"
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

// The drawing that stands for a sector where a district's product has none of its own; only what is used is packed.
using SectorPictures = std::unordered_map<std::string, std::string>;

SectorPictures read_sectors(PackDraft& draft) {
  constexpr std::string_view columns[] = {"id"};
  constexpr std::string_view later[] = {"picture"};
  const Sheet sheet(draft.folder, {"sectors.csv", true, pack_bounds::sectors_max, columns, name_only, later},
                    draft.findings);
  SeenLines ids;
  SectorPictures pictures;
  sheet.for_each([&](SheetRow& row) {
    SectorName sector{row.id("id", id_length_max), row.local("name", name_length_max, Need::required)};
    if (const auto first = ids.take(row.cell("id"), row.line()))
      return row.report("id", "duplicate", {row.cell("id"), std::to_string(*first)});
    if (std::string picture = row.text("picture", line_length_max, Need::optional); !picture.empty())
      pictures.emplace(sector.id, std::move(picture));
    draft.catalogue.sectors.push_back(std::move(sector));
  });
  return pictures;
}

// The home State first, whatever its line.
void read_states(PackDraft& draft) {
  if (draft.home_state.empty()) return;
  constexpr std::string_view columns[] = {"id", "gst_code"};
  const std::string file = draft.states_folder + "/states.csv";
  const Sheet sheet(draft.folder, {file, true, pack_bounds::states_max, columns, name_only}, draft.findings);
  SeenLines ids;
  auto& states = draft.catalogue.states;
  sheet.for_each([&](SheetRow& row) {
    State state{row.id("id", id_length_max), row.local("name", name_length_max, Need::required), false};
    if (find_gst_state(static_cast<int>(row.whole("gst_code", 1, 99))) == nullptr)
      row.report("gst_code", "reference_unknown", {row.cell("gst_code"), "the list of GST State codes"});
    if (const auto first = ids.take(row.cell("id"), row.line()))
      return row.report("id", "duplicate", {row.cell("id"), std::to_string(*first)});
    state.is_home = state.id == draft.home_state;
    states.insert(state.is_home ? states.begin() : states.end(), std::move(state));
  });
  if (states.empty() || !states.front().is_home)
    draft.findings.add("pack.json", draft.home_state_line, "home_state", "reference_unknown", {draft.home_state, file});
}

// One State's tables: those of the home State lie beside pack.json, the others in folders of their own.
struct StateTables {
  std::string state;   // empty: the pack names none
  std::string prefix;  // of the files' names: "" or "states/bihar/"
  bool is_home = true;
};

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

void read_hexagon(SheetRow& row, District& district, bool may_have_none) {
  const bool has_q = !row.cell("hex_q").empty(), has_r = !row.cell("hex_r").empty();
  district.has_hexagon = !may_have_none || has_q || has_r;
  if (!district.has_hexagon) return;
  district.hex_q = static_cast<int>(row.whole("hex_q", -200, 200));
  district.hex_r = static_cast<int>(row.whole("hex_r", -200, 200));
}

void read_districts(PackDraft& draft, const StateTables& tables) {
  constexpr std::string_view columns[] = {"id", "hex_q", "hex_r", "story_verified", "story_sources"};
  constexpr std::string_view texts[] = {"name", "map_label", "division", "story"};
  const std::string file = tables.prefix + "districts.csv";
  const Sheet sheet(draft.folder, {file, true, pack_bounds::districts_max, columns, texts}, draft.findings);
  // Of a State that is named less need be known: it is shown as a list.
  const bool may_be_bare = !tables.state.empty();
  const Need unless_bare = may_be_bare ? Need::optional : Need::required;
  SeenLines ids, hexes;
  std::size_t on_the_map = 0;
  auto& districts = draft.catalogue.districts;
  sheet.for_each([&](SheetRow& row) {
    District district;
    district.state = tables.state;
    district.id = row.id("id", id_length_max);
    district.name = row.local("name", name_length_max, Need::required);
    district.map_label = row.local("map_label", name_length_max, unless_bare);
    district.division = row.local("division", name_length_max, unless_bare);
    read_hexagon(row, district, may_be_bare);
    district.story = row.local("story", paragraph_length_max, Need::optional, true);
    district.story_verified = row.flag("story_verified");
    row.text("story_sources", sources_length_max, Need::optional);
    check_story(row, district);
    const std::string hex = std::string(row.cell("hex_q")) + "," + std::string(row.cell("hex_r"));
    if (const auto first = district.has_hexagon ? hexes.take(hex, row.line()) : std::nullopt)
      row.report("hex_q", "duplicate", {hex, std::to_string(*first)});
    if (const auto first = ids.take(row.cell("id"), row.line()))
      return row.report("id", "duplicate", {row.cell("id"), std::to_string(*first)});
    const auto twin =
        std::find_if(districts.begin(), districts.end(), [&](const District& each) { return each.id == district.id; });
    if (twin != districts.end() && !district.id.empty())
      return row.report("id", "district_of_two_states", {district.id, twin->state, tables.state});
    if (districts.size() == pack_bounds::districts_max)
      return row.report("id", "too_many_rows_for_bound", {std::to_string(pack_bounds::districts_max)});
    on_the_map += district.has_hexagon ? 1 : 0;
    districts.push_back(std::move(district));
  });
  if (tables.is_home && on_the_map > 0 && on_the_map < districts.size())
    draft.findings.add(file, 0, "hex_q", "hexagons_some",
                       {std::to_string(on_the_map), std::to_string(districts.size())});
}

District* find_or_report(PackDraft& draft, SheetRow& row, std::string_view column, const StateTables& tables) {
  const std::string id = row.id(column, id_length_max);
  auto& districts = draft.catalogue.districts;
  const auto found = std::find_if(districts.begin(), districts.end(),
                                  [&](const District& d) { return d.id == id && d.state == tables.state; });
  if (found != districts.end()) return &*found;
  if (!id.empty()) row.report(column, "reference_unknown", {id, tables.prefix + "districts.csv"});
  return nullptr;
}

// What sources are called, by their id; nothing where the folder has no sources.csv and they stand elsewhere.
using SourceTitles = std::unordered_map<std::string, std::string>;
std::optional<SourceTitles> read_sources(PackDraft& draft, const StateTables& tables) {
  const std::string file = tables.prefix + "sources.csv";
  std::error_code ignored;
  if (!std::filesystem::exists(draft.folder / file, ignored)) return std::nullopt;
  constexpr std::string_view columns[] = {"id", "title", "ref"};
  const Sheet sheet(draft.folder, {file, false, pack_bounds::sources_max, columns, {}}, draft.findings);
  SourceTitles titles;
  SeenLines ids;
  sheet.for_each([&](SheetRow& row) {
    const std::string id = row.id("id", id_length_max);
    std::string title = row.text("title", line_length_max, Need::required);
    row.text("ref", sources_length_max, Need::optional);
    if (const auto first = ids.take(row.cell("id"), row.line()))
      return row.report("id", "duplicate", {row.cell("id"), std::to_string(*first)});
    titles.emplace(id, std::move(title));
  });
  return titles;
}

std::size_t read_source_names(SheetRow& row, const std::optional<SourceTitles>& titles, ProductOrigin& origin) {
  std::size_t count = 0;
  for (std::string_view rest = row.cell("sources"); !rest.empty();) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    const std::string id(rest.substr(0, blank));
    rest.remove_prefix(std::min(blank + 1, rest.size()));
    if (id.empty()) continue;
    ++count;
    if (!titles) continue;
    const auto found = titles->find(id);
    if (found == titles->end())
      row.report("sources", "reference_unknown", {id, "sources.csv"});
    else
      origin.sources += (origin.sources.empty() ? "" : "; ") + found->second;
  }
  return count;
}

// False: no source confirms it, so no visitor may see it; it stays in the table for whoever looks for one.
bool read_origin(SheetRow& row, const std::optional<SourceTitles>& titles, bool is_verified, ProductOrigin& origin) {
  constexpr std::string_view schemes[] = {"odop",    "state-scheme", "pmfme-odop", "export-hub",
                                          "gi-only", "proposed",     "unconfirmed"};
  constexpr std::string_view evidences[] = {"none", "one-source", "two-sources"};
  const auto scheme = row.cell("scheme").empty() ? std::optional<std::size_t>(0) : row.word("scheme", schemes);
  const bool is_unconfirmed = scheme == std::size(schemes) - 1;
  if (scheme && !is_unconfirmed) origin.scheme = static_cast<ProductScheme>(*scheme + 1);
  const std::size_t sources = read_source_names(row, titles, origin);
  if (row.cell("evidence").empty()) {
    origin.has_two_sources = is_verified && sources > 1;
    return !is_unconfirmed;
  }
  const auto evidence = row.word("evidence", evidences);
  if (evidence && sources < *evidence) row.report("sources", "source_missing");
  if (evidence && is_verified != (*evidence == 2)) row.report("verified", "evidence_differs", {row.cell("evidence")});
  origin.has_two_sources = evidence == 2u;
  return !is_unconfirmed && evidence != 0u;
}

void read_district_products(PackDraft& draft, const StateTables& tables, const SectorPictures& sector_pictures) {
  constexpr std::string_view columns[] = {"district", "rank", "sector", "since", "verified", "sources"};
  constexpr std::string_view ranks[] = {"primary", "secondary", "tertiary"};
  constexpr std::string_view later[] = {"picture", "scheme", "evidence"};
  const std::string file = tables.prefix + "district_products.csv";
  const Sheet sheet(draft.folder, {file, false, pack_bounds::district_products_max, columns, name_only, later},
                    draft.findings);
  const auto titles = read_sources(draft, tables);
  sheet.for_each([&](SheetRow& row) {
    District* district = find_or_report(draft, row, "district", tables);
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
    if (!read_origin(row, titles, product.verified, product.origin)) return;
    if (const auto of_sector = sector_pictures.find(product.sector);
        product.picture.empty() && of_sector != sector_pictures.end()) {
      product.picture = of_sector->second;
      product.origin.is_sector_picture = true;
      take_picture(draft, "sectors.csv", 0, "picture", product.picture);
    } else if (!product.picture.empty()) {
      take_picture(draft, file, row.line(), "picture", product.picture);
    }
    if (district != nullptr) district->products.push_back(std::move(product));
  });
}

void read_gi_names(PackDraft& draft) {
  constexpr std::string_view columns[] = {"district", "confidence", "sources"};
  constexpr std::string_view levels[] = {"sourced", "registry-known"};
  const Sheet sheet(draft.folder, {"gi_names.csv", false, pack_bounds::gi_names_max, columns, name_only},
                    draft.findings);
  sheet.for_each([&](SheetRow& row) {
    District* district = find_or_report(draft, row, "district", {draft.home_state, "", true});
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
  const SectorPictures sector_pictures = read_sectors(draft);
  read_states(draft);
  std::vector<StateTables> all{{draft.home_state, "", true}};
  for (const State& state : draft.catalogue.states)
    if (!state.is_home) all.push_back({state.id, draft.states_folder + "/" + state.id + "/", false});
  for (const StateTables& tables : all) {
    read_districts(draft, tables);
    read_district_products(draft, tables, sector_pictures);
  }
  read_gi_names(draft);
  read_facts(draft);
}

}  // namespace odop
