#include "text/spoken.h"

#include <algorithm>
#include <array>

#include "core/ascii.h"
#include "text/indian_numbers.h"

namespace odop {

namespace {

constexpr std::size_t spelled_letters_max = 5;  // ODOP, UPI, GI, MRP, XXL; longer ones are words in capitals

// How many bytes of "12,34,567.50" begin there; no comma or point at its end belongs to it.
std::size_t number_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_ascii_digit(text[i]))
      length = i + 1;
    else if ((text[i] != ',' && text[i] != '.') || i + 1 == text.size() || !is_ascii_digit(text[i + 1]))
      break;
  }
  return length;
}

// espeak-ng reads "1,00,000" as one, zero, zero thousand.
std::string without_commas(std::string_view number) {
  std::string plain(number);
  std::erase(plain, ',');
  return plain;
}

// "₹1,000 crore": the scale belongs to the number, the rupees come after both.
std::size_t scale_length(std::string_view text) {
  constexpr std::array<std::string_view, 20> scales{" thousand", " lakh", " crore", " हजार", " लाख", " करोड़", " ہزار",
                                                    " لاکھ",     " کروڑ", " হাজার", " লাখ",  " লক্ষ", " কোটি", " હજાર",
                                                    " લાખ",      " કરોડ", " ਹਜ਼ਾਰ",  " ਲੱਖ",   " ਕਰੋੜ", " कोटी"};
  for (const std::string_view scale : scales)
    if (text.starts_with(scale)) return scale.size();
  return 0;
}

}  // namespace

std::string spoken_sentence(std::string_view printed, const Translator& words) {
  constexpr std::string_view rupee = "₹", middle_dot = "·", en_dash = "–";
  std::string said;
  for (std::size_t i = 0; i < printed.size();) {
    const std::string_view rest = printed.substr(i);
    if (rest.starts_with(rupee)) {
      const std::size_t digits = number_length(rest.substr(rupee.size()));
      const std::string_view number = rest.substr(rupee.size(), digits);
      const std::string_view scale =
          rest.substr(rupee.size() + digits, scale_length(rest.substr(rupee.size() + digits)));
      said += digits == 0 ? std::string()
                          : fill(words.tr_ctx("speech", "{0} rupees"), {without_commas(number) + std::string(scale)});
      i += rupee.size() + digits + scale.size();
    } else if (is_ascii_digit(rest.front())) {
      const std::size_t digits = number_length(rest);
      said += without_commas(rest.substr(0, digits));
      i += digits;
      // "2020-21", "10–12"
      const std::string_view after = printed.substr(i);
      const std::size_t dash = after.starts_with('-') ? 1 : after.starts_with(en_dash) ? en_dash.size() : 0;
      if (dash > 0 && after.size() > dash && is_ascii_digit(after[dash])) {
        said += ' ';
        i += dash;
      }
    } else if (rest.starts_with(middle_dot)) {
      while (said.ends_with(' ')) said.pop_back();
      said += ',';
      i += middle_dot.size();
    } else if (is_ascii_letter(rest.front())) {
      const auto* const end = std::find_if_not(rest.begin(), rest.end(), is_ascii_letter);
      const std::string_view word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
      const bool is_spelled = word.size() >= 2 && word.size() <= spelled_letters_max &&
                              std::all_of(word.begin(), word.end(), is_ascii_upper);
      for (std::size_t k = 0; k < word.size(); ++k) {
        if (is_spelled && k > 0) said += ' ';
        said += word[k];
      }
      i += word.size();
    } else {
      said += rest.front();
      ++i;
    }
  }
  return said;
}

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
