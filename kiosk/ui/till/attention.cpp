#include "ui/till/attention.h"

#include <algorithm>

#include "core/civil_date.h"
#include "core/training.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "till/move_stock.h"
#include "ui/till/sentences.h"

namespace odop::ui {

namespace {

std::int64_t last_exchange_ms(const AttentionFacts& facts) {
  return std::max(facts.sync.last_exchange_ms, facts.state.last_exchange_ms);
}

void add_clock(const AttentionFacts& facts, std::vector<AttentionCardView>& cards) {
  if (!facts.state.is_clock_suspect) return;
  cards.push_back({.id = "clock",
                   .icon = "calendar",
                   .title = tr("The date looks wrong"),
                   .what = tr("Nothing can be sold until somebody says which day it is."),
                   .safe = tr("All bills are safe."),
                   .label = tr("Look at the date"),
                   .act = TillAct::open_clock});
}

void add_disk(const AttentionFacts& facts, std::vector<AttentionCardView>& cards) {
  const std::int64_t free = facts.state.disk_free_bytes;
  if (free < 0 || free >= disk_low_bytes) return;
  cards.push_back(
      {.id = "disk",
       .icon = "warn",
       .title = tr("The disk is nearly full"),
       .what = fill(tr("{0} MB are left. Call the organiser before it is full."), {group_indian(free / 1'000'000)}),
       .safe = tr("All bills are safe. When it is full, nothing more can be sold."),
       .label = {},
       .act = TillAct::back});
}

bool did_not_come_out(const PrintJobStatus& paper) {
  return paper.state == PrintState::failed && !paper.is_dropped;
}

void add_printer(const AttentionFacts& facts, std::vector<AttentionCardView>& cards) {
  using State = TillPrinterView::State;
  std::uint64_t failed = 0;
  for (const PrintJobStatus& paper : facts.printer.papers) failed += did_not_come_out(paper) ? 1U : 0U;
  if (facts.printer.state == State::trouble) {
    const PrinterAdvice advice = advice_for_printer(facts.printer.trouble);
    const auto waiting = static_cast<std::uint64_t>(facts.printer.waiting);
    cards.push_back({.id = "printer",
                     .icon = "print",
                     .title = tr(advice.title),
                     .what = tr(advice.steps.front()),
                     .safe = fill(trn("{0} paper waits and is printed by itself.",
                                      "{0} papers wait and are printed by themselves.", waiting),
                                  {std::to_string(waiting)}),
                     .label = tr("Papers"),
                     .act = TillAct::open_papers});
  } else if (failed > 0) {
    cards.push_back({.id = "papers",
                     .icon = "print",
                     .title = fill(trn("{0} paper did not come out", "{0} papers did not come out", failed),
                                   {std::to_string(failed)}),
                     .what = tr("Print it again, or leave it."),
                     .safe = tr("The bills themselves are safe."),
                     .label = tr("Papers"),
                     .act = TillAct::open_papers});
  }
}

void add_unseen(const AttentionFacts& facts, std::vector<AttentionCardView>& cards) {
  const auto n = static_cast<std::uint64_t>(facts.state.unseen_payments.size());
  if (n == 0) return;
  Money sum;
  for (const till::UnseenPayment& payment : facts.state.unseen_payments) sum = sum + payment.amount;
  cards.push_back(
      {.id = "upi",
       .icon = "phone",
       .title =
           fill(trn("{0} UPI payment nobody has seen", "{0} UPI payments nobody has seen", n), {std::to_string(n)}),
       .what = fill(tr("{0} in all. Look at the stall's phone and say which have come."), {format_rupees(sum)}),
       .safe = tr("The bills are written down."),
       .label = tr("Check them"),
       .act = TillAct::open_checks});
}

void add_hub(const AttentionFacts& facts, std::vector<AttentionCardView>& cards) {
  using State = TillSyncView::State;
  const bool is_long = facts.sync.state == State::offline && facts.sync.unsent > 0 &&
                       facts.now_ms - last_exchange_ms(facts) >= unsent_long_ms;
  if (facts.sync.state != State::needs_person && !is_long) return;
  const HubAdvice advice = advice_for_hub(facts.sync.code);
  const auto unsent = static_cast<std::uint64_t>(facts.sync.unsent);
  cards.push_back({.id = "hub",
                   .icon = "sync",
                   .title = is_long ? tr("Nothing was sent for hours") : tr(advice.title),
                   .what = is_long ? tr("When there is a network, it is sent by itself. Nobody has to wait for it.")
                                   : tr(advice.what_to_do),
                   .safe = fill(trn("Nothing is lost: {0} entry waits in this kiosk and selling goes on.",
                                    "Nothing is lost: {0} entries wait in this kiosk and selling goes on.", unsent),
                                {group_indian(facts.sync.unsent)}),
                   .label = tr("Try to send now"),
                   .act = TillAct::send_now});
}

void add_stock(const AttentionFacts& facts, std::vector<AttentionCardView>& cards) {
  std::uint64_t below = 0;
  const Product* first = nullptr;
  for (const Product& product : facts.catalogue.products) {
    const auto found = facts.state.stock.find(product.sku);
    if (found == facts.state.stock.end() || found->second >= 0) continue;
    if (below++ == 0) first = &product;
  }
  if (below == 0) return;
  cards.push_back(
      {.id = "stock",
       .icon = "warn",
       .title = fill(trn("{0} thing is below zero in the books", "{0} things are below zero in the books", below),
                     {std::to_string(below)}),
       .what = fill(tr("More was sold than had been written down, such as “{0}”. Count it."),
                    {first->name.in(current_language())}),
       .safe = tr("Selling goes on."),
       .label = tr("Count goods"),
       .act = TillAct::open_stock,
       .number = static_cast<std::int64_t>(till::StockDeed::count)});
}

void add_drawer(const AttentionFacts& facts, std::vector<AttentionCardView>& cards) {
  const till::ShiftSummary& shift = facts.state.shift;
  if (shift.shift_sequence == 0 || facts.state.shift_opened_ms == 0 ||
      ist_date(facts.state.shift_opened_ms) == ist_date(facts.now_ms))
    return;
  cards.push_back({.id = "drawer",
                   .icon = "cash",
                   .title = tr("The drawer is open since an earlier day"),
                   .what = tr("Count it and close it, then open it for today."),
                   .safe = tr("Selling goes on."),
                   .label = tr("Drawer"),
                   .act = TillAct::open_shift_page});
}

// From four fifths of what the law allows on, calmly: there is time to register.
void add_turnover(const AttentionFacts& facts, std::vector<AttentionCardView>& cards) {
  for (const TurnoverMeter& meter : turnover_meters(facts.catalogue, facts.state.turnover, ist_date(facts.now_ms))) {
    if (!meter.is_near()) continue;
    cards.push_back({.id = "turnover:" + meter.suppliers.front(),
                     .icon = "percent",
                     .title = fill(tr("{0}: {1} % of the year's limit"),
                                   {meter.name.in(current_language()), std::to_string(meter.percent())}),
                     .what = fill(tr("{0} of {1} that the law lets it sell without another registration. Above it the "
                                     "till sells nothing more of it: register in time."),
                                  {format_rupees(meter.total()), format_rupees(meter.limit)}),
                     .safe = tr("What other kiosks sold is not in it: only the hub adds that up, after sending."),
                     .label = {},
                     .act = TillAct::back});
  }
}

}  // namespace

std::vector<AttentionCardView> attention_cards(const AttentionFacts& facts) {
  std::vector<AttentionCardView> cards;
  add_clock(facts, cards);
  add_disk(facts, cards);
  add_printer(facts, cards);
  add_unseen(facts, cards);
  add_hub(facts, cards);
  add_drawer(facts, cards);
  add_stock(facts, cards);
  add_turnover(facts, cards);
  return cards;
}

PapersView make_papers_view(const TillPrinterView& printer, CivilDate today) {
  using State = TillPrinterView::State;
  const Translator& words = Translator::of(current_language());
  PapersView view;
  view.has_printer = printer.state != State::none;
  view.state = printer.state == State::none      ? tr("No printer is set up")
               : printer.state == State::trouble ? tr(advice_for_printer(printer.trouble).title)
               : printer.waiting > 0
                   ? fill(trn("{0} paper waits", "{0} papers wait", static_cast<std::uint64_t>(printer.waiting)),
                          {std::to_string(printer.waiting)})
                   : tr("The printer is well, nothing waits");
  for (const PrintJobStatus& paper : printer.papers) {
    const CivilTime at = ist_from_utc_ms(paper.utc_ms);
    PaperView row{
        .job = paper.id,
        .name = paper.document.starts_with("maker:")                                     ? tr("Slip for a maker")
                : paper.document.starts_with("paid:")                                    ? tr("Slip of a payment")
                : paper.document.starts_with("slip:")                                    ? tr("Slip for a visitor")
                : paper.document.starts_with("test")                                     ? tr("Test page")
                : (paper.document.starts_with("x:") || paper.document.starts_with("z:")) ? tr("Report of the drawer")
                                                                                         : shown_serial(paper.document),
        .when = (at.date == today ? "" : format_date_short(at.date, words) + " ") + format_time_24(at.hour, at.minute),
        .state = {},
        .is_bad = did_not_come_out(paper),
        .can_retry = did_not_come_out(paper),
        .can_drop = !is_finished(paper.state)};
    switch (paper.state) {
      case PrintState::queued:
        row.state = tr("Waits");
        break;
      case PrintState::sending:
        row.state = tr("Is being printed");
        break;
      case PrintState::sent:
      case PrintState::confirmed:
        row.state = tr("Printed");
        break;
      case PrintState::failed:
        row.state = paper.is_dropped ? tr("Left out") : tr("Did not come out");
        break;
    }
    if (paper.copy > 1) row.when += " · " + fill(tr("copy {0}"), {std::to_string(paper.copy)});
    view.rows.push_back(std::move(row));
  }
  return view;
}

AttentionView make_attention_view(const AttentionFacts& facts) {
  AttentionView view;
  view.cards = attention_cards(facts);
  using State = TillSyncView::State;
  view.rows.push_back({tr("Bills in all"), group_indian(facts.state.sales)});
  view.rows.push_back({tr("Entries in the books"), group_indian(facts.state.entries)});
  if (facts.sync.state != State::no_hub) {
    view.rows.push_back({tr("Waiting to send"), group_indian(facts.sync.unsent)});
    view.rows.push_back(
        {tr("Last word from the hub"), last_exchange_ms(facts) == 0 ? "–" : time_of(last_exchange_ms(facts))});
  }
  view.rows.push_back({tr("Papers waiting"), std::to_string(facts.printer.waiting)});
  if (facts.state.disk_free_bytes >= 0)
    view.rows.push_back(
        {tr("Room on the disk"), fill(tr("{0} GB"), {std::to_string(facts.state.disk_free_bytes / 1'000'000'000)})});
  view.can_send = facts.sync.state != State::no_hub;
  return view;
}

}  // namespace odop::ui
