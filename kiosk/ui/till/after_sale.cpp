#include "ui/till/after_sale.h"

#include <algorithm>
#include <utility>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/sentences.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

namespace {
constexpr std::size_t money_digits_max = 7;
constexpr std::int64_t money_rupees_max = 9'999'999;
}  // namespace

// ---------------------------------------------------------------- what staff touch

void TillAfterSale::forget() {
  asks_ = Asks::nothing;
  wanted_ = Deed::none;
  typed_.clear();
  rows_.clear();
  bill_.reset();
  phone_.reset();
  returns_.clear();
  quote_.reset();
  count_.clear();
  money_digits_.clear();
  payee_.reset();
  number_ = 0;
  // Nobody waits for these any more; a deed on its way is still told.
  list_request_ = bill_request_ = quote_request_ = 0;
  pin_.forget();
}

void TillAfterSale::carry_out(const TillTouch& touch) {
  if (host_.staff_member() == nullptr || is_busy()) return;
  const auto line = static_cast<std::size_t>(touch.number > 0 ? touch.number - 1 : 0);
  switch (touch.act) {
    case TillAct::open_bills:
      host_.close_question();
      number_ = 0;
      read_bills(0);
      return host_.show_screen("till.bills");
    case TillAct::bills_page:
      if (has_more_ && !rows_.empty() && list_request_ == 0) read_bills(rows_.back().sequence);
      return;
    case TillAct::find_bill:
      if (number_ == 0) return ask(Asks::number);
      number_ = 0;  // back to all of them
      return read_bills(0);
    case TillAct::open_bill:
      return open_bill(touch.what);
    case TillAct::step_return:
      if (!bill_ || line >= returns_.size()) return;
      returns_[line] = std::clamp<std::int64_t>(returns_[line] + (touch.what == "+" ? 1 : -1), 0, quantity_left(line));
      return asked_changed();
    case TillAct::edit_return:
      if (!bill_ || line >= returns_.size() || quantity_left(line) == 0) return;
      line_ = line;
      return ask(Asks::quantity);
    case TillAct::return_all:
      if (!bill_) return;
      for (std::size_t i = 0; i < returns_.size(); ++i) returns_[i] = quantity_left(i);
      return asked_changed();
    case TillAct::choose_reason:
      reason_ = static_cast<int>(touch.number);
      return;
    case TillAct::choose_back_by:
      back_by_ = touch.number == 0 ? std::nullopt : std::optional(static_cast<TenderKind>(touch.number));
      return asked_changed();
    case TillAct::take_back:
      if (bill_ && quote_ && reason_ != nothing_chosen) want(Deed::take_back);
      return;
    case TillAct::exchange_bill:
      if (!bill_ || !quote_ || reason_ == nothing_chosen) return;
      if (host_.has_open_bill()) return host_.tell(tr("Finish the open bill first, or park it."));
      return want(Deed::exchange);
    case TillAct::withdraw_bill:
      if (!bill_ || bill_->is_void || !bill_->foreign_code.empty()) return;
      if (reason_ == nothing_chosen) return host_.tell(tr("Say first why: touch a reason."));
      if (needs_supervisor(Deed::withdraw)) return want(Deed::withdraw);
      return ask(Asks::withdrawal);
    case TillAct::print_paper:
      return host_.print_again(touch.what);
    case TillAct::erase_phone:
      if (bill_ && phone_) ask(Asks::erasing);
      return;
    case TillAct::cash_in:
    case TillAct::cash_out:
      is_cash_out_ = touch.act == TillAct::cash_out;
      payee_.reset();
      money_digits_.clear();
      is_amount_suggested_ = false;
      reason_ = nothing_chosen;
      return host_.show_screen("till.money");
    case TillAct::move_cash:
      if (!money_digits_.empty() && reason_ != nothing_chosen) want(is_cash_out_ ? Deed::cash_out : Deed::cash_in);
      return;
    case TillAct::print_x:
      return want(Deed::print_x);
    case TillAct::print_z:
      deed_request_ = thread_.post(till::ReadShiftReport{true});
      return;
    case TillAct::count_step:
      return count_.step(static_cast<int>(touch.number), touch.what == "+" ? 1 : -1);
    case TillAct::count_edit:
      note_ = static_cast<int>(touch.number);
      return ask(Asks::count);
    case TillAct::close_drawer:
      count_.clear();
      return host_.show_screen("till.shift");
    default:
      return;
  }
}

void TillAfterSale::ask(Asks asks) {
  asks_ = asks;
  typed_.clear();
  pin_.begin();
  host_.open_question();
}

void TillAfterSale::read_bills(std::int64_t before_sequence) {
  is_list_anew_ = before_sequence == 0;
  list_request_ = thread_.post(till::ReadBills{before_sequence, number_});
}

void TillAfterSale::open_bill(const std::string& serial) {
  bill_request_ = thread_.post(till::ReadReturnable{.serial = serial, .code = {}});
}

void TillAfterSale::begin_payment(const MakerReport& report) {
  if (host_.staff_member() == nullptr || is_busy()) return;
  is_cash_out_ = true;
  payee_ = report;
  const std::int64_t rupees = std::max<std::int64_t>(report.not_yet_paid().paise() / 100, 0);
  money_digits_ = rupees > 0 && rupees <= money_rupees_max ? std::to_string(rupees) : "";
  is_amount_suggested_ = !money_digits_.empty();
  reason_ = nothing_chosen;
  host_.show_screen("till.money");
}

void TillAfterSale::open_scanned(const std::string& code) {
  if (host_.staff_member() == nullptr || is_busy()) return;
  bill_request_ = thread_.post(till::ReadReturnable{.serial = {}, .code = code});
}

std::int64_t TillAfterSale::quantity_left(std::size_t line) const {
  const auto& one = bill_->lines[line];
  return bill_->is_void ? 0 : one.sold - one.returned;
}

std::vector<till::ReturnAsked> TillAfterSale::asked_lines() const {
  std::vector<till::ReturnAsked> lines;
  for (std::size_t i = 0; i < returns_.size(); ++i)
    if (returns_[i] > 0) lines.push_back({static_cast<std::int64_t>(i) + 1, returns_[i]});
  return lines;
}

void TillAfterSale::asked_changed() {
  host_.tell({});
  quote_.reset();
  const auto lines = asked_lines();
  quote_request_ =
      lines.empty() ? 0 : thread_.post(till::QuoteRefund{bill_->serial, lines, back_by_, bill_->foreign_code});
}

std::string TillAfterSale::reason_text() const {
  const auto reasons = wanted_ == Deed::cash_in || wanted_ == Deed::cash_out ? money_reasons() : return_reasons();
  return reason_ >= 0 && reason_ < static_cast<int>(reasons.size()) ? reasons[static_cast<std::size_t>(reason_)] : "";
}

// ---------------------------------------------------------------- deeds, and who allows them

bool TillAfterSale::needs_supervisor(Deed deed) const {
  if (host_.staff_member()->role >= Role::supervisor) return false;
  switch (deed) {
    case Deed::take_back:
    case Deed::exchange:
      return bill_ && (!bill_->foreign_code.empty() || ist_date(bill_->utc_ms) != host_.business_day());
    case Deed::withdraw:
    case Deed::cash_out:
    case Deed::print_x:  // it says what should be in the drawer, which nobody knows who still has to count it
      return true;
    case Deed::cash_in:
    case Deed::none:
      return false;
  }
  return true;
}

void TillAfterSale::want(Deed deed) {
  wanted_ = deed;
  if (needs_supervisor(deed)) return ask(Asks::supervisor);
  perform(deed, {});
}

void TillAfterSale::perform(Deed deed, const std::string& approver) {
  const std::string staff = host_.staff_member()->code;
  host_.tell({});
  switch (deed) {
    case Deed::take_back:
      deed_request_ = thread_.post(
          till::TakeBack{staff, approver, bill_->serial, asked_lines(), reason_text(), back_by_, bill_->foreign_code});
      return;
    case Deed::exchange: {
      const bool is_foreign = !bill_->foreign_code.empty();
      ExchangeInHand exchange{.back = {.serial = is_foreign ? std::string{} : bill_->serial,
                                       .code = bill_->foreign_code,
                                       .lines = asked_lines(),
                                       .reason = reason_text(),
                                       .back_by = back_by_},
                              .worth = quote_->amounts.payable,
                              .approver = approver};
      wanted_ = Deed::none;
      return host_.begin_exchange(std::move(exchange));
    }
    case Deed::withdraw:
      deed_request_ = thread_.post(till::WithdrawBill{staff, approver, bill_->serial, reason_text()});
      return;
    case Deed::cash_in:
    case Deed::cash_out:
      deed_request_ = thread_.post(till::MoveCash{staff, approver, Money::from_paise(number_of(money_digits_) * 100),
                                                  is_cash_out_, reason_text(), payee_ ? payee_->maker : ""});
      return;
    case Deed::print_x:
      deed_request_ = thread_.post(till::ReadShiftReport{false});
      return;
    case Deed::none:
      return;
  }
}

void TillAfterSale::answered(bool yes) {
  if (!yes) {
    if (pin_.is_checking()) return;
    asks_ = Asks::nothing;
    wanted_ = Deed::none;
    return host_.close_question();
  }
  switch (asks_) {
    case Asks::number:
      if (typed_.empty()) return;
      number_ = number_of(typed_);
      read_bills(0);
      break;
    case Asks::quantity:
      if (number_of(typed_) > quantity_left(line_)) return;
      returns_[line_] = number_of(typed_);
      asked_changed();
      break;
    case Asks::count:
      count_.set(note_, number_of(typed_));
      break;
    case Asks::withdrawal:
      asks_ = Asks::nothing;
      wanted_ = Deed::withdraw;
      host_.close_question();
      return perform(Deed::withdraw, {});
    case Asks::erasing:
      host_.tell({});
      deed_request_ = thread_.post(till::ErasePhone{host_.staff_member()->code, bill_->serial});
      break;
    case Asks::supervisor:
      return pin_.submit();
    case Asks::nothing:
      break;
  }
  asks_ = Asks::nothing;
  host_.close_question();
}

void TillAfterSale::type_digit(std::int64_t digit) {
  const char letter = static_cast<char>('0' + digit);
  if (asks_ == Asks::nothing) {  // the pad of the screen: an amount
    if (std::exchange(is_amount_suggested_, false)) money_digits_.clear();
    if (money_digits_.size() < money_digits_max && !(money_digits_.empty() && digit == 0)) money_digits_ += letter;
    return;
  }
  if (asks_ == Asks::supervisor) return pin_.type_digit(letter);
  const std::size_t digits_max = asks_ == Asks::number ? 6 : 5;
  if (typed_.size() >= digits_max || (typed_.empty() && digit == 0)) return;
  typed_ += letter;
}

void TillAfterSale::erase() {
  if (asks_ == Asks::supervisor) return pin_.erase();
  if (asks_ == Asks::nothing && std::exchange(is_amount_suggested_, false)) return money_digits_.clear();
  std::string& digits = asks_ == Asks::nothing ? money_digits_ : typed_;
  if (!digits.empty()) digits.pop_back();
}

// ---------------------------------------------------------------- what the thread answered

bool TillAfterSale::take(const till::TillThread::Answered& answered) {
  const std::uint64_t request = answered.request;
  if (request == 0) return false;
  if (pin_.is_mine(request)) {
    if (const auto supervisor = pin_.take(std::get<till::PinAnswer>(answered.answer))) {
      asks_ = Asks::nothing;
      host_.close_question();
      perform(wanted_, *supervisor);
    }
    return true;
  }
  if (const auto* page = std::get_if<till::BillsAnswer>(&answered.answer)) {
    if (request == list_request_) take_bills(*page);
    return true;
  }
  if (const auto* bill = std::get_if<till::ReturnableAnswer>(&answered.answer)) {
    if (request == bill_request_) take_bill(*bill);
    return true;
  }
  if (const auto* quote = std::get_if<till::QuoteAnswer>(&answered.answer)) {
    if (request != quote_request_) return true;  // of what was asked before
    quote_request_ = 0;
    if (quote->outcome)
      quote_ = *quote->outcome;
    else
      refused(quote->outcome.reason());
    return true;
  }
  if (request != deed_request_) return false;
  deed_request_ = 0;
  wanted_ = Deed::none;
  const auto sums = [](MoneyBack& back, const std::vector<wire::RefundTender>& tenders) {
    for (const wire::RefundTender& tender : tenders)
      (tender.kind == TenderKind::cash ? back.cash : back.otherwise) += Money::from_paise(tender.amount_paise);
  };
  if (const auto* taken = std::get_if<till::TakenBackAnswer>(&answered.answer)) {
    if (!taken->outcome) return refused(taken->outcome.reason()), true;
    MoneyBack back{.is_withdrawal = false,
                   .serial = taken->outcome->serial,
                   .payable = taken->outcome->amounts.payable,
                   .never_came = bill_ && bill_->is_payment_missing};
    sums(back, taken->outcome->tenders);
    bill_.reset();
    host_.money_went_back(back, taken->credit_note);
  } else if (const auto* withdrawn = std::get_if<till::WithdrawnAnswer>(&answered.answer)) {
    if (!withdrawn->outcome) return refused(withdrawn->outcome.reason()), true;
    MoneyBack back{.is_withdrawal = true,
                   .serial = withdrawn->outcome->serial,
                   .payable = withdrawn->outcome->amounts.payable,
                   .never_came = bill_ && bill_->is_payment_missing};
    sums(back, withdrawn->outcome->tenders);
    bill_.reset();
    host_.money_went_back(back, withdrawn->bill);
  } else if (const auto* moved = std::get_if<till::CashAnswer>(&answered.answer)) {
    if (moved->outcome) {
      if (moved->paper) host_.print_maker_payment(*moved->paper);
      money_digits_.clear();
      payee_.reset();
      host_.show_screen("till.drawer");
    } else if (moved->outcome.reason() == till::CashRefusal::clock_suspect) {
      host_.ask_for_clock();
    } else {
      host_.tell(tr(sentence_of(moved->outcome.reason())));
    }
  } else if (const auto* erased = std::get_if<till::PhoneErasedAnswer>(&answered.answer)) {
    if (erased->outcome)
      phone_.reset();
    else if (erased->outcome.reason() == till::ConsentRefusal::clock_suspect)
      host_.ask_for_clock();
    else
      host_.tell(tr(sentence_of(erased->outcome.reason())));
  } else if (const auto* report = std::get_if<till::ShiftReportAnswer>(&answered.answer)) {
    if (report->report) host_.print_report(*report->report);
  }
  return true;
}

bool TillAfterSale::take_trouble(std::uint64_t request) {
  bool is_mine = pin_.is_mine(request);
  if (is_mine) pin_.forget();
  for (std::uint64_t* mine : {&list_request_, &bill_request_, &quote_request_, &deed_request_}) {
    if (request == 0 || request != *mine) continue;
    *mine = 0;
    is_mine = true;
  }
  return is_mine;
}

void TillAfterSale::take_bills(const till::BillsAnswer& answer) {
  list_request_ = 0;
  if (is_list_anew_) rows_.clear();
  rows_.insert(rows_.end(), answer.page.rows.begin(), answer.page.rows.end());
  has_more_ = answer.page.has_more;
}

void TillAfterSale::take_bill(const till::ReturnableAnswer& answer) {
  bill_request_ = 0;
  if (!answer.outcome) return refused({answer.outcome.reason(), {}});
  bill_ = *answer.outcome;
  phone_ = answer.phone;
  returns_.assign(bill_->lines.size(), 0);
  quote_.reset();
  quote_request_ = 0;
  reason_ = nothing_chosen;
  back_by_.reset();
  host_.show_screen("till.bill");
}

void TillAfterSale::refused(const till::AfterSaleRefused& refused) {
  if (refused.reason == till::AfterSaleRefusal::clock_suspect) return host_.ask_for_clock();
  host_.tell(fill(tr(sentence_of(refused.reason)), {refused.detail}));
}

}  // namespace odop::ui
