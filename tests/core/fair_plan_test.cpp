#include "core/fair_plan.h"

#include <catch2/catch.hpp>

#include "core/catalogue.h"

using namespace odop;

namespace {

Catalogue planned() {
  Catalogue fair;
  fair.stall.code = "S1";
  fair.plan.places = {{PlanPlace::Kind::hall, "H1", {"हॉल", "Hall"}, 20, 10, 100, 60}};
  fair.plan.stalls = {{.code = "S1", .x_m = 30, .y_m = 20},
                      {.code = "S2", .x_m = 30, .y_m = 50, .makers = {"M1"}, .districts = {"agra"}},
                      {.code = "S3", .x_m = 150, .y_m = 20, .suppliers = {"UPH"}, .makers = {"M1"}},
                      {.code = "S4", .x_m = 40, .y_m = 20, .districts = {"agra"}}};
  return fair;
}
std::vector<std::string> codes(const std::vector<const PlanStall*>& stalls) {
  std::vector<std::string> all;
  for (const PlanStall* stall : stalls) all.push_back(stall->code);
  return all;
}

}  // namespace

TEST_CASE("A thing is found where its maker stands, else its supplier, else its district, the nearest first",
          "[core][plan]") {
  const Catalogue fair = planned();
  CHECK(codes(stalls_that_sell(fair, {.district = "agra", .maker = "M1", .supplier = "UPH"})) ==
        std::vector<std::string>{"S2", "S3"});
  CHECK(codes(stalls_that_sell(fair, {.district = "agra", .maker = "M9", .supplier = "UPH"})) ==
        std::vector<std::string>{"S3"});
  CHECK(codes(stalls_that_sell(fair, {.district = "agra", .supplier = "X"})) == std::vector<std::string>{"S4", "S2"});
  CHECK(stalls_that_sell(fair, {.district = "mau"}).empty());
}

TEST_CASE(
    "A distance on the plan is straight and rounded to what about can mean; without a stall of ours there is none",
    "[core][plan]") {
  Catalogue fair = planned();
  CHECK(straight_metres(fair, fair.plan.stalls[1]) == 30);
  CHECK(straight_metres(fair, fair.plan.stalls[2]) == 120);
  fair.plan.stalls[3].x_m = 42;  // 12 m
  CHECK(straight_metres(fair, fair.plan.stalls[3]) == 10);
  fair.stall.code = "S99";
  CHECK_FALSE(straight_metres(fair, fair.plan.stalls[1]));
  const PlanBounds bounds = bounds_of(fair.plan);
  CHECK(bounds.x_m < 20);
  CHECK(bounds.x_m + bounds.width_m > 150);
}
