#include "devices/scanner.h"

#include "devices/limits.h"

namespace odop {

namespace {

void append_utf8(std::string& text, std::uint32_t code_point) {
  const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xC0 | code_point >> 6);
    add(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x1'0000) {
    add(0xE0 | code_point >> 12);
    add(0x80 | (code_point >> 6 & 0x3F));
    add(0x80 | (code_point & 0x3F));
  } else {
    add(0xF0 | code_point >> 18);
    add(0x80 | (code_point >> 12 & 0x3F));
    add(0x80 | (code_point >> 6 & 0x3F));
    add(0x80 | (code_point & 0x3F));
  }
}

bool is_control(std::uint32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}
bool is_unicode(std::uint32_t code_point) {
  return code_point <= 0x10'FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
}

}  // namespace

void ScanDecoder::on_character(std::uint32_t code_point, std::int64_t time_ms) {
  start_over_after_gap(time_ms);
  if (characters_ == 0) first_ms_ = time_ms;
  last_ms_ = time_ms;
  ++characters_;
  // A refused burst is swallowed to its Return: its tail must never be taken for a shorter code.
  if (refusal_) return;
  if (!is_unicode(code_point))
    refusal_ = ScanRefusal::not_unicode;
  else if (is_control(code_point))
    refusal_ = ScanRefusal::control_character;
  else
    append_utf8(text_, code_point);
  if (text_.size() > device_limits::scan_bytes_max) refusal_ = ScanRefusal::too_long;
  if (refusal_) text_.clear();
}

std::optional<ScanOutcome> ScanDecoder::on_return(std::int64_t time_ms) {
  start_over_after_gap(time_ms);
  std::optional<ScanOutcome> outcome;
  if (refusal_) {
    outcome = *refusal_;
  } else if (text_.size() >= device_limits::scan_bytes_min) {
    const bool is_typed = (last_ms_ - first_ms_) > device_limits::scanner_mean_gap_ms_max * (characters_ - 1);
    outcome = Scan{text_, is_typed};
  }
  reset();
  return outcome;
}

void ScanDecoder::reset() {
  text_.clear();
  characters_ = 0;
  refusal_.reset();
}

bool ScanDecoder::is_scanning() const {
  return characters_ >= 3 && (last_ms_ - first_ms_) <= device_limits::scanner_mean_gap_ms_max * (characters_ - 1);
}

void ScanDecoder::start_over_after_gap(std::int64_t time_ms) {
  if (characters_ == 0) return;
  // A time before the last one is a gap too. The difference is taken without sign, where it cannot overflow.
  const auto gap_ms = static_cast<std::uint64_t>(time_ms) - static_cast<std::uint64_t>(last_ms_);
  if (time_ms < last_ms_ || gap_ms > static_cast<std::uint64_t>(device_limits::scan_gap_ms_max)) reset();
}

}  // namespace odop
