#include "support/label_reader.h"

#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "core/qr_matrix.h"
#include "devices/label_job.h"
#include "support/child_program.h"
#include "support/temporary_folder.h"

namespace odop::test {

namespace {

struct Fault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A place in the bytes that only moves forward; everything it does not find where it must stand is a fault.
class Cursor {
 public:
  explicit Cursor(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  std::size_t offset() const { return at_; }
  bool is_at_end() const { return at_ == bytes_.size(); }
  bool take(std::string_view word) {
    if (bytes_.size() - at_ < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if (bytes_[at_ + i] != static_cast<std::uint8_t>(word[i])) return false;
    at_ += word.size();
    return true;
  }
  void expect(std::string_view word) {
    if (!take(word)) throw Fault("expected " + std::string(word));
  }
  int number() {
    int value = 0, digits = 0;
    for (; at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9'; ++at_, ++digits)
      value = value * 10 + (bytes_[at_] - '0');
    if (digits == 0 || digits > 6) throw Fault("expected a number");
    return value;
  }
  std::uint8_t byte() {
    if (is_at_end()) throw Fault("the job ends inside a command");
    return bytes_[at_++];
  }
  char letter() { return static_cast<char>(byte()); }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

QrLevel level_of(char letter) {
  switch (letter) {
    case 'L':
      return QrLevel::low;
    case 'M':
      return QrLevel::medium;
    case 'Q':
      return QrLevel::quartile;
    case 'H':
      return QrLevel::high;
    default:
      throw Fault("no such error level");
  }
}

void set_dot(ReadLabel& label, int x, int y, bool is_black) {
  if (!is_black) return;
  if (x >= label.picture.width_px() || y >= label.picture.height_px()) throw Fault("a dot outside the sticker");
  label.picture.set_black(x, y);
}

void draw_qr(ReadLabel& label, const std::string& text, QrLevel level, int x, int y, int dots) {
  const auto code = encode_qr(text, level);
  if (!code) throw Fault("a code that cannot be drawn");
  for (int row = 0; row < code->size() * dots; ++row)
    for (int column = 0; column < code->size() * dots; ++column)
      set_dot(label, x + column, y + row, code->module(column / dots, row / dots));
  label.drawn_by_printer.push_back(text);
}

ReadLabel read_tspl_label(Cursor& in, int dpi) {
  ReadLabel label;
  in.expect("SIZE ");
  const int width_mm = in.number();
  in.expect(" mm,");
  const int height_mm = in.number();
  in.expect(" mm\r\nGAP ");
  in.number();
  in.expect(" mm,0\r\nDIRECTION 1\r\nCLS\r\n");
  label.picture = Bitmap1(dots_of_mm(width_mm, dpi), dots_of_mm(height_mm, dpi));
  while (true) {
    if (in.take("BITMAP ")) {
      const int x = in.number();
      in.expect(",");
      const int y = in.number();
      in.expect(",");
      const int row_bytes = in.number();
      in.expect(",");
      const int rows = in.number();
      in.expect(",0,");
      for (int row = 0; row < rows; ++row)
        for (int column = 0; column < row_bytes; ++column) {
          const std::uint8_t dots = in.byte();
          for (int bit = 0; bit < 8; ++bit) set_dot(label, x + column * 8 + bit, y + row, (dots >> (7 - bit) & 1) == 0);
        }
      in.expect("\r\n");
    } else if (in.take("QRCODE ")) {
      const int x = in.number();
      in.expect(",");
      const int y = in.number();
      in.expect(",");
      const QrLevel level = level_of(in.letter());
      in.expect(",");
      const int dots = in.number();
      in.expect(",A,0,M2,\"");
      std::string text;
      while (!in.take("\"")) text += in.take("\\[\"]") ? '"' : in.letter();
      in.expect("\r\n");
      draw_qr(label, text, level, x, y, dots);
    } else {
      in.expect("PRINT ");
      label.copies = in.number();
      in.expect("\r\n");
      return label;
    }
  }
}

int hex_value(char c) {
  const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  if (value < 0) throw Fault("expected a hexadecimal digit");
  return value;
}
int hex_byte(Cursor& in) {
  const int high = hex_value(in.letter());
  return high * 16 + hex_value(in.letter());
}

ReadLabel read_zpl_label(Cursor& in, int width_dots, int height_dots) {
  ReadLabel label;
  label.picture = Bitmap1(width_dots, height_dots);
  in.expect("^XA^CI28");
  while (in.take("^FO")) {
    const int x = in.number();
    in.expect(",");
    const int y = in.number();
    if (in.take("^GFA,")) {
      const int total = in.number();
      in.expect(",");
      if (in.number() != total) throw Fault("two different lengths of one picture");
      in.expect(",");
      const int row_bytes = in.number();
      in.expect(",");
      if (row_bytes < 1 || total % row_bytes != 0) throw Fault("a picture of broken rows");
      for (int at = 0; at < total; ++at) {
        const int dots = hex_byte(in);
        for (int bit = 0; bit < 8; ++bit)
          set_dot(label, x + at % row_bytes * 8 + bit, y + at / row_bytes, (dots >> (7 - bit) & 1) != 0);
      }
      in.expect("^FS");
    } else {
      in.expect("^BQN,2,");
      const int dots = in.number();
      in.expect("^FH_^FD");
      const QrLevel level = level_of(in.letter());
      in.expect("A,");
      std::string text;
      while (!in.take("^FS")) {
        const char c = in.letter();
        if (c == '^' || c == '~') throw Fault("a command inside the data of a field");
        text += c == '_' ? static_cast<char>(hex_byte(in)) : c;
      }
      draw_qr(label, text, level, x, y, dots);
    }
  }
  in.expect("^PQ");
  label.copies = in.number();
  in.expect("^XZ");
  return label;
}

template <typename ReadOne>
ReadLabels read_all(std::span<const std::uint8_t> bytes, ReadOne&& read_one) {
  Cursor in(bytes);
  std::vector<ReadLabel> labels;
  try {
    while (!in.is_at_end()) labels.push_back(read_one(in));
  } catch (const Fault& fault) {
    return Refused{LabelFault{in.offset(), fault.what()}};
  }
  return labels;
}

}  // namespace

ReadLabels read_tspl(std::span<const std::uint8_t> bytes, int dpi) {
  return read_all(bytes, [dpi](Cursor& in) { return read_tspl_label(in, dpi); });
}

ReadLabels read_zpl(std::span<const std::uint8_t> bytes, int width_dots, int height_dots) {
  return read_all(bytes, [=](Cursor& in) { return read_zpl_label(in, width_dots, height_dots); });
}

std::vector<std::string> read_codes(const Bitmap1& picture, const std::string& kind) {
  const TemporaryFolder folder("codes");
  const auto file = folder.path() / "label.pgm";
  {
    std::ofstream out(file, std::ios::binary);
    out << "P5\n" << picture.width_px() << " " << picture.height_px() << "\n255\n";
    for (int y = 0; y < picture.height_px(); ++y)
      for (int x = 0; x < picture.width_px(); ++x) out.put(picture.is_black(x, y) ? '\0' : '\xFF');
  }
  const Ran ran = run_program({"zbarimg", "--raw", "-q", "-Sdisable", "-S" + kind + ".enable", file.string()});
  std::vector<std::string> texts;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) texts.push_back(line);
  return texts;
}

}  // namespace odop::test
