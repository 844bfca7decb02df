#include "core/refund.h"

namespace odop {

namespace {

// The amounts of a line if `returned` of the `sold` had been all of it.
LineAmounts part_of(const DocumentTerms& terms, const LineAmounts& line, std::int64_t returned, std::int64_t sold) {
  LineAmounts part;
  part.gross = Money::from_paise(mul_div_round_half_up(line.gross.paise(), returned, sold));
  part.net = Money::from_paise(mul_div_round_half_up(line.net.paise(), returned, sold));
  part.discount = part.gross - part.net;
  part.rate = line.rate;
  part.split =
      terms.inter_state ? split_inclusive_inter_state(part.net, part.rate) : split_inclusive(part.net, part.rate);
  return part;
}

TaxSplit minus(const TaxSplit& a, const TaxSplit& b) {
  return {a.taxable - b.taxable, a.cgst - b.cgst, a.sgst - b.sgst, a.igst - b.igst};
}

TaxSplit negated(const TaxSplit& split) {
  return {-split.taxable, -split.cgst, -split.sgst, -split.igst};
}

}  // namespace

DocumentAmounts negated(const DocumentAmounts& amounts) {
  DocumentAmounts other;
  for (const LineAmounts& line : amounts.lines)
    other.lines.push_back({.gross = -line.gross,
                           .discount = -line.discount,
                           .net = -line.net,
                           .rate = line.rate,
                           .split = negated(line.split)});
  other.gross = -amounts.gross;
  other.discount = -amounts.discount;
  other.net = -amounts.net;
  other.split = negated(amounts.split);
  other.round_off = -amounts.round_off;
  other.payable = -amounts.payable;
  return other;
}

Result<DocumentAmounts, ReturnRefusal> price_return(const DocumentTerms& terms, const DocumentAmounts& sale,
                                                    std::span<const ReturnedLine> lines) {
  if (lines.size() != sale.lines.size()) return Refused{ReturnRefusal::lines_differ};
  DocumentAmounts credited;
  Money net_before, net_after;
  bool returns_anything = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const ReturnedLine& line = lines[i];
    if (line.sold <= 0 || line.returned_before < 0 || line.quantity < 0 || line.returned_before > line.sold ||
        line.quantity > line.sold - line.returned_before)
      return Refused{ReturnRefusal::more_than_left};
    returns_anything = returns_anything || line.quantity > 0;
    const LineAmounts before = part_of(terms, sale.lines[i], line.returned_before, line.sold);
    const LineAmounts after = part_of(terms, sale.lines[i], line.returned_before + line.quantity, line.sold);
    net_before += before.net;
    net_after += after.net;
    credited.lines.push_back({.gross = after.gross - before.gross,
                              .discount = after.discount - before.discount,
                              .net = after.net - before.net,
                              .rate = after.rate,
                              .split = minus(after.split, before.split)});
    credited.gross += credited.lines.back().gross;
    credited.discount += credited.lines.back().discount;
    credited.net += credited.lines.back().net;
    credited.split += credited.lines.back().split;
  }
  if (!returns_anything) return Refused{ReturnRefusal::nothing_returned};
  const auto payable = [&](Money net) { return terms.round_to_rupee ? round_to_rupee(net) : net; };
  credited.payable = payable(net_after) - payable(net_before);
  credited.round_off = credited.payable - credited.net;
  return credited;
}

}  // namespace odop
