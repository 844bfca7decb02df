// Exchanges of chance: what came back pays for other goods, in one commit, and the books of both sides agree.
#include <stdexcept>

#include "basket_stall.h"
#include "random_fair.h"
#include "till/exchange.h"
#include "till/upi_attempts.h"

namespace odop::test {

void BasketStall::exchange(BasketTally& tally) {
  clock_.pass_ms(1'000);
  Row& sale = recent_sale();
  const auto asked = some_of(sale);
  Return back = returned(sale, asked);
  Basket basket = some_basket();
  basket.cart.wants_no_bill = false;  // the bill says what paid for it
  price(basket, true);
  if (basket.needs_buyer) name_buyer(basket.cart);
  price(basket, true);
  const std::int64_t worth = back.row.bill.sum.payable;
  const std::int64_t value = std::min(worth, basket.payable);
  const std::int64_t due = basket.payable - value, left_over = worth - value;
  const bool in_coins = due % 100 == 0 && left_over % 100 == 0 && one_in(random_, 2);
  const TenderKind way = in_coins && due < 2'00'000'00 ? TenderKind::cash : TenderKind::card;
  const std::int64_t change = way == TenderKind::cash && due > 0 ? 100 * pick(random_, 0, 300) : 0;
  basket.change = change;
  if (due > 0) basket.tenders.push_back({.kind = way, .given = Money::from_paise(due + change), .reference = {}});

  StaffMember supervisor;
  supervisor.code = "P1";
  supervisor.role = Role::supervisor;
  const std::int64_t entries = till_->head().sequence;
  const auto done =
      till::exchange_goods(*till_, fair_, {&supervisor, &supervisor},
                           {.serial = sale.serial, .code = {}, .lines = asked, .reason = "random", .back_by = way},
                           basket.cart, basket.tenders);
  std::string why;
  if (!done && std::holds_alternative<till::SaleRefused>(done.reason()))
    why = till::code_of(std::get<till::SaleRefused>(done.reason()).reason);
  else if (!done)
    why = till::code_of(std::get<till::AfterSaleRefused>(done.reason()).reason);
  if (static_cast<bool>(done) != back.may)
    throw std::runtime_error("an exchange of " + sale.serial +
                             (done ? std::string{" took what was not left"} : " was refused: " + why));
  if (!done) {
    if (till_->head().sequence != entries) throw std::runtime_error("a refusal wrote something");
    ++tally.refused;
    return;
  }
  if (done->value.paise() != value || done->sale.change.paise() != change)
    throw std::runtime_error("an exchange of " + sale.serial + " set off or changed another sum");
  std::int64_t given_back = 0;
  for (const wire::RefundTender& tender : done->left_over) given_back += tender.amount_paise;
  if (given_back != left_over) throw std::runtime_error("an exchange of " + sale.serial + " gave back another sum");
  const std::int64_t refund_sequence = done->refund.sequence;
  const std::string note = done->refund.serial;
  note_refund(sale, std::move(back), done->refund, tally);

  // The value first, from the first bill on; then what the buyer paid.
  std::int64_t value_left = value;
  for (std::size_t d = 0; d < basket.rows.size(); ++d) {
    Row& row = basket.rows[d];
    const std::int64_t by_value = std::min(value_left, row.bill.sum.payable);
    value_left -= by_value;
    row.paid.push_back({TenderKind::exchange, by_value, by_value, refund_sequence, note});
    const std::int64_t by_money = row.bill.sum.payable - by_value;
    const std::int64_t change_here = d + 1 == basket.rows.size() ? change : 0;
    const bool rounds_nothing = way == TenderKind::cash && due > 0 && row.bill.sum.payable == 0;
    if (by_money > 0 || change_here > 0 || rounds_nothing)
      row.paid.push_back({way, by_money, by_money + change_here, 0, {}});
  }
  check_sold(done->sale, basket);
  note_basket(basket, done->sale, tally);
  ++tally.exchanges;
  tally.exchanges_given_back += left_over > 0;
}

}  // namespace odop::test
