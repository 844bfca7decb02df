// The questions over the till's screens: what each asks, offers and says while it is being answered. What an answer
// does is in till_deeds.cpp.
#include <algorithm>

#include "core/payment_ids.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/make_views.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

// One thing to do next on this screen, for somebody who does not know.
std::string TillScreens::what_now() const {
  const std::string_view here = kiosk_.current();
  if (here == "till" && cart_.is_empty())
    return tr("Touch the picture of what the customer wants, or scan its label. It appears in the bill on the side.");
  if (here == "till")
    return tr("Is everything in the bill? Then touch Cash or UPI. To change a price touch the name in the bill.");
  if (here == "till.search") return tr("Type a few letters of the name, in Hindi or English, then touch the thing.");
  if (here == "till.cash")
    return tr(
        "Take the money. If it is exact, touch the large key. Else touch the notes you were given; the change is "
        "told.");
  if (here == "till.upi")
    return tr("The customer scans the code and pays. Look at their phone, or listen to the speaker, before you go on.");
  if (here == "till.sold") return tr("Give the change and the receipt. The next bill begins by itself.");
  if (here == "till.shift")
    return tr("Count what lies in the drawer, note by note. Nobody is told before what it should be.");
  if (here == "till.drawer")
    return tr("Money in or out is written down here with its reason. At the end of the day close it.");
  if (here == "till.bills") return tr("Touch the bill of what comes back, or scan the code on the receipt.");
  if (here == "till.bill")
    return tr("Choose what comes back and touch why. Then the money goes back and a credit note is printed.");
  if (here == "till.book") return tr("Type what is paid now, touch the day and how the goods go, then how it is paid.");
  if (here == "till.bookings") return tr("Touch the booking that is taken away or cancelled.");
  if (here == "till.booking") return tr("Hand the goods over and touch how the balance is paid.");
  if (here == "till.stock") return tr("Touch or scan the goods, set how many, then touch the large key.");
  if (here == "till.checks") return tr("Look for each sum on the stall's phone and say whether it came.");
  if (here == "till.buyer")
    return tr("Only if the customer asks, or the bill is large: name, address and State stand on the bill.");
  return tr("Touch what is asked for. Back leads to the till; nothing is lost.");
}

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
      const Money each = cart_.price_each(subject_, today());  // a bargained one holds for more of it too
      dialog.title = name;
      dialog.sentence = fill(tr("{0} for one {1}"), {format_rupees(each), unit_of_price(kind, words)});
      dialog.has_pad = true;
      dialog.typed = typed_quantity(quantity, kind);
      const bool is_stock = kiosk_.current() == "till.stock";
      dialog.can_confirm = (quantity > 0 || (is_stock && !typed_.empty())) && quantity <= line_quantity_max &&
                           !(kind == ProductKind::unique && quantity > 1);
      if (is_stock) dialog.sentence.clear();
      if (quantity > 0 && !is_stock) {
        const Money cost = line_price(*product, quantity, each);
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
      dialog.yes_label = is_stock ? tr("Put on the list") : tr("Put in the bill");
      dialog.yes_icon = "check";
      break;
    }
    case Question::bargain: {
      const std::int64_t quantity = cart_.quantity_of(subject_);
      if (product == nullptr || quantity == 0) break;
      const Money marked = product->price_on(today()), amount = Money::from_paise(number_of(typed_) * 100);
      const Money all = line_price(*product, quantity, marked);
      const bool is_one = quantity == 1 && !is_measured(product->kind);
      dialog.title = name;
      dialog.sentence = fill(tr("{0} for one {1}"), {format_rupees(marked), unit_of_price(product->kind, words)});
      if (!is_one)
        dialog.sentence += " · " + format_quantity(quantity, product->kind, words) + " = " + format_rupees(all);
      dialog.has_pad = true;
      dialog.typed = format_rupees(amount);
      const Money limit = is_bargain_for_all_ ? all : std::max(marked, product->mrp.value_or(marked));
      dialog.can_confirm = amount > Money{} && amount <= limit;
      const Money comes_to = is_bargain_for_all_ ? amount : line_price(*product, quantity, amount);
      if (typed_.empty()) {
        dialog.hint = is_bargain_for_all_ ? tr("Type what all of it comes to.")
                      : is_one            ? tr("Type the price you agreed on.")
                                          : tr("Type the price for one that you agreed on.");
      } else if (amount > limit) {
        dialog.hint = fill(tr("Not above {0}."), {format_rupees(limit)});
        dialog.hint_is_warning = true;
      } else if (amount > Money{} && comes_to < all) {
        dialog.hint =
            fill(tr("{0} less: the line comes to {1}"), {format_rupees(all - comes_to), format_rupees(comes_to)});
      }
      dialog.quicks = {{"bargain.5", "−5 %"}, {"bargain.10", "−10 %"}, {"bargain.marked", tr("As marked")}};
      if (!is_one)
        dialog.quicks.push_back(is_bargain_for_all_ ? TillDialogView::Quick{"bargain.for_one", tr("Price for one")}
                                                    : TillDialogView::Quick{"bargain.for_all", tr("For all of it")});
      dialog.yes_label = tr("This price");
      dialog.yes_icon = "check";
      break;
    }
    case Question::supervisor:
      return supervisor_pin_.dialog(fill(tr("“{0}” goes below its lowest price. A supervisor can allow it."), {name}));
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
    case Question::variants: {
      const auto members = catalogue_.find_variants(subject_);
      if (members.empty()) break;
      const bool is_stock = kiosk_.current() == "till.stock";
      dialog.title = catalogue_.products[members.front()].craft_name.in(language);
      dialog.sentence = tr("Which one is it?");
      dialog.variants = make_variant_keys(
          catalogue_, subject_, [&](const std::string& sku) { return quantity_of(sku, is_stock); }, state()->stock,
          today(), language);
      break;
    }
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
      dialog.quicks.push_back({"till.menu.bookings", tr("Bookings")});
      const auto attention = attention_cards({catalogue_, *state(), sync_, printer_, clock_.utc_ms()}).size();
      dialog.quicks.push_back(
          {"till.menu.attention", attention == 0 ? std::string(tr("All is well"))
                                                 : fill(tr("Needs somebody: {0}"), {std::to_string(attention)})});
      if (!cart_.is_empty()) dialog.quicks.push_back({"till.menu.buyer", tr("Buyer on the bill")});
      dialog.quicks.push_back({"till.menu.stock", tr("Stock")});
      if (may_set) dialog.quicks.push_back({"till.menu.settings", tr("Settings")});
      if (may_set) dialog.quicks.push_back({"till.menu.close", tr("Close the kiosk")});
      using State = TillSyncView::State;
      if (sync_.state == State::offline || sync_.state == State::needs_person)
        dialog.quicks.push_back({"till.menu.sync", tr(advice_for_hub(sync_.code).title)});
      if (const auto unseen = state()->unseen_payments.size(); unseen > 0)
        dialog.quicks.push_back({"till.menu.checks", fill(tr("UPI to check: {0}"), {std::to_string(unseen)})});
      add_training_to_menu(dialog);
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
                                     (quote == nullptr ? "" : " · " + format_rupees(to_pay(*quote)))});
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
        if (!exchange_) dialog.quicks.push_back({"till.way.book", tr("Book, pay a part")});
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
    case Question::wanted:
      dialog.title = tr("Which number?");
      dialog.sentence = tr("Visitors chose these at the screen. Ask for the number and touch it.");
      for (const Wish& wish : offered_wishes_) {
        const Product* first = catalogue_.find_product(wish.skus.front());
        const auto n = static_cast<std::uint64_t>(wish.skus.size());
        dialog.quicks.push_back(
            {"till.wanted." + std::to_string(wish.number),
             std::to_string(wish.number) + " · " +
                 (n == 1 ? first->name.in(language) : fill(trn("{0} thing", "{0} things", n), {std::to_string(n)}))});
      }
      if (!offered_wishes_.empty()) dialog.quicks.push_back({"till.wanted.clear", tr("Forget them all")});
      break;
    case Question::what_now:
      dialog.title = tr("What now?");
      dialog.sentence = what_now();
      dialog.no_label = tr("OK");
      break;
    case Question::stock_choice:
      dialog.title = tr("Stock");
      dialog.sentence = tr("What happened with the goods?");
      dialog.quicks = {{"stock.receive", tr("Goods came")},    {"stock.arrive", tr("From another stall")},
                       {"stock.send", tr("To another stall")}, {"stock.damage", tr("Broken or lost")},
                       {"stock.count", tr("Count goods")},     {"stock.labels", tr("Price tags")}};
      break;
    case Question::stock:
      return stock_.make_dialog();
    case Question::booking:
      return bookings_.make_dialog();
    case Question::maker:
      return maker_.make_dialog(language, has_printer(), staff_ != nullptr && state()->shift.shift_sequence != 0);
    case Question::after_sale:
      return after_sale_.make_dialog();
    case Question::forgot_supervisor:
      return forgot_.make_dialog();
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
