#include "platform/second_window.h"

#include <catch2/catch.hpp>

using odop::platform::parse_second_place;
using odop::platform::SecondPlace;

TEST_CASE("The place of the customer's display is a monitor or a piece of the desktop", "[platform][second_window]") {
  CHECK(parse_second_place("auto") == SecondPlace{.monitor = "auto"});
  CHECK(parse_second_place("2") == SecondPlace{.monitor = "2"});
  CHECK(parse_second_place("HDMI-1") == SecondPlace{.monitor = "HDMI-1"});
  CHECK(parse_second_place("1280x800+1920+0") ==
        SecondPlace{.monitor = {}, .width_px = 1280, .height_px = 800, .x_px = 1920, .y_px = 0});
  CHECK(parse_second_place("800x480-800+120") ==
        SecondPlace{.monitor = {}, .width_px = 800, .height_px = 480, .x_px = -800, .y_px = 120});
}

TEST_CASE("A place that is none is refused, not guessed", "[platform][second_window]") {
  const auto wrong = GENERATE(as<std::string>{}, "", "off", "1280x800", "1280x800+1", "1280x800+1+2+3", "12x12+0+0",
                              "1280x800+0+0 ", "99999x800+0+0", "-1280x800+0+0", "1280x800+x+0");
  INFO(wrong);
  CHECK_FALSE(parse_second_place(wrong));
}
