// Goods come back and others are taken for them: from the bill of the first to the till's answer.
#include <algorithm>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"

namespace odop::ui {

void TillScreens::begin_exchange(ExchangeInHand exchange) {
  exchange_ = std::move(exchange);
  problem_.clear();
  show("till");
}

void TillScreens::carry_out_exchange(const TillTouch& touch) {
  if (!exchange_) return;
  if (touch.act == TillAct::exchange_cancel) {
    exchange_.reset();
    return cart_changed();
  }
  if (cart_.is_empty() || asks_for_buyer() || asks_for_supervisor(TillAct::exchange_finish)) return;
  cash_part_ = {};
  paid_by_.clear();
  is_checked_later_ = false;
  problem_.clear();
  post_sale({}, false);
}

namespace {

// What an exchange takes off its seller's turnover, at most half a rupee too little, which a bill in cash was rounded
// by. Only for a bill of this kiosk, whose number names the seller; the till thread knows it of every bill.
std::vector<TurnoverRow> with_exchange(std::vector<TurnoverRow> turnover, const Catalogue& catalogue,
                                       const std::string& kiosk, const ExchangeInHand& exchange, CivilDate day) {
  const std::string& serial = exchange.back.serial;
  const std::size_t code_at = 2 + kiosk.size(), hyphen = serial.find('-');
  if (hyphen == std::string::npos || hyphen < code_at + 1) return turnover;
  const std::string series_code = serial.substr(code_at, hyphen - code_at - 1);
  for (const Supplier& supplier : catalogue.suppliers)
    if (supplier.series_code == series_code)
      turnover.push_back(
          {supplier.code, financial_year_start(day), -std::max<std::int64_t>(0, exchange.worth.paise() - 50)});
  return turnover;
}

}  // namespace

QuoteOrRefusal TillScreens::quote_bill(bool with_cash) const {
  auto quoted = till::quote_cart(catalogue_, cart_to_sell(), today(), with_cash || exchange_.has_value());
  const auto now = state();
  const auto* quote = std::get_if<till::CartQuote>(&quoted);
  if (quote == nullptr) return quoted;
  const auto turnover =
      exchange_ ? with_exchange(now->turnover, catalogue_, now->kiosk, *exchange_, today()) : now->turnover;
  if (const auto refused = till::check_turnover(catalogue_, *quote, today(), turnover)) return *refused;
  return quoted;
}

Money TillScreens::to_pay(const till::CartQuote& quote) const {
  if (paying_ == Paying::advance) return advance_to_pay();
  if (paying_ == Paying::balance && cart_.cart().booked) return quote.payable - cart_.cart().booked->advance;
  return quote.payable - (exchange_ ? exchange_->worth : Money{});
}

void TillScreens::post_sale(std::vector<till::TenderGiven> tenders, bool check_later) {
  if (paying_ != Paying::bill) return post_booking(std::move(tenders), check_later);
  if (!exchange_) {
    sale_request_ =
        thread_.post(till::Sell{staff_->code, cart_to_sell(), std::move(tenders), check_later, price_approver_});
    return;
  }
  sale_request_ =
      thread_.post(till::ExchangeGoods{.staff = staff_->code,
                                       .approver = price_approver_.empty() ? exchange_->approver : price_approver_,
                                       .back = exchange_->back,
                                       .cart = cart_.cart(),
                                       .tenders = std::move(tenders),
                                       .check_later = check_later});
}

void TillScreens::take_exchange(const till::ExchangeAnswer& answer) {
  sale_request_ = 0;
  if (!answer.outcome) {
    if (const auto* sale = std::get_if<till::SaleRefused>(&answer.outcome.reason())) {
      if (sale->reason == till::SaleRefusal::clock_suspect) return ask_clock();
      problem_ = say_refused(*sale, catalogue_, kiosk_.language());
      return;
    }
    const auto& back = std::get<till::AfterSaleRefused>(answer.outcome.reason());
    if (back.reason == till::AfterSaleRefusal::clock_suspect) return ask_clock();
    problem_ = fill(tr(sentence_of(back.reason)), {back.detail});
    return;
  }
  const till::Exchange& exchange = *answer.outcome;
  Money in_cash, otherwise;
  for (const wire::RefundTender& tender : exchange.left_over)
    (tender.kind == TenderKind::cash ? in_cash : otherwise) += Money::from_paise(tender.amount_paise);
  exchange_.reset();
  sold(exchange.sale, answer.papers,
       {.payable = exchange.sale.payable,
        .change = exchange.sale.change + in_cash,
        .credit_note = exchange.refund.serial,
        .sent_back = otherwise});
}

}  // namespace odop::ui
