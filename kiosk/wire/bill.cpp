#include "wire/bill.h"

#include "wire/bounds.h"
#include "wire/bytes.h"

namespace odop::wire {

namespace {

constexpr std::string_view prefix = "ODOP1:";
constexpr std::string_view signed_domain = "odop-bill-v1";
constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr std::uint8_t with_lines = 1, without_lines = 2;
constexpr std::size_t signature_bytes = 64;

}  // namespace

std::string to_base45(std::string_view bytes) {
  std::string text;
  const auto digit = [&](unsigned value) { text += alphabet[value]; };
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    unsigned value = static_cast<unsigned char>(bytes[i]) * 256U + static_cast<unsigned char>(bytes[i + 1]);
    for (int k = 0; k < 3; ++k, value /= 45) digit(value % 45);
  }
  if (i < bytes.size()) {
    const unsigned value = static_cast<unsigned char>(bytes[i]);
    digit(value % 45);
    digit(value / 45);
  }
  return text;
}

std::string from_base45(std::string_view text) {
  std::string bytes;
  const auto digit = [&](std::size_t at) {
    const std::size_t value = alphabet.find(text[at]);
    if (value == std::string_view::npos) throw Malformed("a character outside base 45");
    return static_cast<unsigned>(value);
  };
  if (text.size() % 3 == 1) throw Malformed("base 45 of an impossible length");
  std::size_t i = 0;
  for (; i + 2 < text.size(); i += 3) {
    const unsigned value = digit(i) + digit(i + 1) * 45 + digit(i + 2) * 45 * 45;
    if (value > 0xFFFF) throw Malformed("base 45 out of range");
    bytes += static_cast<char>(value >> 8);
    bytes += static_cast<char>(value & 0xFF);
  }
  if (i < text.size()) {
    const unsigned value = digit(i) + digit(i + 1) * 45;
    if (value > 0xFF) throw Malformed("base 45 out of range");
    bytes += static_cast<char>(value);
  }
  return bytes;
}

std::string write_bill(const Bill& bill, const Signer& signer) {
  ByteWriter writer;
  writer.u8(bill.has_lines ? with_lines : without_lines);
  writer.array(bill.device_key);
  writer.count(bill.sequence);
  writer.array(bill.entry_hash);
  writer.signed_varint(bill.utc_ms);
  writer.text(bill.serial);
  writer.text(bill.seller);
  for (const std::int64_t paise : {bill.taxable_paise, bill.cgst_paise, bill.sgst_paise, bill.igst_paise,
                                   bill.round_off_paise, bill.payable_paise})
    writer.signed_varint(paise);
  if (bill.has_lines) {
    writer.varint(bill.lines.size());
    for (const BillLine& line : bill.lines) {
      writer.text(line.name);
      writer.signed_varint(line.quantity);
      writer.signed_varint(line.net_paise);
      writer.count(line.rate_basis_points);
    }
  }
  const Signature signature = signer.sign(std::string{signed_domain} + writer.bytes());
  writer.array(signature);
  return std::string{prefix} + to_base45(writer.bytes());
}

Result<Bill, BillRefusal> read_bill(std::string_view text) {
  if (text.size() > bill_text_max || text.substr(0, prefix.size()) != prefix) return Refused{BillRefusal::not_a_bill};
  try {
    const std::string bytes = from_base45(text.substr(prefix.size()));
    if (bytes.size() <= signature_bytes) return Refused{BillRefusal::damaged};
    const std::string_view body{bytes.data(), bytes.size() - signature_bytes};
    ByteReader reader(body);
    Bill bill;
    const std::uint8_t form = reader.u8();
    if (form != with_lines && form != without_lines) return Refused{BillRefusal::not_a_bill};
    bill.has_lines = form == with_lines;
    bill.device_key = reader.array<32>();
    bill.sequence = reader.count();
    bill.entry_hash = reader.array<32>();
    bill.utc_ms = reader.signed_varint();
    bill.serial = reader.text(code_length_max);
    bill.seller = reader.text(name_length_max);
    for (std::int64_t* paise : {&bill.taxable_paise, &bill.cgst_paise, &bill.sgst_paise, &bill.igst_paise,
                                &bill.round_off_paise, &bill.payable_paise})
      *paise = reader.signed_varint();
    if (bill.has_lines) {
      const std::int64_t lines = reader.count_up_to(document_lines_max);
      for (std::int64_t i = 0; i < lines; ++i) {
        BillLine line;
        line.name = reader.text(name_length_max);
        line.quantity = reader.signed_varint();
        line.net_paise = reader.signed_varint();
        line.rate_basis_points = static_cast<std::int32_t>(reader.count_up_to(10'000));
        bill.lines.push_back(std::move(line));
      }
    }
    reader.expect_end();
    const Signature signature = ByteReader(std::string_view{bytes}.substr(body.size())).array<signature_bytes>();
    if (!verify_signature(bill.device_key, std::string{signed_domain} + std::string{body}, signature))
      return Refused{BillRefusal::signature_wrong};
    return bill;
  } catch (const Malformed&) {
    return Refused{BillRefusal::damaged};
  }
}

}  // namespace odop::wire
