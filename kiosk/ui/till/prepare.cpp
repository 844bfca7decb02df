// From the till's state to the views its screens draw. Runs between frames, after each touch and answer.
#include <algorithm>
#include <cmath>

#include "core/page_link.h"
#include "core/payment_ids.h"
#include "core/training.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/notes.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"
#include "ui/till/typed_digits.h"

namespace odop::ui {

namespace {

constexpr int people_on_a_page = 6;

}  // namespace

void TillScreens::prepare() {
  // Only what is on the screen: everything is prepared again when it is shown.
  const std::string_view here = kiosk_.current();
  if (here == "till.pin") prepare_pin();
  if (here == "till.forgot") {
    forgot_view_ = forgot_.make_view(kiosk_.language(), now_s_);
    forgot_view_.dialog = make_dialog();
  }
  if (here == "till.phone") phone_view_ = phone_form_.make_view();
  if (here == "till.bill_phone") prepare_bill_phone();
  if (here == "till") prepare_grid();
  prepare_attention(here);
  if (here == "till.stock") prepare_stock();
  if (here == "till.search") prepare_search();
  if (here == "till.cash") prepare_cash();
  if (here == "till.upi") prepare_upi();
  if (here == "till.sold") prepare_sold();
  if (here == "till.trouble") prepare_trouble();
  if (here == "till.clock") prepare_clock();
  if (here == "till.shift") prepare_shift();
  if (here == "till.checks") prepare_checks();
  prepare_after_sale(here);
  prepare_bookings(here);
  if (here == "till.settings" || here == "till.wizard") prepare_settings();
  follow_training();
  kiosk_.request_redraw();
}

TillBarView TillScreens::make_bar() const {
  const Language language = kiosk_.language();
  TillBarView bar{.stall = catalogue_.stall.name.in(language),
                  .event = catalogue_.event.name.in(language),
                  .staff = staff_ == nullptr ? "" : staff_->name.in(language),
                  .time = time_of(clock_.utc_ms()),
                  .sync = {},
                  .sync_short = group_indian(sync_.unsent),
                  .demo = {},
                  .outside_dates = {},
                  .unseen = {}};
  using State = TillSyncView::State;
  const std::string waiting =
      sync_.unsent > 0 ? " · " + fill(trn("{0} to send", "{0} to send", static_cast<std::uint64_t>(sync_.unsent)),
                                      {group_indian(sync_.unsent)})
                       : "";
  switch (sync_.state) {
    case State::no_hub:
      break;
    case State::online:
      bar.sync = sync_.unsent > 0 ? tr("Sending") + waiting : tr("Everything is sent");
      break;
    case State::offline:
      bar.sync = tr("Offline · selling goes on") + waiting;
      bar.sync_icon = "off";
      bar.sync_is_calm = false;
      break;
    case State::needs_person:
      bar.sync = tr("The hub has a question") + waiting;
      bar.sync_icon = "warn";
      bar.sync_is_calm = false;
      break;
  }
  if (catalogue_.event.demo) bar.demo = tr("Demonstration");
  const CivilDate day = today();
  if (day < catalogue_.event.first_day) bar.outside_dates = tr("The event has not begun");
  if (catalogue_.event.last_day < day) bar.outside_dates = tr("The event is over");
  bar.is_help_wanted = is_help_wanted_;
  if (staff_ != nullptr)
    bar.attention = static_cast<int>(attention_cards({catalogue_, *state(), sync_, printer_, clock_.utc_ms()}).size());
  if (const auto unseen = static_cast<std::uint64_t>(state()->unseen_payments.size()); unseen > 0 && staff_ != nullptr)
    bar.unseen = fill(tr("UPI to check: {0}"), {std::to_string(unseen)});
  return bar;
}

void TillScreens::prepare_pin() {
  const Language language = kiosk_.language();
  const int n = static_cast<int>(catalogue_.staff.size());
  PinView view;
  view.pages = std::max(1, (n + people_on_a_page - 1) / people_on_a_page);
  people_page_ = std::clamp(people_page_, 0, view.pages - 1);
  view.page = people_page_;
  for (int i = 0; i < n; ++i) {
    const StaffMember& member = catalogue_.staff[static_cast<std::size_t>(i)];
    const bool is_chosen = member.code == person_;
    if (is_chosen) {
      view.has_chosen = true;
      view.chosen_name = member.name.in(language);
      view.chosen_sign = member.sign;
      view.chosen_ring = i;
    }
    if (i / people_on_a_page == people_page_)
      view.people.push_back({.code = member.code,
                             .name = member.name.in(language),
                             .sign = member.sign,
                             .ring = i,
                             .is_chosen = is_chosen});
  }
  view.digits = pin_.size();
  view.is_checking = pin_request_ != 0;
  view.is_waiting = pin_waits_until_s_ > now_s_;
  view.shakes_from_s = kiosk_.has_reduced_motion() ? -10 : pin_shakes_from_s_;
  if (view.is_waiting) {
    const auto left = static_cast<int>(std::ceil(pin_waits_until_s_ - now_s_));
    view.message = fill(trn("Wrong five times. Wait {0} second", "Wrong five times. Wait {0} seconds",
                            static_cast<std::uint64_t>(left)),
                        {std::to_string(left)});
  } else if (pin_was_wrong_) {
    view.message = tr("That was not right. Once more");
  } else if (has_new_pin_) {
    view.message = tr("The new digits hold. Press them");
    view.message_is_good = true;
  }
  view.may_be_forgotten = view.has_chosen && !view.is_checking && !is_training();
  view.dialog = make_dialog();
  pin_view_ = std::move(view);
}

std::int64_t TillScreens::quantity_of(const std::string& sku, bool is_stock) const {
  return is_stock ? stock_.quantity_of(sku) : cart_.quantity_of(sku);
}

TileView TillScreens::make_tile_of(const ShownThing& thing, bool is_stock) const {
  const Product& product = catalogue_.products[thing.product];
  const auto now = state();
  if (!thing.is_group)
    return make_tile(catalogue_, product, quantity_of(product.sku, is_stock), now->stock, today(), kiosk_.language());
  return make_group_tile(
      catalogue_, product.variant_group, [&](const std::string& sku) { return quantity_of(sku, is_stock); }, now->stock,
      today(), kiosk_.language());
}

// The goods of the chosen sector, with what is in the bill, or on the list of the stock screen.
std::vector<TileView> TillScreens::make_tiles() const {
  const bool is_stock = kiosk_.current() == "till.stock";
  std::vector<TileView> tiles;
  for (const ShownThing& thing : things_)
    if (sector_.empty() || catalogue_.products[thing.product].sector == sector_)
      tiles.push_back(make_tile_of(thing, is_stock));
  return tiles;
}

void TillScreens::prepare_attention(std::string_view here) {
  const auto now = state();
  if (here == "till.attention") {
    attention_view_ = make_attention_view({catalogue_, *now, sync_, printer_, clock_.utc_ms()});
    attention_view_.bar = make_bar();
    attention_view_.dialog = make_dialog();
  }
  if (here == "till.papers") {
    papers_view_ = make_papers_view(printer_, today());
    papers_view_.bar = make_bar();
    papers_view_.dialog = make_dialog();
  }
}

void TillScreens::prepare_stock() {
  StockView view = stock_.make_view();
  view.bar = make_bar();
  view.rail = make_rail(catalogue_, sector_, 0, kiosk_.language());  // a list of stock is nobody's wish
  view.tiles = make_tiles();
  view.problem = problem_;
  view.dialog = make_dialog();
  stock_view_ = std::move(view);
}

void TillScreens::prepare_grid() {
  const Language language = kiosk_.language();
  quote_ = quote_bill(false);
  const auto now = state();
  GridView view;
  view.bar = make_bar();
  view.rail = make_rail(catalogue_, sector_, hand_over_.wishes().size(), language);
  view.tiles = make_tiles();
  view.empty = tr("Nothing is for sale here yet. The organiser's list brings the goods.");
  view.cart = make_cart_view(catalogue_, cart_, quote_, today(), language, exchange_);
  view.cart.bill_key = bill_key();
  view.cart.can_undo = !bills_before_.empty();
  if (!problem_.empty()) view.cart.problem = problem_;
  if (const auto parked = now->parked_carts.size(); parked > 0)
    view.cart.parked = fill(tr("Parked bills: {0}"), {std::to_string(parked)});
  view.dialog = make_dialog();
  grid_view_ = std::move(view);
}

void TillScreens::prepare_search() {
  TillSearchView view;
  view.bar = make_bar();
  for (const ShownThing& thing : group_variants(catalogue_, index_.find(words_), words_))
    view.tiles.push_back(make_tile_of(thing, search_from_ == "till.stock"));
  view.is_nothing_found = view.tiles.empty() && !words_.empty();
  search_view_ = std::move(view);
}

void TillScreens::prepare_cash() {
  CashView view;
  view.bar = make_bar();
  view.dialog = make_dialog();
  view.problem = problem_;
  view.is_saving = sale_request_ != 0;
  const auto quoted = quote_bill(true);
  const auto* quote = std::get_if<till::CartQuote>(&quoted);
  const Money due = quote == nullptr ? Money{} : to_pay(*quote), got = given();
  if (quote == nullptr) view.problem = say_refused(std::get<till::SaleRefused>(quoted), catalogue_, kiosk_.language());
  view.due = format_rupees(due);
  view.given = format_rupees(got);
  view.exact_label = fill(tr("{0} paid in full"), {view.due});
  for (const int rupees : note_keys)
    view.notes.push_back({rupees, static_cast<int>(std::count(notes_.begin(), notes_.end(), rupees))});
  view.is_typed = typed_amount_.has_value();
  view.has_given = view.is_typed || !notes_.empty();
  if (view.has_given && got < due) view.short_by = fill(tr("{0} more is needed."), {format_rupees(due - got)});
  if (view.has_given && got > due) {
    view.change = format_rupees(got - due);
    view.hand_back = hand_back_notes(got - due);
  }
  view.can_finish = view.has_given && got >= due && quote != nullptr;
  cash_view_ = std::move(view);
}

void TillScreens::prepare_upi() {
  using Stage = UpiView::Stage;
  const Language language = kiosk_.language();
  UpiView view;
  view.bar = make_bar();
  view.dialog = make_dialog();
  view.problem = problem_;
  view.is_saving = sale_request_ != 0;
  view.stage = !attempt_     ? (upi_request_ != 0 ? Stage::preparing : Stage::impossible)
               : is_claimed_ ? Stage::claimed
                             : Stage::shown;
  const auto* quote = std::get_if<till::CartQuote>(&quote_);
  view.amount = format_rupees(attempt_ ? attempt_->amount : quote == nullptr ? Money{} : left_to_pay());
  if (const Supplier* payee = catalogue_.find_supplier(upi_supplier_)) {
    view.payee = payee->upi_payee_name.empty() ? payee->name.in(language) : payee->upi_payee_name;
    view.vpa = payee->upi_vpa;
    if (attempt_ && quote != nullptr && quote->documents.size() > 1)
      view.notice = fill(tr("The goods are of several sellers; {0} takes the money for all of them."),
                         {payee->name.in(language)});
  }
  if (attempt_) {
    view.reference = attempt_->reference;
    view.link = attempt_->link;
    view.shown_at = time_of(shown_ms_);
    if (is_claimed_) view.claimed_at = time_of(claimed_ms_);
    view.rrn = rrn_;
    if (attempt_->is_amount_typed)
      view.type_it = fill(tr("This QR names no sum: the customer types {0}"), {view.amount});
    if (is_training()) {
      view.practice = tr("practice: nobody pays");
      view.link.clear();
      upi_view_ = std::move(view);
      return;
    }
    // Encoded once for each attempt: its texture is kept by the address of the matrix.
    if (upi_view_.qr != nullptr && upi_view_.link == attempt_->link) {
      view.qr = upi_view_.qr;
    } else {
      // Medium, unless that makes a symbol too fine for 8 px a module on the smallest stall screen.
      auto qr = encode_qr(attempt_->link, QrLevel::medium);
      if (qr && qr->version() > 9) qr = encode_qr(attempt_->link, QrLevel::low);
      if (qr) view.qr = std::make_shared<const QrMatrix>(std::move(*qr));
    }
  }
  upi_view_ = std::move(view);
}

// Without the organiser's key nobody could ever send it, and nobody's number is needed to practise.
bool TillScreens::may_offer_phone() const {
  return sold_ && !sold_->back && !sold_->is_unbilled && !sold_->is_booking && !is_training() &&
         !catalogue_.event.organiser_key.empty();
}

void TillScreens::prepare_sold() {
  if (!sold_) return;
  using State = TillPrinterView::State;
  SoldView view;
  view.title = !sold_->back                 ? sold_->is_booking ? tr("Booked") : tr("Sold")
                               : sold_->back->is_booking ? tr("Booking cancelled")
               : sold_->back->is_withdrawal ? tr("Withdrawn")
                                            : tr("Taken back");
  view.change_label = tr("Hand back");
  if (sold_->back) {
    const MoneyBack& back = *sold_->back;
    view.what = fill(back.is_booking      ? tr("{0} · booking {1}")
                     : back.is_withdrawal ? tr("{0} · bill {1} is withdrawn")
                                          : tr("{0} · credit note {1}"),
                     {format_rupees(back.payable), shown_serial(back.serial)});
    if (back.otherwise > Money{} && back.never_came) {
      view.more = tr("Its UPI money never came: send none.");
    } else if (back.otherwise > Money{} && back.cash > Money{}) {
      view.more = fill(tr("Send {0} by UPI from the stall's phone."), {format_rupees(back.otherwise)});
    } else if (back.otherwise > Money{}) {
      view.change_label = tr("Send by UPI");
      view.change = format_rupees(back.otherwise);
    }
  } else {
    std::string ways;
    for (const TenderKind way : sold_->ways) ways += (ways.empty() ? "" : " + ") + word_of(way);
    view.what = fill(sold_->is_unbilled        ? tr("{0} {2} · without a bill")
                     : sold_->is_booking       ? tr("{0} {2} · booking {1}")
                     : sold_->is_checked_later ? tr("{0} UPI, to be checked · bill {1}")
                                               : tr("{0} {2} · bill {1}"),
                     {format_rupees(sold_->payable), shown_serial(sold_->serials.front()), ways});
    if (!sold_->credit_note.empty()) {
      view.title = tr("Exchanged");
      view.what =
          fill(tr("{0} · bill {1} · credit note {2}"),
               {format_rupees(sold_->payable), shown_serial(sold_->serials.front()), shown_serial(sold_->credit_note)});
      if (sold_->sent_back > Money{})
        view.more = fill(tr("Send {0} by UPI from the stall's phone."), {format_rupees(sold_->sent_back)});
    }
    for (std::size_t i = 1; i < sold_->serials.size() && view.more.empty(); ++i)
      view.more += (i > 1 ? " · " : "") + shown_serial(sold_->serials[i]);
  }
  view.offers_phone = may_offer_phone() && phone_form_.kept().empty();
  view.offers_bill_page = phone_page_ && !sold_->bills.empty();
  if (!phone_form_.kept().empty()) view.phone = "••••••" + phone_form_.kept();
  if (sold_->change > Money{}) view.change = format_rupees(sold_->change);
  view.has_printer = printer_.state != State::none;
  switch (printer_.state) {
    case State::none:
      view.printing = tr("No printer is set up");
      break;
    case State::idle:
    case State::queued:
      view.printing = tr("Receipt waits for the printer");
      view.part = 0.15;
      break;
    case State::printing:
      view.printing = tr("Receipt is being printed");
      view.part = 0.6;
      break;
    case State::printed:
      view.printing = tr("Receipt is printed");
      view.part = 1;
      break;
    case State::trouble:
      view.printing = tr(advice_for_printer(printer_.trouble).title);
      view.is_trouble = true;
      break;
  }
  view.print_label = sold_->is_unbilled ? tr("Print a slip after all") : tr("Print receipt again");
  if (sold_->is_unbilled && !view.is_trouble) {
    view.printing = tr("It goes into the day's consolidated bill");
    view.part = 1;
  }
  view.safe = view.is_trouble ? sold_->back ? tr("It is done. The paper is printed later by itself.")
                                            : tr("The sale is done. The receipt is printed later by itself.")
              : sync_.state == TillSyncView::State::offline
                  ? tr("Safe in this kiosk. It is sent as soon as there is a network.")
                  : tr("Safe in this kiosk.");
  view.leaves_in_s =
      static_cast<int>(std::ceil(std::clamp(8.0 - std::min(now_s_ - sold_->at_s, kiosk_.idle_s(now_s_)), 0.0, 8.0)));
  sold_view_ = std::move(view);
}

namespace {
constexpr int bill_phone_version_max = 17;  // a phone reads it from the smallest screen
}

void TillScreens::prepare_bill_phone() {
  if (!sold_ || !phone_page_ || bill_on_phone_ >= sold_->bills.size()) {
    bill_phone_view_ = {};
    bill_phone_view_.title = tr("The page for phones is not served just now.");
    return;
  }
  const SignedBill& bill = sold_->bills[bill_on_phone_];
  bill_phone_view_.title = fill(tr("Bill {0} for the phone"), {shown_serial(bill.serial)});
  bill_phone_view_.has_more = sold_->bills.size() > 1;
  if (bill_phone_view_.serial == bill.serial) return;  // encoding is not done again for every turn of the loop
  bill_phone_view_.serial = bill.serial;
  bill_phone_view_.steps = make_phone_steps(*phone_page_, bill_page_link(phone_page_->address, bill.text));
  const auto& qr = bill_phone_view_.steps.page_qr;
  if ((qr == nullptr || qr->version() > bill_phone_version_max) && !bill.short_text.empty())
    bill_phone_view_.steps = make_phone_steps(*phone_page_, bill_page_link(phone_page_->address, bill.short_text));
}

void TillScreens::prepare_trouble() {
  TroubleView view;
  view.is_printer = trouble_is_printer_;
  if (trouble_is_printer_) {
    const PrinterAdvice advice = advice_for_printer(printer_.trouble);
    view.badge = tr("Printer");
    view.badge_icon = "print";
    view.title = tr(advice.title);
    for (const char* step : advice.steps) view.steps.emplace_back(tr(step));
    const auto waiting = static_cast<std::uint64_t>(std::max(1, printer_.waiting));
    view.safe =
        tr("The sale is done.") + std::string(" ") +
        fill(trn("{0} receipt will be printed by itself.", "{0} receipts will be printed by themselves.", waiting),
             {std::to_string(waiting)});
    view.retry_label = printer_.trouble == "paper_out" ? tr("The roll is in") : tr("Done, print");
    view.go_on_label = tr("Go on without receipt");
  } else {
    const MachineAdvice advice = advice_for_machine(trouble_.kind);
    view.badge = tr("This kiosk");
    view.badge_icon = "warn";
    view.title = tr(advice.title);
    for (const char* step : advice.steps) view.steps.emplace_back(tr(step));
    view.safe =
        tr("What you just did was not recorded. Everything sold before is safe, and the open bill is still here.");
    view.retry_label = tr("Try again");
  }
  trouble_view_ = std::move(view);
}

void TillScreens::prepare_clock() {
  const Translator& words = Translator::of(kiosk_.language());
  const CivilTime now = ist_from_utc_ms(clock_.utc_ms());
  clock_view_.date = format_date_long(now.date, words);
  clock_view_.time = format_time_24(now.hour, now.minute);
  clock_view_.is_busy = clock_request_ != 0;
  clock_view_.is_setting = is_clock_setting_;
  clock_view_.note = clock_sentence(clock_said_);
  clock_view_.dialog = make_dialog();
}

// UPI money that the drawer's person still has to look for.
void TillScreens::add_unseen_payments(ShiftView& view) const {
  const auto now = state();
  if (now->unseen_payments.empty()) return;
  Money unseen;
  for (const till::UnseenPayment& payment : now->unseen_payments) unseen = unseen + payment.amount;
  view.rows.push_back(
      {tr("UPI nobody has seen yet"),
       group_indian(static_cast<std::int64_t>(now->unseen_payments.size())) + " · " + format_rupees(unseen), 1});
}

// What the closed shift came to: from its Z report, or when that could not be read from what the close said.
void TillScreens::add_closed_rows(ShiftView& view) const {
  const till::ShiftSummary& shift = *closed_shift_;
  if (!closed_report_) {
    view.rows.push_back({tr("Bills and credit notes"), group_indian(shift.documents)});
    view.rows.push_back({tr("Sold in all"), format_rupees(shift.net)});
    view.rows.push_back({tr("Money for change at the start"), format_rupees(shift.opening_float)});
    view.rows.push_back({tr("Cash taken"), format_rupees(shift.cash_taken)});
    return;
  }
  const ShiftReport& report = *closed_report_;
  view.rows.push_back({tr("Bills"), group_indian(report.sales)});
  if (report.refunds > 0)
    view.rows.push_back({tr("Came back"), group_indian(report.refunds) + " · " + format_rupees(report.refunded)});
  if (report.voids > 0)
    view.rows.push_back({tr("Withdrawn"), group_indian(report.voids) + " · " + format_rupees(report.withdrawn)});
  view.rows.push_back({tr("Sold in all"), format_rupees(report.net)});
  for (const TurnoverMeter& meter : report.turnover)
    view.rows.push_back({fill(tr("{0}: {1} % of the year's limit"),
                              {meter.name.in(kiosk_.language()), std::to_string(meter.percent())}),
                         format_rupees(meter.total()), 1});
  view.rows.push_back({tr("Money for change at the start"), format_rupees(report.opening_float)});
  view.rows.push_back({tr("Cash taken"), format_rupees(report.cash_sales)});
  if (report.cash_advances != Money{})
    view.rows.push_back({tr("Cash from advances"), format_rupees(report.cash_advances)});
  if (report.cash_in > Money{}) view.rows.push_back({tr("Money put in"), format_rupees(report.cash_in)});
  if (report.cash_out > Money{}) view.rows.push_back({tr("Money taken out"), format_rupees(report.cash_out)});
}

void TillScreens::prepare_shift() {
  ShiftView view;
  view.bar = make_bar();
  view.problem = problem_;
  view.is_busy = shift_request_ != 0;
  const auto now = state();
  const till::ShiftSummary& shift = closed_shift_ ? *closed_shift_ : now->shift;
  view.is_open = shift.shift_sequence != 0 && !closed_shift_;
  view.is_summary = closed_shift_.has_value();
  view.typed = format_rupees(Money::from_paise(number_of(typed_) * 100));
  view.can_submit = view.is_summary || !typed_.empty() || !view.is_open;
  if (!view.is_open && !view.is_summary) {
    view.title = tr("Open the drawer");
    view.sentence = tr("Count the money that is in it for change and type it in.");
    view.submit_label = tr("Open the drawer");
  } else {
    if (view.is_summary) {
      add_closed_rows(view);
      view.title = tr("The drawer is closed");
      view.sentence = tr("Put the money away and note the difference.");
      view.submit_label = tr("Back to the till");
      const Money difference = shift.counted - shift.expected;
      view.rows.push_back({tr("Should be in it"), format_rupees(shift.expected)});
      view.rows.push_back({tr("Counted"), format_rupees(shift.counted)});
      view.rows.push_back({difference < Money{}   ? tr("Short")
                           : difference > Money{} ? tr("Over")
                                                  : tr("Difference"),
                           format_rupees(difference < Money{} ? -difference : difference),
                           difference < Money{}   ? -1
                           : difference > Money{} ? 1
                                                  : 0});
    } else {
      view.rows.push_back({tr("Bills and credit notes"), group_indian(shift.documents)});
      view.rows.push_back({tr("Sold in all"), format_rupees(shift.net)});
      // What should be in it is not shown before it was counted: counting is not guessing.
      view.title = tr("Close the drawer");
      view.sentence = tr("Count all the notes and coins in it.");
      view.submit_label = tr("Close till");
      const DrawerCount& count = after_sale_.count();
      view.typed = format_rupees(count.sum());
      view.can_submit = true;
      for (const int rupees : DrawerCount::rows)
        view.notes.push_back(
            {rupees, count.of(rupees), format_rupees(Money::from_paise(count.of(rupees) * rupees * 100))});
    }
  }
  if (!view.rows.empty()) add_unseen_payments(view);
  view.has_printer = has_printer();
  view.dialog = make_dialog();
  shift_view_ = std::move(view);
}

void TillScreens::prepare_after_sale(std::string_view here) {
  const auto finish = [&](auto view) {
    view.problem = problem_;
    view.dialog = make_dialog();
    return view;
  };
  if (here == "till.buyer") {
    buyer_view_ = buyer_form_.view(supplier_state(), kiosk_.language() != Language::en);
    buyer_view_.bar = make_bar();
  }
  if (here == "till.bills") bills_view_ = finish(after_sale_.make_bills());
  if (here == "till.bill") bill_view_ = finish(after_sale_.make_bill());
  if (here == "till.money") money_view_ = finish(after_sale_.make_money());
  if (here != "till.drawer") return;
  drawer_view_ = finish(after_sale_.make_drawer());
  const auto now = state();
  drawer_view_.rows.push_back({tr("Bills and credit notes"), group_indian(now->shift.documents)});
  drawer_view_.rows.push_back({tr("Sold in all"), format_rupees(now->shift.net)});
  drawer_view_.rows.push_back({tr("Money for change at the start"), format_rupees(now->shift.opening_float)});
  add_unseen_payments(drawer_view_);
}

void TillScreens::prepare_checks() {
  ChecksView view;
  view.bar = make_bar();
  view.problem = problem_;
  view.is_busy = check_request_ != 0;
  const Translator& words = Translator::of(kiosk_.language());
  const auto now = state();
  Money sum;
  for (const till::UnseenPayment& payment : now->unseen_payments) {
    sum = sum + payment.amount;
    const CivilTime at = ist_from_utc_ms(payment.shown_ms);
    const StaffMember* member = catalogue_.find_staff(payment.staff);
    const std::string who = member == nullptr ? payment.staff : member->name.in(kiosk_.language());
    view.rows.push_back({payment.attempt_sequence, format_rupees(payment.amount),
                         payment.serial.empty() ? tr("without a bill") + std::string(" · ") + payment.reference
                                                : shown_serial(payment.serial) + " · " + payment.reference,
                         format_date_short(at.date, words) + " " + format_time_24(at.hour, at.minute) + " · " + who});
  }
  view.sum = format_rupees(sum);
  checks_view_ = std::move(view);
}

}  // namespace odop::ui
