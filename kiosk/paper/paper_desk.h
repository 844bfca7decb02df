// Everything a kiosk prints: takes bills, slips and test pages as plain values, draws them on a thread of its own and
// hands them to the print queue, so that neither the screen nor the till waits for a picture or a printer. Made by a
// program's main; any thread may call it.
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
#include <variant>

#include "core/receipt_view.h"
#include "devices/printer_uri.h"
#include "paper/kept_slip.h"
#include "paper/maker_payment.h"
#include "paper/maker_slip.h"
#include "paper/print_queue.h"
#include "paper/print_worker.h"
#include "paper/shift_paper.h"
#include "paper/slip.h"
#include "paper/test_page.h"

namespace odop {

inline constexpr const char* print_queue_file_name = "print_queue.sqlite";
inline constexpr std::size_t papers_undrawn_max = 100;  // more than this many are refused, never a sale

class PaperDesk {
 public:
  // folder: the kiosk's data folder. on_change is called on other threads whenever the snapshot may have changed.
  PaperDesk(const std::filesystem::path& folder, const PrinterUri& printer, std::function<void()> on_change);
  ~PaperDesk();  // draws what it was given, then stops; what the printer has not taken waits in the queue
  PaperDesk(const PaperDesk&) = delete;
  PaperDesk& operator=(const PaperDesk&) = delete;

  // Answer at once. False: too many papers wait to be drawn.
  bool print_bill(ReceiptView bill, bool is_first_print);
  bool print_slip(SlipView slip, std::string document, std::int64_t utc_ms);
  bool print_kept_slip(KeptSlipView slip, std::string document, std::int64_t utc_ms);
  bool print_shift(ShiftPaperView report);
  bool print_maker_slip(MakerSlipView slip);
  bool print_maker_payment(MakerPaymentView payment);
  bool print_test_page(TestPageView page);

  void use_printer(const PrinterUri& printer);
  PrinterSnapshot snapshot() const { return worker_.snapshot(); }
  void retry_now() { worker_.retry_now(); }
  void retry(std::int64_t job) { worker_.retry(job); }
  void drop(std::int64_t job) { worker_.drop(job); }
  // For programs without a screen: true when every paper is drawn and taken by the printer.
  bool wait_until_idle(std::chrono::milliseconds at_most);

 private:
  struct BillOrder {
    ReceiptView bill;
    bool is_first_print;
  };
  struct SlipOrder {
    std::variant<SlipView, KeptSlipView> slip;
    std::string document;
    std::int64_t utc_ms;
  };
  using Order = std::variant<BillOrder, SlipOrder, ShiftPaperView, MakerSlipView, MakerPaymentView, TestPageView>;
  bool take(Order order);
  void run();
  std::optional<PrintJob> draw(class Typesetter& typesetter, const Order& order, const PrinterProfile& profile);

  PrintQueue queue_;
  PrintWorker worker_;
  std::mutex mutex_;
  std::condition_variable changed_;
  PrinterUri printer_;
  std::deque<Order> orders_;
  bool is_drawing_ = false, stopping_ = false;
  std::thread thread_;  // last: it uses everything above
};

}  // namespace odop
