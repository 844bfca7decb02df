// What the printer says about itself, and that silence or nonsense is never taken for "all well".
#include <catch2/catch.hpp>

#include "devices/printer_status.h"

using namespace odop;

TEST_CASE("A printer is ready only when every answer was understood and says so", "[devices][status]") {
  const std::uint8_t well = 0x12;
  CHECK(parse_status({well, well, {}, well}).is_ready());
  CHECK_FALSE(parse_status({}).is_ready());
  CHECK_FALSE(parse_status({well, well, {}, {}}).is_ready());
  CHECK_FALSE(parse_status({well, 0x00, {}, well}).is_ready());
  CHECK_FALSE(parse_status({0xFF, 0xFF, 0xFF, 0xFF}).is_ready());
}

TEST_CASE("Each trouble of a printer is told from the others", "[devices][status]") {
  struct Row {
    StatusAnswers answers;
    PrinterTrouble trouble;
  };
  const auto row = GENERATE(values<Row>({
      {{0x1A, 0x12, {}, 0x12}, PrinterTrouble::offline},
      {{0x1A, 0x16, {}, 0x12}, PrinterTrouble::cover_open},
      {{0x1A, 0x32, {}, 0x72}, PrinterTrouble::paper_out},
      {{0x1A, 0x12, {}, 0x72}, PrinterTrouble::paper_out},
      {{0x1A, 0x36, {}, 0x72}, PrinterTrouble::cover_open},  // an open cover also says "no paper"
      {{0x1A, 0x52, {}, 0x12}, PrinterTrouble::printer_error},
      {{0x12, 0x12, 0x1A, 0x12}, PrinterTrouble::printer_error},
      {{0x12, 0x12, {}, 0x1E}, PrinterTrouble::none},  // the roll is near its end: a word, not a trouble
  }));
  CHECK(parse_status(row.answers).trouble() == row.trouble);
}

TEST_CASE("A roll near its end is seen before it ends", "[devices][status]") {
  CHECK(parse_status({0x12, 0x12, {}, 0x1E}).paper_low);
  CHECK_FALSE(parse_status({0x12, 0x12, {}, 0x12}).paper_low);
}

TEST_CASE("No byte from a printer is misread: fixed bits decide", "[devices][status]") {
  int valid = 0;
  for (int byte = 0; byte < 256; ++byte) {
    const auto answer = static_cast<std::uint8_t>(byte);
    valid += is_status_byte(answer) ? 1 : 0;
    const auto status = parse_status({answer, answer, answer, answer});
    CHECK(status.known == ((byte & 0x93) == 0x12));
    if (!status.known) CHECK(status.trouble() == PrinterTrouble::none);
  }
  CHECK(valid == 16);
}

TEST_CASE("The virtual printer's answers are read back as the state it is in", "[devices][status]") {
  for (int bits = 0; bits < 16; ++bits) {
    PrinterStatus state;
    state.known = true;
    state.cover_open = (bits & 1) != 0;
    state.paper_out = (bits & 2) != 0;
    state.paper_low = state.paper_out || (bits & 4) != 0;
    state.error = (bits & 8) != 0;
    const auto read =
        parse_status({status_byte(StatusRequest::printer, state), status_byte(StatusRequest::offline_cause, state),
                      status_byte(StatusRequest::error_cause, state), status_byte(StatusRequest::paper, state)});
    CHECK(read.trouble() == state.trouble());
    CHECK(read.paper_low == state.paper_low);
    CHECK(read.known);
  }
}

TEST_CASE("Every trouble has a code that reads back", "[devices][status]") {
  for (int value = 0; value <= static_cast<int>(PrinterTrouble::stopped); ++value) {
    const auto trouble = static_cast<PrinterTrouble>(value);
    CHECK(printer_trouble_from_code(code_of(trouble)) == trouble);
  }
  CHECK_FALSE(printer_trouble_from_code("jam"));
}
