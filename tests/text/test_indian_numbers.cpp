#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <string>

#include "text/indian_numbers.h"

namespace odop {
namespace {

Money rupees(std::int64_t rupees, std::int64_t paise = 0) {
  return Money::from_paise(rupees * 100 + paise);
}

const Translator& hindi() {
  static const bool once = (init_words(), true);
  (void)once;
  return Translator::of(Language::hi);
}
const Translator& english() {
  hindi();
  return Translator::of(Language::en);
}

}  // namespace

TEST_CASE("Amounts are grouped in lakh and crore with the minus before the rupee sign", "[text][numbers]") {
  CHECK(group_indian(0) == "0");
  CHECK(group_indian(999) == "999");
  CHECK(group_indian(1'000) == "1,000");
  CHECK(group_indian(99'999) == "99,999");
  CHECK(group_indian(100'000) == "1,00,000");
  CHECK(group_indian(1'234'567) == "12,34,567");
  CHECK(group_indian(-12'345'678) == "-1,23,45,678");
  CHECK(group_indian(std::numeric_limits<std::int64_t>::min()) == "-92,23,37,20,36,85,47,75,808");

  CHECK(format_rupees(rupees(1'234'567, 50)) == "₹12,34,567.50");
  CHECK(format_rupees(rupees(1'24'650)) == "₹1,24,650");
  CHECK(format_rupees(rupees(1'24'650), ShowPaise::always) == "₹1,24,650.00");
  CHECK(format_rupees(rupees(299, 5), ShowPaise::when_nonzero) == "₹299.05");
  CHECK(format_rupees(rupees(299, 99), ShowPaise::never) == "₹299");
  CHECK(format_rupees(Money{} - rupees(5)) == "-₹5");
  CHECK(format_rupees(Money::from_paise(-5)) == "-₹0.05");
  CHECK(format_rupees(Money::from_paise(-5), ShowPaise::never) == "₹0");
  CHECK(format_rupees(Money::from_paise(std::numeric_limits<std::int64_t>::min()), ShowPaise::always) ==
        "-₹92,23,37,20,36,85,47,758.08");
  CHECK(format_rupees_plain(rupees(2'235, 24)) == "2,235.24");
}

TEST_CASE("The amount in words on a bill is what the specification spells", "[text][numbers]") {
  struct Row {
    std::int64_t paise;
    const char* hindi;
    const char* english;
  };
  const Row rows[] = {
      {0, "रुपये शून्य मात्र", "Rupees Zero Only"},
      {1, "एक पैसा मात्र", "One Paisa Only"},
      {50, "पचास पैसे मात्र", "Fifty Paise Only"},
      {100, "एक रुपया", "Rupee One Only"},
      {150, "एक रुपया और पचास पैसे मात्र", "Rupee One and Fifty Paise Only"},
      {200, "रुपये दो मात्र", "Rupees Two Only"},
      {264'700, "रुपये दो हज़ार छह सौ सैंतालीस मात्र", "Rupees Two Thousand Six Hundred Forty Seven Only"},
      {123'456'700, "रुपये बारह लाख चौंतीस हज़ार पाँच सौ सड़सठ मात्र",
       "Rupees Twelve Lakh Thirty Four Thousand Five Hundred Sixty Seven Only"},
      {123'456'750, "रुपये बारह लाख चौंतीस हज़ार पाँच सौ सड़सठ और पचास पैसे मात्र",
       "Rupees Twelve Lakh Thirty Four Thousand Five Hundred Sixty Seven and Fifty Paise Only"},
      {10'000'000, "रुपये एक लाख मात्र", "Rupees One Lakh Only"},
      {1'000'000'000, "रुपये एक करोड़ मात्र", "Rupees One Crore Only"},
      {100'000'000'000, "रुपये एक अरब मात्र", "Rupees One Arab Only"},
      {10'000'000'000'000, "रुपये एक खरब मात्र", "Rupees One Kharab Only"},
      {-10'000, "ऋण रुपये एक सौ मात्र", "Minus Rupees One Hundred Only"},
      {std::numeric_limits<std::int64_t>::max(),
       "रुपये बानबे पद्म तेईस नील सैंतीस खरब बीस अरब छत्तीस करोड़ पचासी लाख सैंतालीस हज़ार सात सौ अट्ठावन और सात पैसे मात्र",
       "Rupees Ninety Two Padma Twenty Three Neel Thirty Seven Kharab Twenty Arab Thirty Six Crore Eighty Five Lakh "
       "Forty Seven Thousand Seven Hundred Fifty Eight and Seven Paise Only"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.paise);
    CHECK(amount_in_words(Money::from_paise(row.paise), Language::hi) == row.hindi);
    CHECK(amount_in_words(Money::from_paise(row.paise), Language::en) == row.english);
  }
  CHECK(amount_in_words(rupees(2), Language::mr) == amount_in_words(rupees(2), Language::hi));
  CHECK(amount_in_words(rupees(2), Language::ur) == amount_in_words(rupees(2), Language::en));
}

TEST_CASE("Every number below a hundred has its own Hindi word", "[text][numbers]") {
  // The specification's table, in its own rows.
  const std::string table =
      "शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पन्द्रह सोलह सत्रह अठारह उन्नीस "
      "बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस "
      "उनतालीस "
      "चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरेपन चौवन पचपन छप्पन "
      "सत्तावन अट्ठावन उनसठ "
      "साठ इकसठ बासठ तिरेसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर "
      "अठहत्तर उनासी "
      "अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानबे बानबे तिरानबे चौरानबे पंचानबे छियानबे "
      "सत्तानबे अट्ठानबे निन्यानबे ";
  std::size_t begin = 0;
  for (std::int64_t number = 0; number < 100; ++number) {
    const std::size_t end = table.find(' ', begin);
    REQUIRE(end != std::string::npos);
    const std::string word = table.substr(begin, end - begin);
    begin = end + 1;
    if (number == 1) continue;  // एक रुपया
    CHECK(amount_in_words(rupees(number), Language::hi) == "रुपये " + word + " मात्र");
  }
  CHECK(begin == table.size());
}

TEST_CASE("Dates and times read as people say them", "[text][numbers]") {
  CHECK(format_date_long({2025, 1, 17}, hindi()) == "17 जनवरी 2025");
  CHECK(format_date_long({2025, 1, 17}, english()) == "17 January 2025");
  CHECK(format_date_long({2025, 12, 1}, hindi()) == "1 दिसंबर 2025");
  CHECK(format_date_long({2025, 5, 9}, english()) == "9 May 2025");
  CHECK(format_date_short({2025, 1, 17}, english()) == "17 Jan");
  CHECK(format_date_short({2025, 6, 17}, hindi()) == "17 जून");
  CHECK(format_time_spoken(16, 28, hindi()) == "4:28 शाम");
  CHECK(format_time_spoken(16, 28, english()) == "4:28 pm");
  CHECK(format_time_spoken(0, 5, hindi()) == "12:05 रात");
  CHECK(format_time_spoken(0, 5, english()) == "12:05 am");
  CHECK(format_time_spoken(4, 0, hindi()) == "4:00 सुबह");
  CHECK(format_time_spoken(12, 0, hindi()) == "12:00 दोपहर");
  CHECK(format_time_spoken(12, 0, english()) == "12:00 pm");
  CHECK(format_time_spoken(23, 59, hindi()) == "11:59 रात");
  CHECK(format_time_24(4, 8) == "04:08");
  CHECK(format_time_24(16, 28) == "16:28");
}

TEST_CASE("A rate of tax is written without zeros that say nothing", "[text][numbers]") {
  CHECK(format_percent(0) == "0%");
  CHECK(format_percent(500) == "5%");
  CHECK(format_percent(250) == "2.5%");
  CHECK(format_percent(25) == "0.25%");
  CHECK(format_percent(105) == "1.05%");
  CHECK(format_percent(1'800) == "18%");
}

TEST_CASE("Quantities carry the unit a buyer expects", "[text][numbers]") {
  CHECK(format_quantity(3, ProductKind::piece, hindi()) == "3");
  CHECK(format_quantity(1, ProductKind::unique, hindi()) == "1");
  CHECK(format_quantity(1'250, ProductKind::gram, hindi()) == "1.25 किलो");
  CHECK(format_quantity(1'250, ProductKind::gram, english()) == "1.25 kg");
  CHECK(format_quantity(1'005, ProductKind::gram, english()) == "1.005 kg");
  CHECK(format_quantity(1'050, ProductKind::gram, english()) == "1.05 kg");
  CHECK(format_quantity(2'000, ProductKind::gram, english()) == "2 kg");
  CHECK(format_quantity(250, ProductKind::gram, hindi()) == "250 ग्राम");
  CHECK(format_quantity(-250, ProductKind::gram, english()) == "-250 g");
  CHECK(format_quantity(205, ProductKind::centimetre, english()) == "2.05 m");
  CHECK(format_quantity(250, ProductKind::centimetre, hindi()) == "2.5 मीटर");
  CHECK(format_quantity(75, ProductKind::centimetre, hindi()) == "75 सेमी");
  CHECK(unit_of_price(ProductKind::gram, hindi()) == "किलो");
  CHECK(unit_of_price(ProductKind::centimetre, english()) == "m");
  CHECK(unit_of_price(ProductKind::unique, hindi()) == "नग");
}

TEST_CASE("Sums are said as people say them, without the words of a cheque", "[text][numbers]") {
  CHECK(amount_spoken(Money::from_paise(46'000), Language::hi) == "चार सौ साठ रुपये");
  CHECK(amount_spoken(Money::from_paise(46'000), Language::en) == "four hundred sixty rupees");
  CHECK(amount_spoken(Money::from_paise(100), Language::hi) == "एक रुपया");
  CHECK(amount_spoken(Money::from_paise(1'051), Language::hi) == "दस रुपये इक्यावन पैसे");
  CHECK(amount_spoken(Money::from_paise(50), Language::en) == "fifty paise");
  CHECK(amount_spoken(Money{}, Language::hi) == "शून्य रुपये");
  CHECK(amount_spoken(Money::from_paise(-200), Language::en) == "minus two rupees");
}

}  // namespace odop
