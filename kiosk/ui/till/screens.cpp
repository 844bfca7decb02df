#include "ui/till/screens.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "text/words.h"

namespace odop::ui {

namespace {
constexpr double locks_after_s = 5 * 60;  // DESIGN.md 6: without an open bill
constexpr double sold_leaves_after_s = 8;
}  // namespace

// A screen whose whole drawing is one function over the set's views.
class TillScreens::TillScreen final : public Screen {
 public:
  TillScreen(TillScreens& set, std::string name, std::function<void(Ui&)> draw)
      : set_(set), name_(std::move(name)), draw_(std::move(draw)) {}
  std::string_view name() const override { return name_; }
  void draw(Ui& ui) override { draw_(ui); }
  // Leaving is always carried out by the set: it may have to give a QR up or leave the till locked.
  bool take_back() override {
    set_.touches_.push_back({TillAct::back});
    return true;
  }
  void scanned(const std::string& code) override { set_.scanned(code); }

 private:
  TillScreens& set_;
  std::string name_;
  std::function<void(Ui&)> draw_;
};

TillScreens::TillScreens(KioskUi& kiosk, const Catalogue& catalogue, till::TillThread& thread, const Clock& clock,
                         TillCallbacks callbacks)
    : kiosk_(kiosk),
      catalogue_(catalogue),
      thread_(thread),
      clock_(clock),
      callbacks_(std::move(callbacks)),
      index_(catalogue),
      things_(group_variants(catalogue, till_order(catalogue))),
      codes_(kiosk.ui().textures()),
      forgot_(catalogue, thread),
      cart_(catalogue),
      settled_(catalogue),
      supervisor_pin_(catalogue, thread),
      customer_(catalogue),
      phone_form_(catalogue, thread),
      after_sale_(catalogue, thread, *this),
      stock_(catalogue, thread, *this),
      bookings_(catalogue, thread, *this),
      maker_(thread),
      editor_(kiosk) {
  found_cart_ = thread_.state()->cart_in_progress;
  add_screens();
  add_training_strip();
  kiosk_.add_set(*this);
  load_settings();
  prepare();
}

void TillScreens::add_screens() {
  const auto add = [&](const char* name, std::function<void(Ui&)> draw) {
    kiosk_.add_screen(std::make_unique<TillScreen>(*this, name, std::move(draw)));
  };
  add("till.pin", [this](Ui& ui) { draw_till_pin(ui, pin_view_, touches_); });
  add("till.forgot", [this](Ui& ui) { draw_till_forgot(ui, forgot_view_, touches_); });
  add("till.phone", [this](Ui& ui) { draw_till_phone(ui, phone_view_, touches_); });
  add("till", [this](Ui& ui) { draw_till_grid(ui, grid_view_, page_, cart_page_, touches_); });
  add("till.attention", [this](Ui& ui) { draw_till_attention(ui, attention_view_, attention_page_, touches_); });
  add("till.papers", [this](Ui& ui) { draw_till_papers(ui, papers_view_, papers_page_, touches_); });
  add("till.stock", [this](Ui& ui) { draw_till_stock(ui, stock_view_, page_, stock_list_page_, touches_); });
  add("till.search", [this](Ui& ui) { draw_till_search(ui, search_view_, words_, keys_, found_page_, touches_); });
  add("till.cash", [this](Ui& ui) { draw_till_cash(ui, cash_view_, touches_); });
  add("till.upi", [this](Ui& ui) { draw_till_upi(ui, upi_view_, codes_, touches_); });
  add("till.sold", [this](Ui& ui) { draw_till_sold(ui, sold_view_, touches_); });
  add("till.bill_phone", [this](Ui& ui) { draw_till_bill_phone(ui, bill_phone_view_, codes_, touches_); });
  add("till.trouble", [this](Ui& ui) { draw_till_trouble(ui, trouble_view_, touches_); });
  add("till.clock", [this](Ui& ui) { draw_till_clock(ui, clock_view_, touches_); });
  add("till.shift", [this](Ui& ui) {
    if (shift_view_.notes.empty())
      draw_till_shift(ui, shift_view_, touches_);
    else
      draw_till_count(ui, shift_view_, touches_);
  });
  add("till.buyer", [this](Ui& ui) { draw_till_buyer(ui, buyer_view_, buyer_form_.typing(), touches_); });
  add("till.drawer", [this](Ui& ui) { draw_till_drawer(ui, drawer_view_, touches_); });
  add("till.money", [this](Ui& ui) { draw_till_shift(ui, money_view_, touches_); });
  add("till.bills", [this](Ui& ui) { draw_till_bills(ui, bills_view_, bills_page_, touches_); });
  add("till.bill", [this](Ui& ui) { draw_till_bill(ui, bill_view_, bill_page_, touches_); });
  add("till.book", [this](Ui& ui) { draw_till_book(ui, book_view_, touches_); });
  add("till.bookings", [this](Ui& ui) { draw_till_bookings(ui, bookings_view_, bookings_page_, touches_); });
  add("till.booking", [this](Ui& ui) { draw_till_booking(ui, booking_view_, touches_); });
  add("till.checks", [this](Ui& ui) { draw_till_checks(ui, checks_view_, checks_page_, touches_); });
  add("till.settings", [this](Ui& ui) { draw_till_settings(ui, settings_view_, editor_.typing(), touches_); });
  add("till.wizard", [this](Ui& ui) { draw_till_settings(ui, settings_view_, editor_.typing(), touches_); });
}

void TillScreens::enter() {
  apply_theme();
  lock();
}

void TillScreens::lock() {
  staff_ = nullptr;
  person_.clear();
  pin_.clear();
  pin_was_wrong_ = has_new_pin_ = false;
  pin_submits_at_s_ = 0;
  forgot_.forget();
  phone_form_.forget();
  question_ = Question::none;
  problem_.clear();
  price_approver_.clear();
  supervisor_pin_.forget();
  after_sale_.forget();
  stock_.forget();
  bookings_.forget();
  if (catalogue_.staff.size() == 1) person_ = catalogue_.staff.front().code;
  show("till.pin");
}

void TillScreens::leave() {
  if (is_training() && callbacks_.on_end_training) return callbacks_.on_end_training();
  lock();
  if (!is_training()) kiosk_.set_theme(ThemeKind::paper);  // the till's looks are the staff's own
  if (callbacks_.on_leave) callbacks_.on_leave();
}

void TillScreens::show(std::string_view name) {
  problem_.clear();
  if (name == "till" || name == "till.pin" || name == "till.booking" || name == "till.bookings") stop_delivering();
  kiosk_.show(name);
  if (name != "till.upi") codes_.forget_unused();
  say_total(name);
  prepare();
}

void TillScreens::set_printer_view(TillPrinterView view) {
  using State = TillPrinterView::State;
  const bool has_trouble = view.state == State::trouble;
  printer_ = std::move(view);
  if (!has_trouble) {
    goes_on_without_receipt_ = false;
    if (kiosk_.current() == "till.trouble" && trouble_is_printer_) kiosk_.back();
  } else if (kiosk_.current() == "till.sold" && !goes_on_without_receipt_) {
    trouble_is_printer_ = true;
    kiosk_.push("till.trouble");
  }
  prepare();
}

void TillScreens::set_phone_page(std::optional<PhonePage> page) {
  if (phone_page_ == page) return;
  phone_page_ = std::move(page);
  bill_phone_view_ = {};
  prepare();
}

void TillScreens::set_sync_view(TillSyncView view) {
  sync_ = view;
  prepare();
}

void TillScreens::add_wanted_item(int number, const std::string& sku) {
  if (catalogue_.find_product(sku) == nullptr) return;
  hand_over_.add(number, sku);
  prepare();
}

void TillScreens::money_went_back(const MoneyBack& back, std::optional<ReceiptView> paper) {
  sold_ = Sold{.serials = {back.serial}, .payable = back.payable, .change = back.cash, .back = back, .at_s = now_s_};
  phone_form_.forget();
  question_ = Question::none;
  show("till.sold");
  kiosk_.note_activity();
  if (paper && callbacks_.on_bills) callbacks_.on_bills({std::move(*paper)});
}

bool TillScreens::print_label(const std::string& sku, int copies) {
  return callbacks_.on_print_label && callbacks_.on_print_label(sku, copies);
}

void TillScreens::print_papers(std::vector<ReceiptView> papers) {
  if (callbacks_.on_bills) callbacks_.on_bills(papers);
}

void TillScreens::print_again(const std::string& serial) {
  if (callbacks_.on_print_again) callbacks_.on_print_again(serial);
}

void TillScreens::print_report(const ShiftReport& report) {
  if (callbacks_.on_shift_report) callbacks_.on_shift_report(report);
}

void TillScreens::print_maker_payment(const MakerPayment& payment) {
  if (callbacks_.on_maker_payment) callbacks_.on_maker_payment(payment);
}

void TillScreens::set_help_wanted() {
  is_help_wanted_ = true;
  prepare();
}

bool TillScreens::is_scan_an_answer() const {
  return question_ == Question::none || question_ == Question::unknown_code || question_ == Question::variants;
}

void TillScreens::scanned(const std::string& code) {
  const std::string_view here = kiosk_.current();
  if (TillMaker::is_card(code)) {
    const bool takes_cards = here == "till" || here == "till.search" || here == "till.pin";
    if (takes_cards && question_ == Question::none) maker_.scan(code);
    return;
  }
  if (staff_ == nullptr) return;
  const bool takes_goods = here == "till" || here == "till.search";
  // The code on a receipt opens its bill, wherever nothing is being paid or counted.
  if ((takes_goods || here == "till.bills" || here == "till.bill") && code.starts_with("ODOP1:")) {
    if (question_ != Question::none && question_ != Question::after_sale) return;
    if (question_ == Question::after_sale) after_sale_.answered(false);
    return after_sale_.open_scanned(code);
  }
  if (here == "till.stock") {
    if (!is_scan_an_answer()) return;
    question_ = Question::none;
    if (const Product* product = catalogue_.find_barcode(code)) return touch_stock(product->sku, false);
    return ask(Question::unknown_code, code);
  }
  // Only where goods are put into the bill: a scan while paying would change what is being paid.
  if (!takes_goods || is_bill_on_its_way()) return;
  if (!is_scan_an_answer()) return;
  question_ = Question::none;
  if (kiosk_.current() == "till.search") show(search_from_);
  if (kiosk_.current() == "till.stock") return scanned(code);
  if (const Product* product = catalogue_.find_barcode(code)) return touch_product(product->sku, false);
  ask(Question::unknown_code, code);
}

void TillScreens::go_back() {
  const std::string_view here = kiosk_.current();
  if (question_ != Question::none) return answered_question(false, -1);
  if (here == "till.pin" || here == "till.clock") {
    if (clock_request_ == 0) leave();
  } else if (here == "till.cash" && paying_ != Paying::bill) {
    if (sale_request_ == 0) leave_booking_payment();
  } else if (here == "till.book" || here == "till.bookings") {
    if (sale_request_ == 0 && !bookings_.is_busy()) show("till");
  } else if (here == "till.booking") {
    if (!bookings_.is_busy()) carry_out({TillAct::open_bookings});
  } else if (here == "till.buyer") {
    show(buyer_from_);
  } else if (here == "till.cash" || here == "till.search" || here == "till.checks" || here == "till.bills" ||
             here == "till.shift" || here == "till.attention" || here == "till.drawer") {
    if (here == "till.search") return show(search_from_);
    if (sale_request_ == 0 && shift_request_ == 0 && !after_sale_.is_busy()) show("till");
  } else if (here == "till.forgot") {
    if (!forgot_.is_busy()) lock();
  } else if (here == "till.phone") {
    carry_out_phone({TillAct::back});
  } else if (here == "till.papers") {
    show("till.attention");
  } else if (here == "till.stock") {
    if (!stock_.is_busy()) show("till");
  } else if (here == "till.bill") {
    if (!after_sale_.is_busy()) carry_out({TillAct::open_bills});
  } else if (here == "till.money") {
    if (!after_sale_.is_busy()) show("till.drawer");
  } else if (here == "till.upi") {
    if (sale_request_ != 0) return;
    if (is_claimed_) {
      is_claimed_ = false;  // touched by mistake: back to the QR
      prepare();
    } else {
      abandon_attempt();
      if (!leave_booking_payment()) show("till");
    }
  } else if (here == "till.sold") {
    carry_out({TillAct::new_sale});
  } else if (here == "till.bill_phone") {
    if (sold_) sold_->at_s = now_s_;
    show(sold_ ? "till.sold" : "till");
  } else if (here == "till.settings" || here == "till.wizard") {
    if (editor_.is_typing()) {
      editor_.leave_field();
      prepare();
    } else if (is_wizard_ && panel_ > panel_first_) {
      --panel_;
      prepare();
    } else if (staff_ != nullptr) {
      load_settings();
      show("till");
    }
  }
}

void TillScreens::after_frame(double now_s) {
  now_s_ = now_s;
  while (!touches_.empty()) {
    const TillTouches touches = std::exchange(touches_, {});
    for (const TillTouch& touch : touches) carry_out(touch);
    prepare();
    kiosk_.request_redraw();
  }
}

bool TillScreens::tick(double now_s) {
  now_s_ = now_s;
  bool is_changed = false;
  for (const till::TillThread::Answered& answered : thread_.take_answers()) {
    take(answered);
    is_changed = true;
  }
  if (question_ == Question::maker && now_s >= maker_.closes_at_s()) {
    question_ = Question::none;
    is_changed = true;
  }
  const std::string_view here = kiosk_.current();
  if (!here.starts_with("till")) {
    if (is_changed) prepare();
    return is_changed;
  }
  if (leaves_training(now_s)) return true;
  if (here == "till.pin") {
    if (pin_submits_at_s_ > 0 && now_s >= pin_submits_at_s_) {
      check_pin();
      is_changed = true;
    }
    if (pin_waits_until_s_ > 0) {
      is_changed = true;
      if (now_s >= pin_waits_until_s_) pin_waits_until_s_ = 0;
    }
  } else if (here == "till.forgot" && forgot_.waits_until_s() > 0) {
    is_changed = true;
    if (now_s >= forgot_.waits_until_s()) forgot_.wait_is_over();
  } else if (here == "till.sold" && sold_) {
    // Eight seconds after the sale, and after the last touch: nobody is still counting change.
    is_changed = true;
    if (now_s >= sold_->at_s + sold_leaves_after_s && kiosk_.idle_s(now_s) >= sold_leaves_after_s)
      carry_out({TillAct::new_sale});
  } else if (staff_ != nullptr && !is_training() && cart_.is_empty() && here != "till.trouble" && here != "till.upi" &&
             sale_request_ == 0 && kiosk_.idle_s(now_s) >= locks_after_s) {
    lock();
    is_changed = true;
  }
  const int minute = static_cast<int>(clock_.utc_ms() / 60'000 % 1'440);
  if (minute != std::exchange(shown_minute_, minute)) is_changed = true;
  if (is_changed) prepare();
  return is_changed;
}

double TillScreens::next_tick_in_s(double now_s) const {
  const std::string_view here = kiosk_.current();
  if (!here.starts_with("till")) return 1e9;
  // The time in the bar changes at the full minute.
  double next_s = 60.0 - static_cast<double>(clock_.utc_ms() % 60'000) / 1000.0 + 0.05;
  if (here == "till.pin") {
    if (pin_submits_at_s_ > 0) next_s = std::min(next_s, pin_submits_at_s_ - now_s);
    if (pin_waits_until_s_ > 0) next_s = std::min(next_s, 1.0);
  }
  if (here == "till.forgot" && forgot_.waits_until_s() > 0) next_s = std::min(next_s, 1.0);
  if (here == "till.sold") next_s = std::min(next_s, 0.5);
  if (question_ == Question::maker) next_s = std::min(next_s, maker_.closes_at_s() - now_s);
  return std::max(0.0, next_s);
}

}  // namespace odop::ui
