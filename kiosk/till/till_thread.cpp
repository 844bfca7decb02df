#include "till/till_thread.h"

#include "core/errors.h"
#include "till/confirm_clock.h"
#include "till/receipt_of.h"

namespace odop::till {

namespace {

constexpr std::int64_t open_cart_slot = 0;
constexpr std::chrono::seconds quiet_moment{2};

}  // namespace

TillThread::TillThread(const std::filesystem::path& folder, const Catalogue& catalogue, const Clock& clock,
                       std::function<void()> wake)
    : catalogue_(catalogue), clock_(clock), wake_(std::move(wake)), till_(folder, clock) {
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
    number = ++last_request_;
    requests_.emplace_back(number, std::move(request));
  }
  posted_.notify_one();
  return number;
}

std::vector<TillThread::Answered> TillThread::take_answers() {
  const std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

std::shared_ptr<const TillState> TillThread::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void TillThread::on_commit(std::function<void()> committed) {
  const std::lock_guard lock(mutex_);
  committed_ = std::move(committed);
}

void TillThread::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    if (requests_.empty() && !stopping_) {
      if (posted_.wait_for(lock, quiet_moment) == std::cv_status::timeout && requests_.empty() && !stopping_) {
        lock.unlock();
        try {
          till_.tidy_when_idle();
        } catch (const MachineError&) {
          // The next deed meets the same disk and tells the staff.
        }
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
      if (!std::holds_alternative<PinAnswer>(answered)) state = read_state(false);
    } catch (const MachineError& error) {
      answered = MachineTrouble{error.kind(), error.what()};
    } catch (const std::exception& error) {
      answered = MachineTrouble{"failed", error.what()};
    }
    const bool has_committed = till_.head().sequence != entries_before;

    lock.lock();
    if (state) state_ = std::move(state);
    answers_.push_back({number, std::move(answered)});
    const auto committed = has_committed ? committed_ : nullptr;
    lock.unlock();
    if (committed) committed();
    wake_();
    lock.lock();
  }
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
        if (!may_be || !is_pin_of(member, check.pin)) continue;
        guard.note_right();
        return PinAnswer{member.code, true, 0};
      }
      guard.note_wrong(now_ms);
      return PinAnswer{check.staff, false, guard.wait_left_ms(now_ms)};
    }
    TillAnswer operator()(const Sell& sell) const {
      // The claim first: were the power to go between the two, a payment to look for stays on the list and the bill is
      // found unfinished; the other way round a sale would look as if somebody had seen its money.
      if (sell.check_later)
        for (const TenderGiven& tender : sell.tenders) {
          if (tender.attempt_sequence == 0) continue;
          const auto claimed = check_later(thread.till_, sell.staff, tender.attempt_sequence, tender.reference);
          if (!claimed) return UpiAnswer{Refused{claimed.reason()}};
        }
      SellAnswer sold{complete_sale(thread.till_, thread.catalogue_, sell.staff, sell.cart, sell.tenders), {}};
      if (const auto* sale = std::get_if<Sale>(&sold.outcome))
        for (const SoldDocument& document : sale->documents)
          if (auto bill = receipt_of(thread.till_, thread.catalogue_, document.sequence)) sold.bills.push_back(*bill);
      return sold;
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
      return ShiftAnswer{open_shift(thread.till_, open.staff, open.counted_float), false};
    }
    TillAnswer operator()(const CloseShift& close) const {
      return ShiftAnswer{close_shift(thread.till_, close.staff, close.counted), true};
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
    TillAnswer operator()(const ReadBill& read) const {
      const auto sequence = find_serial(thread.till_, read.serial);
      return BillAnswer{sequence ? receipt_of(thread.till_, thread.catalogue_, *sequence) : std::nullopt};
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
  state->entries = till_.head().sequence;
  state->head_hex = wire::to_hex(till_.head().hash);
  const storage::Totals totals = till_.tables().totals();
  state->sales = totals.sales;
  state->sum_paise = totals.sum_paise;
  state->is_clock_suspect = till_.is_clock_suspect();
  state->shift = current_shift(till_);
  state->unseen_payments = unseen_payments(till_);
  till_.tables().visit_stock([&](const std::string& sku, std::int64_t quantity) { state->stock[sku] = quantity; });
  till_.tables().visit_settings(
      [&](const std::string& name, const std::string& value) { state->settings[name] = value; });
  const storage::SyncState sync = storage::read_sync_state(till_.database());
  state->is_enrolled = sync.enrolled;
  if (!sync.hub_url.empty()) state->settings["hub"] = sync.hub_url;
  if (with_cart)
    if (const auto text = till_.tables().cart(open_cart_slot)) state->cart_in_progress = read_cart(*text);
  return state;
}

}  // namespace odop::till
