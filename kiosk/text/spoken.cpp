#include "text/spoken.h"

#include "text/indian_numbers.h"

namespace odop {

std::string spoken_total(Money total, const Translator& words) {
  return fill(words.tr_ctx("speech", "In all {0}"), {amount_spoken(total, words.language())});
}

std::string spoken_sold(Money change, const Translator& words) {
  std::string said = words.tr_ctx("speech", "Sold");
  if (change > Money{})
    said += ". " + fill(words.tr_ctx("speech", "Give back {0}"), {amount_spoken(change, words.language())});
  return said;
}

std::string spoken_maker(const MakerReport& report, const Translator& words) {
  const auto amount = [&](Money money) { return amount_spoken(money, words.language()); };
  std::string said = fill(words.tr_ctx("speech", "Sold today: {0}"), {amount(report.today_net)});
  const Money rest = report.not_yet_paid();
  said += ". " + (rest < Money{} ? fill(words.tr_ctx("speech", "Paid ahead: {0}"), {amount(-rest)})
                                 : fill(words.tr_ctx("speech", "Not yet paid: {0}"), {amount(rest)}));
  return said;
}

}  // namespace odop
