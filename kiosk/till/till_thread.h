// The till's own thread: owns the writing connection, runs one deed at a time, Argon2id too. The screen posts requests
// and takes answers; it never waits. "Saving" is drawn until the answer is there. Made by the kiosk's main.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/catalogue.h"
#include "core/clock.h"
#include "core/maker_report.h"
#include "core/receipt_view.h"
#include "core/sold_today.h"
#include "till/after_sale.h"
#include "till/bill_list.h"
#include "till/bookings.h"
#include "till/complete_sale.h"
#include "till/count_showcase.h"
#include "till/exchange.h"
#include "till/foreign_return.h"
#include "till/forgotten_pin.h"
#include "till/leads.h"
#include "till/move_cash.h"
#include "till/move_stock.h"
#include "till/own_pins.h"
#include "till/parked_carts.h"
#include "till/phone_consent.h"
#include "till/shift_report.h"
#include "till/shifts.h"
#include "till/staff_pin.h"
#include "till/till.h"
#include "till/upi_attempts.h"
#include "till/upi_check_later.h"

namespace odop::till {

// Requests.
// staff: empty when the digits alone say who it is.
struct CheckPin {
  std::string staff, pin;
};
// A forgotten PIN (forgotten_pin.h).
struct AskPinQuestion {
  std::string staff;
};
struct AnswerPinQuestion {
  std::string staff, answer;
};
struct ChoosePin {
  std::string staff, approver, digits;
};
// A buyer's telephone number (phone_consent.h).
struct GivePhone {
  PhoneGiven given;
};
struct ErasePhone {
  std::string staff, serial;
};
// A visitor who wants to be called back (leads.h), and takes it back while still standing there.
struct GiveLead {
  LeadGiven given;
};
struct EraseLead {
  std::int64_t number = 0;
};
struct Sell {
  std::string staff;
  Cart cart;
  std::vector<TenderGiven> tenders;
  bool check_later = false;  // its UPI payment is only claimed: it goes on the list of those to look for
  std::string approver;      // the supervisor whose PIN allowed prices below the lowest one
};
struct ShowUpi {
  std::string staff, supplier;
  Money amount;
};
struct AbandonUpi {
  std::string staff;
  std::int64_t attempt_sequence = 0;
};
// A payment on that list was seen, or never came.
struct SettlePayment {
  std::string staff;
  std::int64_t attempt_sequence = 0;
  bool has_arrived = false;
};
struct OpenShift {
  std::string staff;
  Money counted_float;
};
struct CloseShift {
  std::string staff;
  Money counted;
};
struct ConfirmClock {
  std::string staff;
};
struct SaveCart {
  Cart cart;
};  // the cart in progress, after every change; an empty one erases it
struct ParkCart {
  Cart cart;
};
struct RecallCart {
  std::int64_t slot = 0;
};
// What visitors looked at in an hour; answered with Done.
struct CountShowcase {
  wire::ShowcaseCountPayload counts;
};
struct ReadBill {
  std::string serial;
};  // for a second print
// After the sale. approver: the supervisor whose PIN allowed it; empty when nobody was asked.
struct ReadBills {
  std::int64_t before_sequence = 0;  // newest first; 0: from the newest on
  std::int64_t number = 0;           // of the serials; 0: all
};
struct ReadReturnable {
  std::string serial;
  std::string code;  // instead: what the QR of a receipt says
};
struct QuoteRefund {
  std::string serial;  // of this kiosk's bill
  std::vector<ReturnAsked> lines;
  std::optional<TenderKind> back_by;
  std::string code;  // instead of serial: the signed code of another kiosk's bill
};
struct TakeBack {
  std::string staff, approver, serial;
  std::vector<ReturnAsked> lines;
  std::string reason;
  std::optional<TenderKind> back_by;
  std::string code;  // as of QuoteRefund
};
struct ExchangeGoods {
  std::string staff, approver;
  GoodsBack back;
  Cart cart;
  std::vector<TenderGiven> tenders;
  bool check_later = false;  // as of Sell
};
struct WithdrawBill {
  std::string staff, approver, serial, reason;
};
// Goods booked for a part of their price (bookings.h), and what becomes of them.
struct Book {
  std::string staff;
  BookingAsked asked;
  std::vector<TenderGiven> tenders;
  bool check_later = false;  // as of Sell
  std::string approver;
};
struct ReadBookings {
  std::int64_t number = 0;  // of the serial; 0: all that are open, what is due first before
};
struct ReadBookedCart {
  std::string serial;
};
struct Deliver {
  std::string staff, serial;
  std::vector<TenderGiven> tenders;
  bool check_later = false;
};
struct CancelBooking {
  std::string staff, approver, serial, reason;
  std::optional<TenderKind> back_by;
};
struct MoveCash {
  std::string staff, approver;
  Money amount;
  bool is_out = false;
  std::string reason;
  std::string maker;  // out of the drawer to this maker (pay_maker.h): the reason is a note
};
struct MoveStock {
  std::string staff, approver;
  StockDeed deed = StockDeed::receive;
  std::vector<StockAsked> lines;
  std::string note;
};
struct ReadShiftReport {
  bool is_closed = false;  // the last Z, else the X of the open shift
};
// A maker's card was scanned (maker_card.h).
struct ReadMaker {
  std::string card;
};
// "hub" goes to the state of sync, where the uploader and odop init keep it; TillState shows it among the settings.
// "enrol_code" goes there too and lets the kiosk enrol again: it was given because the hub does not know it.
struct SaveSetting {
  std::string name, value;
};
using TillRequest =
    std::variant<CheckPin, AskPinQuestion, AnswerPinQuestion, ChoosePin, GivePhone, ErasePhone, GiveLead, EraseLead,
                 Sell, ShowUpi, AbandonUpi, SettlePayment, OpenShift, CloseShift, ConfirmClock, SaveCart, ParkCart,
                 RecallCart, ReadBill, ReadBills, ReadReturnable, QuoteRefund, TakeBack, ExchangeGoods, WithdrawBill,
                 Book, ReadBookings, ReadBookedCart, Deliver, CancelBooking, MoveCash, MoveStock, ReadShiftReport,
                 ReadMaker, CountShowcase, SaveSetting>;
// So many bills a page of the list.
inline constexpr int bills_in_a_page = 30;

// Answers, in the order of their requests.
struct PinAnswer {
  std::string staff;
  bool right = false;
  std::int64_t wait_left_ms = 0;
};
struct PinQuestionAnswer {
  Result<ForgottenPins::Question, PinRefusal> outcome;
};
struct PinCheckedAnswer {
  ForgottenPins::Checked checked;
};
struct PinChosenAnswer {
  Result<std::monostate, PinRefusal> outcome;
};
struct PhoneGivenAnswer {
  Result<PhoneKept, ConsentRefusal> outcome;
};
struct PhoneErasedAnswer {
  Result<PhoneErased, ConsentRefusal> outcome;
};
struct LeadGivenAnswer {
  Result<LeadKept, LeadRefusal> outcome;
};
struct LeadErasedAnswer {
  Result<LeadErased, LeadRefusal> outcome;
};
struct SellAnswer {
  SaleOutcome outcome;
  std::vector<ReceiptView> bills;
};  // bills of a sale, ready to print
struct UpiAnswer {
  Result<ShownAttempt, AttemptRefusal> outcome;
};
struct AbandonAnswer {
  Result<std::monostate, AttemptRefusal> outcome;
};
struct ShiftAnswer {
  Result<ShiftSummary, ShiftRefusal> outcome;
  bool closed = false;
  std::optional<ShiftReport> report;      // Z, of a closed one
  std::vector<ReceiptView> consolidated;  // bills of small sales that the shift wrote, ready to print
};
struct BillAnswer {
  std::optional<ReceiptView> bill;
};
struct ParkAnswer {
  std::optional<std::int64_t> slot;  // nullopt: all slots are taken
};
struct RecallAnswer {
  std::optional<Cart> cart;
};
struct BillsAnswer {
  BillPage page;
};
struct ReturnableAnswer {
  Result<ReturnableBill, AfterSaleRefusal> outcome;
  std::optional<PhoneKept> phone;  // of its buyer, while it is in use
};
struct QuoteAnswer {
  Result<RefundQuote, AfterSaleRefused> outcome;
};
struct TakenBackAnswer {
  Result<Refund, AfterSaleRefused> outcome;
  std::optional<ReceiptView> credit_note;  // ready to print
};
struct ExchangeAnswer {
  Result<Exchange, ExchangeRefused> outcome;
  std::vector<ReceiptView> papers;  // the credit note, then the new bills
};
struct WithdrawnAnswer {
  Result<Withdrawal, AfterSaleRefused> outcome;
  std::optional<ReceiptView> bill;  // marked as withdrawn
};
// Of Book; of Deliver only when the booking itself was refused, else a SellAnswer.
struct BookAnswer {
  std::variant<Booked, SaleRefused, BookingRefused> outcome;
  std::optional<ReceiptView> paper;  // ready to print
};
struct BookingsAnswer {
  std::vector<Booking> bookings;
};
struct BookedCartAnswer {
  Result<Cart, BookingRefused> outcome;
};
struct CancelledAnswer {
  Result<BookingCancelled, BookingRefused> outcome;
  std::optional<ReceiptView> paper;
};
struct CashAnswer {
  Result<CashMoved, CashRefusal> outcome;
  std::optional<MakerPayment> paper;  // of a maker's payment, ready to print and to sign
};
struct StockAnswer {
  Result<StockMoved, StockRefused> outcome;
  std::vector<ReceiptView> challans;  // ready to print
};
struct ShiftReportAnswer {
  std::optional<ShiftReport> report;
};
struct MakerAnswer {
  std::optional<MakerReport> report;  // nullopt: no card of this fair
};
struct Done {};
// The machine failed: nothing of the request was stored. kind as MachineError's: "disk_full", "io", "no_memory", ...
struct MachineTrouble {
  std::string kind, detail;
};
using TillAnswer =
    std::variant<PinAnswer, PinQuestionAnswer, PinCheckedAnswer, PinChosenAnswer, PhoneGivenAnswer, PhoneErasedAnswer,
                 LeadGivenAnswer, LeadErasedAnswer, SellAnswer, UpiAnswer, AbandonAnswer, ShiftAnswer, BillAnswer,
                 ParkAnswer, RecallAnswer, BillsAnswer, ReturnableAnswer, QuoteAnswer, TakenBackAnswer, ExchangeAnswer,
                 WithdrawnAnswer, BookAnswer, BookingsAnswer, BookedCartAnswer, CancelledAnswer, CashAnswer,
                 StockAnswer, ShiftReportAnswer, MakerAnswer, Done, MachineTrouble>;

// How things stand after the last deed; replaced, never changed.
struct TillState {
  std::string kiosk;
  bool is_training = false;  // books to practise in
  std::int64_t entries = 0;
  std::string head_hex;
  std::int64_t sales = 0, sum_paise = 0;
  bool is_clock_suspect = false, is_enrolled = false;
  ShiftSummary shift;
  std::int64_t shift_opened_ms = 0;   // 0: none is open
  std::int64_t disk_free_bytes = -1;  // of the data folder; -1: not known
  std::int64_t last_exchange_ms = 0;  // with the hub, as of the last deed; 0: never
  std::vector<UnseenPayment> unseen_payments;
  std::vector<ParkedCart> parked_carts;
  std::unordered_map<std::string, std::int64_t> stock;
  std::optional<SoldToday> sold_today;  // where the pack wants it shown
  std::vector<TurnoverRow> turnover;    // by supplier, of the financial year of the clock's day
  std::map<std::string, std::string> settings;
  std::optional<Cart> cart_in_progress;  // as found at the start, after a power cut
};

class TillThread {
 public:
  // Opens the books on the caller's thread, so that a locked or damaged folder is told before a window opens.
  // wake is called from the till thread whenever an answer is there.
  TillThread(const std::filesystem::path& folder, const Catalogue& catalogue, const Clock& clock,
             std::function<void()> wake, const storage::OpenOptions& options = {});
  ~TillThread();  // finishes the requests already posted

  std::uint64_t post(TillRequest request);
  struct Answered {
    std::uint64_t request = 0;
    TillAnswer answer;
  };
  std::vector<Answered> take_answers();
  std::shared_ptr<const TillState> state() const;
  // Called after every commit, from the till thread: the uploader wakes up by it.
  void on_commit(std::function<void()> committed);

 private:
  void run();
  void tidy_in_quiet();
  TillAnswer answer(const TillRequest& request);
  // The UPI payments among them go on the list of those to look for.
  std::optional<AttemptRefusal> claim_to_check_later(const std::string& staff, const std::vector<TenderGiven>& tenders);
  SellAnswer sold(SaleOutcome outcome);
  TillAnswer pay(const Asking& asking, const MoveCash& move);                       // a maker
  std::optional<ReceiptView> paper_of(std::int64_t sequence);                       // of a deed just done
  std::optional<ShiftReport> sealed_z(std::optional<std::int64_t> shift_sequence);  // nullopt: of the last close
  Asking asking(const std::string& staff, const std::string& approver) const;
  std::shared_ptr<const TillState> read_state(bool with_cart);

  const Catalogue& catalogue_;
  const Clock& clock_;
  std::function<void()> wake_;
  Till till_;
  std::map<std::string, PinGuard> pin_guards_;
  OwnPins own_pins_;
  ForgottenPins forgotten_pins_;
  std::optional<std::int64_t> swept_ms_;  // of the monotonic clock

  mutable std::mutex mutex_;  // guards everything below
  std::condition_variable posted_;
  std::deque<std::pair<std::uint64_t, TillRequest>> requests_;
  std::vector<Answered> answers_;
  std::shared_ptr<const TillState> state_;
  std::shared_ptr<const std::function<void()>> committed_;
  std::uint64_t last_request_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace odop::till
