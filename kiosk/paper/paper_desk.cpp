#include "paper/paper_desk.h"

#include "core/errors.h"
#include "paper/receipt_job.h"
#include "paper/typesetter.h"

namespace odop {

PaperDesk::PaperDesk(const std::filesystem::path& folder, const PrinterUri& printer, std::function<void()> on_change)
    : queue_(folder / print_queue_file_name),
      worker_(queue_, make_printer_port(printer), {.on_change = std::move(on_change)}),
      printer_(printer),
      thread_([this] { run(); }) {}

PaperDesk::~PaperDesk() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

bool PaperDesk::take(Order order) {
  {
    const std::lock_guard lock(mutex_);
    if (orders_.size() >= papers_undrawn_max) return false;
    orders_.push_back(std::move(order));
  }
  changed_.notify_all();
  return true;
}

bool PaperDesk::print_bill(ReceiptView bill, bool is_first_print) {
  return take(BillOrder{std::move(bill), is_first_print});
}

bool PaperDesk::print_slip(SlipView slip, std::string document, std::int64_t utc_ms) {
  return take(SlipOrder{std::move(slip), std::move(document), utc_ms});
}

bool PaperDesk::print_kept_slip(KeptSlipView slip, std::string document, std::int64_t utc_ms) {
  return take(SlipOrder{std::move(slip), std::move(document), utc_ms});
}

bool PaperDesk::print_shift(ShiftPaperView report) {
  return take(std::move(report));
}

bool PaperDesk::print_maker_slip(MakerSlipView slip) {
  return take(std::move(slip));
}

bool PaperDesk::print_maker_payment(MakerPaymentView payment) {
  return take(std::move(payment));
}

bool PaperDesk::print_test_page(TestPageView page) {
  return take(std::move(page));
}

void PaperDesk::use_printer(const PrinterUri& printer) {
  {
    const std::lock_guard lock(mutex_);
    printer_ = printer;
  }
  worker_.replace_port(make_printer_port(printer));
}

bool PaperDesk::wait_until_idle(std::chrono::milliseconds at_most) {
  const auto until = std::chrono::steady_clock::now() + at_most;
  {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_until(lock, until, [this] { return orders_.empty() && !is_drawing_; })) return false;
  }
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  return worker_.wait_until_idle(std::max(left, std::chrono::milliseconds{0}));
}

void PaperDesk::run() {
  std::unique_ptr<Typesetter> typesetter;  // fonts are opened with the first paper, not at the start
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || !orders_.empty(); });
    if (orders_.empty()) return;
    const Order order = std::move(orders_.front());
    orders_.pop_front();
    is_drawing_ = true;
    const PrinterProfile profile = profile_of(printer_);
    const bool has_printer = printer_.kind != PrinterKind::none;
    lock.unlock();
    if (has_printer) {
      try {
        if (!typesetter) typesetter = std::make_unique<Typesetter>();
        if (const auto job = draw(*typesetter, order, profile)) (void)worker_.enqueue(*job);
      } catch (const MachineError&) {
        // The worker shows its file's failure in the snapshot; the bill can be printed again from the journal.
      }
    }
    lock.lock();
    is_drawing_ = false;
    changed_.notify_all();
  }
}

std::optional<PrintJob> PaperDesk::draw(Typesetter& typesetter, const Order& order, const PrinterProfile& profile) {
  if (const auto* bill = std::get_if<BillOrder>(&order)) {
    bool paid_in_cash = false;
    for (const ReceiptTender& tender : bill->bill.tenders)
      paid_in_cash = paid_in_cash || tender.kind == TenderKind::cash;
    return receipt_print_job(typesetter, bill->bill, profile, bill->is_first_print,
                             paid_in_cash ? Drawer::opens : Drawer::stays_closed);
  }
  if (const auto* slip = std::get_if<SlipOrder>(&order)) {
    if (const auto* kept = std::get_if<KeptSlipView>(&slip->slip))
      return kept_slip_print_job(typesetter, *kept, profile, slip->document, slip->utc_ms);
    return slip_print_job(typesetter, std::get<SlipView>(slip->slip), profile, slip->document, slip->utc_ms);
  }
  if (const auto* report = std::get_if<ShiftPaperView>(&order)) return shift_print_job(typesetter, *report, profile);
  if (const auto* slip = std::get_if<MakerSlipView>(&order)) return maker_slip_print_job(typesetter, *slip, profile);
  if (const auto* payment = std::get_if<MakerPaymentView>(&order))
    return maker_payment_print_job(typesetter, *payment, profile);
  const auto& page = std::get<TestPageView>(order);
  return PrintJob{.document = "test",
                  .kind = PaperKind::test_page,
                  .is_first_print = false,
                  .utc_ms = page.utc_ms,
                  .bytes = paper_job_bytes(draw_test_page(typesetter, page, profile), profile),
                  .duplicate_bytes = {}};
}

}  // namespace odop
