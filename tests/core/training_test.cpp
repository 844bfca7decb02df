#include "core/training.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/receipt_number.h"

using namespace odop;

TEST_CASE("A training serial is read as TRAINING and its number, and no real one is touched", "[core][training]") {
  struct Row {
    const char *serial, *shown;
  };
  const auto row = GENERATE(values<Row>({{"24T0AU-000001", "TRAINING-AU-1"},
                                         {"24T0AI-000123", "TRAINING-AI-123"},
                                         {"24T0ZZC-000007", "TRAINING-ZZC-7"},
                                         {"24T0AD-000002", "TRAINING-AD-2"},
                                         {"24T01AI-000001", "24T01AI-000001"},
                                         {"24T00AI-000001", "24T00AI-000001"},
                                         {"24K07AI-000123", "24K07AI-000123"},
                                         {"slip:T0", "slip:T0"},
                                         {"", ""}}));
  CHECK(shown_serial(row.serial) == row.shown);
}

TEST_CASE("In one training book no two documents are read under the same name", "[core][training]") {
  std::set<std::string> shown;
  std::size_t documents = 0;
  for (const char* series : {"A", "B", "ZZ"})
    for (const char letter : {'I', 'S', 'U', 'M', 'C', 'P', 'D'})
      for (const std::int64_t number : {1, 7, 10}) {
        shown.insert(shown_serial(receipt_number(std::string("24T0") + series + letter, number)));
        ++documents;
      }
  CHECK(shown.size() == documents);
}

TEST_CASE("No real kiosk may bear the label of training", "[core][training]") {
  CHECK_FALSE(may_be_a_stall("T0"));
  for (const char* label : {"T1", "T00", "T01", "K07"}) CHECK(may_be_a_stall(label));
  CHECK_FALSE(may_be_a_stall("k07"));
}
