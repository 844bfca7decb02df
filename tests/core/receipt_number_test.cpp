// Promises about legal serial numbers (SPECS 2.3).
#include "core/receipt_number.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <tuple>

using odop::document_from_letter;
using odop::document_letter;
using odop::DocumentType;
using odop::is_kiosk_label;
using odop::is_series_code;
using odop::parse_receipt_number;
using odop::receipt_number;
using odop::series_name;

namespace {
constexpr DocumentType all_types[] = {DocumentType::invoice,         DocumentType::bill_of_supply,
                                      DocumentType::cash_memo,       DocumentType::invoice_cum_bill,
                                      DocumentType::credit_note,     DocumentType::payment_received,
                                      DocumentType::delivery_challan};
}

TEST_CASE("A serial reads as the law and the accountant expect it", "[core][serial]") {
  CHECK(series_name(2024, "K07", "A", DocumentType::invoice) == "24K07AI");
  CHECK(receipt_number("24K07AI", 123) == "24K07AI-000123");
  CHECK(series_name(2026, "K123", "ZZ", DocumentType::cash_memo) == "26K123ZZU");
  CHECK(series_name(2010, "K1", "B", DocumentType::credit_note) == "10K1BC");
  CHECK(series_name(2099, "K1", "B", DocumentType::invoice) == "99K1BI");
}

TEST_CASE("Every serial that can be made fits the sixteen characters of Rule 46 and reads back as itself",
          "[core][serial]") {
  const std::regex rule{"[A-Za-z1-9][A-Za-z0-9/-]{0,15}"};
  for (const int year : {2010, 2024, 2099})
    for (const char* label : {"A0", "K07", "Z999"})
      for (const char* code : {"A", "Z", "AA", "ZZ"})
        for (const DocumentType type : all_types)
          for (const std::int64_t number : {std::int64_t{1}, std::int64_t{42}, odop::serial_number_max}) {
            const std::string series = series_name(year, label, code, type);
            const std::string serial = receipt_number(series, number);
            CAPTURE(serial);
            CHECK(std::regex_match(serial, rule));
            const auto parsed = parse_receipt_number(serial);
            REQUIRE(parsed);
            CHECK(parsed->series == series);
            CHECK(parsed->number == number);
          }
}

TEST_CASE("No two of year, label, series code and document share a series, compared without case", "[core][serial]") {
  // Labels and codes chosen to run into each other if they could: K1 beside K11, A beside AI, AI with AII.
  std::set<std::string> seen;
  std::size_t made = 0;
  for (const int year : {2024, 2025})
    for (const char* label : {"K1", "K11", "K111", "K01", "A1", "I1", "C1"})
      for (const char* code : {"A", "I", "AI", "IA", "II", "S", "SI", "CU"})
        for (const DocumentType type : all_types) {
          seen.insert(series_name(year, label, code, type));
          ++made;
        }
  CHECK(seen.size() == made);
  for (const std::string& series : seen)
    for (const char c : series) CHECK_FALSE((c >= 'a' && c <= 'z'));
}

TEST_CASE("A kiosk label is a capital letter and one to three digits", "[core][serial]") {
  for (const char* good : {"K0", "K07", "Z999", "A1"}) CHECK(is_kiosk_label(good));
  for (const char* bad : {"", "K", "7", "K0777", "k07", "KK7", "K0A", "K-7", "07K", "K 7", "K०७"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_kiosk_label(bad));
  }
}

TEST_CASE("A series code is one or two capital letters", "[core][serial]") {
  for (const char* good : {"A", "Z", "AB", "ZZ"}) CHECK(is_series_code(good));
  for (const char* bad : {"", "a", "A1", "ABC", "A-", "É"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_series_code(bad));
  }
}

TEST_CASE("Each kind of document has its own letter, and letters lead back to it", "[core][serial]") {
  std::set<char> letters;
  for (const DocumentType type : all_types) {
    const char letter = document_letter(type);
    letters.insert(letter);
    CHECK(document_from_letter(letter) == type);
  }
  CHECK(letters.size() == std::size(all_types));
  CHECK(document_from_letter('Q') == std::nullopt);
  CHECK(document_from_letter('i') == std::nullopt);
}

TEST_CASE("What is not a serial of ours is not read as one", "[core][serial]") {
  for (const char* bad :
       {"", "-", "24K07AI", "24K07AI-", "24K07AI-123", "24K07AI-0000123", "24K07AI-000000", "24K07AI-00012x",
        "24K07AI-+00123", "24K07AI--00123", "24K07AI-00 123", "24K07AQ-000123", "X4K07AI-000123", "2xK07AI-000123",
        "24K07AI-000123 ", " 24K07AI-000123", "I-000123", "24I-000123"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_receipt_number(bad));
  }
}

TEST_CASE("Only a series that a kiosk could have made is read back", "[core][serial]") {
  // A serial typed from paper with a slip in its middle must not be looked up as if it were whole.
  for (const char* bad : {"24!07AI-000123", "24k07AI-000123", "24K07aI-000123", "24KAI-000123", "2407AI-000123",
                          "24K0777AI-000123", "24K07ABCI-000123", "24K07I-000123", "24K07AI\t-000123"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_receipt_number(bad));
  }
}
