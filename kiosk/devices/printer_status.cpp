#include "devices/printer_status.h"

#include <utility>

namespace odop {

namespace {
constexpr std::uint8_t fixed_bits = 0x12;
constexpr std::array<std::pair<PrinterTrouble, std::string_view>, 13> trouble_codes{{
    {PrinterTrouble::none, "none"},
    {PrinterTrouble::paper_out, "paper_out"},
    {PrinterTrouble::cover_open, "cover_open"},
    {PrinterTrouble::printer_error, "printer_error"},
    {PrinterTrouble::offline, "offline"},
    {PrinterTrouble::unreachable, "unreachable"},
    {PrinterTrouble::unplugged, "unplugged"},
    {PrinterTrouble::not_allowed, "not_allowed"},
    {PrinterTrouble::stuck, "stuck"},
    {PrinterTrouble::line_cut, "line_cut"},
    {PrinterTrouble::no_answer, "no_answer"},
    {PrinterTrouble::storage_full, "storage_full"},
    {PrinterTrouble::stopped, "stopped"},
}};
bool has_bit(std::uint8_t byte, unsigned bit) {
  return (byte >> bit & 1U) != 0;
}
bool is_valid(const std::optional<std::uint8_t>& answer) {
  return answer && is_status_byte(*answer);
}
}  // namespace

std::string_view code_of(PrinterTrouble trouble) {
  for (const auto& [value, code] : trouble_codes)
    if (value == trouble) return code;
  return "none";
}

std::optional<PrinterTrouble> printer_trouble_from_code(std::string_view code) {
  for (const auto& [value, name] : trouble_codes)
    if (name == code) return value;
  return std::nullopt;
}

PrinterTrouble PrinterStatus::trouble() const {
  // An open cover also reports "no paper" and "offline": say what the hand must do first.
  if (cover_open) return PrinterTrouble::cover_open;
  if (paper_out) return PrinterTrouble::paper_out;
  if (error) return PrinterTrouble::printer_error;
  if (offline) return PrinterTrouble::offline;
  return PrinterTrouble::none;
}

PrinterStatus parse_status(const StatusAnswers& answers) {
  PrinterStatus status;
  status.known = is_valid(answers.printer) && is_valid(answers.offline_cause) && is_valid(answers.paper);
  if (is_valid(answers.printer)) {
    status.drawer_pin = has_bit(*answers.printer, 2);
    status.offline = has_bit(*answers.printer, 3) || has_bit(*answers.printer, 5);
    status.feed_pressed = has_bit(*answers.printer, 6);
  }
  if (is_valid(answers.offline_cause)) {
    status.cover_open = has_bit(*answers.offline_cause, 2);
    status.feed_pressed = status.feed_pressed || has_bit(*answers.offline_cause, 3);
    status.paper_out = has_bit(*answers.offline_cause, 5);
    status.error = has_bit(*answers.offline_cause, 6);
  }
  if (is_valid(answers.error_cause)) {
    status.error = status.error || has_bit(*answers.error_cause, 3) || has_bit(*answers.error_cause, 5);
    status.error_recovers = has_bit(*answers.error_cause, 6);
  }
  if (is_valid(answers.paper)) {
    status.paper_low = has_bit(*answers.paper, 2) || has_bit(*answers.paper, 3);
    status.paper_out = status.paper_out || has_bit(*answers.paper, 5) || has_bit(*answers.paper, 6);
  }
  return status;
}

std::uint8_t status_byte(StatusRequest request, const PrinterStatus& status) {
  unsigned byte = fixed_bits;
  const auto add = [&byte](bool on, unsigned bits) { byte |= on ? bits : 0U; };
  switch (request) {
    case StatusRequest::printer:
      add(status.drawer_pin, 0x04);
      add(status.trouble() != PrinterTrouble::none, 0x08);
      add(status.feed_pressed, 0x40);
      break;
    case StatusRequest::offline_cause:
      add(status.cover_open, 0x04);
      add(status.feed_pressed, 0x08);
      add(status.paper_out, 0x20);
      add(status.error, 0x40);
      break;
    case StatusRequest::error_cause:
      add(status.error, 0x20);
      add(status.error_recovers, 0x40);
      break;
    case StatusRequest::paper:
      add(status.paper_low || status.paper_out, 0x0C);
      add(status.paper_out, 0x60);
      break;
  }
  return static_cast<std::uint8_t>(byte);
}

}  // namespace odop
