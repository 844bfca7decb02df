// From an open bill to its sale: cash, UPI, card, or two of them.
#include <algorithm>
#include <utility>

#include "core/payment_ids.h"
#include "text/words.h"
#include "ui/bounds.h"
#include "ui/till/notes.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"

namespace odop::ui {

namespace {
constexpr std::size_t notes_max = 60;
}

void TillScreens::carry_out_payment(const TillTouch& touch) {
  if (staff_ == nullptr || sale_request_ != 0) return;  // a second touch while the sale is being written sells nothing
  switch (touch.act) {
    case TillAct::exact:
    case TillAct::finish: {
      const auto quoted = quote_bill(true);
      const auto* quote = std::get_if<till::CartQuote>(&quoted);
      if (quote == nullptr) {
        problem_ = say_refused(std::get<till::SaleRefused>(quoted), catalogue_, kiosk_.language());
        return;
      }
      if (touch.act == TillAct::exact) {
        notes_.clear();
        typed_amount_.reset();
      }
      return sell({.kind = TenderKind::cash,
                   .given = touch.act == TillAct::exact ? to_pay(*quote) : given(),
                   .reference = {},
                   .attempt_sequence = 0});
    }
    case TillAct::note:
      typed_amount_.reset();
      problem_.clear();
      if (notes_.size() < notes_max) notes_.push_back(static_cast<int>(touch.number));
      return;
    case TillAct::undo_note:
      problem_.clear();
      if (typed_amount_)
        typed_amount_.reset();
      else if (!notes_.empty())
        notes_.pop_back();
      return;
    case TillAct::type_amount:
      return ask(Question::amount);
    case TillAct::upi_claimed:
      if (!attempt_) return;
      is_claimed_ = true;
      claimed_ms_ = clock_.utc_ms();
      return;
    case TillAct::upi_finish:
    case TillAct::upi_check_later:
      if (!attempt_) return;
      return sell({.kind = TenderKind::upi,
                   .given = attempt_->amount,
                   .reference = rrn_,
                   .attempt_sequence = attempt_->sequence},
                  touch.act == TillAct::upi_check_later);
    case TillAct::upi_abandon:
      abandon_attempt();
      if (leave_booking_payment()) return;
      return show("till");
    case TillAct::upi_take_cash:
      abandon_attempt();
      return pay_cash();
    case TillAct::upi_type_rrn:
      return ask(Question::rrn);
    case TillAct::new_sale:
      sold_.reset();
      return show("till");
    case TillAct::print_again:
      if (sold_ && callbacks_.on_print_again)
        for (const std::string& serial : sold_->serials) callbacks_.on_print_again(serial);
      return;
    case TillAct::open_bill_phone:
      bill_on_phone_ = 0;
      if (sold_ && !sold_->bills.empty() && phone_page_) show("till.bill_phone");
      return;
    case TillAct::bill_phone_next:
      if (sold_ && !sold_->bills.empty()) bill_on_phone_ = (bill_on_phone_ + 1) % sold_->bills.size();
      return;
    default:
      return;
  }
}

// By card, or part in cash and the rest by UPI or card: seldom, so behind one key.
void TillScreens::choose_way(const std::string& id) {
  if (id == "till.way.book") return begin_booking();
  cash_part_ = {};
  is_rest_by_card_ = id == "till.way.card" || id == "till.way.cash_card";
  ask(id == "till.way.card" ? Question::card_slip : Question::cash_part);
}

bool TillScreens::can_be_split() const {
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  return quote != nullptr && quote->documents.size() == 1;
}

Money TillScreens::left_to_pay() const {
  const bool is_split = cash_part_ > Money{} || question_ == Question::cash_part;
  const auto quoted = quote_bill(is_split);
  const auto* quote = std::get_if<till::CartQuote>(&quoted);
  return quote == nullptr ? Money{} : to_pay(*quote) - cash_part_;
}

void TillScreens::pay_cash() {
  if (cart_.is_empty() || asks_for_buyer() || asks_for_supervisor(TillAct::pay_cash)) return;
  cash_part_ = {};
  notes_.clear();
  typed_amount_.reset();
  show("till.cash");
}

void TillScreens::pay_upi() {
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  if (quote == nullptr || cart_.is_empty() || upi_request_ != 0 || asks_for_buyer() ||
      asks_for_supervisor(TillAct::pay_upi))
    return;
  attempt_.reset();
  rrn_.clear();
  is_claimed_ = false;
  const Supplier* payee = quote->documents.front().supplier;
  if (quote->documents.size() > 1) {
    // One QR pays one address: only where the stall collects for every seller of this bill.
    payee = catalogue_.find_supplier(catalogue_.stall.supplier);
    const bool takes_all =
        payee != nullptr && !payee->upi_vpa.empty() &&
        std::all_of(quote->documents.begin(), quote->documents.end(), [&](const till::CartQuote::Document& document) {
          return document.supplier == payee || document.supplier->upi_vpa.empty() ||
                 is_same_vpa(document.supplier->upi_vpa, payee->upi_vpa);
        });
    if (!takes_all) {
      upi_supplier_.clear();
      show("till.upi");
      problem_ =
          tr("These goods are of several sellers, each with a UPI address of their own. Take cash, or make a bill for "
             "each seller.");
      return prepare();
    }
  }
  upi_supplier_ = payee->code;
  show("till.upi");
  upi_request_ = thread_.post(till::ShowUpi{staff_->code, payee->code, left_to_pay()});
}

void TillScreens::abandon_attempt() {
  if (attempt_ && staff_ != nullptr)
    quiet_requests_.insert(thread_.post(till::AbandonUpi{staff_->code, attempt_->sequence}));
  attempt_.reset();
  upi_request_ = 0;  // an answer that is still on its way is given up when it comes
  is_claimed_ = false;
  rrn_.clear();
}

Money TillScreens::given() const {
  if (typed_amount_) return *typed_amount_;
  Money sum;
  for (const int note : notes_) sum += Money::from_paise(note * 100);
  return sum;
}

void TillScreens::sell(till::TenderGiven tender, bool check_later) {
  if (sale_request_ != 0 || staff_ == nullptr || cart_.is_empty()) return;
  problem_.clear();
  is_checked_later_ = check_later;
  std::vector<till::TenderGiven> tenders;
  if (cash_part_ > Money{})
    tenders.push_back({.kind = TenderKind::cash, .given = cash_part_, .reference = {}, .attempt_sequence = 0});
  tenders.push_back(std::move(tender));
  paid_by_.clear();
  if (paying_ == Paying::balance) paid_by_.push_back(TenderKind::advance);
  for (const till::TenderGiven& one : tenders) paid_by_.push_back(one.kind);
  post_sale(std::move(tenders), check_later);
}

}  // namespace odop::ui
