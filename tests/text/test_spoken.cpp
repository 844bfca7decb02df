// The sentences that the till says aloud, as a Hindi speaker at a stall would say them.
#include <catch2/catch.hpp>

#include "text/spoken.h"

namespace odop {

TEST_CASE("The till says sums, sales and a maker's account in whole sentences", "[text][spoken]") {
  init_words();
  const Translator &hindi = Translator::of(Language::hi), &english = Translator::of(Language::en);
  CHECK(spoken_total(Money::from_paise(46'000), hindi) == "कुल चार सौ साठ रुपये");
  CHECK(spoken_sold(Money{}, hindi) == "बिक गया");
  CHECK(spoken_sold(Money::from_paise(4'000), hindi) == "बिक गया. चालीस रुपये वापस दीजिए");
  CHECK(spoken_sold(Money::from_paise(4'000), english) == "Sold. Give back forty rupees");
  MakerReport report;
  report.today_net = Money::from_paise(46'000);
  report.sold = Money::from_paise(146'000);
  report.paid = Money::from_paise(100'000);
  CHECK(spoken_maker(report, hindi) == "आज बिका: चार सौ साठ रुपये. अभी बाकी: चार सौ साठ रुपये");
  report.paid = Money::from_paise(147'000);
  CHECK(spoken_maker(report, hindi) == "आज बिका: चार सौ साठ रुपये. पहले से दिए हुए: दस रुपये");
}

}  // namespace odop
