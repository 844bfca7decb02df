// What the showcase screens read: plain values in the screen's language, prepared from the catalogue and the stall's
// situation whenever one of them changes, never while drawing. Built by Showcase; pure functions, UI thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/catalogue.h"
#include "core/civil_date.h"
#include "core/kept_list.h"
#include "core/language.h"
#include "core/qr_matrix.h"
#include "core/search_key.h"
#include "core/sold_today.h"
#include "ui/phone_page.h"
#include "ui/showcase/district_filter.h"
#include "ui/showcase/state_views.h"

namespace odop::ui {

enum class SlipState : std::uint8_t { ready, printing, printed, failed };

// What main knows about the stall at this moment.
struct ShowcaseSituation {
  std::unordered_map<std::string, std::int64_t> stock;  // by sku; a product that is not in it has its opening stock
  CivilDate today{};
  std::optional<int> minute_of_day = {};     // IST; none: nothing is said of opening hours
  std::optional<SoldToday> sold_today = {};  // none: nobody wants it shown
  bool has_printer = false;                  // there is one, with paper and closed
  std::size_t kept = 0;                      // things that the visitor keeps: Showcase's own to fill in
  bool may_ask_for_leads = false;            // somebody can open what visitors write, and nobody practises
  std::optional<PhonePage> phone_page = {};  // while it is served
  friend bool operator==(const ShowcaseSituation&, const ShowcaseSituation&) = default;
};

// What every screen's bar tells: what must be known about the event, and how much the visitor keeps.
struct NoticesView {
  std::string demo;           // "DEMONSTRATION"; empty for a real event
  std::string outside_dates;  // warning words; empty within the event's dates
  std::size_t kept = 0;
};

enum class StockKind : std::uint8_t { on_stall, online_only, sold_out };

struct ProductCardView {
  std::string sku, name, second_name, price, stock, picture, sector, district;
  StockKind stock_kind = StockKind::on_stall;
};

struct MapTileView {
  std::string district;  // id
  std::string label;     // "\n" where the name breaks
  std::string sector;    // of the primary product
  int q = 0, r = 0;
  bool is_lit = true;  // has a product in the chosen sector
};

struct ChipView {
  DistrictFilter filter;  // a division without a name: they stand on a page of their own
  std::string name, count;
  bool is_selected = false;
};

// The card beside the map: a district to look at, or what the stall has today.
struct HomeCardView {
  std::string district, pill, name, product, sentence, picture, sector;
};

struct HomeView {
  std::vector<MapTileView> tiles;           // empty: the State has no map
  std::vector<DistrictCardView> districts;  // then they stand in a list
  bool has_other_states = false;
  std::vector<ChipView> chips;
  std::string selected_district;  // empty: none
  HomeCardView card;
  bool is_english = false;
  bool has_plan = false;  // the pack has the fair's plan
  NoticesView notices;
};

struct MakerView {
  std::string code, name, craft, quote, card;
  bool is_here = true;
  std::string words() const { return quote.empty() ? std::string() : "“" + quote + "”"; }  // the maker's own
};

// What a district makes under the scheme, whether or not the stall has it today.
struct CraftCardView {
  std::string name, second_name, rank, picture, sector;
  std::string name_en;  // what it is called by when somebody asks for it
  bool can_be_asked_for = false;
};

struct DistrictView {
  std::string id, name, products_line, story, sector, picture, sector_name;
  std::string state_name;    // empty: the home State, and its map shows where
  std::string picture_note;  // that the picture stands for the sector
  // What the scheme of its products is, where that is not the State's ODOP, and who says so; one entry a product.
  struct Origin {
    std::string known_for, scheme, source;
  };
  std::vector<Origin> origins;
  bool is_being_checked = false;  // no source confirms what it is known for
  bool is_story_being_checked = false;
  bool is_photograph = false;
  std::string photo_credit;
  std::string gi_name;  // empty: no sourced GI name
  int q = 0, r = 0;
  std::vector<MapTileView> map;  // for the small map
  MakerView maker;               // empty code: nobody of this district
  std::vector<ProductCardView> products;
  std::vector<CraftCardView> crafts;  // those of which no product shows the picture
  std::string count;                  // "6 things"
  bool has_plan = false;              // the pack has the fair's plan
  NoticesView notices;
};

struct ListingView {
  std::string marketplace, name, host, note;
  std::string link;
  std::shared_ptr<const QrMatrix> qr;  // null: the link could not be made into a code
  SlipState slip = SlipState::ready;
};

struct ProductView {
  // The sizes or colours of it; empty: there is one only.
  struct Variant {
    std::string sku, word;
    std::string below;  // what differs: its price, or that none is here; empty: nothing does
    bool is_chosen = false;
  };
  std::vector<Variant> variants;
  std::string sku, name, second_line, price, price_unit, mrp, stock, picture, district, district_name, sector;
  bool is_photograph = false;  // of the picture
  std::string photo_credit;    // "Photograph: ..."; empty: nobody is named, or it is a drawing
  StockKind stock_kind = StockKind::on_stall;
  MakerView maker;
  std::vector<ListingView> listings;
  bool has_printer = false;
  bool can_be_asked_about = false;
  bool has_plan = false;        // the pack has the fair's plan
  bool has_phone_page = false;  // it can be saved on the phone here
  int number = 0;               // the visitor's, once they chose something
  bool is_wanted = false;       // the stall was told
  enum class Keeping : std::uint8_t { possible, kept, full } keeping = Keeping::possible;
  bool has_like = false;  // there are others like it
  NoticesView notices;
};

// A maker's own page.
struct MakerPageView {
  MakerView maker;
  std::string sold_by;  // who sells it on this stall; empty: the pack does not say
  std::vector<ProductCardView> products;
};

struct ProductListView {  // "On this stall", "More like this"
  std::string title, count;
  bool is_short = false;  // a handful, shown larger
  std::vector<ProductCardView> products;
  NoticesView notices;
};

// "My choices": what the visitor keeps, and the one code that carries it.
struct KeptView {
  struct Thing {
    ProductCardView card;
    std::string page;  // where its link leads, or why it is not in the code
    bool is_in_code = false;
  };
  std::vector<Thing> things;
  std::string count, hint;
  std::string code;                    // what the phone reads; empty: no thing has a link
  std::shared_ptr<const QrMatrix> qr;  // of it
  bool has_printer = false;
  SlipState slip = SlipState::ready;
  bool has_phone_page = false;  // it can be saved on the phone here
  NoticesView notices;
};

struct SearchView {
  std::string words;
  std::vector<ProductCardView> products;
  struct Place {
    std::string district;  // empty: a State
    std::string label;
    std::string state = {};
  };
  std::vector<Place> districts;  // found, or near names when nothing was found
  bool is_nothing_found = false;
  bool help_was_called = false;
  NoticesView notices;
};

// "About ODOP": an exhibition of a few rooms, one behind the other.
struct AboutView {
  struct Fact {
    std::string id, figure, sentence, source_line;
  };
  struct Item {
    std::string place;  // of it, for reading aloud
    std::string title, text, picture, sector;
    std::string source_line;  // who says so and when, or that this is being checked
    std::string district;     // opened by a touch
    Language title_language = Language::hi, text_language = Language::hi;  // in which the words stand
  };
  struct Room {
    Exhibit::Room kind = Exhibit::Room::figures;
    Item head;  // the title is empty where the pack says nothing of the room
    std::vector<Item> items;
  };
  std::vector<Room> rooms;
  std::vector<Fact> facts;       // of the room of figures
  std::vector<MapTileView> map;  // of the workshops: lit where one of the items is
  bool can_register = false;     // a maker may leave a name and a number
  NoticesView notices;
};
// "workshops": as pack, counters and inspection call it.
std::string_view room_name(Exhibit::Room room);

// One scene of the loop that plays while nobody touches the screen.
struct AttractSceneView {
  PlaylistScene::Kind kind = PlaylistScene::Kind::plates;
  double seconds = 0;
  std::string pill;                    // why this one: "District of the hour"
  DistrictView district;               // of a district
  std::string sentence;                // its story's first sentence
  MakerView maker;                     // of a maker
  std::string thing, picture, sector;  // what the maker makes
  std::string note;
  std::string figure, figure_below;  // of the things sold today
};
// Which scene is on after so long, and since when; a list with no scene has none (-1).
struct AttractMoment {
  int scene = -1;
  double into_s = 0;
};
AttractMoment attract_moment(const std::vector<AttractSceneView>& scenes, double shown_for_s);

struct AttractView {
  std::vector<AttractSceneView> scenes;
  std::vector<std::string> pictures;  // at least the plates of the screen when the pack has as many
  std::string districts_line;
  std::string opening;  // "The fair opens at 10 am"; empty while it is open
  NoticesView notices;
};

// When the fair opens next, or that it is over; empty while it is open.
std::string opening_words(const EventInfo& event, const ShowcaseSituation& situation);
// "Photograph: Asha Verma"; empty when nobody is named. `picture` may be a drawing.
std::string photograph_credit(const Catalogue& catalogue, std::string_view picture, Language language);
bool is_photograph(const Catalogue& catalogue, std::string_view picture);
NoticesView make_notices(const Catalogue& catalogue, const ShowcaseSituation& situation);
AttractView make_attract_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language);
// Every hour another one, the same on every screen of a fair; all of `count` come by before one comes again.
std::size_t turn_of_the_hour(CivilDate day, int hour, std::size_t count);
HomeView make_home_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                        const DistrictFilter& filter, std::string_view selected_district);
// Empty where the home State has no map.
std::vector<MapTileView> make_map_tiles(const Catalogue& catalogue, Language language, const DistrictFilter& filter);
// The district must exist.
DistrictView make_district_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                                std::string_view district);
ProductView make_product_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                              std::string_view sku);
ProductListView make_stall_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language);
// Others that a visitor who likes this one may like, at most like_things_max; a group of variants is one thing. Those
// on the stall come before those that are only online; of each the same kind of goods first (the first four digits of
// the HSN), then the same craft of the same district, then the same sector elsewhere, then the district's other things;
// what is equally like stands as it sells. Sold out without a page online: left out.
inline constexpr std::size_t like_things_max = 6;
ProductListView make_like_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                               std::string_view sku);
KeptView make_kept_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                        const std::vector<std::string>& skus);
SearchView make_search_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                            const SearchIndex& index, std::string_view words);
AboutView make_about_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language);
MakerView make_maker_view(const Catalogue& catalogue, Language language, std::string_view code);
// An empty page where the pack knows of no such maker.
MakerPageView make_maker_page(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                              std::string_view code);

}  // namespace odop::ui
