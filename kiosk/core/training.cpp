#include "core/training.h"

#include "core/receipt_number.h"

namespace odop {

bool may_be_a_stall(std::string_view label) {
  return is_kiosk_label(label) && !is_training_label(label);
}

std::string shown_serial(const std::string& serial) {
  const auto parsed = parse_receipt_number(serial);
  if (!parsed) return serial;
  // "24T0AU": two digits of the year, the label, the capitals of the series. T0 and not T01: a digit would follow.
  const std::string_view rest = std::string_view(parsed->series).substr(2);
  const std::size_t end = rest.find_first_not_of("0123456789", 1);
  if (!is_training_label(rest.substr(0, end))) return serial;
  return "TRAINING-" + std::string(rest.substr(end)) + "-" + std::to_string(parsed->number);
}

}  // namespace odop
