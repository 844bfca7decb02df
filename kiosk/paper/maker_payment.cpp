#include "paper/maker_payment.h"

#include "core/civil_date.h"
#include "core/training.h"
#include "paper/paper_job.h"
#include "paper/paper_sheet.h"
#include "paper/training_band.h"
#include "text/indian_numbers.h"

namespace odop {

namespace {

class MakerPaymentDrawer {
 public:
  MakerPaymentDrawer(Typesetter& typesetter, const MakerPaymentView& view, int width_dots)
      : payment_(view.payment),
        words_(view.language),
        sheet_(typesetter, width_dots),
        sizes_(sheet_.sizes()),
        body_(sheet_.regular(sizes_.body)),
        bold_(sheet_.bold(sizes_.body)),
        small_(sheet_.regular(sizes_.small)) {}

  Bitmap1 draw() {
    sheet_.border_strip();
    marks();
    head();
    sheet_.rule();
    amount();
    sheet_.rule();
    who();
    signature();
    marks();
    sheet_.border_strip();
    return sheet_.take();
  }

 private:
  void marks() {
    if (is_training_label(payment_.kiosk)) training_band(sheet_);
    sheet_.gap(sizes_.gap);
    if (!payment_.is_demo) return;
    sheet_.black_band(std::string(Translator::of(Language::hi).tr_ctx("paper", "DEMONSTRATION")) + " · " +
                          Translator::of(Language::en).tr_ctx("paper", "DEMONSTRATION"),
                      bold_);
    sheet_.gap(sizes_.gap);
  }

  void head() {
    sheet_.text(words_.tr_ctx("paper", "Paid to the maker"), bold_, Align::centre);
    const std::string& name = words_.first(payment_.name);
    sheet_.text(name, sheet_.shrink_to_fit(name, sheet_.serif(sizes_.shop), sheet_.content_width()), Align::centre);
    const std::string english = words_.second(payment_.name);
    sheet_.text(english.empty() ? payment_.maker : english + " · " + payment_.maker, small_, Align::centre);
    sheet_.text(words_.lines(payment_.stall), small_, Align::centre);
    const auto time = ist_from_utc_ms(payment_.utc_ms);
    sheet_.row(words_.first().tr_ctx("paper", "Journal") + std::string(" ") + payment_.kiosk + " · " +
                   std::to_string(payment_.sequence),
               small_, to_paper_date(time.date) + "  " + format_time_24(time.hour, time.minute), small_);
  }

  void amount() {
    const std::string figure = format_rupees(payment_.amount);
    sheet_.text(figure, sheet_.shrink_to_fit(figure, sheet_.bold(sizes_.total), sheet_.content_width()), Align::centre);
    sheet_.text(amount_in_words(payment_.amount, words_.first_language()), small_, Align::centre);
    if (words_.is_both()) sheet_.text(amount_in_words(payment_.amount, Language::en), small_, Align::centre);
    sheet_.gap(sizes_.gap / 2);
    sheet_.text(payment_.note, body_, Align::centre);
  }

  void who() {
    const bool is_ahead = payment_.not_yet_paid < Money{};
    const Money rest = is_ahead ? -payment_.not_yet_paid : payment_.not_yet_paid;
    sheet_.row(is_ahead ? words_.tr_ctx("paper", "Paid ahead") : words_.tr_ctx("paper", "Not yet paid"), body_,
               format_rupees(rest), body_);
    sheet_.row(words_.tr_ctx("paper", "Paid by"), small_, words_.first(payment_.paid_by), small_);
    const std::string& allowed = words_.first(payment_.allowed_by);
    if (!allowed.empty()) sheet_.row(words_.tr_ctx("paper", "Allowed by"), small_, allowed, small_);
  }

  void signature() {
    sheet_.gap(sizes_.total * 2);
    sheet_.dashed_rule();
    sheet_.text(words_.tr_ctx("paper", "Received: signature or thumb of the maker", "\n"), small_);
  }

  const MakerPayment& payment_;
  PaperWords words_;
  PaperSheet sheet_;
  const PaperSizes& sizes_;
  TextStyle body_, bold_, small_;
};

}  // namespace

Bitmap1 draw_maker_payment(Typesetter& typesetter, const MakerPaymentView& view, int width_dots) {
  return MakerPaymentDrawer(typesetter, view, width_dots).draw();
}

PrintJob maker_payment_print_job(Typesetter& typesetter, const MakerPaymentView& view, const PrinterProfile& profile) {
  PrintJob job;
  job.document = "paid:" + view.payment.maker;
  job.kind = PaperKind::slip;
  job.utc_ms = view.payment.utc_ms;
  job.bytes = paper_job_bytes(draw_maker_payment(typesetter, view, profile.width_dots), profile);
  return job;
}

}  // namespace odop
