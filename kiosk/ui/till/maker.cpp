#include "ui/till/maker.h"

#include "text/indian_numbers.h"
#include "text/words.h"
#include "till/maker_card.h"

namespace odop::ui {

bool TillMaker::is_card(const std::string& code) {
  return code.starts_with(till::maker_card_prefix);
}

void TillMaker::scan(const std::string& code) {
  if (request_ == 0) request_ = thread_.post(till::ReadMaker{code});
}

void TillMaker::take(const till::MakerAnswer& answer, double now_s) {
  request_ = 0;
  report_ = answer.report;
  closes_at_s_ = now_s + maker_shown_s;
}

bool TillMaker::take_trouble(std::uint64_t request) {
  if (!is_mine(request)) return false;
  request_ = 0;
  return true;
}

TillDialogView TillMaker::make_dialog(Language language, bool has_printer, bool can_pay) const {
  TillDialogView dialog;
  dialog.is_open = true;
  dialog.no_id = "dialog.no";
  dialog.no_label = tr("OK");
  if (!report_) {
    dialog.title = tr("This card is not of this fair");
    dialog.sentence = tr("The organiser prints a new one.");
    return dialog;
  }
  const MakerReport& report = *report_;
  if (can_pay) {
    dialog.yes_id = "maker.pay";
    dialog.yes_label = tr("Pay the maker");
    dialog.yes_icon = "cash";
  }
  // Today is what the maker came for: as large as the name.
  dialog.title = report.name.in(language) + " · " + fill(tr("Sold today {0}"), {format_rupees(report.today_net)});
  if (report.pieces > 0)
    dialog.title += " · " + fill(trn("{0} piece", "{0} pieces", static_cast<std::uint64_t>(report.pieces)),
                                 {std::to_string(report.pieces)});
  dialog.sentence =
      fill(tr("Since the fair began {0}, paid {1}"), {format_rupees(report.net()), format_rupees(report.paid)});
  const Money rest = report.not_yet_paid();
  dialog.sentence += "\n" + (rest < Money{} ? fill(tr("Paid ahead {0}"), {format_rupees(-rest)})
                                            : fill(tr("Not yet paid {0}"), {format_rupees(rest)}));
  if (has_printer) dialog.sentence += "\n" + std::string(tr("The slip is being printed"));
  return dialog;
}

}  // namespace odop::ui
