#include <catch2/catch.hpp>

#include "core/civil_date.h"
#include "storage/database.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "text/words.h"
#include "till/kiosk_status.h"
#include "ui/till/notes.h"
#include "ui/till/sentences.h"
#include "ui/till_stall.h"

using namespace odop;
using odop::tests::TillStall;

TEST_CASE("A wrong PIN shakes, the fifth one waits a minute, and then the right one opens", "[ui][till][pin]") {
  TillStall stall;
  stall.touch("person:S1");
  for (int i = 0; i < 5; ++i) {
    for (const char* key : {"pin.1", "pin.1", "pin.1", "pin.1", "pin.ok"}) stall.touch(key);
    stall.wait([&] { return stall.has("pin.message") && stall.label("pin.dots") == "0"; });
  }
  CHECK(stall.label("pin.message").find("60") != std::string::npos);
  CHECK(stall.state_of("pin.1") == "disabled");
  stall.clock.pass_ms(61'000);
  stall.display->pass(61);
  CHECK(stall.state_of("pin.1") == "normal");
  stall.sign_in();
  CHECK(stall.here() == "till");
}

TEST_CASE("Digits alone open the till for the one whose they are", "[ui][till][pin]") {
  TillStall stall;
  for (const char* key : {"pin.2", "pin.0", "pin.2", "pin.6", "pin.2", "pin.0"}) stall.touch(key);
  stall.wait([&] { return stall.screens->staff() != nullptr; });
  CHECK(stall.screens->staff()->code == "S2");
}

TEST_CASE("Four digits are sent by themselves when nobody types on; six at once", "[ui][till][pin]") {
  TillStall stall;
  stall.touch("person:S1");
  for (const char* key : {"pin.2", "pin.0", "pin.2", "pin.5"}) stall.touch(key);
  CHECK(stall.screens->staff() == nullptr);
  stall.display->pass(0.7);
  stall.wait_for("till");
  stall.touch("till.leave");
  CHECK(stall.here() == "till.pin");
  CHECK(stall.screens->staff() == nullptr);
  stall.touch("person:S2");
  for (const char* key : {"pin.2", "pin.0", "pin.2", "pin.6", "pin.2", "pin.0"}) stall.touch(key);
  stall.wait([&] { return stall.screens->staff() != nullptr; });
}

TEST_CASE("The till locks after five quiet minutes, but never over an open bill", "[ui][till][pin]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:CUP");
  stall.display->pass(400);
  CHECK(stall.here() == "till");
  stall.touch("till.line.minus:CUP");
  stall.display->pass(301);
  CHECK(stall.here() == "till.pin");
}

TEST_CASE("A dead clock battery: staff confirm the date once and sell on", "[ui][till][clock]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.touch("till.new");
  stall.clock.set_utc_ms(utc_ms_from_ist({2025, 1, 13}, 8));
  stall.touch("till.sku:CUP");
  stall.wait_for("till.clock");
  CHECK(stall.label("clock.date").find("2025") != std::string::npos);
  stall.touch("clock.right");
  stall.wait_for("till");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  CHECK(stall.sales() == 2);
}

TEST_CASE("Staff set the date themselves: asked once for it, and sold on at once", "[ui][till][clock]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.touch("till.new");
  stall.clock.set_utc_ms(utc_ms_from_ist({2000, 1, 1}, 5, 30));
  stall.touch("till.sku:CUP");
  stall.wait_for("till.clock");
  stall.touch("clock.wrong");
  // No such day: it cannot be confirmed.
  for (const char digit : std::string("300220251000")) stall.touch(std::string("pad.") + digit);
  CHECK(stall.state_of("clock.set.yes") == "disabled");
  for (int i = 0; i < 12; ++i) stall.touch("pad.back");
  for (const char digit : std::string("010220251015")) stall.touch(std::string("pad.") + digit);
  CHECK(stall.label("dialog.typed") == "01.02.2025  10:15");
  stall.touch("clock.set.yes");
  REQUIRE(stall.clocks_set == std::vector<std::int64_t>{utc_ms_from_ist({2025, 2, 1}, 10, 15)});

  SECTION("the program may set it") {
    stall.clock.set_utc_ms(stall.clocks_set.front());
    stall.screens->set_clock_answer(ui::ClockSaid::is_set);
    stall.wait_for("till");
    stall.touch("till.pay.cash");
    stall.touch("till.exact");
    stall.wait_for("till.sold");
    CHECK(stall.sales() == 2);
  }
  SECTION("it has no right to: that is said, and nothing is sold until the date was confirmed") {
    stall.screens->set_clock_answer(ui::ClockSaid::not_allowed);
    stall.display->draw();
    CHECK(stall.here() == "till.clock");
    CHECK_FALSE(stall.label("clock.note").empty());
    CHECK(stall.sales() == 1);
  }
}

TEST_CASE("The date can be set from the settings, with an honest answer", "[ui][till][settings][clock]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"language", "hi"});
  stall.settle();
  stall.sign_in("S2", "202620");
  stall.touch("till.menu");
  stall.touch("till.menu.settings");
  stall.touch("settings.panel.1");
  stall.touch("settings.clock");
  for (const char digit : std::string("150120250900")) stall.touch(std::string("pad.") + digit);
  stall.touch("clock.set.yes");
  CHECK(stall.state_of("settings.clock") == "busy");
  const auto said = GENERATE(ui::ClockSaid::is_set, ui::ClockSaid::not_allowed, ui::ClockSaid::failed);
  stall.screens->set_clock_answer(said);
  stall.display->draw();
  CHECK(stall.label("settings.clock.note") == ui::clock_sentence(said));
  CHECK(stall.state_of("settings.clock") == "normal");
}

TEST_CASE("Staff choose the till's looks; they hold after a restart and visitors do not see them",
          "[ui][till][settings]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"language", "hi"});
  stall.settle();
  const auto looks = [&] { return stall.display->kiosk().ui().theme().kind; };
  stall.sign_in("S2", "202620");
  stall.touch("till.menu");
  stall.touch("till.menu.settings");
  stall.touch("settings.panel.4");
  stall.touch("settings.theme.dark");
  CHECK(looks() == ui::ThemeKind::dark);
  stall.touch("back");  // not saved: as it was
  CHECK(looks() == ui::ThemeKind::paper);
  stall.touch("till.menu");
  stall.touch("till.menu.settings");
  stall.touch("settings.panel.4");
  stall.touch("settings.theme.high_contrast");
  stall.touch("settings.save");
  stall.wait([&] { return stall.state_of("settings.save") == "disabled"; });
  stall.restart();
  CHECK(looks() == ui::ThemeKind::high_contrast);
  stall.sign_in();
  stall.touch("till.leave");
  CHECK(looks() == ui::ThemeKind::paper);
}

TEST_CASE("A touch on the hub's trouble tells what it is, and tries it", "[ui][till][sync]") {
  TillStall stall;
  stall.sign_in();
  std::vector<std::string> titles;
  for (const char* code : {"network", "garbage", "certificate", "code_used", "totals_differ", "who_knows"}) {
    stall.screens->set_sync_view({.state = ui::TillSyncView::State::needs_person, .unsent = 7, .code = code});
    stall.display->draw();
    stall.touch("till.sync");
    CHECK(std::find(titles.begin(), titles.end(), stall.label("dialog")) == titles.end());
    titles.push_back(stall.label("dialog"));
    CHECK(stall.label("dialog.sentence").find("7") != std::string::npos);
    stall.touch("dialog.yes");
  }
  CHECK(stall.sendings == 6);
}

TEST_CASE("A code for the hub is written in the settings and lets the kiosk enrol again", "[ui][till][settings]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"hub", "http://192.168.1.10:8470"});
  stall.thread->post(till::SaveSetting{"language", "hi"});
  stall.settle();
  stall.sign_in("S2", "202620");
  stall.touch("till.menu");
  stall.touch("till.menu.settings");
  stall.touch("settings.panel.3");
  stall.touch("settings.code");
  for (const char* key : {"key.a", "key.b", "key.sign.-", "key.7"}) stall.touch(key);
  stall.touch("settings.address.ok");
  stall.touch("settings.save");
  stall.wait([&] { return stall.state_of("settings.save") == "disabled"; });
  storage::Database database(stall.folder.path() / till::journal_file_name, {.read_only = true},
                             storage::kiosk_migrations());
  CHECK(storage::read_sync_state(database).enrol_code == "AB-7");
  CHECK(storage::read_sync_state(database).hub_url == "http://192.168.1.10:8470");
}

TEST_CASE("The drawer is opened with a counted float and closed with what was counted", "[ui][till][shift]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.menu");
  stall.touch("till.menu.shift");
  for (const char* key : {"pad.5", "pad.0", "pad.0"}) stall.touch(key);
  stall.touch("shift.submit");
  stall.wait_for("till");
  stall.touch("till.sku:POT");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.touch("till.new");
  stall.touch("till.menu");
  stall.touch("till.menu.shift");
  stall.touch("drawer.close");
  // 500 + 2 x 200 by touches, 4 x 10 typed; the coins are none.
  for (const char* key : {"count.plus:500", "count.plus:200", "count.plus:200", "count.plus:200", "count.minus:200",
                          "count:10", "pad.4", "dialog.yes"})
    stall.touch(key);
  CHECK(stall.label("count:10") == "4");
  CHECK(stall.label("shift.typed") == "₹940");
  CHECK_FALSE(stall.has("shift.row.2"));  // what should be in it is not told to who counts
  stall.touch("shift.submit");
  stall.wait([&] { return stall.has("shift.row.6"); });
  REQUIRE(stall.reports.size() == 1);
  CHECK(stall.reports.front().z_number == 1);
  CHECK(stall.reports.front().difference() == Money::from_paise(-1000));
  CHECK(stall.label("shift.row.4") == "₹950");
  CHECK(stall.label("shift.row.5") == "₹940");
  CHECK(stall.label("shift.row.6") == "₹10");
  stall.touch("shift.submit");
  CHECK(stall.here() == "till");
}

TEST_CASE("The first supervisor is led through the wizard; what was chosen is on the disk", "[ui][till][settings]") {
  TillStall stall;
  CHECK(stall.screens->needs_wizard());
  stall.sign_in("S2", "202620");
  stall.wait_for("till.wizard");
  stall.touch("wizard.next");
  stall.touch("wizard.next");
  stall.touch("settings.printer.usb");
  stall.touch("settings.paper.58");
  stall.touch("wizard.next");
  stall.touch("wizard.next");
  stall.touch("wizard.next");
  stall.wait_for("till");
  CHECK_FALSE(stall.screens->needs_wizard());
  const auto state = stall.thread->state();
  CHECK(state->settings.at("printer") == "usb:/dev/usb/lp0");
  CHECK(state->settings.at("paper") == "58");
  CHECK(stall.settings.size() == 5);  // no hub was chosen
}

TEST_CASE("A test page of what is saved already waits for no disk; a changed printer is saved first",
          "[ui][till][settings]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"language", "hi"});
  stall.thread->post(till::SaveSetting{"printer", "usb:/dev/usb/lp0"});
  stall.thread->post(till::SaveSetting{"paper", "58"});
  stall.thread->post(till::SaveSetting{"theme", "paper"});
  stall.thread->post(till::SaveSetting{"display_scale", "0"});
  stall.settle();
  stall.sign_in("S2", "202620");
  stall.touch("till.menu");
  stall.touch("till.menu.settings");
  CHECK(stall.here() == "till.settings");
  stall.touch("settings.panel.2");
  stall.touch("settings.test_page");
  stall.settle();  // the choices are saved before the page is printed
  CHECK(stall.test_pages == 1);
  stall.settle();
  stall.display->draw();
  CHECK(stall.settings.empty());
  stall.touch("settings.paper.80");
  stall.touch("settings.test_page");
  stall.wait([&] { return stall.test_pages == 2; });
  CHECK(stall.settings == std::vector<std::pair<std::string, std::string>>{{"paper", "80"}});
}

TEST_CASE("The wizard leaves the hub that the kiosk was made with", "[ui][till][settings]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"hub", "http://192.168.1.10:8470"});
  stall.settle();
  CHECK(stall.screens->needs_wizard());
  stall.sign_in("S2", "202620");
  stall.wait_for("till.wizard");
  for (int i = 0; i < 5; ++i) stall.touch("wizard.next");
  stall.wait_for("till");
  CHECK(stall.thread->state()->settings.at("hub") == "http://192.168.1.10:8470");
  CHECK(till::read_kiosk_status(stall.folder.path()).sync.hub_url == "http://192.168.1.10:8470");
}

TEST_CASE("A seller has no settings", "[ui][till][settings]") {
  TillStall stall;
  stall.sign_in();
  CHECK(stall.here() == "till");
  stall.touch("till.menu");
  CHECK_FALSE(stall.has("till.menu.settings"));
  CHECK_FALSE(stall.has("till.menu.close"));
}

TEST_CASE("A supervisor closes the kiosk from the menu", "[ui][till][settings]") {
  TillStall stall;
  stall.thread->post(till::SaveSetting{"language", "hi"});  // no first run: the wizard stays away
  stall.settle();
  stall.sign_in("S2", "202620");
  stall.touch("till.menu");
  stall.touch("till.menu.close");
  CHECK(stall.closings == 1);
}

TEST_CASE("Paper out after a sale is a full screen with the way on, and goes when the roll is in",
          "[ui][till][trouble]") {
  TillStall stall;
  stall.sign_in();
  stall.touch("till.sku:CUP");
  stall.touch("till.pay.cash");
  stall.touch("till.exact");
  stall.wait_for("till.sold");
  stall.screens->set_printer_view({.state = ui::TillPrinterView::State::trouble, .trouble = "paper_out", .waiting = 2});
  stall.display->draw();
  CHECK(stall.here() == "till.trouble");
  stall.touch("trouble.retry");
  CHECK(stall.retries == 1);
  CHECK(stall.here() == "till.sold");
  stall.screens->set_printer_view({.state = ui::TillPrinterView::State::trouble, .trouble = "paper_out", .waiting = 2});
  stall.display->draw();
  stall.screens->set_printer_view({.state = ui::TillPrinterView::State::printing, .trouble = {}, .waiting = 1});
  stall.display->draw();
  CHECK(stall.here() == "till.sold");
  stall.touch("till.print_again");
  CHECK(stall.printed_again == std::vector<std::string>{stall.bills.front().serial});
}

TEST_CASE("Every refusal of a sale has a Hindi sentence of its own", "[ui][till][words]") {
  const auto hindi = Translator::from_mo_file(default_locale_folder() / "hi" / "LC_MESSAGES" / "odop.mo", Language::hi);
  std::vector<std::string> said;
  for (const till::SaleRefusal reason : ui::all_sale_refusals) {
    const std::string english = ui::sentence_of(reason), sentence = hindi->tr(ui::sentence_of(reason));
    INFO(till::code_of(reason));
    CHECK(sentence != english);
    CHECK(std::find(said.begin(), said.end(), sentence) == said.end());
    CHECK((english.find("{0}") == std::string::npos) == (sentence.find("{0}") == std::string::npos));
    said.push_back(sentence);
  }
}

TEST_CASE("Hand-back notes add up to the change with the fewest pieces", "[ui][till]") {
  for (const int rupees : {0, 1, 3, 8, 40, 353, 499, 1'999}) {
    int sum = 0;
    const std::vector<int> notes = ui::hand_back_notes(Money::from_paise(rupees * 100));
    for (const int note : notes) sum += note;
    CHECK(sum == rupees);
  }
  CHECK(ui::hand_back_notes(Money::from_paise(35'300)) == std::vector<int>{200, 100, 50, 2, 1});
}
