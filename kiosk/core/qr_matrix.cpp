#include "core/qr_matrix.h"

#include <qrencode.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <memory>
#include <string>

#include "core/ascii.h"
#include "core/errors.h"

namespace odop {
namespace {

struct FreeInput {
  void operator()(QRinput* input) const { QRinput_free(input); }
};
struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// What the largest symbol holds at the lowest level; more is refused before it costs anything.
constexpr std::size_t qr_content_bytes_max = 4'296;

QRecLevel library_level(QrLevel level) {
  switch (level) {
    case QrLevel::low:
      return QR_ECLEVEL_L;
    case QrLevel::medium:
      return QR_ECLEVEL_M;
    case QrLevel::quartile:
      return QR_ECLEVEL_Q;
    case QrLevel::high:
      return QR_ECLEVEL_H;
  }
  assert(false);
  return QR_ECLEVEL_M;
}

bool is_qr_alphanumeric(char c) {
  return is_ascii_upper(c) || is_ascii_digit(c) || std::string_view(" $%*+-./:").find(c) != std::string_view::npos;
}

[[noreturn]] void throw_out_of_memory(const char* call) {
  throw MachineError("memory", std::string(call) + ": not enough memory for a QR symbol");
}

}  // namespace

QrMatrix::QrMatrix(int version, std::vector<bool> dark)
    : version_(version), size_(17 + 4 * version), dark_(std::move(dark)) {
  assert(version >= 1 && version <= qr_version_max);
  assert(dark_.size() == static_cast<std::size_t>(size_) * static_cast<std::size_t>(size_));
}

bool QrMatrix::module(int x, int y) const {
  if (x < 0 || y < 0 || x >= size_ || y >= size_) return false;
  return dark_[static_cast<std::size_t>(y) * static_cast<std::size_t>(size_) + static_cast<std::size_t>(x)];
}

namespace {

using Code = std::unique_ptr<QRcode, FreeCode>;  // null: too long

Code encode_in_one_mode(std::string_view content, QrLevel level, QrMode mode) {
  const std::unique_ptr<QRinput, FreeInput> input(QRinput_new2(0, library_level(level)));  // version 0: the smallest
  if (!input) throw_out_of_memory("QRinput_new2");
  const QRencodeMode library_mode = mode == QrMode::alphanumeric ? QR_MODE_AN : QR_MODE_8;
  // The library takes bytes as unsigned char and copies them.
  const std::vector<unsigned char> bytes(content.begin(), content.end());
  if (QRinput_append(input.get(), library_mode, static_cast<int>(bytes.size()), bytes.data()) != 0) {
    if (errno == ENOMEM) throw_out_of_memory("QRinput_append");
    return nullptr;
  }
  Code code(QRcode_encodeInput(input.get()));
  if (!code && errno == ENOMEM) throw_out_of_memory("QRcode_encodeInput");
  return code;
}

Code encode_mixed(std::string_view content, QrLevel level) {
  assert(content.find('\0') == std::string_view::npos);
  Code code(QRcode_encodeString(std::string(content).c_str(), 0, library_level(level), QR_MODE_8, 1));
  if (!code && errno == ENOMEM) throw_out_of_memory("QRcode_encodeString");
  return code;
}

}  // namespace

Result<QrMatrix, QrRefusal> encode_qr(std::string_view content, QrLevel level, int max_version, QrMode mode) {
  assert(max_version >= 1 && max_version <= qr_version_max);
  if (content.empty()) return Refused{QrRefusal::empty};
  if (content.size() > qr_content_bytes_max) return Refused{QrRefusal::too_long};
  if (mode == QrMode::alphanumeric && !std::all_of(content.begin(), content.end(), is_qr_alphanumeric))
    return Refused{QrRefusal::not_alphanumeric};

  const Code code = mode == QrMode::mixed ? encode_mixed(content, level) : encode_in_one_mode(content, level, mode);
  if (!code) return Refused{QrRefusal::too_long};
  if (code->version > max_version) return Refused{QrRefusal::too_long};

  const auto modules = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  std::vector<bool> dark(modules);
  for (std::size_t i = 0; i < modules; ++i) dark[i] = (code->data[i] & 1) != 0;  // the other bits say what it is for
  return QrMatrix(code->version, std::move(dark));
}

int module_dots_that_fit(int size_modules, int width_dots) {
  assert(size_modules > 0);
  return std::max(0, width_dots) / (size_modules + 2 * qr_quiet_zone_modules);
}

}  // namespace odop
