// After the sale at the screen: the list of bills, one bill and what comes back of it, its withdrawal, cash put into
// the drawer and taken out, the X and Z reports, counting at the close. Keeps what staff have chosen so far and talks
// to the till thread; TillScreens shows the screens, draws the question and prints. UI thread only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "till/till_thread.h"
#include "ui/till/drawer_count.h"
#include "ui/till/exchange.h"
#include "ui/till/supervisor_pin.h"
#include "ui/till/touches.h"
#include "ui/till/views.h"

namespace odop::ui {

// Money that goes back, for the screen that says so.
struct MoneyBack {
  bool is_withdrawal = false;
  bool is_booking = false;  // a booking was cancelled
  std::string serial;       // of the credit note, of the withdrawn bill or of the booking
  Money payable, cash, otherwise;
  bool never_came = false;  // the bill's UPI money: there is nothing to send back
};

// What this part asks of the till's screens around it.
class TillHost {
 public:
  virtual ~TillHost() = default;
  virtual const StaffMember* staff_member() const = 0;
  virtual Language language() const = 0;
  virtual CivilDate business_day() const = 0;
  virtual TillBarView bar() const = 0;
  virtual bool has_printer() const = 0;
  virtual void show_screen(std::string_view name) = 0;
  virtual void open_question() = 0;  // over the screen; make_dialog() fills it
  virtual void open_stock_question() = 0;
  virtual void open_booking_question() = 0;
  // Booked goods are handed over: their balance is paid by that way, as of TillAct::booking_pay.
  virtual void take_balance(const till::Cart& cart, const std::string& way) = 0;
  virtual void close_question() = 0;
  virtual void ask_for_clock() = 0;
  virtual void tell(std::string sentence) = 0;  // on the screen that is shown
  virtual bool has_open_bill() const = 0;
  virtual void begin_exchange(ExchangeInHand exchange) = 0;  // the goods to take instead are chosen next
  virtual void money_went_back(const MoneyBack& back, std::optional<ReceiptView> paper) = 0;
  virtual bool print_label(const std::string& sku, int copies) = 0;  // false: no label printer takes it
  virtual void print_papers(std::vector<ReceiptView> papers) = 0;    // of a deed just done
  virtual void print_again(const std::string& serial) = 0;
  virtual void print_report(const ShiftReport& report) = 0;
  virtual void print_maker_payment(const MakerPayment& payment) = 0;
};

class TillAfterSale {
 public:
  TillAfterSale(const Catalogue& catalogue, till::TillThread& thread, TillHost& host)
      : catalogue_(catalogue), thread_(thread), host_(host), pin_(catalogue, thread) {}

  void forget();  // the till is locked, or somebody else has come
  void carry_out(const TillTouch& touch);
  // A maker's card was scanned and staff want to pay: what is owed is the amount until another is typed.
  void begin_payment(const MakerReport& report);
  // A bill's own code was scanned.
  void open_scanned(const std::string& code);

  // The question over the screen and its pad.
  TillDialogView make_dialog() const;
  void answered(bool yes);
  // Without a question they belong to the pad of the screen till.money.
  void type_digit(std::int64_t digit);
  void erase();
  // Something is being done or opened: touches wait, or a bill would change under a deed.
  bool is_busy() const { return deed_request_ != 0 || pin_.is_checking() || bill_request_ != 0; }

  // True when the answer was to one of this part's requests.
  bool take(const till::TillThread::Answered& answered);
  // The machine failed under one of them: nothing of it was stored.
  bool take_trouble(std::uint64_t request);

  BillsView make_bills() const;
  BillView make_bill() const;
  ShiftView make_drawer() const;
  ShiftView make_money() const;
  DrawerCount& count() { return count_; }

 private:
  enum class Asks : std::uint8_t { nothing, number, quantity, supervisor, withdrawal, count, erasing };
  enum class Deed : std::uint8_t { none, take_back, exchange, withdraw, cash_in, cash_out, print_x };
  static constexpr int nothing_chosen = -1;

  void ask(Asks asks);
  void read_bills(std::int64_t before_sequence);
  void open_bill(const std::string& serial);
  void asked_changed();
  void want(Deed deed);  // now, or after a supervisor's PIN
  void perform(Deed deed, const std::string& approver);
  bool needs_supervisor(Deed deed) const;
  std::vector<till::ReturnAsked> asked_lines() const;
  std::string reason_text() const;
  // The words of the screen's language go into the journal and onto the credit note.
  static std::vector<std::string> return_reasons();
  static std::vector<std::string> cash_reasons(bool is_out);
  static std::vector<std::string> payment_reasons();
  std::vector<std::string> money_reasons() const { return payee_ ? payment_reasons() : cash_reasons(is_cash_out_); }
  std::int64_t quantity_left(std::size_t line) const;

  void take_bills(const till::BillsAnswer& answer);
  void take_bill(const till::ReturnableAnswer& answer);
  void refused(const till::AfterSaleRefused& refused);
  std::string staff_name(const std::string& code) const;
  std::string ways_of(const std::vector<TenderKind>& tenders) const;

  const Catalogue& catalogue_;
  till::TillThread& thread_;
  TillHost& host_;

  Asks asks_ = Asks::nothing;
  std::string typed_;
  std::size_t line_ = 0;  // whose quantity is typed
  int note_ = 0;          // whose count is typed

  std::vector<till::BillRow> rows_;
  bool has_more_ = false, is_list_anew_ = false;
  std::int64_t number_ = 0;  // looked for; 0: all

  std::optional<till::ReturnableBill> bill_;
  std::optional<till::PhoneKept> phone_;  // of its buyer
  std::vector<std::int64_t> returns_;     // by line of the bill
  std::optional<till::RefundQuote> quote_;
  int reason_ = nothing_chosen;
  std::optional<TenderKind> back_by_;

  bool is_cash_out_ = false;
  std::string money_digits_;          // rupees put in or taken out
  bool is_amount_suggested_ = false;  // the first digit begins another
  std::optional<MakerReport> payee_;  // money out is a payment to this maker
  DrawerCount count_;

  Deed wanted_ = Deed::none;  // waits for a supervisor
  SupervisorPin pin_;

  // Requests on their way; 0: none.
  std::uint64_t list_request_ = 0, bill_request_ = 0, quote_request_ = 0, deed_request_ = 0;
};

}  // namespace odop::ui
