// Bookings are paid by the payment screens of the bill: what is due there, where they lead back to, and what the thread
// answered.
#include "text/words.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"

namespace odop::ui {

Money TillScreens::advance_to_pay() const {
  const auto* goods = std::get_if<till::CartQuote>(&quote_);
  return goods == nullptr ? Money{} : bookings_.advance(goods->payable);
}

void TillScreens::post_booking(std::vector<till::TenderGiven> tenders, bool check_later) {
  if (paying_ == Paying::balance) {
    sale_request_ = thread_.post(till::Deliver{staff_->code, delivered_, std::move(tenders), check_later});
    return;
  }
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  const auto asked = quote == nullptr ? std::nullopt : bookings_.asked(cart_.cart(), quote->payable);
  if (!asked) return;
  sale_request_ = thread_.post(till::Book{staff_->code, *asked, std::move(tenders), check_later, price_approver_});
}

void TillScreens::begin_booking() {
  question_ = Question::none;
  bookings_.begin_form();
  show("till.book");
}

void TillScreens::pay_booking(const std::string& way) {
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  if (staff_ == nullptr || is_bill_on_its_way() || quote == nullptr) return;
  if (!bookings_.asked(cart_.cart(), quote->payable)) return;  // the hint says what is missing
  paying_ = Paying::advance;
  cash_part_ = {};
  if (way == "cash") return pay_cash();
  if (way == "upi") return pay_upi();
  pay_by_card();
}

void TillScreens::pay_by_card() {
  is_rest_by_card_ = false;
  ask(Question::card_slip);
}

void TillScreens::take_balance(const till::Cart& cart, const std::string& way) {
  const till::Booking* booking = bookings_.booking();
  if (staff_ == nullptr || booking == nullptr || !cart_.is_empty() || kiosk_.current() != "till.booking") return;
  cart_.restore(cart);
  bill_ended();
  quote_ = till::quote_cart(catalogue_, cart_.cart(), today(), false);
  if (const auto* refused = std::get_if<till::SaleRefused>(&quote_)) {
    cart_.clear();
    bill_ended();
    problem_ = say_refused(*refused, catalogue_, kiosk_.language());
    return;
  }
  paying_ = Paying::balance;
  delivered_ = booking->serial;
  cash_part_ = {};
  is_checked_later_ = false;
  problem_.clear();
  if (way == "cash") return pay_cash();
  if (way == "upi") return pay_upi();
  if (way == "card") return pay_by_card();
  paid_by_ = {TenderKind::advance};
  post_booking({}, false);
}

bool TillScreens::leave_booking_payment() {
  if (paying_ == Paying::bill) return false;
  const bool is_balance = paying_ == Paying::balance;
  stop_delivering();
  paying_ = Paying::bill;
  show(is_balance ? "till.booking" : "till.book");
  return true;
}

// The goods of a booking stand in the bill only while their balance is paid.
void TillScreens::stop_delivering() {
  if (paying_ == Paying::balance && sale_request_ == 0) {
    cart_.clear();
    bill_ended();
  }
  if (sale_request_ == 0) paying_ = Paying::bill;
}

void TillScreens::take_booked(const till::BookAnswer& answer) {
  sale_request_ = 0;
  if (kiosk_.current() == "till.booking") stop_delivering();
  if (const auto* refused = std::get_if<till::SaleRefused>(&answer.outcome)) {
    if (refused->reason == till::SaleRefusal::clock_suspect) return ask_clock();
    problem_ = say_refused(*refused, catalogue_, kiosk_.language());
    return;
  }
  if (const auto* refused = std::get_if<till::BookingRefused>(&answer.outcome)) {
    problem_ = fill(tr(sentence_of(refused->reason)), {refused->detail});
    return;
  }
  const auto& booked = std::get<till::Booked>(answer.outcome);
  sold_ = Sold{.serials = {booked.serial},
               .payable = booked.advance,
               .change = booked.change,
               .ways = paid_by_,
               .is_checked_later = is_checked_later_,
               .is_booking = true,
               .back = {},
               .at_s = now_s_};
  customer_.sold(cart_.cart(), booked.advance, booked.change, now_s_);
  // The books erased the open bill in the booking's own commit.
  cart_.clear();
  bill_ended();
  price_approver_.clear();
  sold_out_allowed_.clear();
  attempt_.reset();
  is_claimed_ = false;
  rrn_.clear();
  notes_.clear();
  typed_amount_.reset();
  paying_ = Paying::bill;
  cart_page_ = 0;
  question_ = Question::none;
  show("till.sold");
  kiosk_.note_activity();
  if (answer.paper && callbacks_.on_bills) callbacks_.on_bills({*answer.paper});
}

void TillScreens::prepare_bookings(std::string_view here) {
  const auto finish = [&](auto view) {
    view.bar = make_bar();
    view.problem = problem_;
    view.dialog = make_dialog();
    return view;
  };
  if (here == "till.book") {
    quote_ = till::quote_cart(catalogue_, cart_.cart(), today(), false);
    const auto* quote = std::get_if<till::CartQuote>(&quote_);
    book_view_ = finish(bookings_.make_form(cart_.cart(), quote == nullptr ? Money{} : quote->payable));
    book_view_.is_busy = sale_request_ != 0;
  }
  if (here == "till.bookings") bookings_view_ = finish(bookings_.make_list());
  if (here == "till.booking") {
    booking_view_ = finish(bookings_.make_booking());
    booking_view_.is_busy |= sale_request_ != 0;
  }
}

}  // namespace odop::ui
