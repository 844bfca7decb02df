// A small fair with a plan, for the tests of the page on the stall's Wi-Fi: its names are what a page must survive.
#pragma once

#include "core/catalogue.h"

namespace odop::test {

inline Catalogue page_fair() {
  Catalogue fair;
  fair.event = {.id = "fair",
                .name = {"मेला", "Fair"},
                .place = {"प्रयागराज", "Prayagraj"},
                .first_day = {2025, 1, 13},
                .last_day = {2025, 2, 26},
                .state_code = 9};
  fair.stall = {.code = "S1", .name = {"हमारा स्टॉल", "Our stall"}, .supplier = "UPH"};
  fair.pack_hash = "1a2b3c4d" + std::string(56, '0');
  fair.sectors = {{"handicraft", {"हस्तशिल्प", "Handicraft"}}};
  District agra;
  agra.id = "agra";
  agra.name = {"आगरा", "Agra"};
  agra.story = {"पत्थर की कहानी। और आगे।", "A story of stone. And more."};
  fair.districts = {agra};
  Supplier house;
  house.code = "UPH";
  house.name = {"यूपी हुनर", "UP Hunar"};
  house.address = {"स्टॉल 1; मेला, प्रयागराज", "Stall 1; the fair, Prayagraj"};
  house.phone = "0532 0000014";
  house.pan = "AAACU0000H";
  fair.suppliers = {house};
  fair.makers = {{.code = "M1",
                  .name = {"सलीम <b>अंसारी</b>", "Salim <b>Ansari</b>"},
                  .craft = {"नक्काश", "Engraver"},
                  .quote = {"\"हाथ\" & मन", "\"Hand\" & mind"},
                  .district = "agra",
                  .supplier = "UPH"}};
  fair.staff = {{.code = "S1", .name = {"आशा", "Asha"}, .pin_hash = "$argon2id$"}};
  fair.marketplaces = {{"flipkart", {"फ्लिपकार्ट", "Flipkart"}, {}, {"www.flipkart.com"}}};
  for (int i = 0; i < 40; ++i) {
    Product product;
    product.sku = "P" + std::to_string(i);
    product.name = {"चीज " + std::to_string(i), "Thing " + std::to_string(i)};
    product.price = Money::from_paise(65'000 + i * 100);
    product.district = "agra";
    product.sector = "handicraft";
    product.supplier = "UPH";
    if (i == 0) product.maker = "M1";
    product.listings = {{"flipkart", "https://www.flipkart.com/p/" + std::to_string(i), false}};
    product.picture = "thing";
    fair.products.push_back(std::move(product));
  }
  fair.pictures["thing"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>";
  fair.plan.places = {{PlanPlace::Kind::hall, "H2", {"हॉल 2", "Hall 2"}, 0, 0, 100, 200}};
  fair.plan.stalls = {{.code = "S1", .name = {"हमारा", "Ours"}, .hall = "H2", .x_m = 10, .y_m = 10},
                      {.code = "S14", .name = {"पीतल", "Brass"}, .hall = "H2", .x_m = 10, .y_m = 132, .makers = {"M1"}},
                      {.code = "S9", .name = {"पास", "Near"}, .x_m = 40, .y_m = 50, .districts = {"agra"}}};
  fair.build_indexes();
  return fair;
}

}  // namespace odop::test
