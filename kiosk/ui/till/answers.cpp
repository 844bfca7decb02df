// What the till thread's answers do to the screens.
#include <algorithm>

#include "text/spoken.h"
#include "text/words.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"

namespace odop::ui {

void TillScreens::take(const till::TillThread::Answered& answered) {
  const std::uint64_t request = answered.request;
  if (const auto* trouble = std::get_if<till::MachineTrouble>(&answered.answer)) return take_trouble(request, *trouble);
  if (after_sale_.take(answered) || stock_.take(answered) || bookings_.take(answered) || take_forgotten(answered) ||
      phone_form_.take(answered))
    return;
  if (supervisor_pin_.is_mine(request)) {
    if (const auto supervisor = supervisor_pin_.take(std::get<till::PinAnswer>(answered.answer));
        supervisor && question_ == Question::supervisor) {
      price_approver_ = *supervisor;
      question_ = Question::none;
      carry_out_bill({goes_on_to_});
    }
    return;
  }
  if (maker_.is_mine(request)) return take_maker(std::get<till::MakerAnswer>(answered.answer));
  if (request == pin_request_ && request != 0) return take_pin(std::get<till::PinAnswer>(answered.answer));
  if (request == sale_request_ && request != 0) {
    if (const auto* sale = std::get_if<till::SellAnswer>(&answered.answer)) return take_sale(*sale);
    if (const auto* booked = std::get_if<till::BookAnswer>(&answered.answer)) return take_booked(*booked);
    if (const auto* exchange = std::get_if<till::ExchangeAnswer>(&answered.answer)) return take_exchange(*exchange);
    sale_request_ = 0;  // the payment could not be put on the list, so nothing was sold
    const till::AttemptRefusal reason = std::get<till::UpiAnswer>(answered.answer).outcome.reason();
    if (reason == till::AttemptRefusal::clock_suspect) return ask_clock();
    problem_ = tr(sentence_of(reason));
    return;
  }
  if (request == check_request_ && request != 0) {
    check_request_ = 0;
    const auto& outcome = std::get<till::AbandonAnswer>(answered.answer).outcome;
    if (!outcome) problem_ = tr(sentence_of(outcome.reason()));
    return;
  }
  if (request == park_request_ && request != 0) {
    park_request_ = 0;
    if (const auto* parked = std::get_if<till::ParkAnswer>(&answered.answer)) {
      if (!parked->slot) {
        problem_ = tr("All places for parked bills are taken. Finish one of them first.");
        return;
      }
      cart_.clear();
      bill_ended();
      sold_out_allowed_.clear();
    } else if (const auto& cart = std::get<till::RecallAnswer>(answered.answer).cart) {
      cart_.restore(*cart);
      bill_ended();
    }
    price_approver_.clear();
    problem_.clear();
    cart_page_ = 0;
    return;
  }
  if (request == shift_request_ && request != 0) return take_shift(std::get<till::ShiftAnswer>(answered.answer));
  if (const auto* upi = std::get_if<till::UpiAnswer>(&answered.answer)) {
    if (request == upi_request_) return take_upi(*upi);
    // Staff had left the screen: its QR was never seen.
    if (upi->outcome && staff_ != nullptr)
      quiet_requests_.insert(thread_.post(till::AbandonUpi{staff_->code, upi->outcome->sequence}));
    return;
  }
  if (request == clock_request_ && request != 0) {
    clock_request_ = 0;
    return signed_in();
  }
  if (quiet_requests_.erase(request) > 0) {
    // Every answer brings a look at the clock: a dead battery is told with the first thing put into the bill.
    if (state()->is_clock_suspect && kiosk_.current() == "till") ask_clock();
    return;
  }
  const auto saving = std::find_if(settings_requests_.begin(), settings_requests_.end(),
                                   [&](const Saving& one) { return one.request == request; });
  if (saving != settings_requests_.end()) return setting_saved(request);
  if (callbacks_.on_other_answer) callbacks_.on_other_answer(answered);
}

void TillScreens::take_pin(const till::PinAnswer& pin) {
  pin_request_ = 0;
  pin_.clear();
  if (!pin.right) {
    pin_was_wrong_ = true;
    pin_shakes_from_s_ = now_s_;
    if (pin.wait_left_ms > 0) pin_waits_until_s_ = now_s_ + static_cast<double>(pin.wait_left_ms) / 1000.0;
    return;
  }
  const StaffMember* found = catalogue_.find_staff(pin.staff);
  if (found == nullptr || kiosk_.current() != "till.pin") return;
  staff_ = found;
  signed_in();
}

void TillScreens::take_maker(const till::MakerAnswer& maker) {
  maker_.take(maker, now_s_);
  if (const MakerReport* report = maker_.report()) {
    if (callbacks_.on_maker_slip) callbacks_.on_maker_slip(*report);
    say(spoken_maker(*report, Translator::of(Language::hi)),
        Language::hi);  // makers hear Hindi, whatever the screen reads
  }
  // Whoever went on meanwhile gets the paper only: the sums are not for the next screen.
  const std::string_view here = kiosk_.current();
  if (question_ == Question::none && (here == "till" || here == "till.search" || here == "till.pin"))
    ask(Question::maker);
}

void TillScreens::signed_in() {
  apply_theme();
  if (needs_wizard() && !is_training() && staff_->role != Role::seller) return show_wizard();
  if (state()->is_clock_suspect) return ask_clock();
  show("till");
  if (found_cart_) ask(Question::found_cart);
}

void TillScreens::ask_clock() {
  clock_said_ = ClockSaid::nothing;
  show("till.clock");
}

void TillScreens::take_sale(const till::SellAnswer& answer) {
  sale_request_ = 0;
  if (const auto* refused = std::get_if<till::SaleRefused>(&answer.outcome)) {
    if (kiosk_.current() == "till.booking") stop_delivering();
    if (refused->reason == till::SaleRefusal::clock_suspect) return ask_clock();
    problem_ = say_refused(*refused, catalogue_, kiosk_.language());
    return;
  }
  sold(std::get<till::Sale>(answer.outcome), answer.bills, {});
}

void TillScreens::sold(const till::Sale& sale, const std::vector<ReceiptView>& papers, Sold shown) {
  shown.payable = sale.payable;
  if (shown.credit_note.empty()) shown.change = sale.change;
  shown.ways = paid_by_;
  shown.is_checked_later = is_checked_later_;
  shown.at_s = now_s_;
  for (const till::SoldDocument& document : sale.documents) shown.serials.push_back(document.serial);
  shown.is_unbilled = std::all_of(sale.documents.begin(), sale.documents.end(), [](const till::SoldDocument& document) {
    return document.type == DocumentType::unbilled_sale;
  });
  std::vector<ReceiptView> bills;  // nobody wanted one of the others
  std::copy_if(papers.begin(), papers.end(), std::back_inserter(bills),
               [](const ReceiptView& paper) { return paper.document != DocumentType::unbilled_sale; });
  for (const ReceiptView& paper : bills)
    if (!paper.qr_text.empty()) shown.bills.push_back({paper.serial, paper.qr_text, paper.qr_fallback});
  customer_.sold(cart_.cart(), sale.payable, shown.change, now_s_);
  phone_form_.begin(shown.serials.front());
  sold_ = std::move(shown);
  // The books erased the open bill in the sale's own commit.
  cart_.clear();
  bill_ended();
  price_approver_.clear();
  sold_out_allowed_.clear();
  attempt_.reset();
  is_claimed_ = false;
  rrn_.clear();
  cash_part_ = {};
  notes_.clear();
  typed_amount_.reset();
  paying_ = Paying::bill;
  cart_page_ = 0;
  question_ = Question::none;
  show("till.sold");
  say(spoken_sold(sold_->change, Translator::of(kiosk_.language())), kiosk_.language());
  kiosk_.note_activity();
  if (callbacks_.on_bills) callbacks_.on_bills(bills);
}

void TillScreens::take_upi(const till::UpiAnswer& upi) {
  upi_request_ = 0;
  if (!upi.outcome) {
    if (upi.outcome.reason() == till::AttemptRefusal::clock_suspect) return ask_clock();
    problem_ = tr(sentence_of(upi.outcome.reason()));
    return;
  }
  attempt_ = *upi.outcome;
  shown_ms_ = clock_.utc_ms();
  upi_view_.qr.reset();
}

void TillScreens::take_shift(const till::ShiftAnswer& shift) {
  shift_request_ = 0;
  typed_.clear();
  if (!shift.outcome) {
    problem_ = tr(sentence_of(shift.outcome.reason()));
    return;
  }
  if (!shift.closed) return show("till");
  closed_shift_ = *shift.outcome;
  closed_report_ = shift.report;
  after_sale_.count().clear();
  if (shift.report) print_report(*shift.report);
  if (callbacks_.on_bills && !shift.consolidated.empty()) callbacks_.on_bills(shift.consolidated);
}

void TillScreens::take_trouble(std::uint64_t request, const till::MachineTrouble& trouble) {
  const bool is_supervisor = supervisor_pin_.is_mine(request);
  if (is_supervisor) supervisor_pin_.forget();
  const bool is_mine = is_supervisor || forgot_.take_trouble(request) || phone_form_.take_trouble(request) ||
                       after_sale_.take_trouble(request) || stock_.take_trouble(request) ||
                       bookings_.take_trouble(request) || maker_.take_trouble(request) || request == pin_request_ ||
                       request == sale_request_ || request == upi_request_ || request == shift_request_ ||
                       request == clock_request_ || request == check_request_ || request == park_request_;
  if (request == pin_request_) pin_request_ = 0, pin_.clear();
  if (request == sale_request_) {
    sale_request_ = 0;
    if (kiosk_.current() == "till.booking") stop_delivering();
  }
  if (request == upi_request_) upi_request_ = 0;
  if (request == shift_request_) shift_request_ = 0;
  if (request == clock_request_) clock_request_ = 0;
  if (request == check_request_) check_request_ = 0;
  if (request == park_request_) park_request_ = 0;
  if (quiet_requests_.erase(request) > 0) {
    // The open bill is still here, only not on the disk.
    problem_ = tr("The open bill could not be saved on the disk. It is still here: do not switch off.");
    return;
  }
  const bool is_setting =
      std::erase_if(settings_requests_, [&](const Saving& one) { return one.request == request; }) > 0;
  if (is_setting) editor_.set_touched(true);
  if (!is_mine && !is_setting) {
    if (callbacks_.on_other_answer) callbacks_.on_other_answer({request, trouble});
    return;
  }
  trouble_ = trouble;
  trouble_is_printer_ = false;
  if (kiosk_.current() != "till.trouble") kiosk_.push("till.trouble");
  prepare();
}

}  // namespace odop::ui
