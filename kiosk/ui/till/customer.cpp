// What the customer's display shows of the till's state.
#include "text/indian_numbers.h"
#include "ui/till/screens.h"

namespace odop::ui {

CustomerView TillScreens::customer_view(double now_s) const {
  CustomerView view = customer_stage(now_s);
  view.is_training = is_training();
  return view;
}

CustomerView TillScreens::customer_stage(double now_s) const {
  if (kiosk_.current() == "till.bill_phone" && bill_phone_view_.steps.page_qr != nullptr) {
    CustomerView view = customer_.idle_view(now_s);
    view.stage = CustomerView::Stage::bill_phone;
    view.plates.clear();
    view.until_s = 1e18;
    view.bill_steps = bill_phone_view_.steps;
    return view;
  }
  if (cart_.is_empty() && customer_.is_thanking(now_s)) return customer_.thanks_view();
  if (staff_ == nullptr || cart_.is_empty()) return customer_.idle_view(now_s);
  const std::string_view here = kiosk_.current();
  using Stage = CustomerView::Stage;
  if (here == "till.cash") {
    const auto quoted = quote_bill(true);
    CustomerView view = customer_.bill_view(cart_, quoted, today());
    const auto* quote = std::get_if<till::CartQuote>(&quoted);
    if (quote == nullptr) return view;
    view.stage = Stage::cash;
    const Money got = given(), due = to_pay(*quote);
    if (got > Money{}) view.given = format_rupees(got);
    if (got > Money{} && got < due) view.missing = format_rupees(due - got);
    if (got > due) view.change = format_rupees(got - due);
    return view;
  }
  // Trouble may lie over the code while the customer is paying; the payment is open all the same.
  const bool is_paying_by_code = attempt_ && (here == "till.upi" || here == "till.trouble");
  if (!is_paying_by_code) return customer_.bill_view(cart_, quote_, today());
  CustomerView view = customer_.bill_view(cart_, quote_bill(cash_part_ > Money{}), today());
  view.stage = Stage::upi;
  view.amount = format_rupees(attempt_->amount);
  if (cash_part_ > Money{}) view.paid_in_cash = format_rupees(cash_part_);
  if (const Supplier* payee = catalogue_.find_supplier(upi_supplier_)) {
    // What the phone will show; the bank knows no Hindi name.
    view.payee = payee->upi_payee_name.empty() ? payee->name.in(Language::en) : payee->upi_payee_name;
    view.vpa = payee->upi_vpa;
  }
  view.is_claimed = is_claimed_;
  view.is_amount_typed = attempt_->is_amount_typed;
  // After the customer has sent it a code would only be paid twice.
  if (!is_claimed_ && !is_training() && upi_view_.link == attempt_->link) {
    view.link = attempt_->link;
    view.qr = upi_view_.qr;
  }
  return view;
}

}  // namespace odop::ui
