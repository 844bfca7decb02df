#include "paper/maker_slip.h"

#include <algorithm>

#include "core/training.h"
#include "paper/limits.h"
#include "paper/paper_job.h"
#include "paper/paper_sheet.h"
#include "paper/training_band.h"
#include "text/indian_numbers.h"

namespace odop {

namespace {

class MakerSlipDrawer {
 public:
  MakerSlipDrawer(Typesetter& typesetter, const MakerSlipView& view, int width_dots)
      : report_(view.report),
        words_(view.language),
        sheet_(typesetter, width_dots),
        sizes_(sheet_.sizes()),
        body_(sheet_.regular(sizes_.body)),
        bold_(sheet_.bold(sizes_.body)),
        small_(sheet_.regular(sizes_.small)),
        tiny_(sheet_.regular(sizes_.tiny)) {}

  Bitmap1 draw() {
    sheet_.border_strip();
    marks();
    head();
    sheet_.rule();
    today();
    sheet_.rule();
    since_the_fair_began();
    unconfirmed();
    sheet_.rule();
    foot();
    marks();
    sheet_.border_strip();
    return sheet_.take();
  }

 private:
  // A sentence of the slip: in one language, or the English below its Hindi and small.
  struct Said {
    std::string first, english;
    explicit Said(std::string lines) : first(std::move(lines)) {
      if (const auto end = first.find('\n'); end != std::string::npos) {
        english = first.substr(end + 1);
        first.resize(end);
      }
    }
  };
  void row(const Said& said, const TextStyle& style, const std::string& figure, const TextStyle& figure_style) {
    sheet_.row(said.first, style, figure, figure_style);
    sheet_.text(said.english, tiny_);
  }
  void amount(const std::string& lines, Money money, const TextStyle& style) {
    row(Said(lines), style, format_rupees(money), style);
  }
  void sentence(const Said& said, const TextStyle& style, Align align = Align::start) {
    sheet_.text(said.first, style, align);
    sheet_.text(said.english, tiny_, align);
  }
  void in_words(Money money) {
    sheet_.text(amount_in_words(money, words_.first_language()), small_);
    sheet_.gap(sizes_.gap / 2);
  }

  void marks() {
    if (is_training_label(report_.kiosk)) training_band(sheet_);
    sheet_.gap(sizes_.gap);
    if (!report_.is_demo) return;
    sheet_.black_band(std::string(Translator::of(Language::hi).tr_ctx("paper", "DEMONSTRATION")) + " · " +
                          Translator::of(Language::en).tr_ctx("paper", "DEMONSTRATION"),
                      bold_);
    sheet_.gap(sizes_.gap);
  }

  void head() {
    sheet_.text(words_.tr_ctx("paper", "Maker's slip"), small_, Align::centre);
    const std::string& name = words_.first(report_.name);
    sheet_.text(name, sheet_.shrink_to_fit(name, sheet_.serif(sizes_.shop), sheet_.content_width()), Align::centre);
    const std::string english = words_.second(report_.name);
    sheet_.text(english.empty() ? report_.maker : english + " · " + report_.maker, small_, Align::centre);
    sheet_.text(words_.lines(report_.stall), small_, Align::centre);
    const auto time = ist_from_utc_ms(report_.utc_ms);
    sheet_.row(report_.kiosk, small_, to_paper_date(time.date) + "  " + format_time_24(time.hour, time.minute), small_);
  }

  void today() {
    row(Said(words_.tr_ctx("paper", "Sold today", "\n")), bold_, format_date_long(report_.day, words_.first()), small_);
    sheet_.gap(sizes_.gap / 2);
    if (report_.today.empty()) return sentence(Said(words_.tr_ctx("paper", "Nothing yet today", "\n")), body_);
    for (const MakerReport::Line& line : report_.today)
      sheet_.row(words_.first(line.name) + " × " + format_quantity(line.quantity, line.kind, words_.first()), body_,
                 format_rupees(line.net), body_);
    sheet_.dashed_rule();
    Said all(words_.tr_ctx("paper", "All of today", "\n"));
    if (report_.pieces > 0)
      all.first += " · " + std::to_string(report_.pieces) + " " + words_.first().tr_ctx("paper", "pcs");
    row(all, bold_, format_rupees(report_.today_net), bold_);
    in_words(report_.today_net);
  }

  void since_the_fair_began() {
    sentence(Said(words_.tr_ctx("paper", "Since the fair began", "\n")), bold_);
    sheet_.gap(sizes_.gap / 2);
    amount(words_.tr_ctx("paper", "Sales", "\n"), report_.sold, body_);
    if (report_.returned != Money{}) {
      amount(words_.tr_ctx("paper", "Came back", "\n"), -report_.returned, body_);
      amount(words_.tr_ctx("paper", "Sales that stand", "\n"), report_.net(), bold_);
    }
    in_words(report_.net());
    amount(words_.tr_ctx("paper", "Paid to the maker", "\n"), report_.paid, body_);
    if (report_.paid != Money{}) in_words(report_.paid);
    sheet_.dashed_rule();
    const bool is_ahead = report_.not_yet_paid() < Money{};
    const Money rest = is_ahead ? -report_.not_yet_paid() : report_.not_yet_paid();
    const Said said(is_ahead ? words_.tr_ctx("paper", "Paid ahead", "\n")
                             : words_.tr_ctx("paper", "Not yet paid", "\n"));
    const std::string figure = format_rupees(rest);
    const TextStyle label = sheet_.bold(sizes_.total_label * 3 / 4);
    const int room = sheet_.content_width() - sheet_.text_width(said.first, label) - sizes_.gap;
    row(said, label, figure, sheet_.shrink_to_fit(figure, sheet_.bold(sizes_.total), room));
    in_words(rest);
  }

  void unconfirmed() {
    if (report_.unconfirmed.empty()) return;
    sheet_.rule();
    sentence(Said(words_.tr_ctx("paper", "In these sales, but nobody has seen the UPI money yet", "\n")), bold_);
    const std::size_t shown = std::min(report_.unconfirmed.size(), paper_limits::maker_slip_payments_max);
    for (std::size_t i = 0; i < shown; ++i) {
      const MakerReport::Unconfirmed& payment = report_.unconfirmed[i];
      std::string words = shown_serial(payment.serial);
      if (payment.never_came) words += " · " + std::string(words_.first().tr_ctx("paper", "did not come"));
      sheet_.row(words, small_, format_rupees(payment.amount), small_);
    }
    if (shown == report_.unconfirmed.size()) return;
    Money rest;
    for (std::size_t i = shown; i < report_.unconfirmed.size(); ++i) rest += report_.unconfirmed[i].amount;
    sheet_.row(
        fill(words_.first().tr_ctx("paper", "and {0} more"), {std::to_string(report_.unconfirmed.size() - shown)}),
        small_, format_rupees(rest), small_);
  }

  void foot() {
    const std::string lines = words_.tr_ctx("paper",
                                            "Sales and payments of kiosk {0} only. What the stall and the maker agreed "
                                            "on, such as a commission, is not in it.",
                                            "\n");
    sentence(Said(fill(lines, {report_.kiosk})), small_, Align::centre);
  }

  const MakerReport& report_;
  PaperWords words_;
  PaperSheet sheet_;
  const PaperSizes& sizes_;
  TextStyle body_, bold_, small_, tiny_;
};

}  // namespace

Bitmap1 draw_maker_slip(Typesetter& typesetter, const MakerSlipView& view, int width_dots) {
  return MakerSlipDrawer(typesetter, view, width_dots).draw();
}

PrintJob maker_slip_print_job(Typesetter& typesetter, const MakerSlipView& view, const PrinterProfile& profile) {
  PrintJob job;
  job.document = "maker:" + view.report.maker;
  job.kind = PaperKind::slip;
  job.utc_ms = view.report.utc_ms;
  job.bytes = paper_job_bytes(draw_maker_slip(typesetter, view, profile.width_dots), profile);
  return job;
}

}  // namespace odop
