#include "wire/bytes.h"

#include <cassert>

namespace odop::wire {

void ByteWriter::u32_be(std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) u8(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::u64_be(std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) u8(static_cast<std::uint8_t>(value >> shift));
}

void ByteWriter::varint(std::uint64_t value) {
  while (value >= 0x80) {
    u8(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  u8(static_cast<std::uint8_t>(value));
}

void ByteWriter::count(std::int64_t value) {
  assert(value >= 0);
  varint(static_cast<std::uint64_t>(value));
}

void ByteWriter::text(std::string_view value) {
  varint(value.size());
  raw(value);
}

std::uint8_t ByteReader::u8() {
  if (position_ >= bytes_.size()) throw Malformed("the bytes end inside a field");
  return static_cast<std::uint8_t>(bytes_[position_++]);
}

std::uint32_t ByteReader::u32_be() {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = (value << 8) | u8();
  return value;
}

std::uint64_t ByteReader::u64_be() {
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = (value << 8) | u8();
  return value;
}

std::uint64_t ByteReader::varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::uint8_t byte = u8();
    const std::uint64_t part = byte & 0x7F;
    if (shift == 63 && part > 1) throw Malformed("a number is too large");
    value |= part << shift;
    if ((byte & 0x80) == 0) {
      if (byte == 0 && shift > 0) throw Malformed("a number is not in its shortest form");
      return value;
    }
  }
  throw Malformed("a number is too long");
}

std::int64_t ByteReader::count() {
  const std::uint64_t value = varint();
  if (value > static_cast<std::uint64_t>(INT64_MAX)) throw Malformed("a count is too large");
  return static_cast<std::int64_t>(value);
}

std::int64_t ByteReader::count_up_to(std::int64_t count_max) {
  const std::int64_t value = count();
  if (value > count_max) throw Malformed("a list is longer than its bound");
  return value;
}

std::string ByteReader::text(std::size_t length_max) {
  const std::uint64_t length = varint();
  if (length > length_max) throw Malformed("a text is longer than its bound");
  const std::string_view value = raw(static_cast<std::size_t>(length));
  if (!is_clean_utf8(value)) throw Malformed("a text is not clean UTF-8");
  return std::string{value};
}

std::string_view ByteReader::raw(std::size_t length) {
  if (length > left()) throw Malformed("the bytes end inside a field");
  const std::string_view value = bytes_.substr(position_, length);
  position_ += length;
  return value;
}

bool is_clean_utf8(std::string_view text) {
  std::size_t i = 0;
  const auto continuation = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      if (lead < 0x20 || lead == 0x7F) return false;
      i += 1;
    } else if (lead >= 0xC2 && lead <= 0xDF) {
      if (!continuation(i + 1)) return false;
      i += 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      if (!continuation(i + 1) || !continuation(i + 2)) return false;
      const auto second = static_cast<unsigned char>(text[i + 1]);
      if (lead == 0xE0 && second < 0xA0) return false;
      if (lead == 0xED && second > 0x9F) return false;  // surrogates
      i += 3;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      if (!continuation(i + 1) || !continuation(i + 2) || !continuation(i + 3)) return false;
      const auto second = static_cast<unsigned char>(text[i + 1]);
      if (lead == 0xF0 && second < 0x90) return false;
      if (lead == 0xF4 && second > 0x8F) return false;
      i += 4;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace odop::wire
