#include "till/exchange.h"

#include <algorithm>

#include "till/foreign_return.h"

namespace odop::till {

namespace {

Result<PreparedReturn, AfterSaleRefused> prepare_back(Till& till, const Catalogue& catalogue, const Asking& asking,
                                                      const GoodsBack& back, std::int64_t now_ms) {
  return back.code.empty()
             ? prepare_refund(till, catalogue, asking, back.serial, back.lines, back.reason, back.back_by, now_ms)
             : prepare_foreign_return(till, catalogue, asking, back.code, back.lines, back.reason, back.back_by,
                                      now_ms);
}

// The value as a payment of the new bills, also when it is nothing; its refund is named when it has been written.
std::vector<TenderGiven> with_value(const std::vector<TenderGiven>& tenders, Money value) {
  std::vector<TenderGiven> all{{.kind = TenderKind::exchange, .given = value, .reference = {}}};
  std::copy_if(tenders.begin(), tenders.end(), std::back_inserter(all),
               [](const TenderGiven& tender) { return tender.given != Money{}; });
  return all;
}

}  // namespace

Result<Exchange, ExchangeRefused> exchange_goods(Till& till, const Catalogue& catalogue, const Asking& asking,
                                                 const GoodsBack& back, const Cart& asked,
                                                 const std::vector<TenderGiven>& tenders) {
  Cart cart = asked;
  cart.wants_no_bill = false;  // the bill says what paid for it
  const std::int64_t now_ms = till.clock().utc_ms();
  const auto prepared_back = prepare_back(till, catalogue, asking, back, now_ms);
  if (!prepared_back) return Refused{ExchangeRefused{prepared_back.reason()}};
  const CivilDate day = ist_date(now_ms);
  const auto quoted = quote_cart(catalogue, cart, day, true);
  if (const auto* refused = std::get_if<SaleRefused>(&quoted)) return Refused{ExchangeRefused{*refused}};

  Exchange exchange;
  const Money worth = prepared_back->amounts.payable;
  exchange.value = std::min(worth, std::get<CartQuote>(quoted).payable);
  exchange.left_over = prepared_back->allot(worth - exchange.value);
  if (const auto refused = check_given_back(exchange.left_over)) return Refused{ExchangeRefused{*refused}};

  std::vector<TenderGiven> paid = with_value(tenders, exchange.value);
  const TurnoverRow coming_back{prepared_back->supplier, financial_year_start(day),
                                -prepared_back->amounts.split.taxable.paise()};
  auto prepared = prepare_sale(till, catalogue, asking.staff->code, cart, paid,
                               asking.approver ? asking.approver->code : std::string{}, now_ms, {coming_back});
  if (const auto* refused = std::get_if<SaleRefused>(&prepared)) return Refused{ExchangeRefused{*refused}};

  Deed deed(till, now_ms);
  std::vector<wire::RefundTender> given_back = exchange.left_over;
  if (exchange.value > Money{}) given_back.push_back({TenderKind::exchange, exchange.value.paise(), {}});
  exchange.refund = prepared_back->append(deed, std::move(given_back));
  for (TenderGiven& tender : paid) {
    if (tender.kind != TenderKind::exchange) continue;
    tender.attempt_sequence = exchange.refund.sequence;
    tender.reference = exchange.refund.serial;
  }
  exchange.sale = append_sale(till, deed, catalogue, asking.staff->code, cart, std::move(paid),
                              std::move(std::get<PreparedSale>(prepared)));
  deed.finish();
  return exchange;
}

}  // namespace odop::till
