#include "ui/till/buyer_form.h"

#include <algorithm>

#include "core/gstin.h"
#include "core/sale.h"
#include "text/words.h"

namespace odop::ui {

namespace {

std::string trimmed(std::string text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

void BuyerForm::begin(const Buyer& buyer, int state, bool is_needed, bool types_hindi) {
  buyer_ = buyer;
  state_ = state;
  is_needed_ = is_needed;
  active_ = "name";
  typing_ = {.text = buyer.name,
             .keys = types_hindi ? KeyboardPage::devanagari : KeyboardPage::latin,
             .bytes_max = buyer_name_bytes_max};
}

std::string& BuyerForm::field(const std::string& id) {
  return id == "address" ? buyer_.address : id == "gstin" ? buyer_.gstin : buyer_.name;
}

bool BuyerForm::carry_out(const TillTouch& touch) {
  switch (touch.act) {
    case TillAct::buyer_field:
      active_ = touch.what;
      if (active_ == "state") return true;
      typing_.text = field(active_);
      typing_.bytes_max = active_ == "address" ? buyer_address_bytes_max
                          : active_ == "gstin" ? std::size_t{15}
                                               : buyer_name_bytes_max;
      if (active_ == "gstin") typing_.keys = KeyboardPage::latin;
      return true;
    case TillAct::buyer_typed:
      text_changed();
      return true;
    case TillAct::buyer_state:
      state_ = state_ == static_cast<int>(touch.number) ? 0 : static_cast<int>(touch.number);
      return true;
    default:
      return false;
  }
}

void BuyerForm::text_changed() {
  if (active_ == "gstin")
    std::transform(typing_.text.begin(), typing_.text.end(), typing_.text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (active_ != "state") field(active_) = typing_.text;
}

Buyer BuyerForm::buyer() const {
  return {trimmed(buyer_.name), trimmed(buyer_.address), trimmed(buyer_.gstin)};
}

BuyerView BuyerForm::view(int supplier_state, bool is_hindi) const {
  BuyerView view;
  view.is_needed = is_needed_;
  view.is_state = active_ == "state";
  const Buyer now = buyer();
  const GstState* state = find_gst_state(state_);
  const auto name_of = [&](const GstState& one) { return std::string(is_hindi ? one.name_hi : one.name_en); };
  view.fields = {{"name", tr("Name"), buyer_.name, active_ == "name"},
                 {"address", tr("Address"), buyer_.address, active_ == "address"},
                 {"gstin", tr("GSTIN"), buyer_.gstin, active_ == "gstin"},
                 {"state", tr("State"), state == nullptr ? "" : name_of(*state), active_ == "state"}};
  for (const GstState& one : gst_states())
    if (one.is_current && one.code < 90) view.states.push_back({one.code, name_of(one), one.code == state_});
  // The switch of the tax is told before anything is paid (SPECS 2.4).
  view.is_other_state = is_inter_state(supplier_state, state_);
  view.tax = view.is_other_state ? fill(tr("Another State on the bill: IGST instead of CGST and SGST ({0})."),
                                        {state == nullptr ? "" : name_of(*state)})
                                 : tr("Tax as at this fair: CGST and SGST.");
  if (!now.gstin.empty() && now.gstin.size() == 15 && !is_valid_gstin(now.gstin))
    view.problem = tr("The buyer's GSTIN is not right. Look at it again: one letter may be wrong.");
  else if (!now.gstin.empty() && (now.name.empty() || now.address.empty()))
    view.problem = tr("A GSTIN on the bill needs the buyer's name and address too.");
  else if (is_needed_ && now.gstin.empty() && (now.name.empty() || now.address.empty() || state_ == 0))
    view.problem = tr("A bill of ₹50,000 or more names the buyer, with address and State.");
  view.can_finish =
      view.problem.empty() && (now.gstin.empty() || is_valid_gstin(now.gstin)) && !(now.is_empty() && state_ == 0);
  view.can_clear = !is_needed_;
  return view;
}

}  // namespace odop::ui
