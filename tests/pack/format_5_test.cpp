// Everything that format 5 brought, in one pack kept as bytes: whoever changes the format later still opens it.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "pack/photo_maker.h"
#include "pack/photographs.h"
#include "pack/tiny_folder.h"

using namespace odop;
using namespace odop::test;

namespace {

void add_format_5(TinyFolder& folder) {
  add_states(folder, "gaya,primary,food-processing,Tilkut,तिलकुट,,true,export-hub,two-sources,A B\n");
  folder.raw("pictures/mark.jpg", jpeg_of(four_corners(600, 800), 1));
  folder.raw("photos.csv", "picture,focus_x,focus_y,credit_en,credit_hi\nmark,40,20,Asha Verma,आशा वर्मा\n");
  folder.raw("halls.csv", "code,kind,name_en,name_hi,x_m,y_m,width_m,depth_m\nH1,hall,Hall 1,हॉल 1,0,5,50,40\n");
  folder.raw("stalls.csv",
             "code,name_en,name_hi,hall,x_m,y_m,suppliers,makers,districts\nS1,Ours,हमारा,H1,5,6,,,lucknow\n");
  folder.raw("exhibits.csv",
             "room,title_en,title_hi,text_en,text_hi,picture,date,source,district\n"
             "workshops,Workshops,कार्यशालाएं,Makers learned.,कारीगरों ने सीखा।,mark,2025-01-16,News,\n"
             "workshops,,,,,,,,lucknow\n");
  folder.raw("playlist.csv",
             "first_day,last_day,scene,ref,seconds,text_en,text_hi\n2025-10-02,2025-10-03,sold_today,,20,,\n");
}

}  // namespace

TEST_CASE("A pack of format 5 is read as it was written: States, a photograph, the plan, rooms, things sold today",
          "[pack][file]") {
  const auto path = std::filesystem::path(ODOP_SOURCE_DIR) / "tests" / "golden" / "pack" / "format-5.odop";
  if (std::getenv("ODOP_UPDATE_GOLDEN") != nullptr && !std::filesystem::exists(path)) {
    TinyFolder folder;
    add_format_5(folder);
    build_tiny(folder, path);
  }
  const auto loaded = load_pack(path);
  REQUIRE(loaded);
  REQUIRE(loaded->home_state() != nullptr);
  CHECK(loaded->home_state()->id == "up");
  const District* gaya = loaded->find_district("gaya");
  REQUIRE(gaya != nullptr);
  CHECK(gaya->state == "bihar");
  CHECK_FALSE(gaya->has_hexagon);
  REQUIRE(gaya->products.size() == 1);
  CHECK(gaya->products[0].origin.sources == "Daily, 2020; Weekly");
  const Photograph* photograph = loaded->find_photograph("mark");
  REQUIRE(photograph != nullptr);
  CHECK(photograph->credit.exact(Language::hi) == "आशा वर्मा");
  CHECK(photograph->large_height_px == 800);
  CHECK(loaded->pictures.contains(large_picture_name("mark")));
  REQUIRE(loaded->plan.places.size() == 1);
  CHECK(loaded->plan.places[0].depth_m == 40);
  REQUIRE(loaded->plan.stalls.size() == 1);
  CHECK(loaded->plan.stalls[0].hall == "H1");
  REQUIRE(loaded->exhibits.size() == 2);
  CHECK(loaded->exhibits[0].room == Exhibit::Room::workshops);
  CHECK(loaded->exhibits[0].picture == "mark");
  CHECK(loaded->exhibits[1].district == "lucknow");
  REQUIRE(loaded->playlist.size() == 1);
  CHECK(loaded->playlist[0].kind == PlaylistScene::Kind::sold_today);
}
