#include "devices/esc_pos_reader.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "core/qr_matrix.h"
#include "devices/limits.h"

namespace odop {

namespace {
constexpr std::uint8_t esc = 0x1B, fs = 0x1C, gs = 0x1D, dle = 0x10, eot = 0x04;
constexpr std::size_t raster_header_bytes = 8, qr_header_bytes = 7;

std::string hex_of(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const auto byte : bytes.first(std::min<std::size_t>(bytes.size(), 4))) {
    std::array<char, 4> pair{};
    std::snprintf(pair.data(), pair.size(), "%02X ", static_cast<unsigned>(byte));
    text += pair.data();
  }
  if (!text.empty()) text.pop_back();
  return text;
}
}  // namespace

EscPosReader::EscPosReader(int width_dots) : width_dots_(width_dots) {
  paper_.picture = Bitmap1(width_dots, 0);
}

void EscPosReader::read(std::span<const std::uint8_t> bytes) {
  if (refusal_) return;
  pending_.insert(pending_.end(), bytes.begin(), bytes.end());
  std::size_t done = 0;
  while (done < pending_.size()) {
    const auto front = std::span<const std::uint8_t>(pending_).subspan(done);
    const bool cuts = front.size() >= 2 && front[0] == gs && front[1] == 0x56;
    const bool asks = front[0] == dle;
    const auto taken = run_command(front);
    if (taken == 0) break;
    // A question is not part of the paper; a cut belongs to the paper it ends.
    if (!asks) {
      auto& kept = cuts ? papers_.back().bytes : paper_.bytes;
      kept.insert(kept.end(), front.begin(), front.begin() + static_cast<std::ptrdiff_t>(taken));
    }
    done += taken;
    offset_ += taken;
  }
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(done));
}

void EscPosReader::finish() {
  if (!refusal_ && !pending_.empty()) refuse("the stream ends inside a command: " + hex_of(pending_));
  if (paper_.picture.height_px() > 0) end_paper(false);
  paper_ = PrintedPaper{};
  paper_.picture = Bitmap1(width_dots_, 0);
}

std::vector<PrintedPaper> EscPosReader::take_papers() {
  return std::exchange(papers_, {});
}
std::vector<StatusRequest> EscPosReader::take_status_requests() {
  return std::exchange(status_requests_, {});
}

std::size_t EscPosReader::run_command(std::span<const std::uint8_t> front) {
  const auto at = [&front](std::size_t index) { return front[index]; };
  if (at(0) != esc && at(0) != fs && at(0) != gs && at(0) != dle) return refuse("no such command: " + hex_of(front));
  if (front.size() < 2) return 0;
  const auto opcode = at(1);
  if (at(0) == esc && opcode == 0x40) {  // init
    qr_ = {};
    align_ = 0;
    return 2;
  }
  if (at(0) == fs && opcode == 0x2E) return 2;  // leave two-byte mode
  if (at(0) == gs && opcode == 0x76) return run_raster(front);
  if (at(0) == gs && opcode == 0x28) return run_qr(front);
  if (front.size() < 3) {
    const bool known = (at(0) == esc && (opcode == 0x4A || opcode == 0x61 || opcode == 0x70)) ||
                       (at(0) == gs && opcode == 0x56) || (at(0) == dle && opcode == eot);
    return known ? 0 : refuse("no such command: " + hex_of(front));
  }
  if (at(0) == esc && opcode == 0x4A) return add_white_rows(at(2)) ? 3 : 0;
  if (at(0) == esc && opcode == 0x61) {
    if (at(2) > 1) return refuse("an alignment we never send: " + hex_of(front));
    align_ = at(2);
    return 3;
  }
  if (at(0) == dle && opcode == eot) {
    if (at(2) < 1 || at(2) > 4) return refuse("no such status request: " + hex_of(front));
    status_requests_.push_back(static_cast<StatusRequest>(at(2)));
    return 3;
  }
  if (at(0) == gs && opcode == 0x56) {
    if (at(2) != 0x41 && at(2) != 0x42) return refuse("no such cut: " + hex_of(front));
    if (front.size() < 4) return 0;
    end_paper(true);
    return 4;
  }
  if (at(0) == esc && opcode == 0x70) {
    if (at(2) > 1) return refuse("no such drawer pin: " + hex_of(front));
    if (front.size() < 5) return 0;
    if (at(3) == 0 || at(3) > at(4)) return refuse("a drawer pulse that overheats the solenoid");
    ++paper_.drawer_pulses;
    return 5;
  }
  return refuse("no such command: " + hex_of(front));
}

std::size_t EscPosReader::run_raster(std::span<const std::uint8_t> front) {
  if (front.size() < raster_header_bytes) return 0;
  if (front[2] != 0x30 || front[3] != 0x00) return refuse("a raster mode we never send: " + hex_of(front));
  const int row_bytes = front[4] + 256 * front[5];
  const int rows = front[6] + 256 * front[7];
  if (row_bytes < 1 || row_bytes * 8 > width_dots_) return refuse("a raster wider than the paper, or of no width");
  if (rows < 1 || rows > device_limits::band_rows_max)
    return refuse("a raster band of " + std::to_string(rows) + " rows");
  const auto data_bytes = static_cast<std::size_t>(row_bytes) * static_cast<std::size_t>(rows);
  if (front.size() < raster_header_bytes + data_bytes) return 0;
  const int top = paper_.picture.height_px();
  if (!add_white_rows(rows)) return 0;
  const auto data = front.subspan(raster_header_bytes, data_bytes);
  for (int y = 0; y < rows; ++y) {
    for (int x = 0; x < row_bytes * 8; ++x) {
      const auto byte = data[static_cast<std::size_t>(y * row_bytes + x / 8)];
      if ((byte >> (7 - x % 8) & 1) != 0) paper_.picture.set_black(x, top + y);
    }
  }
  return raster_header_bytes + data_bytes;
}

// GS ( k pL pH 31 fn ...: the functions of a model 2 symbol.
std::size_t EscPosReader::run_qr(std::span<const std::uint8_t> front) {
  if (front.size() < qr_header_bytes) return 0;
  const std::size_t length = front[3] + std::size_t{256} * front[4];
  if (front[2] != 0x6B || front[5] != 0x31 || length < 3 || length > device_limits::qr_text_bytes_max + 3)
    return refuse("no such function of a code: " + hex_of(front));
  if (front.size() < 5 + length) return 0;
  const auto data = front.subspan(7, length - 2);
  const auto is = [&](std::uint8_t function, std::size_t bytes) {
    return front[6] == function && data.size() == bytes;
  };
  if (is(0x41, 2) && data[0] == 0x32 && data[1] == 0) {
    // Model 2, the only one we send.
  } else if (is(0x43, 1) && data[0] >= 1 && data[0] <= 16) {
    qr_.dots_per_module = data[0];
  } else if (is(0x45, 1) && data[0] == 0x31) {
    qr_.is_level_set = true;
  } else if (front[6] == 0x50 && data.size() > 1 && data[0] == 0x30) {
    qr_.text.assign(data.begin() + 1, data.end());
  } else if (is(0x51, 1) && data[0] == 0x30) {
    if (!draw_stored_qr()) return 0;
  } else {
    return refuse("no such function of a code: " + hex_of(front.subspan(5)));
  }
  return 5 + length;
}

bool EscPosReader::draw_stored_qr() {
  const auto refused = [this](std::string what) {
    refuse(std::move(what));
    return false;
  };
  if (qr_.text.empty() || qr_.dots_per_module == 0 || !qr_.is_level_set)
    return refused("a code is printed before its text, size and level were sent");
  auto code = encode_qr(qr_.text, QrLevel::medium, qr_version_max, QrMode::alphanumeric);
  if (!code) code = encode_qr(qr_.text, QrLevel::medium);
  if (!code) return refused("a code of more than a symbol can hold");
  const int dots = qr_.dots_per_module, side = code->size() * dots;
  if (side > width_dots_) return refused("a code wider than the paper");
  const int left = align_ == 1 ? (width_dots_ - side) / 2 : 0, top = paper_.picture.height_px();
  if (!add_white_rows(side)) return false;
  for (int y = 0; y < code->size(); ++y)
    for (int x = 0; x < code->size(); ++x)
      if (code->module(x, y)) paper_.picture.fill_rect(left + x * dots, top + y * dots, dots, dots);
  return true;
}

std::size_t EscPosReader::refuse(std::string what) {
  refusal_ = EscPosRefusal{offset_, std::move(what)};
  return 0;
}

void EscPosReader::end_paper(bool is_cut) {
  paper_.is_cut = is_cut;
  papers_.push_back(std::move(paper_));
  paper_ = PrintedPaper{};
  paper_.picture = Bitmap1(width_dots_, 0);
}

bool EscPosReader::add_white_rows(int rows) {
  const int height = paper_.picture.height_px() + rows;
  if (height > device_limits::paper_rows_max) {
    refuse("a paper without end");
    return false;
  }
  paper_.picture.set_height(height);
  return true;
}

}  // namespace odop
