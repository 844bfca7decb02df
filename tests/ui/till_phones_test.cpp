// The stall tells the kiosk of its own Wi-Fi.
#include <catch2/catch.hpp>

#include "ui/till_stall.h"

using namespace odop;
using tests::TillStall;

namespace {

void write(TillStall& stall, const char* field, std::u32string_view text) {
  stall.touch(field);
  for (const char32_t c : text) stall.display->type(c);
  stall.touch("settings.address.ok");
}

}  // namespace

TEST_CASE("Name, password and address of the stall's Wi-Fi are kept; what cannot be one is said",
          "[ui][till][phones]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"language", "hi"});  // no first run: the wizard stays away
  stall.settle();
  stall.sign_in("S2", "202620");
  stall.touch("till.menu");
  stall.touch("till.menu.settings");
  stall.touch("settings.panel.5");
  write(stall, "settings.wifi_name", U"UP Hunar 14");
  write(stall, "settings.wifi_password", U"short");
  CHECK(stall.display->find("till.problem") != nullptr);
  for (const char32_t c : U"er-2025")
    if (c != 0) stall.display->type(c);
  stall.touch("settings.address.ok");
  write(stall, "settings.page_address", U"stall:8080");
  CHECK(stall.display->find("till.problem") != nullptr);
  stall.touch("back");
  write(stall, "settings.page_address", U"192.168.50.1:8080");
  stall.touch("settings.save");
  stall.wait([&] { return stall.state_of("settings.save") == "disabled"; });
  const auto& kept = stall.thread->state()->settings;
  CHECK(kept.at("wifi_name") == "UP Hunar 14");
  CHECK(kept.at("wifi_password") == "shorter-2025");
  CHECK(kept.at("page_address") == "192.168.50.1:8080");
}
