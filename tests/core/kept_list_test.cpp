// What the one code of a visitor's choices promises: every link that has room is in it, and none is lost unsaid.
#include "core/kept_list.h"

#include <catch2/catch.hpp>

using namespace odop;

namespace {

Catalogue shop(int things, std::size_t link_bytes, std::size_t name_bytes = 10) {
  Catalogue fair;
  fair.event.name = {"मेला", "Fair"};
  fair.marketplaces = {{"mart", {"मार्ट", "Mart"}, {}, {"mart.example"}}};
  for (int i = 0; i < things; ++i) {
    Product product;
    product.sku = "P" + std::to_string(i);
    const std::string name = "thing " + std::to_string(i) + std::string(name_bytes, 'n');
    product.name = {name, name};
    std::string link = "https://mart.example/" + std::to_string(i);
    link.resize(std::max(link.size(), link_bytes), 'x');
    product.listings = {{"mart", link, false}};
    fair.products.push_back(std::move(product));
  }
  fair.build_indexes();
  return fair;
}

KeptList list_of(const Catalogue& fair) {
  std::vector<std::string> skus;
  for (const Product& product : fair.products) skus.push_back(product.sku);
  return make_kept_list(fair, skus, Language::hi);
}

}  // namespace

TEST_CASE("One kept thing is its link alone, several stand by name under the fair's", "[core][kept]") {
  CHECK(list_of(shop(1, 0)).code == "https://mart.example/0");
  CHECK(list_of(shop(2, 0, 1)).code == "मेला\nthing 0n\nhttps://mart.example/0\nthing 1n\nhttps://mart.example/1");
  CHECK(list_of(shop(20, 0)).things.size() == kept_things_max);
  CHECK(list_of(shop(0, 0)).code.empty());
}

TEST_CASE("The page that shows most of a thing is in the code, and a host off the list never", "[core][kept]") {
  Catalogue fair = shop(1, 0);
  Product& product = fair.products.front();
  const Listing front{"mart", "https://mart.example/", false}, search{"mart", "https://mart.example/s?k=lota", true},
      own{"mart", "https://mart.example/lota", false}, elsewhere{"mart", "https://evil.example/lota", false};
  const auto chosen = [&](std::vector<Listing> listings) {
    product.listings = std::move(listings);
    return list_of(fair).things.front();
  };
  CHECK(chosen({front, search, own}).link == own.url);
  CHECK(chosen({front, search}).page == PageKind::search);
  CHECK(chosen({front, elsewhere}).page == PageKind::front_page);
  CHECK(chosen({elsewhere}).page == PageKind::none);
  CHECK(list_of(fair).code.empty());
}

TEST_CASE("What is too long loses the fair's name, then the names, and a link only with a word about it",
          "[core][kept]") {
  struct Row {
    std::size_t link_bytes, name_bytes;
    bool has_fair, has_names, has_all_links;
  };
  // 644 bytes at the low level of version 17.
  const auto row = GENERATE(values<Row>({{30, 10, true, true, true},
                                         {30, 40, false, true, true},
                                         {30, 60, false, false, true},
                                         {79, 10, false, false, true},
                                         {120, 10, false, false, false}}));
  Catalogue fair = shop(8, row.link_bytes, row.name_bytes);
  const std::string long_name = std::string(50, 'F');
  fair.event.name = {long_name, long_name};
  const KeptList list = list_of(fair);
  CAPTURE(row.link_bytes, row.name_bytes, list.code);
  CHECK(list.code.starts_with(long_name) == row.has_fair);
  CHECK((list.code.find("thing 7") != std::string::npos) == row.has_names);
  CHECK(list.has_names == row.has_names);
  std::size_t in_code = 0;
  for (const KeptThing& thing : list.things) {
    CHECK((list.code.find(thing.link) != std::string::npos) == thing.is_in_code);
    in_code += thing.is_in_code;
  }
  CHECK((in_code == 8) == row.has_all_links);
  CHECK(in_code >= 5);
  const auto code = encode_kept_code(list.code);
  REQUIRE(code);
  CHECK(code->version() <= kept_code_version_max);
}

TEST_CASE("Things that lead to one page share its link when only links have room", "[core][kept]") {
  Catalogue fair = shop(8, 0, 90);
  for (Product& product : fair.products) product.listings = {{"mart", "https://mart.example/", false}};
  const KeptList list = list_of(fair);
  CHECK(list.code == "https://mart.example/");
  for (const KeptThing& thing : list.things) CHECK(thing.is_in_code);
}
