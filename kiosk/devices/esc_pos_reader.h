// Reads the bytes of a receipt printer and paints the paper: the printer's half of esc_pos.h. It knows exactly the
// commands that esc_pos.h can send; any other byte is refused with its offset, so a test can prove that nothing else
// was sent. The virtual printer feeds it from its socket's thread; one reader belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "devices/bitmap1.h"
#include "devices/printer_status.h"

namespace odop {

struct PrintedPaper {
  Bitmap1 picture;
  std::vector<std::uint8_t> bytes;  // the commands that made it, its cut included
  bool is_cut = false;              // false: torn off at the end of the stream
  int drawer_pulses = 0;
};

struct EscPosRefusal {
  std::size_t offset = 0;  // of the first byte of the command, from the start of the stream
  std::string what;        // for a person who reads a test's output
};

class EscPosReader {
 public:
  // width_dots of the print head: wider rasters are refused, as the real head would print nonsense.
  explicit EscPosReader(int width_dots);

  // Takes the next bytes of the stream, in pieces of any size. After a refusal nothing more is read.
  void read(std::span<const std::uint8_t> bytes);
  // The stream has ended: a paper without a cut is torn off; half a command is a refusal.
  void finish();

  std::vector<PrintedPaper> take_papers();
  // Status requests met since the last call, in order.
  std::vector<StatusRequest> take_status_requests();
  const std::optional<EscPosRefusal>& refusal() const { return refusal_; }

 private:
  // Carries out the command at the front and says how many bytes it took; 0: more bytes are needed, or refused.
  std::size_t run_command(std::span<const std::uint8_t> front);
  std::size_t run_raster(std::span<const std::uint8_t> front);
  std::size_t run_qr(std::span<const std::uint8_t> front);
  bool draw_stored_qr();
  std::size_t refuse(std::string what);
  void end_paper(bool is_cut);
  bool add_white_rows(int rows);

  int width_dots_ = 0;
  std::size_t offset_ = 0;  // of pending_'s first byte in the stream
  std::vector<std::uint8_t> pending_;
  PrintedPaper paper_;
  // The code that was stored and is not printed yet, and how; init forgets it.
  struct StoredQr {
    std::string text;
    int dots_per_module = 0;
    bool is_level_set = false;
  } qr_;
  int align_ = 0;  // of a code: 0 left, 1 in the middle
  std::vector<PrintedPaper> papers_;
  std::vector<StatusRequest> status_requests_;
  std::optional<EscPosRefusal> refusal_;
};

}  // namespace odop
