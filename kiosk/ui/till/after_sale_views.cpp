// What the screens of TillAfterSale show.
#include <algorithm>

#include "core/consent.h"
#include "core/training.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/after_sale.h"
#include "ui/till/make_views.h"
#include "ui/till/sentences.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

namespace {

std::string when_of(std::int64_t utc_ms, CivilDate today, const Translator& words) {
  const CivilDate day = ist_date(utc_ms);
  return day == today ? time_of(utc_ms) : format_date_short(day, words) + " " + time_of(utc_ms);
}

}  // namespace

std::vector<std::string> TillAfterSale::return_reasons() {
  return {tr("Damaged"), tr("Wrong thing or size"), tr("Customer changed their mind"), tr("Typed by mistake")};
}

std::vector<std::string> TillAfterSale::cash_reasons(bool is_out) {
  if (is_out) return {tr("To the bank"), tr("To the organiser"), tr("Expense of the stall"), tr("Something else")};
  return {tr("Change from the bank"), tr("From the organiser"), tr("Something else")};
}

std::vector<std::string> TillAfterSale::payment_reasons() {
  return {tr("For goods sold"), tr("In advance"), tr("Last payment of the fair")};
}

std::string TillAfterSale::staff_name(const std::string& code) const {
  const StaffMember* member = catalogue_.find_staff(code);
  return member == nullptr ? code : member->name.in(host_.language());
}

std::string TillAfterSale::ways_of(const std::vector<TenderKind>& tenders) const {
  std::string ways;
  for (const TenderKind kind : tenders) ways += (ways.empty() ? "" : " + ") + word_of(kind);
  return ways;
}

BillsView TillAfterSale::make_bills() const {
  const Translator& words = Translator::of(host_.language());
  BillsView view{.bar = host_.bar(),
                 .rows = {},
                 .has_more = has_more_,
                 .is_reading = list_request_ != 0 || bill_request_ != 0,
                 .searched = number_ == 0 ? "" : std::to_string(number_),
                 .empty = number_ == 0 ? tr("Nothing was sold yet.") : tr("No bill has this number."),
                 .problem = {},
                 .dialog = {}};
  for (const till::BillRow& bill : rows_) {
    BillsView::Row row{.serial = bill.original_serial.empty() ? bill.serial : bill.original_serial,
                       .number = shown_serial(bill.serial),
                       .when = when_of(bill.utc_ms, host_.business_day(), words) + " · " + staff_name(bill.staff),
                       .how = ways_of(bill.tenders),
                       .amount = format_rupees(bill.payable),
                       .mark = {},
                       .is_credit_note = !bill.original_serial.empty()};
    if (bill.type == DocumentType::unbilled_sale) row.mark = tr("Without a bill");
    if (bill.consolidated_sales > 0) {
      row.is_paper = true;
      row.mark = fill(
          trn("Consolidated: {0} sale", "Consolidated: {0} sales", static_cast<std::uint64_t>(bill.consolidated_sales)),
          {group_indian(bill.consolidated_sales)});
    }
    if (row.is_credit_note) row.mark = fill(tr("Credit note for {0}"), {shown_serial(bill.original_serial)});
    switch (bill.came) {
      case till::BillRow::Came::nothing:
        row.mark_is_calm = true;
        break;
      case till::BillRow::Came::some:
        row.mark = tr("Came back in part");
        break;
      case till::BillRow::Came::all:
        row.mark = tr("All came back");
        break;
      case till::BillRow::Came::withdrawn:
        row.mark = tr("Withdrawn");
        break;
    }
    view.rows.push_back(std::move(row));
  }
  return view;
}

BillView TillAfterSale::make_bill() const {
  BillView view;
  view.bar = host_.bar();
  view.has_printer = host_.has_printer();
  if (!bill_) return view;
  const Translator& words = Translator::of(host_.language());
  const bool is_today = ist_date(bill_->utc_ms) == host_.business_day();
  view.number = shown_serial(bill_->serial);
  view.when = when_of(bill_->utc_ms, host_.business_day(), words);
  const bool is_foreign = !bill_->foreign_code.empty();
  view.paid = format_rupees(bill_->payable) + (is_foreign ? "" : " · " + ways_of(bill_->tenders));
  std::int64_t left = 0, came = 0;
  for (std::size_t i = 0; i < bill_->lines.size(); ++i) {
    const auto& line = bill_->lines[i];
    const std::int64_t may = quantity_left(i);
    left += may;
    came += line.returned;
    view.lines.push_back(
        {.name = line.name.in(host_.language()),
         .amount = format_rupees(line.net),
         .sold = fill(tr("{0} sold"), {format_quantity(line.sold, line.kind, words)}),
         .came_before = line.returned == 0
                            ? ""
                            : fill(tr("{0} came back before"), {format_quantity(line.returned, line.kind, words)}),
         .asked = is_measured(line.kind) ? format_quantity(returns_[i], line.kind, words) : std::to_string(returns_[i]),
         .is_measured = is_measured(line.kind),
         .can_less = returns_[i] > 0,
         .can_more = returns_[i] < may});
  }
  view.can_return = left > 0;
  view.can_all =
      left > 0 && std::any_of(view.lines.begin(), view.lines.end(), [](const auto& l) { return l.can_more; });
  view.can_withdraw = is_today && came == 0 && !bill_->is_void && !is_foreign;
  view.notice = bill_->is_void ? tr("This bill was withdrawn. Nothing can come back.")
                : left == 0    ? tr("All of this bill came back already.")
                : is_foreign   ? tr("A bill of another kiosk: a supervisor takes it back on the word of its code.")
                : bill_->is_payment_missing ? tr("The UPI money of this bill never came: give none back.")
                : bill_->is_payment_unseen  ? tr("Nobody has seen the UPI money of this bill yet. Look first.")
                                            : "";
  view.reasons = return_reasons();
  view.reason = reason_;
  if (std::any_of(bill_->tenders.begin(), bill_->tenders.end(),
                  [](TenderKind kind) { return kind != TenderKind::cash; })) {
    view.ways.push_back({0, tr("As it was paid"), !back_by_});
    view.ways.push_back({static_cast<std::int64_t>(TenderKind::cash), tr("In cash"), back_by_ == TenderKind::cash});
  }
  if (is_foreign) {
    view.ways.push_back({0, tr("In cash"), !back_by_});
    view.ways.push_back({static_cast<std::int64_t>(TenderKind::upi), "UPI", back_by_ == TenderKind::upi});
  }
  if (quote_) {
    view.back = format_rupees(quote_->amounts.payable);
    for (const wire::RefundTender& tender : quote_->tenders)
      view.back_how += (view.back_how.empty() ? "" : " + ") +
                       (quote_->tenders.size() == 1
                            ? word_of(tender.kind)
                            : format_rupees(Money::from_paise(tender.amount_paise)) + " " + word_of(tender.kind));
  } else {
    view.back = format_rupees(Money{});
  }
  if (view.can_return && !quote_ && quote_request_ == 0) view.hint = tr("Choose what comes back.");
  if (quote_ && reason_ == nothing_chosen) view.hint = tr("Say why: touch a reason.");
  view.can_take_back = quote_.has_value() && reason_ != nothing_chosen;
  view.is_busy = deed_request_ != 0;
  if (phone_) view.phone = "••••••" + phone_->last_four;
  if (!is_foreign) view.papers.emplace_back(bill_->serial, tr("Print bill again"));
  if (!bill_->credit_notes.empty()) view.papers.emplace_back(bill_->credit_notes.back(), tr("Print credit note again"));
  return view;
}

ShiftView TillAfterSale::make_drawer() const {
  ShiftView view;
  view.bar = host_.bar();
  view.title = tr("The drawer is open");
  view.is_busy = deed_request_ != 0;
  view.has_printer = host_.has_printer();
  return view;
}

ShiftView TillAfterSale::make_money() const {
  ShiftView view;
  view.bar = host_.bar();
  view.title = is_cash_out_ ? tr("Take money out") : tr("Put money in");
  view.sentence = is_cash_out_ ? tr("Count it, type it in and say where it goes. A supervisor allows it.")
                               : tr("Count it, type it in and say where it comes from.");
  view.typed = format_rupees(Money::from_paise(number_of(money_digits_) * 100));
  if (payee_) {
    const Money rest = payee_->not_yet_paid();
    view.title = fill(tr("Pay {0}"), {payee_->name.in(host_.language())});
    view.sentence = rest < Money{} ? fill(tr("Paid ahead {0}"), {format_rupees(-rest)})
                                   : fill(tr("Not yet paid {0}"), {format_rupees(rest)});
    view.sentence +=
        "\n" + std::string(tr("Count out what you pay; the maker signs the slip. A supervisor allows it."));
  }
  view.reasons = money_reasons();
  view.reason = reason_;
  view.can_submit = !money_digits_.empty() && reason_ != nothing_chosen;
  view.is_busy = deed_request_ != 0;
  view.submit_label = payee_ ? tr("Pay the maker") : view.title;
  return view;
}

TillDialogView TillAfterSale::make_dialog() const {
  TillDialogView dialog;
  dialog.is_open = asks_ != Asks::nothing;
  dialog.no_id = "dialog.no";
  dialog.yes_id = "dialog.yes";
  dialog.no_label = tr("Back");
  dialog.yes_label = tr("OK");
  dialog.yes_icon = "check";
  dialog.has_pad = true;
  switch (asks_) {
    case Asks::nothing:
      break;
    case Asks::number:
      dialog.title = tr("Number of the bill");
      dialog.sentence = tr("The last digits on the receipt, after the line. Or scan the code on it.");
      dialog.typed = typed_.empty() ? "–" : typed_;
      dialog.yes_label = tr("Look for it");
      dialog.yes_icon = "search";
      dialog.can_confirm = !typed_.empty();
      break;
    case Asks::quantity: {
      const auto& line = bill_->lines[line_];
      const Translator& words = Translator::of(host_.language());
      dialog.title = line.name.in(host_.language());
      dialog.sentence =
          fill(tr("At most {0} can come back."), {format_quantity(quantity_left(line_), line.kind, words)});
      dialog.typed = typed_quantity(number_of(typed_), line.kind);
      dialog.can_confirm = number_of(typed_) <= quantity_left(line_);
      dialog.hint = dialog.can_confirm ? "" : dialog.sentence;
      dialog.hint_is_warning = true;
      break;
    }
    case Asks::supervisor:
      return pin_.dialog(wanted_ == Deed::take_back || wanted_ == Deed::exchange
                             ? bill_ && !bill_->foreign_code.empty()
                                   ? tr("This bill is of another kiosk: a supervisor allows the return.")
                                   : tr("This bill is of another day: a supervisor allows the return.")
                         : wanted_ == Deed::withdraw ? tr("A supervisor allows that a bill is withdrawn.")
                         : payee_ && wanted_ == Deed::cash_out
                             ? fill(tr("A supervisor allows that {0} is paid {1}."),
                                    {payee_->name.in(host_.language()),
                                     format_rupees(Money::from_paise(number_of(money_digits_) * 100))})
                         : wanted_ == Deed::cash_out ? tr("A supervisor allows that money is taken out.")
                                                     : tr("The interim report shows what should be in the drawer."));
    case Asks::withdrawal:
      dialog.has_pad = false;
      dialog.title = tr("Withdraw the whole bill?");
      dialog.sentence =
          fill(tr("{0} goes back and all goods return to the stall. The bill stays in the books as withdrawn."),
               {bill_ ? format_rupees(bill_->payable) : ""});
      dialog.yes_label = tr("Withdraw");
      dialog.yes_is_risky = true;
      dialog.no_label = tr("No, keep it");
      break;
    case Asks::erasing:
      dialog.has_pad = false;
      dialog.title = fill(tr("Erase the number {0}?"), {phone_ ? "••••••" + phone_->last_four : std::string{}});
      dialog.sentence = fill(tr("Nobody uses it any more from this moment. The law wants it locked away for {0} days; "
                                "then this kiosk erases it by itself."),
                             {std::to_string(consent_locked_days)});
      dialog.yes_label = tr("Erase");
      dialog.yes_icon = "trash";
      dialog.yes_is_risky = true;
      dialog.no_label = tr("No, keep it");
      break;
    case Asks::count:
      dialog.title = note_ == 1 ? tr("All coins together, in rupees")
                                : fill(tr("How many notes of {0}?"), {format_rupees(Money::from_paise(note_ * 100))});
      dialog.typed =
          note_ == 1 ? format_rupees(Money::from_paise(number_of(typed_) * 100)) : std::to_string(number_of(typed_));
      break;
  }
  return dialog;
}

}  // namespace odop::ui
