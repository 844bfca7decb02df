#include "paise_by_hand.h"

#include <stdexcept>

namespace odop::test::by_hand {

namespace {

__extension__ using Wide = __int128;

// Never shortened: the numbers of a fair stay far below 2^127.
struct Fraction {
  Wide above = 0, below = 1;
  friend Fraction operator*(Fraction a, Fraction b) { return {a.above * b.above, a.below * b.below}; }
  friend Fraction operator/(Fraction a, Fraction b) { return {a.above * b.below, a.below * b.above}; }
  friend bool operator<=(Fraction a, Fraction b) { return a.above * b.below <= b.above * a.below; }
};

Fraction whole(std::int64_t number) {
  return {number, 1};
}

// The whole number that is nearest, the upper one of two: the floor of the fraction and a half.
std::int64_t half_up(Fraction fraction) {
  return static_cast<std::int64_t>((2 * fraction.above + fraction.below) / (2 * fraction.below));
}

const Fraction hundred_percent = whole(10'000);

// The tax inside a price: price x r / (100 % + r), in as many equal parts as there are taxes.
std::int64_t tax_inside(std::int64_t price, std::int64_t rate, std::int64_t parts) {
  return half_up(whole(price) * whole(rate) / whole(10'000 + rate) / whole(parts));
}

std::int64_t rate_of(const Article& article, std::int64_t net) {
  for (const Slab& slab : article.slabs) {
    const Fraction of_one = whole(net) * whole(article.per) / whole(article.quantity);
    const Fraction before_tax = of_one * hundred_percent / whole(10'000 + slab.rate);
    if (slab.upto == 0 || before_tax <= whole(slab.upto)) return slab.rate;
  }
  throw std::logic_error("a rule whose last slab has a limit");
}

void split(Paise& paise, std::int64_t rate, const Terms& terms) {
  if (terms.inter_state)
    paise.igst = tax_inside(paise.net, rate, 1);
  else
    paise.cgst = paise.sgst = tax_inside(paise.net, rate, 2);
  paise.taxable = paise.net - paise.cgst - paise.sgst - paise.igst;
}

void add_up(Bill& bill) {
  bill.sum = {};
  for (const Line& line : bill.lines) bill.sum = bill.sum + line.paise;
  bill.sum.payable = bill.terms.whole_rupees ? 100 * half_up(whole(bill.sum.net) / whole(100)) : bill.sum.net;
  bill.sum.round_off = bill.sum.payable - bill.sum.net;
}

}  // namespace

Paise operator+(const Paise& a, const Paise& b) {
  return {a.gross + b.gross,     a.discount + b.discount,   a.net + b.net,
          a.taxable + b.taxable, a.cgst + b.cgst,           a.sgst + b.sgst,
          a.igst + b.igst,       a.round_off + b.round_off, a.payable + b.payable};
}

Paise operator-(const Paise& a, const Paise& b) {
  return {a.gross - b.gross,     a.discount - b.discount,   a.net - b.net,
          a.taxable - b.taxable, a.cgst - b.cgst,           a.sgst - b.sgst,
          a.igst - b.igst,       a.round_off - b.round_off, a.payable - b.payable};
}

std::string to_text(const Paise& paise) {
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  return "gross " + number(paise.gross) + " discount " + number(paise.discount) + " net " + number(paise.net) +
         " taxable " + number(paise.taxable) + " cgst " + number(paise.cgst) + " sgst " + number(paise.sgst) +
         " igst " + number(paise.igst) + " round-off " + number(paise.round_off) + " payable " + number(paise.payable);
}

std::vector<std::int64_t> share_out(std::int64_t total, const std::vector<std::int64_t>& weights) {
  Wide all = 0;
  for (const std::int64_t weight : weights) all += weight;
  std::vector<std::int64_t> shares(weights.size());
  if (total == 0) return shares;
  std::int64_t left = total;
  std::vector<Wide> remainders;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide product = static_cast<Wide>(total) * weights[i];
    shares[i] = static_cast<std::int64_t>(product / all);
    remainders.push_back(product - shares[i] * all);
    left -= shares[i];
  }
  for (; left > 0; --left) {
    std::size_t largest = 0;
    for (std::size_t i = 1; i < weights.size(); ++i)
      if (remainders[i] > remainders[largest]) largest = i;
    ++shares[largest];
    remainders[largest] = -1;
  }
  return shares;
}

std::int64_t gross_of(const Article& article) {
  return half_up(whole(article.price) * whole(article.quantity) / whole(article.per));
}

Bill make_bill(const std::vector<Article>& articles, const Terms& terms, std::int64_t bill_discount) {
  Bill bill{.terms = terms, .lines = {}, .sum = {}};
  std::vector<std::int64_t> left;
  for (const Article& article : articles) left.push_back(gross_of(article) - article.own_discount);
  const std::vector<std::int64_t> shares = share_out(bill_discount, left);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    Line line;
    line.quantity = articles[i].quantity;
    line.paise.gross = gross_of(articles[i]);
    line.paise.discount = articles[i].own_discount + shares[i];
    line.paise.net = line.paise.gross - line.paise.discount;
    line.rate = terms.taxes ? rate_of(articles[i], line.paise.net) : 0;
    split(line.paise, line.rate, terms);
    bill.lines.push_back(line);
  }
  add_up(bill);
  return bill;
}

Bill part_of(const Bill& bill, const std::vector<std::int64_t>& quantities) {
  Bill part{.terms = bill.terms, .lines = {}, .sum = {}};
  for (std::size_t i = 0; i < bill.lines.size(); ++i) {
    const Line& sold = bill.lines[i];
    const Fraction share = whole(quantities[i]) / whole(sold.quantity);
    Line line{.paise = {}, .rate = sold.rate, .quantity = quantities[i]};
    line.paise.gross = half_up(whole(sold.paise.gross) * share);
    line.paise.net = half_up(whole(sold.paise.net) * share);
    line.paise.discount = line.paise.gross - line.paise.net;
    split(line.paise, line.rate, bill.terms);
    part.lines.push_back(line);
  }
  add_up(part);
  return part;
}

}  // namespace odop::test::by_hand
