#include "core/phonetic.h"

#include <catch2/catch.hpp>

using namespace odop;

TEST_CASE("A name in Latin letters is suggested as it is written in Hindi", "[core][phonetic]") {
  struct Row {
    const char* latin;
    const char* hindi;
  };
  const auto row = GENERATE(values<Row>({{"ramesh", "रमेश"},
                                         {"anita", "अनिता"},
                                         {"prayaagaraaj", "प्रयागराज"},
                                         {"hindi", "हिंदी"},
                                         {"banaaras", "बनारस"},
                                         {"saree", "सरी"},
                                         {"saaree", "सारी"},
                                         {"champa", "चंपा"},
                                         {"kamla", "कमला"},
                                         {"chhota", "छोता"},
                                         {"shiksha", "शिक्षा"},
                                         {"gyaan", "ज्ञान"},
                                         {"dilli", "दिल्ली"},
                                         {"street", "स्त्रीत"}}));
  INFO(row.latin);
  REQUIRE_FALSE(devanagari_suggestions(row.latin).empty());
  CHECK(devanagari_suggestions(row.latin).front() == row.hindi);
}

TEST_CASE("Where consonants may join the reader chooses; what is no Latin word is left alone", "[core][phonetic]") {
  CHECK(devanagari_suggestions("kamla") == std::vector<std::string>{"कमला", "कम्ला"});
  for (const char* other : {"", "12", "a1", "कमला", "a b"}) CHECK(devanagari_suggestions(other).empty());
}
