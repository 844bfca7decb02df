#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/catalogue.h"
#include "text/words.h"
#include "ui/fair_parts.h"
#include "ui/hand_over.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/hex_map.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;
using platform::Key;

namespace {

// Three districts that touch, four things, two makers' worth of words.
Catalogue small_fair() {
  Catalogue fair;
  fair.event = tests::small_event();
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}},
                  {"food-processing", {"खान-पान", "Food"}},
                  {"services", {"सेवाएं", "Services"}}};
  District gorakhpur{.id = "gorakhpur",
                     .name = {"गोरखपुर", "Gorakhpur"},
                     .map_label = {},
                     .division = {"गोरखपुर", "Gorakhpur"},
                     .hex_q = 7,
                     .hex_r = 7,
                     .products = {{{"टेराकोटा", "Terracotta"}, Rank::primary, "handicraft", true}},
                     .gi_names = {{{"गोरखपुर टेराकोटा", "Gorakhpur Terracotta"}, true}},
                     .story = {"मिट्टी की कहानी", "A story of clay"},
                     .story_verified = true};
  District agra{.id = "agra",
                .name = {"आगरा", "Agra"},
                .map_label = {},
                .division = {"आगरा", "Agra"},
                .hex_q = -2,
                .hex_r = 7,
                .products = {{{"चमड़ा", "Leather"}, Rank::primary, "handicraft", true},
                             {{"पेठा", "Petha"}, Rank::tertiary, "food-processing", true}},
                .gi_names = {{{"आगरा दरी", "Agra Durrie"}, false}},
                .story = {"पेठे की कहानी", "A story of petha"},
                .story_verified = false};
  District basti{.id = "basti",
                 .name = {"बस्ती", "Basti"},
                 .map_label = {},
                 .division = {"बस्ती", "Basti"},
                 .hex_q = 5,
                 .hex_r = 7,
                 .products = {{{"सिरका", "Vinegar"}, Rank::primary, "food-processing", true}},
                 .gi_names = {},
                 .story = {},
                 .story_verified = false};
  fair.districts = {gorakhpur, agra, basti};
  fair.marketplaces = {{"flipkart", {"फ्लिपकार्ट", "Flipkart"}, {}, {"www.flipkart.com"}},
                       {"gem", {"जेम", "GeM"}, {}, {"mkp.gem.gov.in"}}};
  fair.makers = {{.code = "M1",
                  .name = {"गुलाब चंद", "Gulab Chand"},
                  .craft = {"कुम्हार", "Potter"},
                  .quote = {"हमारी मिट्टी", "Our clay"},
                  .district = "gorakhpur",
                  .supplier = "S",
                  .card = {"लंबी बात", "More words"}}};
  const auto product = [&](std::string sku, LocalText name, std::string district, std::int64_t stock,
                           std::int32_t popularity) {
    Product made;
    made.sku = std::move(sku);
    made.name = std::move(name);
    made.price = Money::from_paise(65'000);
    made.district = std::move(district);
    made.sector = "handicraft";
    made.opening_stock = stock;
    made.popularity = popularity;
    return made;
  };
  Product elephant = product("HATHI", {"टेराकोटा हाथी", "Terracotta elephant"}, "gorakhpur", 4, 10);
  elephant.maker = "M1";
  elephant.barcode = "8901234567890";
  elephant.listings = {{"flipkart", "https://www.flipkart.com/search?q=terracotta%20elephant", true},
                       {"gem", "https://evil.example/terracotta", false}};
  Product vase = product("GULDAN", {"मिट्टी का गुलदान", "Clay vase"}, "gorakhpur", 0, 20);
  vase.listings = {{"flipkart", "https://www.flipkart.com/search?q=clay%20vase", true}};
  fair.products = {elephant, vase, product("JUTA", {"चमड़े का जूता", "Leather shoe"}, "agra", 0, 5),
                   product("PETHA", {"पेठा", "Petha"}, "agra", 3, 1)};
  fair.facts = {{"amazon", {"11,000", "11,000"}, {"उत्पाद अमेज़न पर", "products on Amazon"}, "2020-11-09", "The Hawk"}};
  fair.build_indexes();
  return fair;
}

struct Fair {
  Catalogue catalogue = small_fair();
  tests::HeadlessKiosk display;
  Showcase showcase;
  explicit Fair(int width_px = 1920, int height_px = 1080)
      : display(width_px, height_px, std::min(1.0, std::min(width_px, height_px) / 760.0)),
        showcase(display.kiosk(), catalogue) {
    set_language(Language::hi);
    showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .has_printer = true});
    display.draw();
  }
  std::string current() const { return display.screen()->screen; }
  template <typename Deed>
  std::vector<Deed> drain() {
    std::vector<Deed> found;
    for (const ShowcaseDeed& deed : showcase.drain_deeds())
      if (const auto* wanted = std::get_if<Deed>(&deed)) found.push_back(*wanted);
    return found;
  }
};

}  // namespace

TEST_CASE("A touch anywhere on the attract screen opens the map", "[ui][showcase]") {
  Fair fair;
  REQUIRE(fair.current() == "attract");
  const WidgetInfo* all = fair.display.find("attract");
  REQUIRE(all != nullptr);
  CHECK(all->rect.w == 1920);
  CHECK(all->rect.h == 1080);
  fair.display.touch("attract");
  CHECK(fair.current() == "home");
  CHECK(fair.drain<Counted>().at(0).what == Counted::What::visit);
}

TEST_CASE("A visitor finds a thing from the map to its code, and the way back", "[ui][showcase]") {
  Fair fair;
  fair.display.touch("attract");
  fair.display.touch("district:gorakhpur");
  REQUIRE(fair.current() == "district");
  fair.display.touch("product:HATHI");
  REQUIRE(fair.current() == "product");
  CHECK(fair.display.find("product.price")->label == "₹650");
  REQUIRE(fair.display.find("listing:flipkart") != nullptr);
  CHECK(fair.display.find("listing:flipkart")->label == "https://www.flipkart.com/search?q=terracotta%20elephant");
  CHECK(fair.display.find("listing:flipkart.host")->label.find("flipkart.com") != std::string::npos);
  fair.display.key(Key::escape);
  CHECK(fair.current() == "district");
  fair.display.touch("back");
  CHECK(fair.current() == "home");
}

TEST_CASE("A link that leads off the list never becomes a code", "[ui][showcase]") {
  Fair fair;
  fair.display.touch("attract");
  fair.display.scan("8901234567890");
  // The attract screen does not scan; the map does.
  fair.display.draw();
  REQUIRE(fair.current() == "product");
  CHECK(fair.display.find("listing:gem") == nullptr);
  CHECK(fair.display.find("listing:flipkart") != nullptr);
}

TEST_CASE("Codes have at least five pixels a module on every screen size, at every size of letters", "[ui][showcase]") {
  const auto size = GENERATE(std::pair{1920, 1080}, std::pair{1366, 768}, std::pair{1080, 1920});
  const auto letters = GENERATE("access.text.100", "access.text.130", "access.text.160");
  Fair fair(size.first, size.second);
  fair.display.touch("attract");
  fair.display.touch("access");
  fair.display.touch(letters);
  fair.display.touch("access.done");
  fair.display.touch("district:gorakhpur");
  // Where tiles are smaller than a finger the first touch only chooses, and a button opens.
  if (fair.current() == "home") {
    CHECK(fair.display.find("district:gorakhpur")->state == "selected");
    CHECK(fair.display.find("card.district")->label == "गोरखपुर");
    fair.display.touch("card.see");
  }
  fair.display.touch("product:HATHI");
  const WidgetInfo* code = fair.display.find("listing:flipkart");
  REQUIRE(code != nullptr);
  const auto qr = encode_qr(code->label);
  REQUIRE(qr);
  CHECK(code->rect.w >= static_cast<float>(5 * qr->size_with_quiet_zone()));
  CHECK(fair.display.find("slip:flipkart")->state == "normal");
}

TEST_CASE("The sector filter counts every product of a district, not only the first", "[ui][showcase]") {
  Fair fair;
  fair.display.touch("attract");
  CHECK(fair.display.find("sector:food-processing")->label == "खान-पान 2");
  CHECK(fair.display.find("sector:handicraft")->label == "हस्तशिल्प 2");
  CHECK(fair.display.find("sector:services") == nullptr);  // no district has it
  fair.display.touch("sector:food-processing");
  CHECK(fair.display.find("sector:food-processing")->state == "selected");
  const HomeView view = make_home_view(fair.catalogue, fair.showcase.situation(), Language::hi,
                                       {DistrictFilter::Kind::sector, "food-processing"}, "");
  for (const MapTileView& tile : view.tiles) CHECK(tile.is_lit == (tile.district != "gorakhpur"));
}

TEST_CASE("A visitor lights the districts of a division, or those with a sourced geographical indication",
          "[ui][showcase]") {
  Fair fair;
  const auto lit = [&](DistrictFilter filter) {
    std::set<std::string> districts;
    for (const MapTileView& tile :
         make_home_view(fair.catalogue, fair.showcase.situation(), Language::hi, filter, "").tiles)
      if (tile.is_lit) districts.insert(tile.district);
    return districts;
  };
  using Kind = DistrictFilter::Kind;
  CHECK(lit({Kind::gi}) == std::set<std::string>{"gorakhpur"});  // Agra's name has no source
  CHECK(lit({Kind::division, "Basti"}) == std::set<std::string>{"basti"});
  fair.display.touch("attract");
  CHECK(fair.display.find("divisions")->label == "Divisions 3");
  fair.display.touch("gi-tagged");
  CHECK(fair.display.find("gi-tagged")->state == "selected");
  CHECK(fair.display.find("card.district")->label == "गोरखपुर");
  fair.display.touch("divisions");
  REQUIRE(fair.current() == "divisions");
  fair.display.touch("division:Agra");
  REQUIRE(fair.current() == "home");
  CHECK(fair.display.find("gi-tagged")->state == "normal");
  CHECK(fair.display.find("divisions")->label == "आगरा 1");
  CHECK(fair.display.find("divisions")->state == "selected");
  CHECK(fair.display.find("card.district")->label == "आगरा");
  // Another division is chosen by the same key, all of them by the first.
  fair.display.touch("divisions");
  fair.display.touch("back");
  fair.display.touch("sector:all");
  CHECK(fair.display.find("divisions")->label == "Divisions 3");
}

TEST_CASE("A maker's page shows who it is, who sells the work here, and the work itself", "[ui][showcase]") {
  Fair fair;
  fair.catalogue.suppliers.push_back({.code = "S", .name = {"यूपी हुनर", "UP Hunar"}});
  fair.catalogue.build_indexes();
  fair.display.touch("attract");
  fair.display.touch("district:gorakhpur");
  fair.display.touch("maker.more");
  REQUIRE(fair.current() == "maker");
  CHECK(fair.display.find("maker.name")->label == "गुलाब चंद");
  CHECK(fair.display.find("maker.sold_by")->label == "Sold on this stall by यूपी हुनर");
  std::size_t works = 0;
  for (const Product& product : fair.catalogue.products)
    if (product.maker == "M1") {
      ++works;
      CHECK(fair.display.find("product:" + product.sku) != nullptr);
    }
  REQUIRE(works > 0);
  fair.display.touch("product:HATHI");
  CHECK(fair.current() == "product");
  fair.display.touch("back");
  CHECK(fair.current() == "maker");
}

TEST_CASE("Only sourced GI names are shown, and an unchecked story says so", "[ui][showcase]") {
  Fair fair;
  fair.display.touch("attract");
  fair.display.touch("district:gorakhpur");
  CHECK(fair.display.find("gi") != nullptr);
  CHECK(fair.display.find("story.checking") == nullptr);
  fair.display.touch("home");
  fair.display.touch("district:agra");
  CHECK(fair.display.find("gi") == nullptr);
  CHECK(fair.display.find("story.checking") != nullptr);
}

TEST_CASE("A slip and a wish leave the showcase once each, and the screen answers", "[ui][showcase]") {
  Fair fair;
  fair.display.touch("attract");
  fair.display.touch("district:gorakhpur");
  fair.display.touch("product:HATHI");
  fair.drain<Counted>();
  fair.display.touch("slip:flipkart");
  CHECK(fair.display.find("slip:flipkart")->state == "busy");
  fair.display.touch("slip:flipkart");
  const auto slips = fair.drain<PrintSlip>();
  REQUIRE(slips.size() == 1);
  CHECK(slips[0].sku == "HATHI");
  CHECK(slips[0].marketplace == "flipkart");
  fair.showcase.set_slip_state("HATHI", "flipkart", SlipState::failed);
  fair.display.draw();
  CHECK(fair.display.find("slip:flipkart")->state == "disabled");
  fair.display.touch("product.want");
  CHECK(fair.display.find("product.want")->state == "disabled");
  const auto wishes = fair.drain<WantItem>();
  REQUIRE(wishes.size() == 1);
  CHECK(wishes[0].sku == "HATHI");
  // The number is on the screen, to be said at the till.
  CHECK(wishes[0].number >= 100);
  CHECK(fair.display.find("product.want")->label.find(std::to_string(wishes[0].number)) != std::string::npos);
}

TEST_CASE("Nine hundred visitors have nine hundred numbers of three digits, and neighbours do not look alike",
          "[ui][showcase]") {
  std::set<int> numbers;
  for (int n = 0; n < 900; ++n) {
    const int number = hand_over_number(n);
    CHECK((number >= 100 && number <= 999));
    numbers.insert(number);
    CHECK(std::abs(hand_over_number(n + 1) - number) > 100);
  }
  CHECK(numbers.size() == 900);
}

TEST_CASE("What is not on the stall says where it is", "[ui][showcase]") {
  Fair fair;
  const auto& situation = fair.showcase.situation();
  CHECK(make_product_view(fair.catalogue, situation, Language::hi, "GULDAN").stock_kind == StockKind::online_only);
  CHECK(make_product_view(fair.catalogue, situation, Language::hi, "JUTA").stock_kind == StockKind::sold_out);
  ShowcaseSituation later = situation;
  later.stock = {{"HATHI", 0}, {"JUTA", 2}};
  CHECK(make_product_view(fair.catalogue, later, Language::hi, "HATHI").stock_kind == StockKind::online_only);
  CHECK(make_product_view(fair.catalogue, later, Language::hi, "JUTA").stock_kind == StockKind::on_stall);
  CHECK(make_stall_view(fair.catalogue, later, Language::hi).products.size() == 2);
}

TEST_CASE("A one-off that was sold vanishes from every list at once", "[ui][showcase]") {
  Fair fair;
  fair.catalogue.products[0].kind = ProductKind::unique;
  fair.catalogue.products[0].listings.clear();
  ShowcaseSituation now = fair.showcase.situation();
  now.stock = {{"HATHI", 1}};
  const auto is_listed = [&] {
    const auto has = [](const std::vector<ProductCardView>& cards) {
      return std::any_of(cards.begin(), cards.end(), [](const ProductCardView& card) { return card.sku == "HATHI"; });
    };
    const SearchIndex index(fair.catalogue);
    const bool in_district = has(make_district_view(fair.catalogue, now, Language::hi, "gorakhpur").products);
    CHECK(has(make_stall_view(fair.catalogue, now, Language::hi).products) == in_district);
    CHECK(has(make_search_view(fair.catalogue, now, Language::hi, index, "hathi").products) == in_district);
    return in_district;
  };
  CHECK(is_listed());
  now.stock = {{"HATHI", 0}};
  CHECK_FALSE(is_listed());
}

TEST_CASE("The sizes of a craft share one page, where a touch changes price, stock and code", "[ui][showcase]") {
  Fair fair;
  {
    Product& medium = fair.catalogue.products[0];
    medium.variant_group = "ELEPHANT";
    medium.craft_name = medium.name;
    medium.variant = {"छोटा", "Small"};
    medium.name = {"टेराकोटा हाथी, छोटा", "Terracotta elephant, Small"};
    Product large = medium;
    large.sku = "HATHI-L";
    large.barcode.clear();
    large.variant = {"बड़ा", "Large"};
    large.name = {"टेराकोटा हाथी, बड़ा", "Terracotta elephant, Large"};
    large.price = Money::from_paise(90'000);
    large.listings = {{"flipkart", "https://www.flipkart.com/search?q=large%20elephant", true}};
    fair.catalogue.products.push_back(large);
    fair.catalogue.build_indexes();
  }
  fair.display.touch("attract");
  fair.display.touch("district:gorakhpur");
  REQUIRE(fair.display.find("product:HATHI") != nullptr);
  CHECK(fair.display.find("product:HATHI-L") == nullptr);  // once on the grid
  CHECK(fair.display.find("product:HATHI")->label.find("टेराकोटा हाथी") != std::string::npos);
  fair.display.touch("product:HATHI");
  CHECK(fair.display.find("product.name")->label == "टेराकोटा हाथी");
  CHECK(fair.display.find("product.price")->label == "₹650");
  CHECK(fair.display.find("product.variant:HATHI")->state == "selected");
  fair.display.touch("product.variant:HATHI-L");
  REQUIRE(fair.current() == "product");
  CHECK(fair.display.find("product.price")->label == "₹900");
  CHECK(fair.display.find("listing:flipkart")->label.find("large") != std::string::npos);
  fair.display.touch("product.want");
  const auto wanted = fair.drain<WantItem>();
  REQUIRE(wanted.size() == 1);
  CHECK(wanted.front().sku == "HATHI-L");  // the size that was chosen
  fair.display.touch("back");
  CHECK(fair.current() == "district");  // one page, however many sizes were looked at
}

TEST_CASE("The language changes at once on every screen and the stall hears of it", "[ui][showcase]") {
  Fair fair;
  fair.display.touch("attract");
  fair.display.touch("district:agra");
  CHECK(fair.display.find("district.name")->label == "आगरा");
  fair.display.touch("lang.en");
  CHECK(fair.display.find("district.name")->label == "Agra");
  CHECK(fair.display.find("lang.en")->state == "selected");
  REQUIRE(fair.drain<LanguageChanged>().size() == 1);
}

TEST_CASE("A visitor who walks off is asked, then the first page comes back in Hindi", "[ui][showcase]") {
  Fair fair;
  fair.display.touch("attract");
  fair.display.touch("lang.en");
  fair.display.touch("district:agra");
  fair.display.pass(44);
  CHECK(fair.display.find("idle.yes") == nullptr);
  fair.display.pass(2);
  REQUIRE(fair.display.find("idle.yes") != nullptr);
  CHECK(fair.display.find("back") == nullptr);  // behind the band nothing can be touched
  fair.display.touch("idle.yes");
  CHECK(fair.display.find("idle.yes") == nullptr);
  CHECK(fair.current() == "district");
  fair.display.pass(46);
  REQUIRE(fair.display.find("idle.yes") != nullptr);
  fair.display.pass(20);
  CHECK(fair.current() == "attract");
  CHECK(current_language() == Language::hi);
}

TEST_CASE("Staff reach the till from every screen by the same key", "[ui][showcase]") {
  Fair fair;
  const auto right_edge = [&] { return fair.display.find("till.enter")->rect.right(); };
  CHECK(right_edge() > 1850);
  fair.display.touch("till.enter");
  CHECK(fair.drain<EnterTill>().size() == 1);
  CHECK(fair.current() == "attract");  // the program decides what comes next
  fair.display.touch("attract");
  for (const char* id : {"about", "back", "stall", "back", "search", "back", "district:agra"}) {
    CHECK(right_edge() > 1850);
    fair.display.touch(id);
  }
  fair.display.touch("till.enter");
  CHECK(fair.drain<EnterTill>().size() == 1);
}

TEST_CASE("Searching finds a thing by either spelling and never ends in nothing to do", "[ui][showcase]") {
  Fair fair;
  fair.display.touch("attract");
  fair.display.touch("search");
  for (const char* key : {"key.ह", "key.ा", "key.थ", "key.ी"}) fair.display.touch(key);
  CHECK(fair.display.find("product:HATHI") != nullptr);
  fair.display.touch("search.clear");
  fair.display.touch("key.page");
  for (const char* key : {"key.h", "key.a", "key.t", "key.h", "key.i"}) fair.display.touch(key);
  CHECK(fair.display.find("product:HATHI") != nullptr);
  fair.display.touch("key.delete");
  CHECK(fair.display.find("search.field")->label == "hath");
  for (const char* key : {"key.z", "key.z", "key.z"}) fair.display.touch(key);
  REQUIRE(fair.display.find("search.nothing") != nullptr);
  fair.display.touch("search.ask");
  CHECK(fair.drain<HelpWanted>().size() == 1);
  CHECK(fair.display.find("search.ask")->state == "disabled");
}

TEST_CASE("Outside the fair's dates every screen warns, and a demonstration says so", "[ui][showcase]") {
  Fair fair;
  CHECK(fair.display.find("notice.demo") != nullptr);
  CHECK(fair.display.find("notice.dates") == nullptr);
  CHECK(fair.display.find("notice.opening") == nullptr);
  fair.showcase.set_situation({.stock = {}, .today = {2026, 3, 1}, .has_printer = true});
  fair.display.draw();
  CHECK(fair.display.find("notice.opening")->label == "The fair is over");
  fair.display.touch("attract");
  for (const char* id : {"about", "back", "stall", "back", "district:agra", "product:PETHA"}) {
    INFO(id);
    CHECK(fair.display.find("notice.dates") != nullptr);
    CHECK(fair.display.find("notice.demo") != nullptr);
    fair.display.touch(id);
  }
  CHECK(fair.display.find("notice.dates") != nullptr);
}

TEST_CASE("The attract screen moves at most one second in eight", "[ui][showcase]") {
  CHECK(2 * attract_flip_lasts_s <= 1.0);
  CHECK(2 * attract_flip_every_s >= 8.0);
  // Each flip changes exactly one plate.
  for (const int plates : {7, 9})
    for (long flip = 1; flip < 60; ++flip) {
      int changed = 0;
      for (int plate = 0; plate < plates; ++plate)
        if (attract_picture(plate, flip, plates, 20) != attract_picture(plate, flip - 1, plates, 20)) ++changed;
      CHECK(changed == 1);
    }
}

TEST_CASE("A finger between two hexagons means the nearer one, and beside the map none", "[ui][map]") {
  const MapGeometry map = fit_map({0, 0, 1056, 1016});
  const std::vector<MapTileView> tiles{{.district = "a", .label = "a", .sector = {}, .q = 4, .r = 4},
                                       {.district = "b", .label = "b", .sector = {}, .q = 5, .r = 4}};
  const float y = map.centre_y(4), between = (map.centre_x(4, 4) + map.centre_x(5, 4)) / 2;
  CHECK(tile_at(map, tiles, between - 1, y) == 0);
  CHECK(tile_at(map, tiles, between + 1, y) == 1);
  CHECK(tile_at(map, tiles, map.centre_x(4, 4) - map.pitch, y) == -1);
}

TEST_CASE("Map names break between syllables and never inside a letter", "[ui][map]") {
  const auto narrow = [](std::string_view) { return false; };
  CHECK(break_long_name("Prayagraj", narrow) == "Prayag-\nraj");
  CHECK(break_long_name("Shahjahan-\npur", [](std::string_view line) { return line.size() < 5; }) ==
        "Shah-\njahan-\npur");
  CHECK(break_long_name("Sant Kabir\nNagar", [](std::string_view line) { return line.size() < 8; }) ==
        "Sant\nKabir\nNagar");
  CHECK(break_long_name("सुल्तानपुर", narrow) == "सुल्तान-\nपुर");
  CHECK(break_long_name("Agra", [](std::string_view) { return true; }) == "Agra");
}

TEST_CASE("No word of the showcase is cut off, in either language, on any screen size", "[ui][showcase]") {
  const auto size = GENERATE(std::pair{1920, 1080}, std::pair{1366, 768}, std::pair{1080, 1920});
  const auto language = GENERATE(Language::hi, Language::en);
  const auto letters = GENERATE(100, 130, 160);
  Fair fair(size.first, size.second);
  const auto nothing_is_short = [&] {
    fair.display.draw();
    INFO(fair.current() << " at " << size.first << "x" << size.second << ", letters of " << letters << " %");
    for (const std::string& text : fair.display.kiosk().ui().shortened_texts()) FAIL_CHECK(text);
  };
  nothing_is_short();
  fair.display.touch("attract");
  if (language == Language::en) fair.display.touch("lang.en");
  fair.display.touch("access");
  nothing_is_short();
  fair.display.touch("access.text." + std::to_string(letters));
  fair.display.touch("access.done");
  nothing_is_short();
  for (const char* id : {"about", "stall", "search"}) {
    fair.display.touch(id);
    nothing_is_short();
    fair.display.touch("back");
  }
  fair.display.touch("district:gorakhpur");
  if (fair.current() == "home") fair.display.touch("card.see");
  nothing_is_short();
  fair.display.touch("product:HATHI");
  nothing_is_short();
  fair.display.touch("maker.more");
  nothing_is_short();
  fair.display.pass(46);
  nothing_is_short();
}

TEST_CASE("Outside its hours the first screen says when the fair opens", "[ui][showcase]") {
  Fair fair;
  fair.catalogue.event.opens_minute = 10 * 60;
  fair.catalogue.event.closes_minute = 21 * 60;
  const auto said = [&](CivilDate day, std::optional<int> minute) {
    fair.showcase.set_situation({.stock = {}, .today = day, .minute_of_day = minute, .has_printer = true});
    fair.display.draw();
    const WidgetInfo* line = fair.display.find("notice.opening");
    return line == nullptr ? std::string() : line->label;
  };
  CHECK(said({2025, 1, 20}, 9 * 60 + 59) == "The fair opens at 10 am");
  CHECK(said({2025, 1, 20}, 10 * 60).empty());
  CHECK(said({2025, 1, 20}, 20 * 60 + 59).empty());
  CHECK(said({2025, 1, 20}, 21 * 60) == "The fair opens tomorrow at 10 am");
  CHECK(said({2025, 2, 26}, 21 * 60) == "The fair is over");
  CHECK(said({2025, 2, 27}, 12 * 60) == "The fair is over");
  CHECK(said({2025, 1, 12}, 12 * 60) == "The fair opens on 13 January 2025 at 10 am");
  CHECK(said({2025, 1, 20}, std::nullopt).empty());  // a clock that nobody read says nothing
  fair.catalogue.event.opens_minute = 10 * 60 + 30;
  CHECK(said({2025, 1, 20}, 0) == "The fair opens at 10:30 am");
  fair.catalogue.event.opens_minute.reset();
  fair.catalogue.event.closes_minute.reset();
  CHECK(said({2025, 1, 20}, 3 * 60).empty());
}

TEST_CASE("A minute in which nothing opens or closes does not draw a still screen again", "[ui][showcase]") {
  Fair fair;
  fair.catalogue.event.opens_minute = 10 * 60;
  fair.catalogue.event.closes_minute = 21 * 60;
  const auto is_drawn_again = [&](int minute) {
    fair.showcase.set_situation({.stock = {}, .today = {2025, 1, 20}, .minute_of_day = minute, .has_printer = true});
    const bool again = fair.display.kiosk().next_tick_in_s(fair.display.now_s()) <= 0;
    fair.display.draw();
    return again;
  };
  is_drawn_again(9 * 60 + 58);
  CHECK_FALSE(is_drawn_again(9 * 60 + 59));
  CHECK(is_drawn_again(10 * 60));
  CHECK_FALSE(is_drawn_again(10 * 60 + 1));
}

TEST_CASE("What a visitor needs to read the screen is theirs until they leave", "[ui][access]") {
  Fair fair;
  KioskUi& kiosk = fair.display.kiosk();
  fair.display.touch("attract");
  fair.display.touch("access");
  REQUIRE(fair.display.find("access.done") != nullptr);
  CHECK(fair.display.find("district:agra") == nullptr);  // behind the band nothing can be touched
  fair.display.touch("access.text.160");
  fair.display.touch("access.contrast");
  fair.display.touch("access.motion");
  CHECK(kiosk.ui().text_zoom() == Approx(1.6));
  CHECK(kiosk.ui().theme().kind == ThemeKind::high_contrast);
  CHECK(kiosk.has_reduced_motion());
  CHECK(fair.display.find("access.text.160")->state == "selected");
  fair.display.touch("access.done");
  CHECK(fair.display.find("access.done") == nullptr);
  fair.display.touch("about");
  CHECK(kiosk.ui().text_zoom() == Approx(1.6));
  fair.display.pass(46);
  fair.display.pass(20);
  REQUIRE(fair.current() == "attract");
  CHECK(kiosk.access() == AccessSettings{});
  CHECK(kiosk.ui().theme().kind == ThemeKind::paper);
  CHECK_FALSE(kiosk.has_reduced_motion());
}

TEST_CASE("Choices made on the first screen are forgotten there too", "[ui][access]") {
  Fair fair;
  fair.display.touch("access");
  fair.display.touch("access.contrast");
  fair.display.key(Key::escape);
  CHECK(fair.display.find("access.done") == nullptr);
  CHECK(fair.display.kiosk().access().has_high_contrast);
  fair.display.pass(66);
  CHECK(fair.display.kiosk().access() == AccessSettings{});
}

TEST_CASE("A touch beside the access band closes it and touches nothing else", "[ui][access]") {
  Fair fair;
  fair.display.touch("attract");
  const Rect place = fair.display.find("about")->rect, district = fair.display.find("district:agra")->rect;
  fair.display.touch("access");
  fair.display.touch_at(place.middle_x(), place.middle_y());  // on the band
  CHECK(fair.display.find("access.done") != nullptr);
  fair.display.touch_at(district.middle_x(), district.middle_y());
  CHECK(fair.display.find("access.done") == nullptr);
  CHECK(fair.current() == "home");
}

TEST_CASE("The stall's own theme is kept when a visitor leaves", "[ui][access]") {
  Fair fair;
  for (const ThemeKind kind : {ThemeKind::paper, ThemeKind::dark, ThemeKind::high_contrast})
    CHECK(theme_from_name(name_of(kind)) == kind);
  CHECK_FALSE(theme_from_name("midnight"));
  fair.display.kiosk().set_theme(ThemeKind::dark);
  fair.display.touch("attract");
  CHECK(fair.display.kiosk().ui().theme().kind == ThemeKind::dark);
  fair.display.pass(46);
  fair.display.pass(20);
  fair.display.draw();
  CHECK(fair.display.kiosk().ui().theme().kind == ThemeKind::dark);
}

TEST_CASE("A search shows with each district the thing that was asked for", "[ui][showcase]") {
  Fair fair;
  const SearchIndex index(fair.catalogue);
  const auto places = [&](std::string_view words) {
    return make_search_view(fair.catalogue, fair.showcase.situation(), Language::en, index, words).districts;
  };
  REQUIRE(places("petha").size() == 1);
  CHECK(places("petha")[0].label == "Agra · Petha");
  CHECK(places("agra")[0].label == "Agra · Leather");
}

TEST_CASE("A district shows its own craft first, however well another thing sells", "[ui][showcase]") {
  Fair fair;
  fair.catalogue.products[3].picture = "sweet";  // petha, of another sector than Agra's leather
  fair.catalogue.products[3].sector = "food-processing";
  fair.catalogue.products[2].picture = "shoe";
  ShowcaseSituation situation = fair.showcase.situation();
  situation.stock = {{"JUTA", 2}, {"PETHA", 9}};
  fair.catalogue.products[3].popularity = 99;
  const DistrictView view = make_district_view(fair.catalogue, situation, Language::en, "agra");
  CHECK(view.picture == "shoe");
  REQUIRE(view.products.size() == 2);
  CHECK(view.products[0].sku == "JUTA");
}

TEST_CASE("A district shows every craft of the scheme, also those the stall has nothing of", "[ui][showcase]") {
  Catalogue fair = small_fair();
  for (District& district : fair.districts)
    for (DistrictProduct& craft : district.products) craft.picture = district.id + "/" + craft.name.exact(Language::en);
  set_language(Language::en);
  const ShowcaseSituation situation{.stock = {}, .today = fair.event.first_day};
  const DistrictView view = make_district_view(fair, situation, Language::en, "agra");
  CHECK(view.picture == "agra/Leather");
  REQUIRE(view.crafts.size() == 2);
  CHECK(view.crafts[0].rank == "Main craft");
  CHECK(view.crafts[1].name == "Petha");
  CHECK(view.crafts[1].sector == "food-processing");
  // A thing for sale that shows the same picture stands for its craft.
  for (Product& product : fair.products)
    if (product.district == "agra") product.picture = "agra/Petha";
  const DistrictView fuller = make_district_view(fair, situation, Language::en, "agra");
  const bool has_petha = std::any_of(fuller.crafts.begin(), fuller.crafts.end(),
                                     [](const CraftCardView& craft) { return craft.picture == "agra/Petha"; });
  CHECK(has_petha == fuller.products.empty());
}

TEST_CASE("Every district has its hour, and every screen of a fair the same one", "[ui][showcase][attract]") {
  for (const std::size_t count : {1U, 2U, 7U, 8U, 25U, 75U, 76U}) {
    std::set<std::size_t> seen;
    for (int hour = 0; hour < static_cast<int>(count); ++hour)
      seen.insert(turn_of_the_hour({2025, 1, 13 + hour / 24}, hour % 24, count));
    CHECK(seen.size() == count);
  }
}

TEST_CASE("Between the plates come a district, makers and a note of today; a playlist of today is the whole loop",
          "[ui][showcase][attract]") {
  using Kind = PlaylistScene::Kind;
  Fair fair;
  fair.catalogue.playlist = {{.kind = Kind::note,
                              .first_day = {2025, 1, 14},
                              .last_day = {2025, 1, 14},
                              .ref = {},
                              .seconds = 9,
                              .text = {"आज: मकर संक्रांति", "Today: Makar Sankranti"}},
                             {.kind = Kind::district,
                              .first_day = {2025, 1, 15},
                              .last_day = {2025, 1, 16},
                              .ref = "agra",
                              .seconds = 0,
                              .text = {}}};
  const auto kinds_on = [&](int day) {
    std::vector<Kind> kinds;
    const ShowcaseSituation situation{.stock = {}, .today = {2025, 1, day}, .minute_of_day = 11 * 60};
    for (const AttractSceneView& scene : make_attract_view(fair.catalogue, situation, Language::en).scenes)
      kinds.push_back(scene.kind);
    return kinds;
  };
  const auto usual = kinds_on(13), festive = kinds_on(14);
  CHECK(std::count(usual.begin(), usual.end(), Kind::district) == 1);
  CHECK(std::count(usual.begin(), usual.end(), Kind::note) == 0);
  CHECK(std::count(festive.begin(), festive.end(), Kind::note) == 1);
  CHECK(kinds_on(15) == std::vector{Kind::district});
  CHECK(kinds_on(17) == usual);
  // How much was sold is told where the organiser wants it, of today alone, and never that it was nothing.
  fair.catalogue.playlist.push_back(
      {.kind = Kind::sold_today, .first_day = {2025, 1, 13}, .last_day = {2025, 1, 14}, .ref = {}, .text = {}});
  const auto sold_on = [&](int day, SoldToday sold) -> std::string {
    const ShowcaseSituation situation{
        .stock = {}, .today = {2025, 1, day}, .minute_of_day = 11 * 60, .sold_today = sold};
    std::string figure;
    for (const AttractSceneView& scene : make_attract_view(fair.catalogue, situation, Language::en).scenes)
      if (scene.kind == Kind::sold_today) figure = scene.figure;
    return figure;
  };
  CHECK(sold_on(13, {{2025, 1, 13}, 1'23'456, 20, 9}) == "1,23,456");
  CHECK(sold_on(14, {{2025, 1, 13}, 7, 2, 1}).empty());
  CHECK(sold_on(14, {{2025, 1, 14}, 0, 0, 0}).empty());
  CHECK(sold_on(15, {{2025, 1, 15}, 7, 2, 1}).empty());
  fair.catalogue.playlist.pop_back();
  // The loop lasts about two minutes and begins again where it began.
  const auto scenes = make_attract_view(fair.catalogue, {.stock = {}, .today = {2025, 1, 14}}, Language::en).scenes;
  double whole = 0;
  for (const AttractSceneView& scene : scenes) whole += scene.seconds;
  CHECK(attract_moment(scenes, 0).scene == 0);
  CHECK(attract_moment(scenes, whole - 0.5).scene == static_cast<int>(scenes.size()) - 1);
  CHECK(attract_moment(scenes, whole + 0.5).scene == 0);
  CHECK(attract_moment({}, 5).scene == -1);
}

TEST_CASE("A scene of the first screen is a button like the plates, and gives way to them where nothing may move",
          "[ui][showcase][attract]") {
  Fair fair;
  fair.catalogue.playlist = {{.kind = PlaylistScene::Kind::district,
                              .first_day = {2025, 1, 1},
                              .last_day = {2025, 2, 28},
                              .ref = "gorakhpur",
                              .seconds = 20,
                              .text = {}}};
  fair.showcase.set_situation({.stock = {}, .today = {2025, 1, 21}, .has_printer = true});
  fair.display.draw();
  REQUIRE(fair.display.find("attract.district") != nullptr);
  CHECK(fair.display.find("attract.district")->label == "गोरखपुर");
  fair.display.touch("attract");
  CHECK(fair.current() == "home");
  fair.display.touch("access");
  fair.display.touch("access.motion");
  fair.display.touch("access.done");
  fair.display.kiosk().show("attract");
  fair.display.draw();
  CHECK(fair.display.find("attract.district") == nullptr);
}

TEST_CASE("Two switches, one for the next key and one to choose it, reach everything a finger does",
          "[ui][showcase][access]") {
  Fair fair;
  const auto everything_is_reached = [&] {
    INFO(fair.current());
    std::set<std::string> wanted, reached;
    for (const WidgetInfo& widget : fair.display.screen()->widgets)
      if (widget.role == "button" && widget.state != "disabled") wanted.insert(widget.id);
    for (std::size_t step = 0; step < 2 * wanted.size(); ++step) {
      fair.display.key(Key::tab);
      for (const WidgetInfo& widget : fair.display.screen()->widgets)
        if (widget.state == "focused") reached.insert(widget.id);
    }
    for (const std::string& id : wanted)
      if (!reached.contains(id)) FAIL_CHECK(id << " is out of reach");
  };
  const auto choose = [&](const std::string& id) {
    for (int step = 0; step < 400; ++step) {
      fair.display.key(Key::tab);
      const WidgetInfo* widget = fair.display.find(id);
      if (widget != nullptr && widget->state == "focused") return fair.display.key(Key::enter);
    }
    FAIL(id << " never had the focus");
  };
  everything_is_reached();
  choose("attract");
  REQUIRE(fair.current() == "home");
  everything_is_reached();
  for (const char* id : {"about", "stall", "search"}) {
    choose(id);
    REQUIRE(fair.current() == id);
    everything_is_reached();
    fair.display.key(Key::escape);
    REQUIRE(fair.current() == "home");
  }
  choose("district:agra");
  if (fair.current() == "home") choose("card.see");
  REQUIRE(fair.current() == "district");
  everything_is_reached();
  choose("product:PETHA");
  REQUIRE(fair.current() == "product");
  everything_is_reached();
}
