#include "ui/till/bookings.h"

#include <algorithm>

#include "core/training.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/sentences.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

namespace {

constexpr std::size_t rupee_digits_max = 7;

CivilDate days_after(CivilDate day, std::int64_t days) {
  return civil_from_days(days_from_civil(day) + days);
}

// The words of an icon's key: collected at the stall, or sent.
std::string delivery_words(wire::BookingDelivery delivery) {
  return delivery == wire::BookingDelivery::sent_home ? tr("Sent home") : tr("Taken at the stall");
}

}  // namespace

void TillBookings::forget() {
  begin_form();
  rows_.clear();
  booking_.reset();
  number_ = 0;
  asks_ = Asks::nothing;
  list_request_ = cart_request_ = 0;
  pin_.forget();
}

// ---------------------------------------------------------------- the form

void TillBookings::begin_form() {
  digits_.clear();
  share_ = 0;
  due_.reset();
  is_sent_home_ = false;
}

Money TillBookings::advance(Money payable) const {
  if (share_ == 100) return payable;
  // Shares in whole rupees: what is left over is paid at the end.
  if (share_ > 0) return Money::from_paise(payable.paise() * share_ / 100 / 100 * 100);
  return Money::from_paise(number_of(digits_) * 100);
}

std::optional<till::BookingAsked> TillBookings::asked(const till::Cart& cart, Money payable) const {
  const Money now = advance(payable);
  const bool is_named = !cart.buyer.name.empty() && !cart.buyer.address.empty();
  if (now <= Money{} || now > payable || !due_ || (is_sent_home_ && !is_named)) return std::nullopt;
  return till::BookingAsked{
      .cart = cart,
      .advance = now,
      .due = *due_,
      .delivery = is_sent_home_ ? wire::BookingDelivery::sent_home : wire::BookingDelivery::collected,
      .note = {}};
}

BookView TillBookings::make_form(const till::Cart& cart, Money payable) const {
  const Translator& words = Translator::of(host_.language());
  BookView view;
  const Money now = advance(payable);
  view.total = format_rupees(payable);
  view.advance = format_rupees(now);
  view.balance = now <= payable ? format_rupees(payable - now) : std::string{};
  for (const int percent : {25, 50, 100})
    view.shares.push_back({.number = percent,
                           .label = percent == 100 ? tr("Full price") : std::to_string(percent) + " %",
                           .sublabel = {},
                           .is_chosen = share_ == percent});
  const CivilDate today = host_.business_day();
  const auto add_day = [&](const std::string& label, CivilDate day) {
    view.days.push_back({.number = days_from_civil(day),
                         .label = label,
                         .sublabel = format_date_short(day, words),
                         .is_chosen = due_ == day});
  };
  add_day(tr("Tomorrow"), days_after(today, 1));
  add_day(tr("In 3 days"), days_after(today, 3));
  add_day(tr("In 7 days"), days_after(today, 7));
  if (today < catalogue_.event.last_day) add_day(tr("Last day"), catalogue_.event.last_day);
  view.is_sent_home = is_sent_home_;
  view.buyer = cart.buyer.name.empty() ? std::string(tr("Name and address")) : cart.buyer.name;
  view.has_buyer = !cart.buyer.name.empty();
  if (now <= Money{})
    view.hint = tr("How much is paid now? Type it or touch a part.");
  else if (now > payable)
    view.hint = tr(sentence_of(till::BookingRefusal::advance_too_large));
  else if (!due_)
    view.hint = tr("Until when? Touch a day.");
  else if (!asked(cart, payable))
    view.hint = tr(sentence_of(till::BookingRefusal::buyer_incomplete));
  view.can_pay = view.hint.empty();
  return view;
}

// ---------------------------------------------------------------- touches

void TillBookings::carry_out(const TillTouch& touch) {
  if (host_.staff_member() == nullptr || is_busy()) return;
  switch (touch.act) {
    case TillAct::book_share:
      share_ = static_cast<int>(touch.number);
      digits_.clear();
      return;
    case TillAct::book_day:
      due_ = civil_from_days(touch.number);
      return;
    case TillAct::book_delivery:
      is_sent_home_ = touch.number != 0;
      return;
    case TillAct::open_bookings:
      host_.close_question();
      booking_.reset();
      read(0);
      return host_.show_screen("till.bookings");
    case TillAct::find_booking:
      if (number_ == 0) return ask(Asks::number);
      return read(0);
    case TillAct::open_booking: {
      const auto found =
          std::find_if(rows_.begin(), rows_.end(), [&](const till::Booking& row) { return row.serial == touch.what; });
      if (found == rows_.end()) return;
      booking_ = *found;
      return host_.show_screen("till.booking");
    }
    case TillAct::booking_pay:
      if (!booking_) return;
      if (host_.has_open_bill()) return host_.tell(tr("Finish the open bill first, or park it."));
      host_.tell({});
      way_ = touch.what;
      cart_request_ = thread_.post(till::ReadBookedCart{booking_->serial});
      return;
    case TillAct::booking_cancel:
      if (booking_) ask(Asks::reason);
      return;
    case TillAct::booking_print:
      if (booking_) host_.print_again(booking_->serial);
      return;
    default:
      return;
  }
}

void TillBookings::read(std::int64_t number) {
  number_ = number;
  list_request_ = thread_.post(till::ReadBookings{number});
}

void TillBookings::ask(Asks asks) {
  asks_ = asks;
  typed_.clear();
  if (asks == Asks::supervisor) pin_.begin();
  host_.open_booking_question();
}

void TillBookings::answered(bool yes, std::int64_t quick) {
  if (!yes) {
    if (pin_.is_checking()) return;
    asks_ = Asks::nothing;
    return host_.close_question();
  }
  switch (asks_) {
    case Asks::number:
      asks_ = Asks::nothing;
      host_.close_question();
      return read(number_of(typed_));
    case Asks::reason: {
      const auto all = reasons();
      if (quick < 0 || quick >= static_cast<std::int64_t>(all.size())) return;
      reason_ = all[static_cast<std::size_t>(quick)];
      return ask(host_.staff_member()->role >= Role::supervisor ? Asks::confirm : Asks::supervisor);
    }
    case Asks::confirm:
      return cancel({});
    case Asks::supervisor:
      return pin_.submit();
    case Asks::nothing:
      return;
  }
}

void TillBookings::cancel(const std::string& approver) {
  asks_ = Asks::nothing;
  host_.close_question();
  host_.tell({});
  if (!booking_) return;
  deed_request_ =
      thread_.post(till::CancelBooking{host_.staff_member()->code, approver, booking_->serial, reason_, std::nullopt});
}

void TillBookings::type_digit(std::int64_t digit) {
  const char letter = static_cast<char>('0' + digit);
  if (asks_ == Asks::supervisor) return pin_.type_digit(letter);
  std::string& digits = asks_ == Asks::number ? typed_ : digits_;
  if (digits.size() >= rupee_digits_max || (digits.empty() && digit == 0)) return;
  if (asks_ == Asks::nothing) share_ = 0;
  digits += letter;
}

void TillBookings::erase() {
  if (asks_ == Asks::supervisor) return pin_.erase();
  std::string& digits = asks_ == Asks::number ? typed_ : digits_;
  if (asks_ == Asks::nothing) share_ = 0;
  if (!digits.empty()) digits.pop_back();
}

// The words of the screen's language go into the journal.
std::vector<std::string> TillBookings::reasons() {
  return {tr("The buyer does not want it any more"), tr("It could not be made in time"), tr("The buyer did not come"),
          tr("Booked by mistake")};
}

// ---------------------------------------------------------------- what the thread answered

bool TillBookings::take(const till::TillThread::Answered& answered) {
  const std::uint64_t request = answered.request;
  if (pin_.is_mine(request)) {
    const auto supervisor = pin_.take(std::get<till::PinAnswer>(answered.answer));
    if (supervisor && asks_ == Asks::supervisor) cancel(*supervisor);
    return true;
  }
  if (const auto* list = std::get_if<till::BookingsAnswer>(&answered.answer)) {
    if (request != list_request_) return true;
    list_request_ = 0;
    rows_ = list->bookings;
    return true;
  }
  if (const auto* cart = std::get_if<till::BookedCartAnswer>(&answered.answer)) {
    if (request != cart_request_) return true;
    cart_request_ = 0;
    if (!cart->outcome)
      refused(cart->outcome.reason());
    else
      host_.take_balance(*cart->outcome, way_);
    return true;
  }
  const auto* cancelled = std::get_if<till::CancelledAnswer>(&answered.answer);
  if (cancelled == nullptr || request != deed_request_) return false;
  deed_request_ = 0;
  if (!cancelled->outcome) return refused(cancelled->outcome.reason()), true;
  MoneyBack back{.is_withdrawal = false,
                 .is_booking = true,
                 .serial = cancelled->outcome->serial,
                 .payable = cancelled->outcome->advance};
  for (const wire::RefundTender& tender : cancelled->outcome->tenders)
    (tender.kind == TenderKind::cash ? back.cash : back.otherwise) += Money::from_paise(tender.amount_paise);
  booking_.reset();
  host_.money_went_back(back, cancelled->paper);
  return true;
}

bool TillBookings::take_trouble(std::uint64_t request) {
  bool is_mine = pin_.is_mine(request);
  if (is_mine) pin_.forget();
  for (std::uint64_t* mine : {&list_request_, &cart_request_, &deed_request_}) {
    if (request == 0 || request != *mine) continue;
    *mine = 0;
    is_mine = true;
  }
  return is_mine;
}

void TillBookings::refused(const till::BookingRefused& refused) {
  if (refused.reason == till::BookingRefusal::clock_suspect) return host_.ask_for_clock();
  host_.tell(fill(tr(sentence_of(refused.reason)), {refused.detail}));
}

// ---------------------------------------------------------------- views

TillDialogView TillBookings::make_dialog() const {
  TillDialogView dialog;
  dialog.is_open = asks_ != Asks::nothing;
  dialog.no_id = "dialog.no";
  dialog.yes_id = "dialog.yes";
  dialog.no_label = tr("Back");
  const std::string money = booking_ ? format_rupees(booking_->advance) : std::string{};
  switch (asks_) {
    case Asks::nothing:
      break;
    case Asks::number:
      dialog.title = tr("Which booking?");
      dialog.sentence = tr("The number at the end of the paper, without its zeros.");
      dialog.has_pad = true;
      dialog.typed = typed_.empty() ? "–" : typed_;
      dialog.can_confirm = !typed_.empty();
      dialog.yes_label = tr("Search");
      dialog.yes_icon = "search";
      break;
    case Asks::reason: {
      dialog.title = tr("Cancel this booking?");
      dialog.sentence = fill(tr("{0} goes back to the buyer. Touch why."), {money});
      int i = 0;
      for (const std::string& reason : reasons())
        dialog.quicks.push_back({"booking.reason." + std::to_string(i++), reason});
      break;
    }
    case Asks::confirm:
      dialog.title = fill(tr("Give {0} back?"), {money});
      dialog.sentence = reason_;
      dialog.yes_label = tr("Cancel the booking");
      dialog.yes_icon = "undo";
      dialog.yes_is_risky = true;
      dialog.no_label = tr("No, keep it");
      break;
    case Asks::supervisor:
      return pin_.dialog(fill(tr("A supervisor allows that {0} goes back."), {money}));
  }
  return dialog;
}

std::string TillBookings::due_words(CivilDate due) const {
  const std::int64_t days = days_from_civil(due) - days_from_civil(host_.business_day());
  const std::string date = format_date_short(due, Translator::of(host_.language()));
  if (days == 0) return tr("Today") + std::string(" · ") + date;
  if (days == 1) return tr("Tomorrow") + std::string(" · ") + date;
  return date;
}

std::string TillBookings::goods_of(const till::Booking& booking) const {
  if (booking.lines.empty()) return {};
  const std::string first = booking.lines.front().name.in(host_.language());
  const auto more = static_cast<std::uint64_t>(booking.lines.size() - 1);
  return more == 0 ? first : first + " " + fill(trn("and {0} more", "and {0} more", more), {std::to_string(more)});
}

BookingsView TillBookings::make_list() const {
  BookingsView view;
  view.is_reading = list_request_ != 0;
  if (number_ > 0) view.searched = std::to_string(number_);
  view.empty =
      number_ > 0
          ? tr(sentence_of(till::BookingRefusal::no_such_booking))
          : tr("Nothing is booked. Put goods into a bill, touch the three dots beside UPI, then “Book, pay a part”.");
  const CivilDate today = host_.business_day();
  for (const till::Booking& booking : rows_) {
    BookingsView::Row row{.serial = booking.serial, .number = shown_serial(booking.serial)};
    row.due = due_words(booking.due);
    row.what = goods_of(booking);
    if (!booking.buyer.name.empty()) row.what = booking.buyer.name + " · " + row.what;
    row.balance = format_rupees(booking.balance());
    if (booking.state == BookingState::delivered)
      row.mark = tr("Delivered");
    else if (booking.state == BookingState::cancelled)
      row.mark = tr("Cancelled");
    else if (booking.due < today)
      row.mark = tr("Overdue");
    else if (booking.delivery == wire::BookingDelivery::sent_home)
      row.mark = tr("Sent home");
    row.is_late = booking.state == BookingState::open && booking.due < today;
    view.rows.push_back(std::move(row));
  }
  return view;
}

BookingView TillBookings::make_booking() const {
  BookingView view;
  if (!booking_) return view;
  const Language language = host_.language();
  const Translator& words = Translator::of(language);
  const CivilTime at = ist_from_utc_ms(booking_->utc_ms);
  view.number = shown_serial(booking_->serial);
  view.when =
      fill(tr("Booked on {0}"), {format_date_short(at.date, words)}) + " · " + format_time_24(at.hour, at.minute);
  view.due = due_words(booking_->due);
  view.delivery = delivery_words(booking_->delivery);
  view.is_late = booking_->state == BookingState::open && booking_->due < host_.business_day();
  view.buyer = booking_->buyer.name;
  view.address = booking_->buyer.address;
  for (const till::Booking::Line& line : booking_->lines)
    view.lines.push_back(
        {line.name.in(language), format_quantity(line.quantity, line.kind, words), format_rupees(line.net)});
  view.total = format_rupees(booking_->payable);
  view.advance = format_rupees(booking_->advance);
  view.balance = format_rupees(booking_->balance());
  view.is_paid = booking_->balance() == Money{};
  view.is_open = booking_->state == BookingState::open;
  if (booking_->state == BookingState::delivered)
    view.notice = fill(tr("Delivered: bill {0}"), {shown_serial(booking_->ended_serial)});
  if (booking_->state == BookingState::cancelled) view.notice = tr("Cancelled: the advance was given back.");
  view.is_busy = is_busy();
  view.has_printer = host_.has_printer();
  return view;
}

}  // namespace odop::ui
