// Goods come back and others are taken for them: from the bill of the first to the till's answer.
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

QuoteOrRefusal TillScreens::quote_bill(bool with_cash) const {
  return till::quote_cart(catalogue_, cart_.cart(), today(), with_cash || exchange_.has_value());
}

Money TillScreens::to_pay(const till::CartQuote& quote) const {
  return quote.payable - (exchange_ ? exchange_->worth : Money{});
}

void TillScreens::post_sale(std::vector<till::TenderGiven> tenders, bool check_later) {
  if (!exchange_) {
    sale_request_ =
        thread_.post(till::Sell{staff_->code, cart_.cart(), std::move(tenders), check_later, price_approver_});
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
