// The exhibition "About ODOP": the rooms of the pack with its dated facts, and who says each of them.
#include <algorithm>
#include <array>
#include <utility>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/showcase/goods_cards.h"
#include "ui/showcase/views.h"

namespace odop::ui {
namespace {

using Room = Exhibit::Room;

struct DatedSource {
  std::string date, source;  // in the reader's words; the day stands in the date alone
};

DatedSource dated(const std::string& date, const std::string& source) {
  DatedSource shown{date, source};
  const auto day = parse_iso_date(date);
  if (!day) return shown;
  // Many sources have their date in them, in English; the day is said once, in the reader's language.
  const std::string in_english = ", " + format_date_long(*day, Translator::of(Language::en));
  for (auto at = shown.source.find(in_english); at != std::string::npos; at = shown.source.find(in_english))
    shown.source.erase(at, in_english.size());
  shown.date = format_date_long(*day, Translator::of(current_language()));
  return shown;
}

std::string source_line(const std::string& date, const std::string& source) {
  const DatedSource shown = dated(date, source);
  return shown.date.empty() ? shown.source : fill(tr("{0} · source: {1}"), {shown.date, in_its_order(shown.source)});
}

AboutView::Item make_item(const Catalogue& catalogue, const Exhibit& exhibit, std::size_t number, Language language) {
  AboutView::Item item{.place = "exhibit:" + std::to_string(number),
                       .title = exhibit.title.in(language),
                       .text = exhibit.text.in(language),
                       .picture = exhibit.picture,
                       .sector = {},
                       .source_line = {},
                       .district = exhibit.district,
                       .title_language = exhibit.title.language_in(language),
                       .text_language = exhibit.text.language_in(language)};
  const bool says_something = !item.text.empty();
  if (!exhibit.source.empty())
    item.source_line = source_line(exhibit.date, exhibit.source);
  else if (says_something && makes_claims(exhibit.room))
    item.source_line = tr("The source of this is being checked");
  const District* district = catalogue.find_district(exhibit.district);
  if (district == nullptr) return item;
  const DistrictProduct* craft = primary_product(*district);
  if (item.title.empty()) {
    item.title = district->name.in(language);
    item.title_language = district->name.language_in(language);
  }
  if (craft == nullptr) return item;
  item.sector = craft->sector;
  if (item.picture.empty()) item.picture = craft->picture;
  if (!says_something) {
    item.text = craft->name.in(language);
    item.text_language = craft->name.language_in(language);
  }
  return item;
}

// Sentences that stand in a row with dots between them.
std::string without_full_stop(std::string text) {
  for (const std::string_view stop : {".", "।", "۔"})
    if (text.ends_with(stop)) text.erase(text.size() - stop.size());
  return text;
}

// Every source once, in the order in which the rooms name them, with what was read there.
void add_sources(AboutView::Room& room, const Catalogue& catalogue, Language language) {
  std::vector<std::pair<std::string, std::string>> seen;  // as the pack writes them: date and source
  const auto add = [&](const std::string& date, const std::string& source, const std::string& what) {
    if (source.empty()) return;
    const std::pair<std::string, std::string> key{date, source};
    const auto found = std::find(seen.begin(), seen.end(), key);
    if (found != seen.end()) {
      room.items[static_cast<std::size_t>(found - seen.begin())].text += " · " + what;
      return;
    }
    seen.push_back(key);
    DatedSource shown = dated(date, source);
    room.items.push_back({.place = "source:" + std::to_string(seen.size()),
                          .title = in_its_order(shown.source),
                          .text = what,
                          .picture = {},
                          .sector = {},
                          .source_line = std::move(shown.date),
                          .district = {},
                          .title_language = Language::en});
  };
  for (const Exhibit& exhibit : catalogue.exhibits) {
    const District* place = exhibit.title.empty() ? catalogue.find_district(exhibit.district) : nullptr;
    add(exhibit.date, exhibit.source, (place == nullptr ? exhibit.title : place->name).in(language));
  }
  for (const SchemeFact& fact : catalogue.facts)
    add(fact.date, fact.source, fact.figure.in(language) + ": " + without_full_stop(fact.sentence.in(language)));
}

std::vector<MapTileView> workshop_map(const Catalogue& catalogue, const AboutView::Room& room, Language language) {
  std::vector<MapTileView> tiles;
  for (const District& district : catalogue.districts) {
    if (!district.has_hexagon) continue;
    const DistrictProduct* craft = primary_product(district);
    const bool is_lit = std::any_of(room.items.begin(), room.items.end(),
                                    [&](const AboutView::Item& item) { return item.district == district.id; });
    tiles.push_back({.district = district.id,
                     .label = district.name.in(language),
                     .sector = craft == nullptr ? std::string() : craft->sector,
                     .q = district.hex_q,
                     .r = district.hex_r,
                     .is_lit = is_lit});
  }
  return tiles;
}

}  // namespace

std::string_view room_name(Exhibit::Room room) {
  constexpr std::array<std::string_view, 6> names{"scheme", "figures", "fair", "workshops", "join", "sources"};
  return names[static_cast<std::size_t>(room) - 1];
}

AboutView make_about_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language) {
  AboutView view;
  view.notices = make_notices(catalogue, situation);
  view.can_register = situation.may_ask_for_leads;
  for (const SchemeFact& fact : catalogue.facts)
    view.facts.push_back(
        {fact.id, fact.figure.in(language), fact.sentence.in(language), source_line(fact.date, fact.source)});
  for (std::size_t i = 0; i < catalogue.exhibits.size(); ++i) {
    const Exhibit& exhibit = catalogue.exhibits[i];
    AboutView::Item item = make_item(catalogue, exhibit, i, language);
    const auto found = std::find_if(view.rooms.begin(), view.rooms.end(),
                                    [&](const AboutView::Room& room) { return room.kind == exhibit.room; });
    if (found == view.rooms.end())
      view.rooms.push_back({exhibit.room, std::move(item), {}});
    else
      found->items.push_back(std::move(item));
  }
  // A pack without rooms, as all were before format 5, has its figures.
  if (view.rooms.empty()) {
    const State* home = catalogue.home_state();
    view.rooms.push_back(
        {Room::figures,
         {.place = "lead",
          .title = {},
          .text = home != nullptr ? fill(tr("One District One Product (ODOP) names for each district of {0} the "
                                            "things its people make best."),
                                         {home->name.in(language)})
                                  : std::string(tr("One District One Product (ODOP) names for each district of "
                                                   "Uttar Pradesh the things its people make best.")),
          .picture = {},
          .sector = {},
          .source_line = {},
          .district = {},
          .title_language = language,
          .text_language = language},
         {}});
  }
  for (AboutView::Room& room : view.rooms) {
    if (room.kind == Room::sources) add_sources(room, catalogue, language);
    if (room.kind == Room::workshops) view.map = workshop_map(catalogue, room, language);
  }
  return view;
}

}  // namespace odop::ui
