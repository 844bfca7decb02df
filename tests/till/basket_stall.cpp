#include "basket_stall.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <stdexcept>

#include "random_fair.h"
#include "support/small_fair.h"
#include "till/create_kiosk.h"
#include "till/move_cash.h"
#include "till/record_pack.h"
#include "till/shifts.h"
#include "till/upi_attempts.h"

namespace odop::test {

namespace {

using by_hand::Paise;

const StaffMember supervisor = [] {
  StaffMember member;
  member.code = "P1";
  member.role = Role::supervisor;
  return member;
}();
const till::Asking asking{&supervisor, nullptr};

template <typename Outcome>
void expect_done(const Outcome& outcome, const std::string& deed) {
  if (!outcome) throw std::runtime_error(deed + " was refused");
}

// The letter of a series and its document (SPECS 2.1, 2.3).
struct Kind {
  DocumentType type;
  char letter;
};
Kind kind_of(const Supplier& seller, const by_hand::Bill& bill) {
  if (seller.profile == SellerProfile::unregistered) return {DocumentType::cash_memo, 'U'};
  if (seller.profile == SellerProfile::composition) return {DocumentType::bill_of_supply, 'S'};
  bool taxed = false, exempt = false;
  for (const by_hand::Line& line : bill.lines) (line.rate == 0 ? exempt : taxed) = true;
  if (taxed && exempt) return {DocumentType::invoice_cum_bill, 'M'};
  return taxed ? Kind{DocumentType::invoice, 'I'} : Kind{DocumentType::bill_of_supply, 'S'};
}

}  // namespace

BasketStall::BasketStall() : folder_("baskets"), copies_("baskets-verify"), disk_("power-loss-baskets") {
  options_.vfs = disk_.name();
  options_.busy_timeout_ms = 0;
  clock_.set_utc_ms(utc_ms_from_ist({2025, 3, 1}, 9));
  expect_done(till::create_kiosk(folder_.path(), "K07", clock_, options_), "create_kiosk");
  fresh_ = disk_.image();
}

std::int64_t BasketStall::today() const {
  return (clock_.utc_ms() + 19'800'000) / 86'400'000;
}

// Consecutive in every series of every financial year.
std::string BasketStall::next_serial(const std::string& series_code, char letter) {
  const CivilDate day = civil_from_days(today());
  const std::string series =
      std::to_string((day.month >= 4 ? day.year : day.year - 1) % 100) + "K07" + series_code + letter;
  return series + "-" + std::to_string(1'000'000 + ++numbers_[series]).substr(1);
}

void BasketStall::begin(std::uint64_t seed) {
  random_.seed(seed);
  till_.reset();
  disk_.load(fresh_);
  book_.clear();
  row_at_.clear();
  numbers_.clear();
  stock_.clear();
  shifts_.clear();
  waiting_.clear();
  open_shift_ = references_ = 0;
  // Days on both sides of the new rates, or of a new financial year with its new series.
  constexpr CivilDate first_days[] = {{2025, 9, 20}, {2025, 9, 20}, {2025, 3, 30}};
  clock_.set_utc_ms(utc_ms_from_ist(first_days[pick(random_, 0, 2)], 9));
  fair_ = random_fair(random_);
  for (const Product& product : fair_.products) stock_[product.sku] = product.opening_stock;
  till_ = std::make_unique<till::Till>(folder_.path(), clock_, options_);
  expect_done(till::record_pack(*till_, fair_, applied_pack_of(fair_)), "record_pack");
}

void BasketStall::live(std::uint64_t seed, BasketTally& tally) {
  begin(seed);
  for (int day = 0; day < 4; ++day) {
    if (day > 0) {
      clock_.set_utc_ms(utc_ms_from_ist(civil_from_days(today() + 1), 9));
      if (one_in(random_, 3)) {
        change_prices(fair_, random_);
        expect_done(till::record_pack(*till_, fair_, applied_pack_of(fair_)), "record_pack");
      }
      if (one_in(random_, 4)) {  // the program ends and begins again
        till_.reset();
        till_ = std::make_unique<till::Till>(folder_.path(), clock_, options_);
      }
    }
    day_of_trade(tally);
  }
  // Of every other bill all comes back that is left, so that the parts can be held against the whole.
  for (std::size_t i = 0, rows = book_.size(); i < rows; ++i) {
    const Row& row = book_[i];
    const bool has_part = !row.is_void && row.kind == DocumentKind::sale &&
                          std::any_of(row.returned.begin(), row.returned.end(), [](auto units) { return units > 0; });
    if (has_part && one_in(random_, 2)) give_back(book_[i], {}, std::nullopt, tally);
  }
  if (open_shift_ != 0) close_shift(tally);
  for (const auto& [shift, ignored] : shifts_) check_report(shift);  // Z says the same for ever
  check_totals();
  check_journal();
  check_views();
  check_verified();
}

void BasketStall::day_of_trade(BasketTally& tally) {
  const std::int64_t shifts = pick(random_, 1, 2);
  for (std::int64_t shift = 0; shift < shifts; ++shift) {
    if (open_shift_ == 0 && !one_in(random_, 4)) open_shift(tally);
    for (std::int64_t baskets = pick(random_, 20, 40); baskets > 0; --baskets) {
      sell(tally);
      if (one_in(random_, 3)) take_back(tally);
      if (one_in(random_, 12)) exchange(tally);
      if (one_in(random_, 20)) withdraw(tally);
      if (one_in(random_, 25)) move_cash();
    }
    if (open_shift_ != 0 && !one_in(random_, 5)) close_shift(tally);
  }
}

// ---- what a customer puts on the counter

void BasketStall::fill(till::Cart& cart) {
  const std::int64_t lines = one_in(random_, 40) ? pick(random_, 10, 30) : pick(random_, 1, 5);
  for (std::int64_t i = 0; i < lines; ++i) {
    const Product& product = fair_.products[static_cast<std::size_t>(pick(random_, 0, std::ssize(fair_.products) - 1))];
    const bool is_there = std::any_of(cart.lines.begin(), cart.lines.end(),
                                      [&](const till::CartLine& line) { return line.sku == product.sku; });
    if (product.kind == ProductKind::unique && is_there) continue;
    till::CartLine line{.sku = product.sku, .quantity = 1, .line_discount = {}, .unit_price = std::nullopt};
    if (product.kind == ProductKind::piece)
      line.quantity = one_in(random_, 4) ? pick(random_, 3, 12) : pick(random_, 1, 2);
    if (product.kind == ProductKind::gram) line.quantity = pick(random_, 1, 3'000);
    if (product.kind == ProductKind::centimetre) line.quantity = pick(random_, 1, 900);
    if (one_in(random_, 10)) line.unit_price = Money::from_paise(pick(random_, 0, 2 * product.price.paise()));
    if (one_in(random_, 6)) {
      const std::int64_t gross = by_hand::gross_of({.price = line.unit_price.value_or(product.price).paise(),
                                                    .per = product.kind == ProductKind::gram         ? 1'000
                                                           : product.kind == ProductKind::centimetre ? 100
                                                                                                     : 1,
                                                    .quantity = line.quantity});
      line.line_discount = Money::from_paise(one_in(random_, 10) ? gross : pick(random_, 0, gross));
    }
    cart.lines.push_back(std::move(line));
  }
  constexpr int states[] = {9, 7, 27, 19};
  if (one_in(random_, 4)) cart.buyer_state = states[pick(random_, 0, 3)];
  if (one_in(random_, 30)) {
    cart.buyer.name = "Buyer";
    cart.buyer.address = "Mumbai";
    if (one_in(random_, 2)) cart.buyer.gstin = "27AAPFU0939F1ZV";
  }
}

// The documents of the basket, by hand: one a seller in the order of the goods; for a registered buyer exempt goods on
// a bill of their own; the bill's discount shared between the documents, then between the lines.
void BasketStall::price(Basket& basket, bool with_cash) {
  struct Part {
    const Supplier* seller = nullptr;
    std::vector<by_hand::Article> articles;
    Row row;
  };
  std::vector<Part> parts;
  const till::Cart& cart = basket.cart;
  for (const till::CartLine& line : cart.lines) {
    const Product& product = *fair_.find_product(line.sku);
    const std::vector<by_hand::Slab>& slabs = slabs_on(product.gst_rule, today());
    const Supplier* seller = fair_.find_supplier(product.supplier);
    auto part = std::find_if(parts.begin(), parts.end(), [&](const Part& other) { return other.seller == seller; });
    if (part == parts.end()) part = parts.insert(parts.end(), Part{seller, {}, {}});
    const std::int64_t price_paise = line.unit_price.value_or(product.price).paise();
    part->articles.push_back({.price = price_paise,
                              .per = product.kind == ProductKind::gram         ? 1'000
                                     : product.kind == ProductKind::centimetre ? 100
                                                                               : 1,
                              .quantity = line.quantity,
                              .own_discount = line.line_discount.paise(),
                              .slabs = slabs});
    part->row.skus.push_back(line.sku);
    part->row.prices.push_back(price_paise);
  }
  const auto is_taxed = [](const Supplier& seller) {
    return seller.profile == SellerProfile::regular || seller.profile == SellerProfile::casual;
  };
  if (!cart.buyer.gstin.empty()) {
    std::vector<Part> apart;
    for (Part& part : parts) {
      Part taxed{part.seller, {}, {}}, exempt{part.seller, {}, {}};
      for (std::size_t i = 0; i < part.articles.size(); ++i) {
        Part& half = part.articles[i].slabs.front().rate == 0 ? exempt : taxed;
        half.articles.push_back(part.articles[i]);
        half.row.skus.push_back(part.row.skus[i]);
        half.row.prices.push_back(part.row.prices[i]);
      }
      if (!is_taxed(*part.seller) || taxed.articles.empty() || exempt.articles.empty()) {
        apart.push_back(std::move(part));
        continue;
      }
      apart.push_back(std::move(taxed));
      apart.push_back(std::move(exempt));
    }
    parts = std::move(apart);
  }
  const auto terms_of = [&](const Part& part) {
    return by_hand::Terms{.taxes = is_taxed(*part.seller),
                          .inter_state = cart.buyer_state != 0 && cart.buyer_state != 9,
                          .whole_rupees = with_cash};
  };
  std::vector<std::int64_t> nets;
  for (const Part& part : parts) nets.push_back(by_hand::make_bill(part.articles, terms_of(part), 0).sum.net);
  const std::vector<std::int64_t> discounts = by_hand::share_out(cart.bill_discount.paise(), nets);
  basket.rows.clear();
  basket.payable = 0;
  basket.needs_buyer = false;
  const bool is_named =
      !cart.buyer.gstin.empty() || (!cart.buyer.name.empty() && !cart.buyer.address.empty() && cart.buyer_state != 0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    Row row = std::move(parts[i].row);
    row.bill = by_hand::make_bill(parts[i].articles, terms_of(parts[i]), discounts[i]);
    row.seller = parts[i].seller->code;
    row.type = kind_of(*parts[i].seller, row.bill).type;
    const bool is_registered = parts[i].seller->profile != SellerProfile::unregistered;
    if (cart.wants_no_bill && is_registered && cart.buyer.is_empty() && cart.buyer_state == 0 &&
        row.bill.sum.net < 200'00)
      row.type = DocumentType::unbilled_sale;
    row.buyer_state = cart.buyer_state;
    row.utc_ms = clock_.utc_ms();
    row.returned.assign(row.bill.lines.size(), 0);
    basket.payable += row.bill.sum.payable;
    const bool is_invoice = row.type == DocumentType::invoice || row.type == DocumentType::invoice_cum_bill;
    basket.needs_buyer |= !is_named && is_invoice && row.bill.sum.taxable >= 50'000'00;
    basket.rows.push_back(std::move(row));
  }
}

// One way for several sellers, up to three for one; cash only below Rs 2 lakh.
void BasketStall::pay(Basket& basket) {
  price(basket, true);
  const bool may_be_cash = basket.payable < 2'00'000'00;
  const auto other_way = [&] { return one_in(random_, 3) ? TenderKind::card : TenderKind::upi; };
  const auto given = [&](TenderKind kind, std::int64_t paise) {
    till::TenderGiven tender{.kind = kind, .given = Money::from_paise(paise), .reference = {}, .attempt_sequence = 0};
    if (kind == TenderKind::upi && one_in(random_, 2))
      tender.reference = "5265" + std::to_string(10'000'000 + ++references_);
    if (kind == TenderKind::upi && paise >= 100 && paise < 1'00'000'00 && one_in(random_, 20)) {
      const auto shown = till::show_upi_attempt(*till_, fair_, "S1", basket.rows[0].seller, Money::from_paise(paise));
      expect_done(shown, "show_upi_attempt");
      tender.attempt_sequence = shown->sequence;
    }
    return tender;
  };
  const bool with_cash = may_be_cash && one_in(random_, 2);
  price(basket, with_cash);
  std::int64_t left = basket.payable;
  if (basket.rows.size() == 1 && left > 200 && one_in(random_, 4))
    for (std::int64_t parts = pick(random_, 1, 2); parts > 0 && left > 200; --parts) {
      // Change is in coins: what cash has to pay beside the others is whole rupees.
      const std::int64_t paise = with_cash ? 100 * pick(random_, 1, left / 100 - 1) : pick(random_, 1, left - 1);
      basket.tenders.push_back(given(other_way(), paise));
      left -= paise;
    }
  if (with_cash) {
    const std::int64_t handed = left + 100 * (one_in(random_, 2) ? 0 : pick(random_, 0, 2'000));
    basket.tenders.insert(one_in(random_, 2) ? basket.tenders.begin() : basket.tenders.end(),
                          given(TenderKind::cash, handed));
    basket.change = handed - left;
  } else if (left > 0) {
    basket.tenders.push_back(given(other_way(), left));
  }

  // Which part pays which document: what is no cash first, all change from the last.
  std::vector<till::TenderGiven> order = basket.tenders;
  std::stable_partition(order.begin(), order.end(), [](const auto& tender) { return tender.kind != TenderKind::cash; });
  for (std::size_t d = 0; d < basket.rows.size(); ++d) {
    Row& row = basket.rows[d];
    std::int64_t due = row.bill.sum.payable;
    for (const till::TenderGiven& tender : order) {
      const bool is_cash = tender.kind == TenderKind::cash;
      const std::int64_t amount = is_cash || basket.rows.size() > 1 ? due : tender.given.paise();
      due -= amount;
      const std::int64_t change = is_cash && d + 1 == basket.rows.size() ? basket.change : 0;
      // Cash that pays nothing still stands on the bill when it is why nothing was left to pay, or when change went
      // back.
      if (amount == 0 && change == 0 && !(is_cash && row.bill.sum.payable == 0)) continue;
      row.paid.push_back({tender.kind, amount, amount + change, tender.attempt_sequence, tender.reference});
    }
  }
}

BasketStall::Basket BasketStall::some_basket() {
  Basket basket;
  fill(basket.cart);
  if (one_in(random_, 2)) {  // nobody asks for a bill, mostly of one small thing
    basket.cart.wants_no_bill = true;
    if (one_in(random_, 2)) {
      basket.cart.lines.resize(1);
      basket.cart.lines[0].quantity = 1;
      basket.cart.lines[0].line_discount = {};
    }
  }
  if (one_in(random_, 5)) {
    price(basket, false);
    const std::int64_t net = std::accumulate(basket.rows.begin(), basket.rows.end(), std::int64_t{},
                                             [](auto sum, const Row& row) { return sum + row.bill.sum.net; });
    basket.cart.bill_discount = Money::from_paise(one_in(random_, 15) ? net : pick(random_, 0, net));
  }
  return basket;
}

void BasketStall::sell(BasketTally& tally) {
  clock_.pass_ms(pick(random_, 1'000, 60'000));
  Basket basket = some_basket();
  price(basket, false);
  if (basket.needs_buyer && one_in(random_, 4)) {
    const std::int64_t entries = till_->head().sequence;
    const auto outcome = till::complete_sale(*till_, fair_, "S1", basket.cart,
                                             {{.kind = TenderKind::upi, .given = Money::from_paise(basket.payable)}});
    const auto* refused = std::get_if<till::SaleRefused>(&outcome);
    if (!refused || refused->reason != till::SaleRefusal::buyer_needed || till_->head().sequence != entries)
      throw std::runtime_error("a large invoice named nobody");
    ++tally.refused;
  }
  if (basket.needs_buyer) name_buyer(basket.cart);
  pay(basket);
  auto outcome = till::complete_sale(*till_, fair_, "S1", basket.cart, basket.tenders);
  if (const auto* refused = std::get_if<till::SaleRefused>(&outcome))
    throw std::runtime_error(std::string{"a basket was refused: "} + till::code_of(refused->reason) + " " +
                             refused->detail);
  const auto& sale = std::get<till::Sale>(outcome);
  if (sale.documents.empty()) throw std::runtime_error("a sale without a document");
  note_own_shift(sale.documents.front().payload.shift_sequence);
  consolidate_overdue(open_shift_, tally);
  check_sold(sale, basket);

  note_basket(basket, sale, tally);
}

void BasketStall::name_buyer(till::Cart& cart) {
  cart.buyer.name = "Buyer";
  cart.buyer.address = "Lucknow";
  if (cart.buyer_state == 0) cart.buyer_state = 9;
}

void BasketStall::note_basket(Basket& basket, const till::Sale& sale, BasketTally& tally) {
  ++tally.baskets;
  tally.documents += std::ssize(basket.rows);
  tally.interstate += basket.rows.front().bill.terms.inter_state;
  tally.discounted += basket.cart.bill_discount != Money{};
  tally.split_tenders += basket.tenders.size() > 1;
  tally.named_buyers += !basket.cart.buyer.is_empty();
  for (std::size_t d = 0; d < basket.rows.size(); ++d) {
    Row& row = basket.rows[d];
    row.sequence = sale.documents[d].sequence;
    row.shift = open_shift_;
    row.serial = sale.documents[d].serial;
    for (std::size_t i = 0; i < row.skus.size(); ++i) stock_[row.skus[i]] -= row.bill.lines[i].quantity;
    check_paper(row);
    row_at_[row.sequence] = book_.size();
    if (row.type == DocumentType::unbilled_sale) waiting_.push_back(book_.size()), ++tally.unbilled;
    book_.push_back(std::move(row));
  }
}

// Of each day and seller one bill, and its number is of the series that the law wants for all their goods.
void BasketStall::consolidate(std::int64_t shift, BasketTally& tally) {
  std::map<std::pair<std::int64_t, std::string>, Consolidated> bills;
  for (const std::size_t i : waiting_) {
    Row& row = book_[i];
    if (row.is_void) continue;
    const std::int64_t day = (row.utc_ms + 19'800'000) / 86'400'000;
    Consolidated& bill = bills[{day, row.seller}];
    bill.day = day;
    bill.seller = row.seller;
    bill.rows.push_back(i);
    bill.sum = bill.sum + row.bill.sum;
    row.is_consolidated = true;
  }
  if (!bills.empty()) waiting_.clear();
  for (auto& [day_and_seller, bill] : bills) {
    by_hand::Bill all;
    for (const std::size_t i : bill.rows)
      all.lines.insert(all.lines.end(), book_[i].bill.lines.begin(), book_[i].bill.lines.end());
    const Supplier& seller = *fair_.find_supplier(bill.seller);
    const Kind kind = kind_of(seller, all);
    bill.type = kind.type;
    bill.serial = next_serial(seller.series_code, kind.letter);
    ++tally.consolidated;
    shifts_[shift].consolidated.push_back(std::move(bill));
  }
}

void BasketStall::consolidate_overdue(std::int64_t shift, BasketTally& tally) {
  if (!waiting_.empty() && (book_[waiting_.front()].utc_ms + 19'800'000) / 86'400'000 < today())
    consolidate(shift, tally);
}

// A sale opens a shift by itself when nobody counted the drawer.
void BasketStall::note_own_shift(std::int64_t shift) {
  if (open_shift_ == 0) {
    open_shift_ = shift;
    shifts_[shift].by_itself = true;
  }
  if (open_shift_ != shift) throw std::runtime_error("a document of another shift");
}

// ---- after the sale

BasketStall::Row& BasketStall::recent_sale() {
  while (true) {
    const std::int64_t rows = std::ssize(book_);
    // Mostly of the last customers, now and then of another day.
    const std::int64_t back = one_in(random_, 4) ? rows : std::min<std::int64_t>(rows, 12);
    Row& row = book_[static_cast<std::size_t>(rows - pick(random_, 1, back))];
    if (row.kind == DocumentKind::sale) return row;
    if (rows <= 12 || back == rows) return book_.front();
  }
}

std::vector<till::ReturnAsked> BasketStall::some_of(const Row& sale) {
  std::vector<till::ReturnAsked> asked;
  for (std::size_t i = 0; i < sale.returned.size(); ++i) {
    const std::int64_t left = sale.bill.lines[i].quantity - sale.returned[i];
    if (left > 0 && one_in(random_, 2))
      asked.push_back({static_cast<std::int64_t>(i) + 1, one_in(random_, 3) ? left : pick(random_, 1, left)});
  }
  return asked;
}

void BasketStall::take_back(BasketTally& tally) {
  Row& sale = recent_sale();
  const auto asked = some_of(sale);
  constexpr TenderKind ways[] = {TenderKind::cash, TenderKind::upi, TenderKind::card};
  give_back(sale, asked, one_in(random_, 4) ? std::optional{ways[pick(random_, 0, 2)]} : std::nullopt, tally);
}

BasketStall::Return BasketStall::returned(const Row& sale, const std::vector<till::ReturnAsked>& asked) {
  Return back;
  back.after = sale.returned;
  for (const by_hand::Line& line : sale.bill.lines) back.sold.push_back(line.quantity);
  for (const till::ReturnAsked& want : asked) back.after[static_cast<std::size_t>(want.line) - 1] += want.quantity;
  if (asked.empty()) back.after = back.sold;
  const by_hand::Bill before_part = by_hand::part_of(sale.bill, sale.returned);
  const by_hand::Bill after_part = by_hand::part_of(sale.bill, back.after);
  Row& row = back.row;
  row.kind = DocumentKind::refund;
  row.type = DocumentType::credit_note;
  row.original = sale.sequence;
  row.seller = sale.seller;
  row.buyer_state = sale.buyer_state;
  row.utc_ms = clock_.utc_ms();
  row.bill.terms = sale.bill.terms;
  row.bill.sum = after_part.sum - before_part.sum;
  for (std::size_t i = 0; i < back.sold.size(); ++i) {
    if (back.after[i] == sale.returned[i]) continue;
    row.bill.lines.push_back({.paise = after_part.lines[i].paise - before_part.lines[i].paise,
                              .rate = sale.bill.lines[i].rate,
                              .quantity = back.after[i] - sale.returned[i]});
    row.skus.push_back(sale.skus[i]);
    row.prices.push_back(sale.prices[i]);
  }
  back.may = !sale.is_void && !row.bill.lines.empty();
  return back;
}

void BasketStall::give_back(Row& sale, const std::vector<till::ReturnAsked>& asked, std::optional<TenderKind> back_by,
                            BasketTally& tally) {
  clock_.pass_ms(pick(random_, 1'000, 30'000));
  Return back = returned(sale, asked);
  const std::int64_t entries = till_->head().sequence;
  const auto refund = till::refund_sale(*till_, fair_, asking, sale.serial, asked, "random", back_by);
  if (!refund) {
    const auto reason = refund.reason().reason;
    const bool in_coins = reason == till::AfterSaleRefusal::cash_not_whole_rupees &&
                          back_by.value_or(TenderKind::cash) == TenderKind::cash &&
                          back.row.bill.sum.payable % 100 != 0;
    const bool is_gone =
        reason == till::AfterSaleRefusal::already_void || reason == till::AfterSaleRefusal::nothing_left;
    if (back.may ? !in_coins : !is_gone)
      throw std::runtime_error("a refund of " + sale.serial + " was refused: " + till::code_of(reason));
    if (till_->head().sequence != entries) throw std::runtime_error("a refusal wrote something");
    ++tally.refused;
    return;
  }
  if (!back.may) throw std::runtime_error(sale.serial + " gave back what was not left of it");
  for (const wire::RefundTender& tender : refund->tenders)
    if (back_by && tender.kind != *back_by) throw std::runtime_error("money went back by another way than asked");
  note_refund(sale, std::move(back), *refund, tally);
}

void BasketStall::note_refund(Row& sale, Return back, const till::Refund& refund, BasketTally& tally) {
  Row& row = back.row;
  const Supplier& seller = *fair_.find_supplier(sale.seller);
  const std::string serial = next_serial(seller.series_code, 'C');
  if (refund.serial != serial) throw std::runtime_error("credit note " + refund.serial + " instead of " + serial);
  row.serial = serial;
  row.sequence = refund.sequence;
  std::int64_t given = 0;
  for (const wire::RefundTender& tender : refund.tenders) {
    row.paid.push_back({tender.kind, tender.amount_paise, tender.amount_paise, 0, tender.reference});
    given += tender.amount_paise;
  }
  if (given != row.bill.sum.payable)
    throw std::runtime_error(serial + " gave back " + std::to_string(given) + ": " + by_hand::to_text(row.bill.sum));

  note_own_shift(wire::decode_refund(till_->journal().at(row.sequence)->payload).shift_sequence);
  row.shift = open_shift_;
  for (std::size_t i = 0; i < row.skus.size(); ++i) stock_[row.skus[i]] += row.bill.lines[i].quantity;
  sale.returned = back.after;
  sale.back = sale.back + row.bill.sum;
  const Paise left = sale.bill.sum - sale.back;
  if (left.payable < 0 || left.net < 0 || left.gross < 0 || left.cgst < 0 || left.sgst < 0 || left.igst < 0)
    throw std::runtime_error(sale.serial + " gave back more than it was: " + by_hand::to_text(left) + " is left");
  if (back.after == back.sold && left != Paise{})
    throw std::runtime_error(sale.serial + " came back whole, yet is left " + by_hand::to_text(left));
  check_paper(row);
  ++tally.refunds;
  row_at_[row.sequence] = book_.size();
  book_.push_back(std::move(row));
}

void BasketStall::withdraw(BasketTally& tally) {
  Row& sale = recent_sale();
  clock_.pass_ms(1'000);
  const bool was_exchange = std::any_of(sale.paid.begin(), sale.paid.end(),
                                        [](const Paid& paid) { return paid.kind == TenderKind::exchange; });
  const bool may = !sale.is_void && !sale.is_consolidated && !was_exchange && sale.back == Paise{} &&
                   std::all_of(sale.returned.begin(), sale.returned.end(), [](auto units) { return units == 0; }) &&
                   (sale.utc_ms + 19'800'000) / 86'400'000 == today();
  const auto withdrawn = till::void_document(*till_, asking, sale.serial, "random");
  if (static_cast<bool>(withdrawn) != may)
    throw std::runtime_error("the withdrawal of " + sale.serial + (may ? " was refused" : " was not refused"));
  if (!withdrawn) {
    ++tally.refused;
    return;
  }
  note_own_shift(wire::decode_void(till_->journal().at(withdrawn->sequence)->payload).shift_sequence);
  Row row = sale;
  row.kind = DocumentKind::withdrawal;
  row.sequence = withdrawn->sequence;
  row.original = sale.sequence;
  row.shift = open_shift_;
  row.utc_ms = clock_.utc_ms();
  for (Paid& paid : row.paid) {
    paid.tendered = paid.amount;
    paid.attempt = 0;
  }
  for (std::size_t i = 0; i < row.skus.size(); ++i) stock_[row.skus[i]] += row.bill.lines[i].quantity;
  sale.is_void = true;
  ++tally.voids;
  row_at_[row.sequence] = book_.size();
  book_.push_back(std::move(row));
}

// ---- the drawer

std::int64_t BasketStall::expected_cash(std::int64_t shift) const {
  const Shift& drawer = shifts_.at(shift);
  std::int64_t cash = drawer.float_paise + drawer.cash_in - drawer.cash_out;
  for (const Row& row : book_)
    for (const Paid& paid : row.paid)
      if (row.shift == shift && paid.kind == TenderKind::cash)
        cash += row.kind == DocumentKind::sale ? paid.amount : -paid.amount;
  return cash;
}

void BasketStall::move_cash() {
  if (open_shift_ == 0) return;
  clock_.pass_ms(1'000);
  const std::int64_t lies_there = expected_cash(open_shift_);
  Shift& drawer = shifts_[open_shift_];
  if (one_in(random_, 2) && lies_there > 100) {
    const std::int64_t paise = 100 * pick(random_, 1, lies_there / 100);
    expect_done(till::take_cash_out(*till_, asking, Money::from_paise(paise), "bank"), "take_cash_out");
    drawer.cash_out += paise;
  } else {
    const std::int64_t paise = 100 * pick(random_, 1, 5'000);
    expect_done(till::put_cash_in(*till_, asking, Money::from_paise(paise), "change"), "put_cash_in");
    drawer.cash_in += paise;
  }
}

void BasketStall::open_shift(BasketTally& tally) {
  clock_.pass_ms(1'000);
  const std::int64_t paise = 100 * pick(random_, 0, 5'000);
  const auto opened = till::open_shift(*till_, "S1", Money::from_paise(paise));
  expect_done(opened, "open_shift");
  open_shift_ = opened->shift_sequence;
  shifts_[open_shift_].float_paise = paise;
  consolidate_overdue(open_shift_, tally);
}

void BasketStall::close_shift(BasketTally& tally) {
  clock_.pass_ms(1'000);
  const std::int64_t lies_there = expected_cash(open_shift_);
  Shift& shift = shifts_[open_shift_];
  shift.counted = std::max<std::int64_t>(0, lies_there + 100 * (one_in(random_, 2) ? 0 : pick(random_, -50, 50)));
  const auto closed = till::close_shift(*till_, "S1", Money::from_paise(shift.counted));
  expect_done(closed, "close_shift");
  if (closed->expected.paise() != lies_there)
    throw std::runtime_error("the drawer should hold " + std::to_string(lies_there) + ", the till says " +
                             std::to_string(closed->expected.paise()));
  consolidate(open_shift_, tally);
  shift.closed_sequence = till_->head().sequence;
  check_report(open_shift_);
  open_shift_ = 0;
  ++tally.shifts;
}

}  // namespace odop::test
