// Numbers, money, dates and quantities as India writes them: Latin digits, lakh grouping, ₹. Used by screens, papers
// and reports. Pure but for the words of the Translator that is passed; any thread.
#pragma once

#include <cstdint>
#include <string>

#include "core/catalogue.h"
#include "core/civil_date.h"
#include "core/language.h"
#include "core/money.h"
#include "text/words.h"

namespace odop {

enum class ShowPaise : std::uint8_t { always, when_nonzero, never };

// 1234567 -> "12,34,567"; the minus stands before.
std::string group_indian(std::int64_t number);

// "₹12,34,567.50", "-₹5". never cuts the paise off, it does not round: the caller rounds by the rules of the bill.
std::string format_rupees(Money money, ShowPaise show_paise = ShowPaise::when_nonzero);
// The same without the sign, for columns headed ₹.
std::string format_rupees_plain(Money money, ShowPaise show_paise = ShowPaise::always);

// "रुपये बारह लाख ... और पचास पैसे मात्र", "Rupees Twelve Lakh ... and Fifty Paise Only"; one rupee is "एक रुपया" and
// "Rupee One Only". Beyond crore both languages count in arab (10^9), kharab (10^11), neel (10^13), padma (10^15),
// which reaches the whole range of Money. Marathi and Nepali get the Hindi words, other languages the English ones.
std::string amount_in_words(Money money, Language language);

// The same as people say it: "चार सौ साठ रुपये पचास पैसे", "four hundred sixty rupees fifty paise"; nothing of it is a
// capital letter or a legal word.
std::string amount_spoken(Money money, Language language);

// "17 जनवरी 2025", "17 January 2025"
std::string format_date_long(CivilDate date, const Translator& words);
// "17 जन", "17 Jan"
std::string format_date_short(CivilDate date, const Translator& words);
// "4:28 शाम", "4:28 pm" (morning from 4, noon from 12, evening from 16, night from 20)
std::string format_time_spoken(int hour, int minute, const Translator& words);
// When something opens, in a sentence: "10 am", "सुबह 10 बजे", "सुबह 10:30 बजे".
std::string format_opening_time(int hour, int minute, const Translator& words);
// "16:28"
std::string format_time_24(int hour, int minute);

// A rate: 500 basis points are "5%", 25 are "0.25%".
std::string format_percent(std::int32_t basis_points);

// "3", "250 ग्राम", "1.25 किलो", "1 kg", "75 सेमी", "2.5 मीटर" from pieces, grams or centimetres.
std::string format_quantity(std::int64_t quantity, ProductKind kind, const Translator& words);
// What the price is for: "नग", "किलो", "मीटर".
std::string unit_of_price(ProductKind kind, const Translator& words);

}  // namespace odop
