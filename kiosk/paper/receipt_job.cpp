#include "paper/receipt_job.h"

#include <utility>

#include "paper/receipt.h"

namespace odop {

namespace {

std::vector<std::uint8_t> receipt_bytes(Typesetter& typesetter, const ReceiptView& view, const PrinterProfile& profile,
                                        Drawer drawer = Drawer::stays_closed) {
  if (!profile.is_qr_native)
    return paper_job_bytes(draw_receipt(typesetter, view, profile.width_dots), profile, drawer);
  const auto [picture, code] = draw_receipt_around_qr(typesetter, view, profile.width_dots);
  return paper_job_bytes(picture, profile, drawer, code);
}

std::optional<PrintJob> slip_job(const std::optional<Bitmap1>& picture, const PrinterProfile& profile,
                                 std::string document, std::int64_t utc_ms) {
  if (!picture) return std::nullopt;
  PrintJob job;
  job.document = std::move(document);
  job.kind = PaperKind::slip;
  job.utc_ms = utc_ms;
  job.bytes = paper_job_bytes(*picture, profile);
  return job;
}

}  // namespace

PrintJob receipt_print_job(Typesetter& typesetter, ReceiptView view, const PrinterProfile& profile, bool is_first_print,
                           Drawer drawer) {
  PrintJob job;
  job.document = view.serial;
  job.kind = PaperKind::receipt;
  job.is_first_print = is_first_print;
  job.utc_ms = view.utc_ms;
  view.is_duplicate = true;
  job.duplicate_bytes = receipt_bytes(typesetter, view, profile);
  if (!is_first_print) {
    job.bytes = job.duplicate_bytes;
    return job;
  }
  view.is_duplicate = false;
  job.bytes = receipt_bytes(typesetter, view, profile, drawer);
  return job;
}

std::optional<PrintJob> slip_print_job(Typesetter& typesetter, const SlipView& view, const PrinterProfile& profile,
                                       std::string document, std::int64_t utc_ms) {
  return slip_job(draw_slip(typesetter, view, profile.width_dots), profile, std::move(document), utc_ms);
}

std::optional<PrintJob> kept_slip_print_job(Typesetter& typesetter, const KeptSlipView& view,
                                            const PrinterProfile& profile, std::string document, std::int64_t utc_ms) {
  return slip_job(draw_kept_slip(typesetter, view, profile.width_dots), profile, std::move(document), utc_ms);
}

}  // namespace odop
