// Writing and reading the bytes of journal entries: unsigned LEB128 varints, zigzag for signed numbers, length-prefixed
// text, fixed arrays. The one coding per value (shortest varint) makes payloads canonical. Pure; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace odop::wire {

// Bytes that are not what the format says. Thrown while reading, caught by the decoders' public functions.
class Malformed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

constexpr std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void u32_be(std::uint32_t value);
  void u64_be(std::uint64_t value);
  void varint(std::uint64_t value);
  void signed_varint(std::int64_t value) { varint(zigzag(value)); }
  // A count or an amount that is never negative; a negative one is a programmer's mistake.
  void count(std::int64_t value);
  void text(std::string_view value);
  void raw(std::string_view value) { bytes_.append(value); }
  template <std::size_t N>
  void array(const std::array<std::uint8_t, N>& value) {
    bytes_.append(reinterpret_cast<const char*>(value.data()), N);
  }
  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}
  std::uint8_t u8();
  std::uint32_t u32_be();
  std::uint64_t u64_be();
  std::uint64_t varint();  // refuses a longer coding than needed
  std::int64_t signed_varint() { return unzigzag(varint()); }
  std::int64_t count();                              // 0 .. INT64_MAX
  std::int64_t count_up_to(std::int64_t count_max);  // for lists: refuses before anything is reserved
  std::string text(std::size_t length_max);          // valid UTF-8 without control characters
  std::string_view raw(std::size_t length);
  template <std::size_t N>
  std::array<std::uint8_t, N> array() {
    std::array<std::uint8_t, N> value;
    const std::string_view taken = raw(N);
    for (std::size_t i = 0; i < N; ++i) value[i] = static_cast<std::uint8_t>(taken[i]);
    return value;
  }
  bool at_end() const { return position_ == bytes_.size(); }
  void expect_end() const {
    if (!at_end()) throw Malformed("bytes left over after the last field");
  }
  std::size_t left() const { return bytes_.size() - position_; }

 private:
  std::string_view bytes_;
  std::size_t position_ = 0;
};

bool is_clean_utf8(std::string_view text);  // well-formed, no C0 controls, no DEL

}  // namespace odop::wire
