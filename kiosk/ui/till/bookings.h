// Bookings at the screen: the form that books the goods of the open bill, the list of what is booked, one booking that
// is delivered or cancelled. Keeps what staff have chosen, asks what must be asked and talks to the till thread; the
// money is taken by the payment screens of TillScreens. UI thread only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "till/till_thread.h"
#include "ui/till/after_sale.h"
#include "ui/till/supervisor_pin.h"
#include "ui/till/touches.h"
#include "ui/till/views.h"

namespace odop::ui {

class TillBookings {
 public:
  TillBookings(const Catalogue& catalogue, till::TillThread& thread, TillHost& host)
      : catalogue_(catalogue), thread_(thread), host_(host), pin_(catalogue, thread) {}

  void forget();  // the till is locked, or somebody else has come
  bool is_busy() const { return deed_request_ != 0 || cart_request_ != 0 || pin_.is_checking(); }

  // The form over the open bill.
  void begin_form();
  Money advance(Money payable) const;  // as chosen; zero: nothing yet
  // What is asked for; nullopt while something is missing.
  std::optional<till::BookingAsked> asked(const till::Cart& cart, Money payable) const;

  // What the touches from open_bookings to booking_print do.
  void carry_out(const TillTouch& touch);
  const till::Booking* booking() const { return booking_ ? &*booking_ : nullptr; }  // the one that is shown

  // The question over the screen; without one the digits are the form's.
  TillDialogView make_dialog() const;
  void answered(bool yes, std::int64_t quick);
  void type_digit(std::int64_t digit);
  void erase();

  bool take(const till::TillThread::Answered& answered);
  bool take_trouble(std::uint64_t request);

  // bar, problem and dialog are the caller's.
  BookView make_form(const till::Cart& cart, Money payable) const;
  BookingsView make_list() const;
  BookingView make_booking() const;

 private:
  enum class Asks : std::uint8_t { nothing, number, reason, confirm, supervisor };
  void ask(Asks asks);
  void read(std::int64_t number);
  void cancel(const std::string& approver);
  void refused(const till::BookingRefused& refused);
  static std::vector<std::string> reasons();
  std::string due_words(CivilDate due) const;
  std::string goods_of(const till::Booking& booking) const;

  const Catalogue& catalogue_;
  till::TillThread& thread_;
  TillHost& host_;

  std::string digits_;  // rupees paid now
  int share_ = 0;       // per cent instead of the digits; 0: the digits count
  std::optional<CivilDate> due_;
  bool is_sent_home_ = false;

  std::vector<till::Booking> rows_;
  std::int64_t number_ = 0;  // looked for; 0: all that are open
  std::optional<till::Booking> booking_;
  std::string way_;     // how the balance of it is about to be paid
  std::string reason_;  // why it is about to be cancelled
  Asks asks_ = Asks::nothing;
  std::string typed_;
  SupervisorPin pin_;
  std::uint64_t list_request_ = 0, cart_request_ = 0, deed_request_ = 0;
};

}  // namespace odop::ui
