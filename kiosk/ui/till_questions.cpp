// The questions over the till's screens: what each asks, offers and says while it is being answered. What an answer
// does is in till_deeds.cpp.
#include <algorithm>

#include "core/payment_ids.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till_screens.h"
#include "ui/till_sentences.h"
#include "ui/typed_digits.h"

namespace odop::ui {

TillDialogView TillScreens::make_dialog() const {
  const Language language = kiosk_.language();
  const Translator& words = Translator::of(language);
  TillDialogView dialog;
  dialog.is_open = question_ != Question::none;
  dialog.no_id = "dialog.no";
  dialog.yes_id = "dialog.yes";
  dialog.no_label = tr("Back");
  const Product* product = catalogue_.find_product(subject_);
  const std::string name = product == nullptr ? subject_ : product->name.in(language);
  const auto quicks = [&](const char* prefix, std::initializer_list<std::string> labels) {
    int i = 0;
    for (const std::string& label : labels) dialog.quicks.push_back({prefix + std::to_string(i++), label});
  };
  switch (question_) {
    case Question::none:
      return dialog;
    case Question::clear:
      dialog.title = tr("Clear the whole bill?");
      dialog.sentence = tr("Nothing was sold yet. The goods stay on the stall.");
      dialog.yes_id = "till.clear.yes";
      dialog.no_id = "till.clear.no";
      dialog.yes_label = tr("Clear all");
      dialog.yes_icon = "trash";
      dialog.yes_is_risky = true;
      dialog.no_label = tr("No, keep it");
      break;
    case Question::quantity: {
      if (product == nullptr) break;
      const ProductKind kind = product->kind;
      const std::int64_t quantity = number_of(typed_);
      dialog.title = name;
      dialog.sentence = fill(tr("{0} for one {1}"), {format_rupees(product->price), unit_of_price(kind, words)});
      dialog.has_pad = true;
      dialog.typed = typed_quantity(quantity, kind);
      dialog.can_confirm =
          quantity > 0 && quantity <= line_quantity_max && !(kind == ProductKind::unique && quantity > 1);
      if (quantity > 0) {
        const Money cost =
            Money::from_paise(mul_div_round_half_up(product->price.paise(), quantity, units_per_price(kind)));
        dialog.hint = format_quantity(quantity, kind, words) + " = " + format_rupees(cost);
      }
      if (kind == ProductKind::gram)
        quicks("quantity.",
               {format_quantity(100, kind, words), format_quantity(250, kind, words), format_quantity(500, kind, words),
                format_quantity(1000, kind, words), format_quantity(2000, kind, words)});
      else if (kind == ProductKind::centimetre)
        quicks("quantity.",
               {format_quantity(50, kind, words), format_quantity(100, kind, words), format_quantity(200, kind, words),
                format_quantity(300, kind, words), format_quantity(550, kind, words)});
      else
        quicks("quantity.", {"2", "5", "10", "12", "20"});
      dialog.yes_label = tr("Put in the bill");
      dialog.yes_icon = "check";
      break;
    }
    case Question::discount:
      dialog.title = tr("Discount on the bill");
      dialog.sentence = fill(tr("The goods come to {0}"), {format_rupees(cart_.before_discount(today()))});
      dialog.has_pad = true;
      dialog.typed = format_rupees(Money::from_paise(number_of(typed_) * 100));
      dialog.quicks = {
          {"till.discount.5", "5 %"}, {"till.discount.10", "10 %"}, {"till.discount.none", tr("No discount")}};
      dialog.yes_label = tr("Take off");
      dialog.yes_icon = "check";
      dialog.can_confirm = !typed_.empty();
      if (discount_too_large_) {
        dialog.hint = tr("The discount is larger than the bill. Make it smaller.");
        dialog.hint_is_warning = true;
      }
      break;
    case Question::amount:
      dialog.title = tr("How much did the customer give?");
      dialog.has_pad = true;
      dialog.typed = format_rupees(Money::from_paise(number_of(typed_) * 100));
      dialog.yes_label = tr("OK");
      dialog.yes_icon = "check";
      dialog.can_confirm = !typed_.empty();
      break;
    case Question::rrn: {
      dialog.title = tr("UPI ref no.");
      dialog.sentence = tr("12 digits, on the customer's phone under the payment. It may be left empty.");
      dialog.has_pad = true;
      dialog.typed = typed_.empty() ? "–" : typed_;
      dialog.yes_label = tr("OK");
      dialog.yes_icon = "check";
      const RrnCheck check = check_rrn(typed_, today());
      dialog.can_confirm = typed_.empty() || check != RrnCheck::malformed;
      if (!typed_.empty() && typed_.size() < 12) {
        const auto left = static_cast<std::uint64_t>(12 - typed_.size());
        dialog.hint = fill(trn("{0} digit more", "{0} digits more", left), {std::to_string(left)});
      } else if (typed_.size() == 12 && check != RrnCheck::good) {
        dialog.hint = check == RrnCheck::malformed
                          ? tr("The UPI ref no. has 12 digits. Look at the customer's phone again.")
                          : tr("Unusual number for today: look at the phone again. It can be used.");
        dialog.hint_is_warning = true;
      }
      break;
    }
    case Question::unknown_code:
      dialog.title = tr("This code is not in the list");
      dialog.sentence = subject_;
      dialog.yes_label = tr("Search by name");
      dialog.yes_icon = "search";
      dialog.no_label = tr("Leave it");
      break;
    case Question::sold_out:
      dialog.title = fill(tr("“{0}”: none left by the books"), {name});
      dialog.sentence = tr("If it is in your hand, sell it. The stock will be counted later.");
      dialog.yes_label = tr("Sell it");
      dialog.yes_icon = "check";
      break;
    case Question::found_cart: {
      dialog.title = tr("An unfinished bill was found");
      const auto lines = static_cast<std::uint64_t>(found_cart_ ? found_cart_->lines.size() : 0);
      dialog.sentence = fill(trn("The power had gone. {0} thing is in it; nothing of it was sold.",
                                 "The power had gone. {0} things are in it; nothing of it was sold.", lines),
                             {std::to_string(lines)});
      dialog.yes_id = "till.found.continue";
      dialog.no_id = "till.found.delete";
      dialog.yes_label = tr("Continue");
      dialog.yes_icon = "check";
      dialog.no_label = tr("Delete");
      break;
    }
    case Question::menu: {
      dialog.title = tr("More");
      const bool may_set = staff_ != nullptr && staff_->role != Role::seller;
      const bool is_open = state()->shift.shift_sequence != 0;
      dialog.sentence = may_set ? "" : tr("Settings open with a supervisor's PIN.");
      dialog.quicks.push_back({"till.menu.shift", is_open ? tr("Drawer") : tr("Open the drawer")});
      dialog.quicks.push_back({"till.menu.bills", tr("Bills · take back")});
      if (!cart_.is_empty()) dialog.quicks.push_back({"till.menu.buyer", tr("Buyer on the bill")});
      if (may_set) dialog.quicks.push_back({"till.menu.settings", tr("Settings")});
      if (may_set) dialog.quicks.push_back({"till.menu.close", tr("Close the kiosk")});
      using State = TillSyncView::State;
      if (sync_.state == State::offline || sync_.state == State::needs_person)
        dialog.quicks.push_back({"till.menu.sync", tr(advice_for_hub(sync_.code).title)});
      if (const auto unseen = state()->unseen_payments.size(); unseen > 0)
        dialog.quicks.push_back({"till.menu.checks", fill(tr("UPI to check: {0}"), {std::to_string(unseen)})});
      break;
    }
    case Question::message:
      dialog.title = subject_;
      break;
    case Question::parked: {
      dialog.title = tr("Parked bills");
      dialog.sentence = tr("Touch the one that goes on.");
      const auto now = state();
      for (const till::ParkedCart& parked : now->parked_carts) {
        const auto quoted = till::quote_cart(catalogue_, parked.cart, today(), false);
        const auto* quote = std::get_if<till::CartQuote>(&quoted);
        const Product* first = catalogue_.find_product(parked.cart.lines.front().sku);
        dialog.quicks.push_back({"till.parked." + std::to_string(parked.slot),
                                 time_of(parked.saved_ms) + " · " + (first == nullptr ? "" : first->name.in(language)) +
                                     (quote == nullptr ? "" : " · " + format_rupees(quote->payable))});
      }
      break;
    }
    case Question::pay_otherwise:
      dialog.title = tr("Another way to pay");
      dialog.sentence = can_be_split() ? "" : tr("These goods are of several sellers: one way pays for all of them.");
      dialog.quicks.push_back({"till.way.card", tr("Card")});
      if (can_be_split()) {
        dialog.quicks.push_back({"till.way.cash_upi", tr("Part cash, rest UPI")});
        dialog.quicks.push_back({"till.way.cash_card", tr("Part cash, rest card")});
      }
      break;
    case Question::cash_part: {
      const Money due = left_to_pay(), part = Money::from_paise(number_of(typed_) * 100);
      dialog.title = tr("How much of it in cash?");
      dialog.sentence = fill(tr("{0} in all"), {format_rupees(due)});
      dialog.has_pad = true;
      dialog.typed = format_rupees(part);
      dialog.can_confirm = part > Money{} && part < due;
      if (dialog.can_confirm)
        dialog.hint = fill(is_rest_by_card_ ? tr("{0} by card") : tr("{0} by UPI"), {format_rupees(due - part)});
      dialog.yes_label = tr("Next");
      dialog.yes_icon = "check";
      break;
    }
    case Question::empty_drawer:
      dialog.title = tr("Is there no cash in the drawer?");
      dialog.sentence = tr("Nothing was counted. The drawer is closed with ₹0.");
      dialog.yes_label = tr("Close till");
      dialog.yes_icon = "lock";
      dialog.no_label = tr("No, count");
      break;
    case Question::card_slip:
      dialog.title = fill(tr("{0} by card"), {format_rupees(left_to_pay())});
      dialog.sentence = tr("When the machine says paid, type the number on its slip. It may be left empty.");
      dialog.has_pad = true;
      dialog.typed = typed_.empty() ? "–" : typed_;
      dialog.yes_label = tr("Card is paid");
      dialog.yes_icon = "check";
      break;
    case Question::after_sale:
      return after_sale_.make_dialog();
    case Question::set_clock:
      return make_clock_dialog(typed_);
    case Question::sync: {
      const HubAdvice advice = advice_for_hub(sync_.code);
      const auto unsent = static_cast<std::uint64_t>(sync_.unsent);
      dialog.title = tr(advice.title);
      dialog.sentence = tr(advice.what_to_do) + std::string(" ") +
                        fill(trn("Nothing is lost: {0} entry waits in this kiosk and selling goes on.",
                                 "Nothing is lost: {0} entries wait in this kiosk and selling goes on.", unsent),
                             {group_indian(sync_.unsent)});
      dialog.yes_label = tr("Try to send now");
      dialog.yes_icon = "sync";
      break;
    }
  }
  return dialog;
}

}  // namespace odop::ui
