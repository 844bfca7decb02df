// The bill to the buyer's telephone by real touches: only by their choice, never in the way, taken back as easily.
#include <catch2/catch.hpp>

#include "core/consent.h"
#include "storage/migrations.h"
#include "text/words.h"
#include "ui/till_stall.h"
#include "wire/payloads.h"

using namespace odop;
using odop::tests::TillStall;

namespace {

struct CallingStall : TillStall {
  explicit CallingStall(bool has_key = true, int width_px = 1366, int height_px = 768)
      : TillStall(
            [=](Catalogue& catalogue) {
              if (has_key) catalogue.event.organiser_key = wire::to_hex(wire::Signer(wire::Seed{9}).public_key());
            },
            width_px, height_px) {
    sign_in();
    sell();
  }
  void sell() {
    touch("till.sku:CUP");
    touch("till.pay.cash");
    touch("till.exact");
    wait_for("till.sold");
  }
  void type(const std::string& digits) {
    for (const char digit : digits) {
      touch(digit == '+' ? std::string("pad.plus") : std::string("pad.") + digit);
      note_shown();
    }
  }
  // The longest run of digits that any widget shows, but for the keys themselves.
  void note_shown() {
    for (const ui::WidgetInfo& widget : display->screen()->widgets) {
      if (widget.id.find("phone") == std::string::npos) continue;
      std::string digits;
      for (const char c : widget.label)
        if (c >= '0' && c <= '9') digits += c;
      if (widget.id.starts_with("phone.number") || widget.id == "sold.phone" || widget.id == "bill.erase_phone")
        digits_shown_max = std::max(digits_shown_max, digits.size());
    }
  }
  void give(const std::string& digits) {
    touch("till.phone");
    touch("phone.send_bill");
    touch("phone.next");
    type(digits);
    touch("phone.save");
    wait([&] { return has("phone.done"); });
    note_shown();
  }
  std::vector<wire::ConsentPayload> consents() {
    std::vector<wire::ConsentPayload> all;
    settle();
    storage::Database books(folder.path() / till::journal_file_name, {.read_only = true}, storage::kiosk_migrations());
    storage::JournalStore(books).visit(1, INT64_MAX, [&](const storage::JournalRow& row) {
      if (row.type == static_cast<std::int64_t>(wire::EntryType::consent))
        all.push_back(wire::decode_consent(row.payload));
      return true;
    });
    return all;
  }
  std::size_t digits_shown_max = 0;
};

}  // namespace

TEST_CASE("A buyer gives a number after both languages told what for; nobody sees more than four digits of it",
          "[ui][till][phone]") {
  CallingStall stall;
  stall.touch("till.phone");
  CHECK(stall.here() == "till.phone");
  // Hindi and English stand side by side, whatever the screen speaks; nothing is ticked.
  CHECK(stall.label("phone.notice.1") == "Send the bill to your phone?");
  CHECK(stall.has("phone.notice.0"));
  CHECK(stall.state_of("phone.send_bill") == "normal");
  CHECK(stall.state_of("phone.maker_news") == "normal");
  CHECK(stall.state_of("phone.next") == "disabled");
  const ui::WidgetInfo skip = *stall.display->find("phone.skip"), next = *stall.display->find("phone.next");
  CHECK(skip.rect.w == next.rect.w);
  CHECK(skip.rect.h == next.rect.h);
  stall.touch("phone.maker_news");
  CHECK(stall.state_of("phone.send_bill") == "normal");
  stall.touch("phone.next");
  stall.type("98765");
  CHECK(stall.state_of("phone.save") == "disabled");
  stall.type("43210");
  stall.touch("phone.save");
  stall.wait([&] { return stall.has("phone.done"); });
  stall.note_shown();
  CHECK(stall.label("phone.number") == "••••••3210");
  stall.touch("phone.done");
  CHECK(stall.here() == "till.sold");
  stall.note_shown();
  CHECK_FALSE(stall.has("till.phone"));
  CHECK(stall.label("sold.phone").find("3210") != std::string::npos);
  CHECK(stall.digits_shown_max == 4);
  const auto consents = stall.consents();
  REQUIRE(consents.size() == 1);
  CHECK(consents.front().purposes == consent_maker_news);
  CHECK(consents.front().staff == "S1");
  stall.touch("till.new");
  stall.sell();
  CHECK(stall.has("till.phone"));  // the next buyer is another one
}

TEST_CASE("Whoever skips gives nothing, and what was typed or ticked does not wait for the next buyer",
          "[ui][till][phone]") {
  CallingStall stall;
  stall.touch("till.phone");
  stall.touch("phone.skip");
  CHECK(stall.here() == "till.sold");
  stall.touch("till.phone");
  stall.touch("phone.send_bill");
  stall.touch("phone.next");
  stall.type("9876543210");
  stall.touch("phone.skip");
  CHECK(stall.here() == "till.sold");
  stall.touch("till.phone");
  CHECK(stall.state_of("phone.send_bill") == "normal");
  stall.touch("phone.send_bill");
  stall.touch("phone.next");
  CHECK(stall.label("phone.number") == "–");
  CHECK(stall.consents().empty());
}

TEST_CASE("A wrong number is told while it is typed; another country's begins with a plus", "[ui][till][phone]") {
  CallingStall stall;
  stall.touch("till.phone");
  stall.touch("phone.send_bill");
  stall.touch("phone.next");
  stall.type("5");
  CHECK(stall.has("till.problem"));
  stall.touch("pad.back");
  CHECK_FALSE(stall.has("till.problem"));
  stall.type("987654321012");
  CHECK(stall.has("till.problem"));
  CHECK(stall.state_of("phone.save") == "disabled");
  for (int i = 0; i < 12; ++i) stall.touch("pad.back");
  stall.type("+9779812345678");
  CHECK_FALSE(stall.has("till.problem"));
  stall.touch("phone.save");
  stall.wait([&] { return stall.has("phone.done"); });
  CHECK(stall.label("phone.number") == "••••••5678");
}

TEST_CASE("A number just given is given up again by one touch", "[ui][till][phone]") {
  CallingStall stall;
  stall.give("9876543210");
  stall.touch("phone.take_back");
  stall.wait([&] { return stall.has("phone.next"); });
  CHECK(stall.state_of("phone.send_bill") == "normal");
  const auto consents = stall.consents();
  REQUIRE(consents.size() == 2);
  CHECK(consents.back().event == wire::ConsentEvent::withdrawn);
}

TEST_CASE("Days later the number is erased from its bill", "[ui][till][phone]") {
  CallingStall stall;
  stall.give("9876543210");
  stall.touch("phone.done");
  stall.touch("till.new");
  stall.touch("till.menu");
  stall.touch("till.menu.bills");
  const std::string bill = "bill:" + stall.bills.front().serial;
  stall.wait([&] { return stall.has(bill); });
  stall.touch(bill);
  stall.wait_for("till.bill");
  stall.note_shown();
  stall.touch("bill.erase_phone");
  stall.touch("dialog.no");
  CHECK(stall.has("bill.erase_phone"));
  stall.touch("bill.erase_phone");
  stall.touch("dialog.yes");
  stall.wait([&] { return !stall.has("bill.erase_phone"); });
  CHECK(stall.consents().back().event == wire::ConsentEvent::withdrawn);
  CHECK(stall.digits_shown_max == 4);
}

TEST_CASE("Without the organiser's key nobody's number is asked for", "[ui][till][phone]") {
  CallingStall stall(false);
  CHECK_FALSE(stall.has("till.phone"));
}

TEST_CASE("A till that locks itself keeps nothing of a number that was typed", "[ui][till][phone]") {
  CallingStall stall;
  stall.touch("till.phone");
  stall.touch("phone.send_bill");
  stall.touch("phone.next");
  stall.type("98765");
  stall.display->pass(301);
  CHECK(stall.here() == "till.pin");
  stall.sign_in();
  stall.sell();
  stall.touch("till.phone");
  CHECK(stall.state_of("phone.send_bill") == "normal");
}

TEST_CASE("The whole notice is read on a small screen and on a tall one: not a word of it is cut",
          "[ui][till][phone]") {
  const auto [width, height] = GENERATE(std::pair{1366, 768}, std::pair{1920, 1080}, std::pair{1080, 1920});
  CallingStall stall(true, width, height);
  stall.touch("till.phone");
  CHECK(stall.display->kiosk().ui().shortened_texts().empty());
}
