// What a printer answers, and what a stream of printer commands may hold: any bytes, never a crash, and an answer that
// is not understood is never taken for "all is well".
#include <cstdint>
#include <cstdlib>
#include <span>

#include "devices/esc_pos_reader.h"
#include "devices/printer_status.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace odop;
  if (size >= 5) {
    StatusAnswers answers;
    if (data[0] & 1) answers.printer = data[1];
    if (data[0] & 2) answers.offline_cause = data[2];
    if (data[0] & 4) answers.error_cause = data[3];
    if (data[0] & 8) answers.paper = data[4];
    const PrinterStatus status = parse_status(answers);
    const bool is_whole = answers.printer && answers.offline_cause && answers.paper &&
                          is_status_byte(*answers.printer) && is_status_byte(*answers.offline_cause) &&
                          is_status_byte(*answers.paper);
    if (status.is_ready() && !is_whole) std::abort();
  }
  EscPosReader reader(576);
  const std::span<const std::uint8_t> bytes(data, size);
  reader.read(bytes.first(size / 2));
  reader.read(bytes.subspan(size / 2));
  reader.finish();
  (void)reader.take_papers();
  return 0;
}
