// A network printer made of software: listens as one on port 9100 does, serves one client at a time, answers DLE EOT
// with the state it was put into, and hands over each paper it "printed". Used by `odop printer`, the demo day and the
// tests; it has a thread of its own, on which the callbacks run.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>

#include "devices/esc_pos_reader.h"
#include "devices/file_descriptor.h"

namespace odop {

struct VirtualPrinterOptions {
  std::string host = "127.0.0.1";  // an address, not a name
  std::uint16_t port = 0;          // 0: the system picks a free one
  int width_dots = 576;
  // What it takes in while it cannot print; cheap printers have 4 KiB, good ones 64 KiB and more.
  std::size_t memory_bytes = std::size_t{64} * 1024;
  std::function<void(const PrintedPaper&)> on_paper;
  // A byte that is not ours: the rest of that connection is thrown away.
  std::function<void(const EscPosRefusal&)> on_refusal;
};

class VirtualPrinter {
 public:
  // Listens at once; throws MachineError("network") when the address cannot be had.
  explicit VirtualPrinter(VirtualPrinterOptions options);
  ~VirtualPrinter();
  VirtualPrinter(const VirtualPrinter&) = delete;
  VirtualPrinter& operator=(const VirtualPrinter&) = delete;

  std::uint16_t port() const { return port_; }

  // These may be called from any thread, at any moment of a job.
  void set_paper_out(bool on) { paper_out_ = on; }
  void set_cover_open(bool on) { cover_open_ = on; }
  void set_paper_low(bool on) { paper_low_ = on; }
  // Serves somebody else: nobody new is let in, and nothing is answered.
  void set_busy(bool on) { busy_ = on; }
  // A write-only clone: prints, never answers a question.
  void set_silent(bool on) { silent_ = on; }
  // Cuts the line with a reset after that many more bytes; 0 takes the order back.
  void reset_after_bytes(std::size_t bytes) { reset_after_bytes_ = bytes; }

 private:
  void run(std::stop_token stop);
  void serve(const FileDescriptor& client, const std::stop_token& stop);
  bool can_print() const { return !paper_out_ && !cover_open_; }
  void print(EscPosReader& reader);
  void hand_over_held();
  PrinterStatus status() const;

  VirtualPrinterOptions options_;
  FileDescriptor listener_;
  std::uint16_t port_ = 0;
  std::atomic<bool> paper_out_ = false, paper_low_ = false, cover_open_ = false, busy_ = false, silent_ = false;
  std::atomic<std::size_t> reset_after_bytes_ = 0;
  std::vector<PrintedPaper> held_;  // taken in, not yet printed; the thread's own
  std::jthread thread_;             // last: it uses everything above
};

}  // namespace odop
