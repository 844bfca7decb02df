// The second printer of a stall: price tags, drawn on a thread of its own and kept in a queue of its own
// (label_queue.sqlite in the data folder), so that a jammed label printer or two hundred labels never hold up a bill.
// Made by a program's main beside the PaperDesk; any thread may call it.
//
//   desk.print_label(label_of(catalogue, product, today), copies, clock.utc_ms());
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "devices/printer_uri.h"
#include "paper/label.h"
#include "paper/label_job.h"
#include "paper/print_queue.h"
#include "paper/print_worker.h"

namespace odop {

inline constexpr const char* label_queue_file_name = "label_queue.sqlite";

struct LabelPrinter {
  PrinterUri uri;                       // of any language; none: there is no label printer
  std::optional<LabelStock> sticker{};  // nothing: what is usual for this printer
};

// A label that will not come out, because of itself and not of the printer.
struct LabelNotPrinted {
  std::string product_code;
  std::string reason;  // a stable word: "label_small", "queue_full"
};

struct LabelSnapshot {
  PrinterSnapshot printer;
  std::optional<LabelNotPrinted> last_refused;  // until the next label is asked for
};

class LabelDesk {
 public:
  // Without a printer neither the file nor a thread is made. Throws MachineError when the file cannot be opened.
  LabelDesk(std::filesystem::path folder, const LabelPrinter& printer, std::function<void()> on_change);
  ~LabelDesk();  // draws what it was given; what the printer has not taken waits in the queue
  LabelDesk(const LabelDesk&) = delete;
  LabelDesk& operator=(const LabelDesk&) = delete;

  // Answers at once. False: there is no label printer, or too many labels wait to be drawn.
  bool print_label(LabelView label, int copies, std::int64_t utc_ms);

  void use_printer(const LabelPrinter& printer);
  LabelSnapshot snapshot() const;
  void retry_now();
  void retry(std::int64_t job);
  void drop(std::int64_t job);
  // For programs without a screen and tests: true when every label is drawn and taken by the printer.
  bool wait_until_idle(std::chrono::milliseconds at_most);

 private:
  struct Order {
    LabelView label;
    int copies;
    std::int64_t utc_ms;
  };
  // What exists once there is, or was, a printer; made once, never taken away.
  struct Line {
    Line(const std::filesystem::path& folder, const PrinterUri& uri, std::function<void()> on_change);
    PrintQueue queue;
    PrintWorker worker;
  };
  void start_line();  // mutex_ is held
  PrintWorker* worker() const;
  void run();
  std::optional<std::string> draw_and_enqueue(Typesetter& typesetter, const Order& order, const LabelPrinter& printer);

  const std::filesystem::path folder_;
  const std::function<void()> on_change_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  LabelPrinter printer_;
  std::unique_ptr<Line> line_;
  std::deque<Order> orders_;
  std::optional<LabelNotPrinted> last_refused_;
  bool is_drawing_ = false, stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace odop
