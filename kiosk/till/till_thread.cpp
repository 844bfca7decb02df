#include "till/till_thread.h"

#include "core/errors.h"
#include "core/training.h"
#include "till/cart_text.h"
#include "till/confirm_clock.h"
#include "till/maker_card.h"
#include "till/maker_report.h"
#include "till/pay_maker.h"
#include "till/receipt_of.h"
#include "till/seal_day.h"
#include "till/sold_today.h"

namespace odop::till {

namespace {

constexpr std::chrono::seconds quiet_moment{2};
constexpr std::int64_t sweep_every_ms = 60 * 60'000;

// What is read for a deed that is on the disk already: a machine that fails now must not make the deed look undone.
template <typename Read>
auto read_after_commit(Read read) -> decltype(read()) {
  try {
    return read();
  } catch (const std::exception&) {
    return {};
  }
}

// The words of an error, or without memory for them the fact.
MachineTrouble trouble_of(const std::string& kind, const char* detail) {
  try {
    return MachineTrouble{kind, detail};
  } catch (const std::bad_alloc&) {
    return MachineTrouble{"no_memory", ""};  // short enough to need no memory of their own
  }
}

}  // namespace

TillThread::TillThread(const std::filesystem::path& folder, const Catalogue& catalogue, const Clock& clock,
                       std::function<void()> wake, const storage::OpenOptions& options)
    : catalogue_(catalogue),
      clock_(clock),
      wake_(std::move(wake)),
      till_(folder, clock, options),
      own_pins_(read_own_pins(till_.database(), catalogue.event.id)),
      forgotten_pins_(till_, catalogue, own_pins_) {
  state_ = read_state(true);
  thread_ = std::thread([this] { run(); });
}

TillThread::~TillThread() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  posted_.notify_one();
  thread_.join();
}

std::uint64_t TillThread::post(TillRequest request) {
  std::uint64_t number = 0;
  {
    const std::lock_guard lock(mutex_);
    // Room for its answer too: what was done is never left unsaid for want of memory.
    answers_.reserve(answers_.size() + requests_.size() + 2);
    requests_.emplace_back(last_request_ + 1, std::move(request));
    number = ++last_request_;
  }
  posted_.notify_one();
  return number;
}

std::vector<TillThread::Answered> TillThread::take_answers() {
  const std::lock_guard lock(mutex_);
  // Room for the answers still to come, and for the one under way.
  std::vector<Answered> next;
  next.reserve(requests_.size() + 1);
  return std::exchange(answers_, std::move(next));
}

std::shared_ptr<const TillState> TillThread::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void TillThread::on_commit(std::function<void()> committed) {
  auto shared = std::make_shared<const std::function<void()>>(std::move(committed));
  const std::lock_guard lock(mutex_);
  committed_ = std::move(shared);
}

void TillThread::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    if (requests_.empty() && !stopping_) {
      if (posted_.wait_for(lock, quiet_moment) == std::cv_status::timeout && requests_.empty() && !stopping_) {
        lock.unlock();
        tidy_in_quiet();
        lock.lock();
      }
      continue;
    }
    if (requests_.empty()) return;
    const auto [number, request] = std::move(requests_.front());
    requests_.pop_front();
    lock.unlock();

    const std::int64_t entries_before = till_.head().sequence;
    TillAnswer answered = Done{};
    std::shared_ptr<const TillState> state;
    try {
      answered = answer(request);
      if (!std::holds_alternative<PinAnswer>(answered)) state = read_after_commit([&] { return read_state(false); });
    } catch (const MachineError& error) {
      answered = trouble_of(error.kind(), error.what());
    } catch (const std::bad_alloc&) {
      answered = trouble_of("no_memory", "");
    } catch (const std::exception& error) {
      answered = trouble_of("failed", error.what());
    }
    const bool has_committed = till_.head().sequence != entries_before;

    lock.lock();
    if (state) state_ = std::move(state);
    answers_.push_back({number, std::move(answered)});
    const auto committed = has_committed ? committed_ : nullptr;
    lock.unlock();
    if (committed && *committed) (*committed)();
    wake_();
    lock.lock();
  }
}

void TillThread::tidy_in_quiet() {
  try {
    till_.tidy_when_idle();
    const std::int64_t now_ms = clock_.monotonic_ms();
    if (swept_ms_ && now_ms - *swept_ms_ < sweep_every_ms) return;
    swept_ms_ = now_ms;
    sweep_phones(till_);
  } catch (const std::exception&) {
    // The next deed meets the same machine and tells the staff.
  }
}

Asking TillThread::asking(const std::string& staff, const std::string& approver) const {
  const Asking asking{.staff = catalogue_.find_staff(staff), .approver = catalogue_.find_staff(approver)};
  if (!asking.staff) throw MachineError("failed", "no staff member " + staff);
  return asking;
}

// The claim first: were the power to go between the two, a payment to look for stays on the list and the bill is found
// unfinished; the other way round a sale would look as if somebody had seen its money.
std::optional<AttemptRefusal> TillThread::claim_to_check_later(const std::string& staff,
                                                               const std::vector<TenderGiven>& tenders) {
  for (const TenderGiven& tender : tenders) {
    if (tender.attempt_sequence == 0) continue;
    const auto claimed = check_later(till_, staff, tender.attempt_sequence, tender.reference);
    if (!claimed) return claimed.reason();
  }
  return std::nullopt;
}

SellAnswer TillThread::sold(SaleOutcome outcome) {
  SellAnswer answer{std::move(outcome), {}};
  if (const auto* sale = std::get_if<Sale>(&answer.outcome))
    answer.bills = read_after_commit([&] {
      std::vector<ReceiptView> bills;
      for (const SoldDocument& document : sale->documents)
        if (auto bill = paper_of(document.sequence)) bills.push_back(std::move(*bill));
      return bills;
    });
  return answer;
}

std::optional<ReceiptView> TillThread::paper_of(std::int64_t sequence) {
  return read_after_commit([&] { return receipt_of(till_, catalogue_, sequence); });
}

std::optional<ShiftReport> TillThread::sealed_z(std::optional<std::int64_t> shift_sequence) {
  auto report = z_report(till_.database(), shift_sequence);
  if (!report) return report;
  report->seals = seal_texts(till_.database(), till_.signer(), *report);
  add_turnover(till_.database(), catalogue_, clock_.utc_ms(), *report);
  return report;
}

TillAnswer TillThread::pay(const Asking& asking, const MoveCash& move) {
  const Maker* maker = catalogue_.find_maker(move.maker);
  if (!maker) throw MachineError("failed", "no maker " + move.maker);
  CashAnswer paid{pay_maker(till_, asking, *maker, move.amount, move.reason), {}};
  if (paid.outcome)
    paid.paper = read_after_commit(
        [&] { return maker_payment(till_, catalogue_, asking, maker->code, paid.outcome->sequence); });
  return paid;
}

TillAnswer TillThread::answer(const TillRequest& request) {
  struct Visitor {
    TillThread& thread;

    TillAnswer operator()(const CheckPin& check) const {
      PinGuard& guard = thread.pin_guards_[check.staff];
      const std::int64_t now_ms = thread.clock_.monotonic_ms();
      if (const std::int64_t wait_ms = guard.wait_left_ms(now_ms); wait_ms > 0)
        return PinAnswer{check.staff, false, wait_ms};
      for (const StaffMember& member : thread.catalogue_.staff) {
        const bool may_be = check.staff.empty() || member.code == check.staff;
        if (!may_be || !is_pin_of(member, check.pin, thread.own_pins_)) continue;
        guard.note_right();
        return PinAnswer{member.code, true, 0};
      }
      guard.note_wrong(now_ms);
      return PinAnswer{check.staff, false, guard.wait_left_ms(now_ms)};
    }
    TillAnswer operator()(const AskPinQuestion& ask) const {
      return PinQuestionAnswer{thread.forgotten_pins_.ask(ask.staff)};
    }
    TillAnswer operator()(const AnswerPinQuestion& given) const {
      return PinCheckedAnswer{thread.forgotten_pins_.check(given.staff, given.answer)};
    }
    TillAnswer operator()(const ChoosePin& chosen) const {
      return PinChosenAnswer{thread.forgotten_pins_.choose(chosen.staff, chosen.approver, chosen.digits)};
    }
    TillAnswer operator()(const GivePhone& give) const {
      return PhoneGivenAnswer{give_phone(thread.till_, thread.catalogue_, give.given)};
    }
    TillAnswer operator()(const ErasePhone& erase) const {
      return PhoneErasedAnswer{erase_phone(thread.till_, erase.staff, erase.serial)};
    }
    TillAnswer operator()(const GiveLead& give) const {
      return LeadGivenAnswer{give_lead(thread.till_, thread.catalogue_, give.given)};
    }
    TillAnswer operator()(const EraseLead& erase) const {
      return LeadErasedAnswer{erase_lead(thread.till_, {}, erase.number)};
    }
    TillAnswer operator()(const Sell& sell) const {
      if (sell.check_later)
        if (const auto refused = thread.claim_to_check_later(sell.staff, sell.tenders))
          return UpiAnswer{Refused{*refused}};
      return thread.sold(
          complete_sale(thread.till_, thread.catalogue_, sell.staff, sell.cart, sell.tenders, sell.approver));
    }
    TillAnswer operator()(const Book& book) const {
      if (book.check_later)
        if (const auto refused = thread.claim_to_check_later(book.staff, book.tenders))
          return UpiAnswer{Refused{*refused}};
      BookAnswer answer{
          book_goods(thread.till_, thread.catalogue_, book.staff, book.asked, book.tenders, book.approver), {}};
      if (const auto* booked = std::get_if<Booked>(&answer.outcome)) answer.paper = thread.paper_of(booked->sequence);
      return answer;
    }
    TillAnswer operator()(const ReadBookings& read) const {
      return BookingsAnswer{read.number > 0 ? bookings_numbered(thread.till_, read.number)
                                            : open_bookings(thread.till_)};
    }
    TillAnswer operator()(const ReadBookedCart& read) const {
      return BookedCartAnswer{booked_cart(thread.till_, read.serial)};
    }
    TillAnswer operator()(const Deliver& deliver) const {
      if (deliver.check_later)
        if (const auto refused = thread.claim_to_check_later(deliver.staff, deliver.tenders))
          return UpiAnswer{Refused{*refused}};
      auto outcome = deliver_booking(thread.till_, thread.catalogue_, deliver.staff, deliver.serial, deliver.tenders);
      if (auto* refused = std::get_if<BookingRefused>(&outcome)) return BookAnswer{std::move(*refused), {}};
      if (auto* refused = std::get_if<SaleRefused>(&outcome)) return SellAnswer{std::move(*refused), {}};
      return thread.sold(std::move(std::get<Sale>(outcome)));
    }
    TillAnswer operator()(const CancelBooking& cancel) const {
      CancelledAnswer cancelled{cancel_booking(thread.till_, thread.asking(cancel.staff, cancel.approver),
                                               cancel.serial, cancel.reason, cancel.back_by),
                                {}};
      if (cancelled.outcome) cancelled.paper = thread.paper_of(cancelled.outcome->sequence);
      return cancelled;
    }
    TillAnswer operator()(const ShowUpi& show) const {
      return UpiAnswer{show_upi_attempt(thread.till_, thread.catalogue_, show.staff, show.supplier, show.amount)};
    }
    TillAnswer operator()(const AbandonUpi& abandon) const {
      return AbandonAnswer{abandon_upi_attempt(thread.till_, abandon.staff, abandon.attempt_sequence)};
    }
    TillAnswer operator()(const SettlePayment& settle) const {
      return AbandonAnswer{settle_payment(thread.till_, settle.staff, settle.attempt_sequence, settle.has_arrived)};
    }
    TillAnswer operator()(const OpenShift& open) const {
      return ShiftAnswer{open_shift(thread.till_, open.staff, open.counted_float), false, {}, {}};
    }
    TillAnswer operator()(const CloseShift& close) const {
      ShiftAnswer answer{close_shift(thread.till_, close.staff, close.counted), true, {}, {}};
      if (answer.outcome)
        answer.report = read_after_commit([&] { return thread.sealed_z(answer.outcome->shift_sequence); });
      if (answer.report)
        for (const ShiftReport::ConsolidatedRow& row : answer.report->consolidated)
          if (auto bill = thread.paper_of(row.sequence)) answer.consolidated.push_back(std::move(*bill));
      return answer;
    }
    TillAnswer operator()(const ConfirmClock& confirm) const {
      confirm_clock(thread.till_, confirm.staff);
      return Done{};
    }
    TillAnswer operator()(const SaveCart& save) const {
      if (save.cart.lines.empty())
        thread.till_.tables().erase_cart(open_cart_slot);
      else
        thread.till_.tables().set_cart(open_cart_slot, write_cart(save.cart), thread.clock_.utc_ms());
      return Done{};
    }
    TillAnswer operator()(const ParkCart& park) const { return ParkAnswer{park_cart(thread.till_, park.cart)}; }
    TillAnswer operator()(const RecallCart& recall) const {
      return RecallAnswer{recall_cart(thread.till_, recall.slot)};
    }
    TillAnswer operator()(const ReadBill& read) const {
      const auto sequence = find_paper(thread.till_, read.serial);
      return BillAnswer{sequence ? receipt_of(thread.till_, thread.catalogue_, *sequence) : std::nullopt};
    }
    TillAnswer operator()(const ReadBills& read) const {
      storage::Database& database = thread.till_.database();
      const std::string& kiosk = thread.till_.label();
      return BillsAnswer{read.number > 0 ? bills_numbered(database, kiosk, read.number)
                                         : newest_bills(database, kiosk, read.before_sequence, bills_in_a_page)};
    }
    TillAnswer operator()(const ReadReturnable& read) const {
      if (read.code.empty())
        return ReturnableAnswer{returnable_bill(thread.till_, read.serial), phone_of(thread.till_, read.serial)};
      const auto serial = serial_on_code(thread.till_, read.code);
      if (!serial && serial.reason() == AfterSaleRefusal::no_such_document)
        return ReturnableAnswer{foreign_bill(thread.till_, thread.catalogue_, read.code), {}};
      if (!serial) return ReturnableAnswer{Refused{serial.reason()}, {}};
      return ReturnableAnswer{returnable_bill(thread.till_, *serial), phone_of(thread.till_, *serial)};
    }
    TillAnswer operator()(const QuoteRefund& quote) const {
      if (!quote.code.empty())
        return QuoteAnswer{quote_foreign_return(thread.till_, quote.code, quote.lines, quote.back_by)};
      return QuoteAnswer{quote_refund(thread.till_, quote.serial, quote.lines, quote.back_by)};
    }
    TillAnswer operator()(const TakeBack& take) const {
      const Asking asking = thread.asking(take.staff, take.approver);
      TakenBackAnswer taken{take.code.empty() ? refund_sale(thread.till_, thread.catalogue_, asking, take.serial,
                                                            take.lines, take.reason, take.back_by)
                                              : take_foreign_back(thread.till_, thread.catalogue_, asking, take.code,
                                                                  take.lines, take.reason, take.back_by),
                            {}};
      if (taken.outcome) taken.credit_note = thread.paper_of(taken.outcome->sequence);
      return taken;
    }
    TillAnswer operator()(const ExchangeGoods& exchange) const {
      if (exchange.check_later)
        if (const auto refused = thread.claim_to_check_later(exchange.staff, exchange.tenders))
          return UpiAnswer{Refused{*refused}};
      ExchangeAnswer exchanged{
          exchange_goods(thread.till_, thread.catalogue_, thread.asking(exchange.staff, exchange.approver),
                         exchange.back, exchange.cart, exchange.tenders),
          {}};
      if (exchanged.outcome)
        exchanged.papers = read_after_commit([&] {
          std::vector<ReceiptView> papers;
          if (auto note = thread.paper_of(exchanged.outcome->refund.sequence)) papers.push_back(std::move(*note));
          for (const SoldDocument& document : exchanged.outcome->sale.documents)
            if (auto bill = thread.paper_of(document.sequence)) papers.push_back(std::move(*bill));
          return papers;
        });
      return exchanged;
    }
    TillAnswer operator()(const WithdrawBill& withdraw) const {
      WithdrawnAnswer withdrawn{void_document(thread.till_, thread.asking(withdraw.staff, withdraw.approver),
                                              withdraw.serial, withdraw.reason),
                                {}};
      if (withdrawn.outcome) withdrawn.bill = thread.paper_of(withdrawn.outcome->sequence);
      return withdrawn;
    }
    TillAnswer operator()(const MoveCash& move) const {
      const Asking asking = thread.asking(move.staff, move.approver);
      if (!move.maker.empty()) return thread.pay(asking, move);
      return CashAnswer{move.is_out ? take_cash_out(thread.till_, asking, move.amount, move.reason)
                                    : put_cash_in(thread.till_, asking, move.amount, move.reason),
                        {}};
    }
    TillAnswer operator()(const MoveStock& move) const {
      StockAnswer answer{move_stock(thread.till_, thread.catalogue_, thread.asking(move.staff, move.approver),
                                    move.deed, move.lines, move.note),
                         {}};
      if (answer.outcome)
        answer.challans = read_after_commit([&] {
          std::vector<ReceiptView> challans;
          for (const StockMoved::Entry& entry : answer.outcome->entries)
            if (!entry.challan.empty())
              if (auto challan = thread.paper_of(entry.sequence)) challans.push_back(std::move(*challan));
          return challans;
        });
      return answer;
    }
    TillAnswer operator()(const ReadShiftReport& read) const {
      if (read.is_closed) return ShiftReportAnswer{thread.sealed_z({})};
      ShiftReportAnswer answer{x_report(thread.till_.database())};
      if (answer.report)
        add_turnover(thread.till_.database(), thread.catalogue_, thread.clock_.utc_ms(), *answer.report);
      return answer;
    }
    TillAnswer operator()(const ReadMaker& read) const {
      storage::Database& database = thread.till_.database();
      const auto maker = maker_on_card(database, thread.catalogue_, read.card);
      return MakerAnswer{maker ? maker_report(database, thread.catalogue_, *maker, thread.clock_.utc_ms())
                               : std::nullopt};
    }
    TillAnswer operator()(const CountShowcase& count) const {
      count_showcase(thread.till_, count.counts);
      return Done{};
    }
    TillAnswer operator()(const SaveSetting& save) const {
      Till& till = thread.till_;
      if (save.name != "hub" && save.name != "enrol_code") {
        till.tables().set_setting(save.name, save.value);
        return Done{};
      }
      // The hub's address has one home: where the uploader keeps its place.
      storage::Transaction transaction(till.database());
      storage::SyncState sync = storage::read_sync_state(till.database());
      if (save.name == "hub") {
        sync.hub_url = save.value;
      } else {
        sync.enrol_code = save.value;
        sync.enrolled = false;
      }
      storage::write_sync_state(till.database(), sync);
      transaction.commit();
      return Done{};
    }
  };
  return std::visit(Visitor{*this}, request);
}

std::shared_ptr<const TillState> TillThread::read_state(bool with_cart) {
  auto state = std::make_shared<TillState>();
  state->kiosk = till_.label();
  state->is_training = is_training_label(till_.label());
  state->entries = till_.head().sequence;
  state->head_hex = wire::to_hex(till_.head().hash);
  const storage::Totals totals = till_.tables().totals();
  state->sales = totals.sales;
  state->sum_paise = totals.sum_paise;
  state->is_clock_suspect = till_.is_clock_suspect();
  state->shift = current_shift(till_);
  if (state->shift.shift_sequence != 0)
    if (const auto opened = till_.journal().at(state->shift.shift_sequence)) state->shift_opened_ms = opened->utc_ms;
  std::error_code unknown;
  if (const auto space = std::filesystem::space(till_.folder(), unknown); !unknown)
    state->disk_free_bytes = static_cast<std::int64_t>(space.available);
  state->unseen_payments = unseen_payments(till_);
  state->parked_carts = parked_carts(till_);
  state->turnover = till_.tables().turnover(financial_year_start(ist_date(clock_.utc_ms())));
  if (const CivilDate today = ist_date(clock_.utc_ms()); shows_sold_today(catalogue_, today))
    state->sold_today = sold_today(till_.database(), catalogue_, today);
  till_.tables().visit_stock([&](const std::string& sku, std::int64_t quantity) { state->stock[sku] = quantity; });
  till_.tables().visit_settings(
      [&](const std::string& name, const std::string& value) { state->settings[name] = value; });
  const storage::SyncState sync = storage::read_sync_state(till_.database());
  state->is_enrolled = sync.enrolled;
  state->last_exchange_ms = sync.last_answer_ms;
  if (!sync.hub_url.empty()) state->settings["hub"] = sync.hub_url;
  if (with_cart)
    if (const auto text = till_.tables().cart(open_cart_slot)) state->cart_in_progress = read_cart(*text);
  return state;
}

}  // namespace odop::till
