// What a bill and its returns come to, worked out in fractions as SPECS 2.6 says it: the second opinion that the random
// baskets hold the till against. Nothing of core/ is asked; whole paise in, whole paise out. Pure; tests only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace odop::test::by_hand {

struct Paise {
  std::int64_t gross = 0, discount = 0, net = 0;
  std::int64_t taxable = 0, cgst = 0, sgst = 0, igst = 0;
  std::int64_t round_off = 0, payable = 0;  // of a bill; 0 on its lines
  friend bool operator==(const Paise&, const Paise&) = default;
};
Paise operator+(const Paise& a, const Paise& b);
Paise operator-(const Paise& a, const Paise& b);
std::string to_text(const Paise& paise);

struct Slab {
  std::int64_t upto = 0;  // paise before tax of a piece, kilogram or metre; 0: no limit
  std::int64_t rate = 0;  // basis points
};
struct Article {
  std::int64_t price = 0;     // with tax, of `per` units
  std::int64_t per = 1;       // 1 piece, 1000 grams, 100 centimetres
  std::int64_t quantity = 0;  // units
  std::int64_t own_discount = 0;
  std::vector<Slab> slabs;
};
struct Terms {
  bool taxes = false, inter_state = false, whole_rupees = false;
};
struct Line {
  Paise paise;
  std::int64_t rate = 0, quantity = 0;
};
struct Bill {
  Terms terms;
  std::vector<Line> lines;
  Paise sum;
};

// Each weight's part of the total, whole paise, the largest remainders one more, the first of equals first.
std::vector<std::int64_t> share_out(std::int64_t total, const std::vector<std::int64_t>& weights);
// Price times quantity, half a paisa up.
std::int64_t gross_of(const Article& article);
Bill make_bill(const std::vector<Article>& articles, const Terms& terms, std::int64_t bill_discount);
// The bill if only these quantities of its lines had been sold: what so much of it gives back.
Bill part_of(const Bill& bill, const std::vector<std::int64_t>& quantities);

}  // namespace odop::test::by_hand
