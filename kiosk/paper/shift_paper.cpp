#include "paper/shift_paper.h"

#include "core/civil_date.h"
#include "core/training.h"
#include "paper/paper_job.h"
#include "paper/paper_qr.h"
#include "paper/paper_sheet.h"
#include "paper/training_band.h"
#include "text/indian_numbers.h"

namespace odop {

namespace {

class ShiftDrawer {
 public:
  ShiftDrawer(Typesetter& typesetter, const ShiftPaperView& view, int width_dots)
      : view_(view),
        report_(view.report),
        words_(view.language),
        sheet_(typesetter, width_dots),
        sizes_(sheet_.sizes()),
        body_(sheet_.regular(sizes_.body)),
        bold_(sheet_.bold(sizes_.body)),
        small_(sheet_.regular(sizes_.small)) {}

  Bitmap1 draw() {
    sheet_.border_strip();
    if (is_training_label(report_.kiosk)) training_band(sheet_);
    if (report_.is_demo) {
      sheet_.gap(sizes_.gap);
      sheet_.black_band(std::string(Translator::of(Language::hi).tr_ctx("paper", "DEMONSTRATION")) + " · " +
                            Translator::of(Language::en).tr_ctx("paper", "DEMONSTRATION"),
                        bold_);
    }
    head();
    sheet_.rule();
    sold();
    sheet_.rule();
    paid();
    sheet_.rule();
    if (advances()) sheet_.rule();
    drawer();
    sheet_.rule();
    documents();
    consolidated();
    taxes();
    turnover();
    sheet_.rule();
    grand_total();
    seal();
    sheet_.gap(sizes_.gap);
    sheet_.border_strip();
    return sheet_.take();
  }

 private:
  void amount(const std::string& words, Money money, const TextStyle& style) {
    sheet_.row(words, style, format_rupees(money), style);
  }
  void counted_amount(const std::string& words, std::int64_t count, Money money) {
    sheet_.row(words + " · " + std::to_string(count), body_, format_rupees(money), body_);
  }
  static std::string moment(std::int64_t utc_ms) {
    const auto time = ist_from_utc_ms(utc_ms);
    return to_paper_date(time.date) + "  " + format_time_24(time.hour, time.minute);
  }

  void head() {
    sheet_.gap(sizes_.gap);
    const bool is_z = report_.counted.has_value();
    sheet_.text(is_z ? words_.tr_ctx("paper", "Z report") + " " + std::to_string(report_.z_number)
                     : words_.tr_ctx("paper", "X report"),
                sheet_.serif(sizes_.thanks), Align::centre);
    if (!is_z) sheet_.text(words_.tr_ctx("paper", "So far; the drawer stays open", "\n"), small_, Align::centre);
    sheet_.text(words_.lines(report_.stall), small_, Align::centre);
    sheet_.row(report_.kiosk, small_, moment(view_.printed_ms), small_);
    sheet_.row(words_.tr_ctx("paper", "Opened") + " · " +
                   (report_.opened_by_itself ? words_.tr_ctx("paper", "by itself") : words_.first(view_.opened_by)),
               small_, moment(report_.opened_ms), small_);
    if (is_z)
      sheet_.row(words_.tr_ctx("paper", "Closed") + " · " + words_.first(view_.closed_by), small_,
                 moment(report_.closed_ms), small_);
  }

  void sold() {
    counted_amount(words_.tr_ctx("paper", "Sold"), report_.sales, report_.sold);
    if (report_.refunds > 0) counted_amount(words_.tr_ctx("paper", "Given back"), report_.refunds, -report_.refunded);
    if (report_.voids > 0) counted_amount(words_.tr_ctx("paper", "Void bills"), report_.voids, -report_.withdrawn);
    if (report_.discount != Money{}) amount(words_.tr_ctx("paper", "Discount in it"), report_.discount, small_);
    sheet_.gap(sizes_.gap / 2);
    const std::string net = format_rupees(report_.net);
    const auto label = sheet_.bold(words_.is_both() ? sizes_.total_label * 3 / 4 : sizes_.total_label);
    const int room = sheet_.content_width() - sheet_.text_width(words_.tr_ctx("paper", "Sum"), label) - sizes_.gap;
    sheet_.row(words_.tr_ctx("paper", "Sum"), label, net, sheet_.shrink_to_fit(net, sheet_.bold(sizes_.total), room));
  }

  void paid() {
    for (const auto& [kind, money] : report_.tenders) {
      switch (kind) {
        case TenderKind::cash:
          amount(words_.tr_ctx("paper", "Cash"), money, body_);
          break;
        case TenderKind::upi:
          sheet_.row("UPI", body_, format_rupees(money), body_);
          break;
        case TenderKind::card:
          amount(words_.tr_ctx("paper", "Card"), money, body_);
          break;
        case TenderKind::advance:
          amount(words_.tr_ctx("paper", "Advances used"), money, body_);
          break;
        case TenderKind::exchange:
          break;  // no money: till/shift_report.h leaves it out
      }
    }
    if (report_.upi_without_rrn > 0)
      sheet_.row(words_.tr_ctx("paper", "UPI without RRN") + " · " + std::to_string(report_.upi_without_rrn), small_,
                 format_rupees(report_.upi_without_rrn_amount), small_);
  }

  // Money for goods that are no sales yet; false: there was none.
  bool advances() {
    const bool has_any = report_.advances_taken + report_.advances_used + report_.advances_given_back > 0;
    if (!has_any) return false;
    counted_amount(words_.tr_ctx("paper", "Advances taken"), report_.advances_taken, report_.advance_taken);
    counted_amount(words_.tr_ctx("paper", "Advances used"), report_.advances_used, report_.advance_used);
    if (report_.advances_given_back > 0)
      counted_amount(words_.tr_ctx("paper", "Advances given back"), report_.advances_given_back,
                     -report_.advance_given_back);
    return true;
  }

  void drawer() {
    amount(words_.tr_ctx("paper", "Float"), report_.opening_float, body_);
    amount(words_.tr_ctx("paper", "Cash from sales"), report_.cash_sales, body_);
    if (report_.cash_advances != Money{})
      amount(words_.tr_ctx("paper", "Cash from advances"), report_.cash_advances, body_);
    if (report_.cash_in != Money{}) amount(words_.tr_ctx("paper", "Put in"), report_.cash_in, body_);
    if (report_.cash_out != Money{}) amount(words_.tr_ctx("paper", "Taken out"), -report_.cash_out, body_);
    amount(words_.tr_ctx("paper", "Expected cash"), report_.expected, bold_);
    if (!report_.counted) return;
    amount(words_.tr_ctx("paper", "Counted"), *report_.counted, bold_);
    if (const Money difference = report_.difference(); difference == Money{})
      sheet_.row(words_.tr_ctx("paper", "Difference"), body_, format_rupees(Money{}), body_);
    else
      sheet_.row(difference < Money{} ? words_.tr_ctx("paper", "Short") : words_.tr_ctx("paper", "Over"), bold_,
                 format_rupees(difference), bold_);
  }

  void documents() {
    for (const auto& row : report_.documents) {
      sheet_.row(shown_serial(row.first_serial), small_, format_rupees(row.payable), small_);
      if (row.count > 1) sheet_.text("– " + shown_serial(row.last_serial) + " · " + std::to_string(row.count), small_);
    }
  }

  // What is in them stands above as sales without a bill.
  void consolidated() {
    if (report_.consolidated.empty()) return;
    sheet_.dashed_rule();
    sheet_.text(words_.tr_ctx("paper", "Consolidated bills, of the sales without a bill above", "\n"), small_);
    for (const auto& row : report_.consolidated) {
      sheet_.row(shown_serial(row.serial), small_, format_rupees(row.payable), small_);
      sheet_.text(words_.tr_ctx("paper", "Sales of") + " " + to_paper_date(civil_from_days(row.day)) + " · " +
                      std::to_string(row.sales),
                  small_);
    }
  }

  void taxes() {
    bool is_first = true;
    for (const auto& row : report_.taxes) {
      if (row.rate.basis_points == 0) continue;
      if (is_first) sheet_.dashed_rule();
      is_first = false;
      const auto line = [&](const std::string& name, Money money) {
        if (money != Money{}) sheet_.row(name, small_, format_rupees(money, ShowPaise::always), small_);
      };
      line("GST " + format_percent(row.rate.basis_points) + " · " + words_.first().tr_ctx("paper", "Taxable ₹"),
           row.split.taxable);
      line("CGST", row.split.cgst);
      line("SGST", row.split.sgst);
      line("IGST", row.split.igst);
    }
  }

  void turnover() {
    if (report_.turnover.empty()) return;
    sheet_.rule();
    sheet_.text(words_.tr_ctx("paper", "The year's turnover limit", "\n"), bold_);
    for (const TurnoverMeter& meter : report_.turnover) {
      sheet_.text(words_.first(meter.name), body_);
      sheet_.row(format_rupees(meter.total()) + " / " + format_rupees(meter.limit), body_,
                 std::to_string(meter.percent()) + " %", bold_);
    }
    sheet_.text(words_.tr_ctx("paper", "Without what other kiosks sold.", "\n"), small_);
  }

  // A copy of the head outside the computer: it shows if entries before it are ever cut off.
  void grand_total() {
    sheet_.text(words_.tr_ctx("paper", "Since the kiosk began", "\n"), small_);
    counted_amount(words_.tr_ctx("paper", "Sold"), report_.grand_sales, report_.grand_net);
    sheet_.text(words_.first().tr_ctx("paper", "Journal") + std::string(" ") + report_.kiosk + " · " +
                    std::to_string(report_.last_sequence) + " · " + report_.head_hex.substr(0, 16),
                small_);
  }

  // Whoever keeps this paper can prove what the journal was: odop verify --seal.
  void seal() {
    if (report_.seals.empty()) return;
    const auto qr = choose_paper_qr(report_.seals, sheet_.width_dots(), sheet_.width_dots() * 2 / 3);
    sheet_.rule();
    sheet_.text(words_.tr_ctx("paper", "Seal of the day"), bold_, Align::centre);
    if (qr) {
      const int side = sheet_.qr_at(qr->code, qr->dots_per_module, (sheet_.width_dots() - qr->side_dots()) / 2);
      sheet_.gap(side);
    }
    // The head in groups that two people can compare by reading aloud.
    for (const std::size_t half : {0U, 32U}) {
      std::string groups;
      for (std::size_t at = half; at < half + 32 && at < report_.head_hex.size(); at += 8)
        groups += (groups.empty() ? "" : "  ") + report_.head_hex.substr(at, 8);
      sheet_.text(groups, sheet_.shrink_to_fit(groups, body_, sheet_.content_width()), Align::centre);
    }
    sheet_.text(words_.tr_ctx("paper", "Keep this paper: it shows later if entries were cut off.", "\n"), small_,
                Align::centre);
  }

  const ShiftPaperView& view_;
  const ShiftReport& report_;
  PaperWords words_;
  PaperSheet sheet_;
  const PaperSizes& sizes_;
  TextStyle body_, bold_, small_;
};

}  // namespace

Bitmap1 draw_shift_paper(Typesetter& typesetter, const ShiftPaperView& view, int width_dots) {
  return ShiftDrawer(typesetter, view, width_dots).draw();
}

PrintJob shift_print_job(Typesetter& typesetter, const ShiftPaperView& view, const PrinterProfile& profile) {
  PrintJob job;
  job.document = (view.report.counted ? "z:" : "x:") + std::to_string(view.report.shift_sequence);
  job.kind = PaperKind::report;
  job.utc_ms = view.printed_ms;
  job.bytes = paper_job_bytes(draw_shift_paper(typesetter, view, profile.width_dots), profile);
  return job;
}

}  // namespace odop
