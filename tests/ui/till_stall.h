// A stall with real books, a real till thread and the till's screens on a kiosk without a display: tests touch widgets
// by their id and read what the journal has. Staff: S1 sells (PIN 2025), S2 supervises (202620).
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "pack/pin_hash.h"
#include "support/manual_clock.h"
#include "support/small_fair.h"
#include "support/temporary_folder.h"
#include "till/create_kiosk.h"
#include "till/record_pack.h"
#include "till/till.h"
#include "till/till_thread.h"
#include "ui/headless_kiosk.h"
#include "ui/till/screens.h"

namespace odop::tests {

class TillStall {
 public:
  explicit TillStall(const std::function<void(Catalogue&)>& change = {}, int width_px = 1366, int height_px = 768)
      : width_px_(width_px), height_px_(height_px), fair(test::small_fair()) {
    const auto pin = [&](const char* code, const char* digits) {
      return hash_pack_pin(fair.event.id, fair.pack_version, code, digits, wire::PinCost::cost_minimum);
    };
    fair.staff = {
        {.code = "S1", .name = {"शबाना", "Shabana"}, .role = Role::seller, .pin_hash = pin("S1", "2025"), .sign = {}},
        {.code = "S2",
         .name = {"सीमा", "Seema"},
         .role = Role::supervisor,
         .pin_hash = pin("S2", "202620"),
         .sign = {}}};
    if (change) change(fair);
    fair.build_indexes();
    if (!till::create_kiosk(folder.path(), "K07", clock)) throw std::runtime_error("no kiosk");
    {
      till::Till books(folder.path(), clock);
      if (!till::record_pack(books, fair, test::applied_pack_of(fair))) throw std::runtime_error("no pack");
    }
    start();
  }

  // As after a power cut: a new program over the same folder.
  void restart() {
    screens.reset();
    display.reset();
    thread.reset();
    start();
  }
  void start() {
    thread = std::make_unique<till::TillThread>(folder.path(), fair, clock, [] {});
    display = std::make_unique<HeadlessKiosk>(width_px_, height_px_);
    screens = std::make_unique<ui::TillScreens>(
        display->kiosk(), fair, *thread, clock,
        ui::TillCallbacks{
            .on_bills =
                [this](const std::vector<ReceiptView>& some) { bills.insert(bills.end(), some.begin(), some.end()); },
            .on_print_again = [this](const std::string& serial) { printed_again.push_back(serial); },
            .on_shift_report = [this](const ShiftReport& report) { reports.push_back(report); },
            .on_maker_slip = [this](const MakerReport& slip) { maker_slips.push_back(slip); },
            .on_maker_payment = [this](const MakerPayment& payment) { payments.push_back(payment); },
            .on_test_page = [this] { ++test_pages; },
            .on_retry_print = [this] { ++retries; },
            .on_leave = {},
            .on_close = [this] { ++closings; },
            .on_setting = [this](const std::string& name,
                                 const std::string& value) { settings.emplace_back(name, value); },
            .on_other_answer =
                [this](const till::TillThread::Answered& other) {
                  answered_ = other.request;
                  other_answers.push_back(other);
                },
            .on_set_clock = [this](std::int64_t utc_ms) { clocks_set.push_back(utc_ms); },
            .on_send_now = [this] { ++sendings; },
            .on_print_label =
                [this](const std::string& sku, int copies) {
                  if (takes_labels) labels.emplace_back(sku, copies);
                  return takes_labels;
                },
            .on_say = [this](const std::string& words, Language) { said.push_back(words); }});
    screens->enter();
    display->draw();
  }
  void sign_in(const std::string& person = "S1", const std::string& digits = "2025") {
    touch("person:" + person);
    for (const char digit : digits) touch(std::string("pin.") + digit);
    if (digits.size() < 6) touch("pin.ok");
    wait([&] { return screens->staff() != nullptr; });
  }

  void touch(std::string_view id) { display->touch(id); }
  bool has(std::string_view id) const { return display->find(id) != nullptr; }
  std::string label(std::string_view id) const {
    const ui::WidgetInfo* widget = display->find(id);
    return widget == nullptr ? "" : widget->label;
  }
  std::string state_of(std::string_view id) const {
    const ui::WidgetInfo* widget = display->find(id);
    return widget == nullptr ? "" : widget->state;
  }
  std::string_view here() { return display->kiosk().current(); }
  // Draws until the till thread's answer has made it true; throws after ten seconds.
  void wait(const std::function<bool()>& is_so) {
    for (int i = 0; i < 5000; ++i) {
      display->draw();
      if (is_so()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    throw std::runtime_error("the till did not answer on " + std::string(here()));
  }
  void wait_for(std::string_view screen) {
    wait([&] { return here() == screen; });
  }
  // Lets everything that was posted so far be answered: the thread answers in order.
  void settle() {
    answered_ = 0;
    const std::uint64_t request = thread->post(till::ReadBill{"none"});
    wait([&] { return answered_ == request; });
  }
  std::int64_t sales() const { return thread->state()->sales; }
  std::int64_t sum_paise() const { return thread->state()->sum_paise; }

 private:
  int width_px_, height_px_;
  std::uint64_t answered_ = 0;

 public:
  test::TemporaryFolder folder{"till-ui"};
  test::ManualClock clock;
  Catalogue fair;
  std::unique_ptr<till::TillThread> thread;
  std::unique_ptr<HeadlessKiosk> display;
  std::unique_ptr<ui::TillScreens> screens;
  std::vector<ReceiptView> bills;
  std::vector<std::string> printed_again;
  std::vector<ShiftReport> reports;
  std::vector<MakerReport> maker_slips;
  std::vector<MakerPayment> payments;
  std::vector<std::string> said;
  std::vector<till::TillThread::Answered> other_answers;
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<std::pair<std::string, int>> labels;
  bool takes_labels = true;
  int test_pages = 0, retries = 0;
  int closings = 0, sendings = 0;
  std::vector<std::int64_t> clocks_set;
};

}  // namespace odop::tests
