#include "ui/till/stock.h"

#include <algorithm>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/cart.h"
#include "ui/till/sentences.h"

namespace odop::ui {

namespace {
constexpr std::size_t stall_digits_max = 4;
constexpr std::size_t low_rows_max = 12;
}  // namespace

void TillStock::begin_labels() {
  begin(till::StockDeed::receive);
  is_labels_ = true;
}

void TillStock::begin(till::StockDeed deed) {
  deed_ = deed;
  is_labels_ = false;
  lines_.clear();
  note_.clear();
  done_.clear();
  host_.show_screen("till.stock");
}

void TillStock::forget() {
  lines_.clear();
  note_.clear();
  done_.clear();
  asks_ = Asks::nothing;
  pin_.forget();
}

std::int64_t TillStock::quantity_of(const std::string& sku) const {
  for (const till::StockAsked& line : lines_)
    if (line.sku == sku) return line.quantity;
  return 0;
}

bool TillStock::add(const Product& product) {
  if (is_busy() || (is_measured(product.kind) && !is_labels_)) return false;
  if (is_labels_) return set(product.sku, quantity_of(product.sku) + 1), true;
  if (product.kind == ProductKind::unique && quantity_of(product.sku) > 0) return true;  // there is only one
  set(product.sku, quantity_of(product.sku) + 1);
  return true;
}

void TillStock::set(const std::string& sku, std::int64_t quantity) {
  if (is_busy()) return;
  done_.clear();
  host_.tell({});
  if (quantity < 0 || (quantity == 0 && deed_ != till::StockDeed::count)) return remove(sku);
  if (quantity > line_quantity_max) return;
  for (till::StockAsked& line : lines_)
    if (line.sku == sku) {
      line.quantity = quantity;
      return;
    }
  if (lines_.size() < till::stock_move_lines_max) lines_.push_back({sku, quantity});
}

void TillStock::step(const std::string& sku, int by) {
  set(sku, quantity_of(sku) + by);
}

void TillStock::remove(const std::string& sku) {
  if (!is_busy()) std::erase_if(lines_, [&](const till::StockAsked& line) { return line.sku == sku; });
}

// ---------------------------------------------------------------- doing it

void TillStock::finish() {
  if (lines_.empty() || is_busy() || host_.staff_member() == nullptr) return;
  note_.clear();
  if (is_labels_) return print_labels();
  if (deed_ == till::StockDeed::send || deed_ == till::StockDeed::arrive) return ask(Asks::other_stall);
  if (deed_ == till::StockDeed::damage) return ask(Asks::what_happened);
  go_on();
}

void TillStock::print_labels() {
  std::int64_t tags = 0;
  for (const till::StockAsked& line : lines_) {
    if (!host_.print_label(line.sku, static_cast<int>(line.quantity)))
      return host_.tell(tr("The label printer does not take them: none is set up, or too many wait already."));
    tags += line.quantity;
  }
  done_ = fill(trn("{0} price tag is on its way to the printer.", "{0} price tags are on their way to the printer.",
                   static_cast<std::uint64_t>(tags)),
               {group_indian(tags)});
  lines_.clear();
}

void TillStock::go_on() {
  if (needs_supervisor()) return ask(Asks::supervisor);
  perform({});
}

// As till::needs_supervisor, by what the screen knows; the till asks again.
bool TillStock::needs_supervisor() const {
  if (host_.staff_member()->role >= Role::supervisor) return false;
  if (deed_ != till::StockDeed::count) return deed_ == till::StockDeed::send || deed_ == till::StockDeed::damage;
  const auto state = thread_.state();
  return std::any_of(lines_.begin(), lines_.end(), [&](const till::StockAsked& line) {
    const auto found = state->stock.find(line.sku);
    return line.quantity != (found == state->stock.end() ? 0 : found->second);
  });
}

void TillStock::perform(const std::string& approver) {
  asks_ = Asks::nothing;
  host_.close_question();
  host_.tell({});
  request_ = thread_.post(till::MoveStock{host_.staff_member()->code, approver, deed_, lines_, note_});
}

void TillStock::ask(Asks asks) {
  asks_ = asks;
  typed_.clear();
  pin_.begin();
  host_.open_stock_question();
}

// "S15": the letters of this stall's own code before the digits.
std::string TillStock::stall_typed() const {
  const std::string& own = catalogue_.stall.code;
  return own.substr(0, std::min(own.find_first_of("0123456789"), own.size())) + typed_;
}

// The words of the screen's language go into the journal.
std::vector<std::string> TillStock::damages() {
  return {tr("Broken"), tr("Wet or dirty"), tr("Not found"), tr("Given as a sample")};
}

void TillStock::answered(bool yes, std::int64_t quick) {
  if (!yes) {
    if (pin_.is_checking()) return;
    asks_ = Asks::nothing;
    return host_.close_question();
  }
  switch (asks_) {
    case Asks::other_stall:
      if (typed_.empty()) return;
      note_ = stall_typed();
      return go_on();
    case Asks::what_happened: {
      const auto reasons = damages();
      if (quick < 0 || quick >= static_cast<std::int64_t>(reasons.size())) return;
      note_ = reasons[static_cast<std::size_t>(quick)];
      return go_on();
    }
    case Asks::supervisor:
      return pin_.submit();
    case Asks::nothing:
      return;
  }
}

void TillStock::type_digit(std::int64_t digit) {
  const char letter = static_cast<char>('0' + digit);
  if (asks_ == Asks::supervisor) return pin_.type_digit(letter);
  if (asks_ == Asks::other_stall && typed_.size() < stall_digits_max) typed_ += letter;
}

void TillStock::erase() {
  if (asks_ == Asks::supervisor) return pin_.erase();
  if (!typed_.empty()) typed_.pop_back();
}

// ---------------------------------------------------------------- what the thread answered

bool TillStock::take(const till::TillThread::Answered& answered) {
  if (pin_.is_mine(answered.request)) {
    const auto supervisor = pin_.take(std::get<till::PinAnswer>(answered.answer));
    if (supervisor && asks_ == Asks::supervisor) perform(*supervisor);
    return true;
  }
  if (answered.request == 0 || answered.request != request_) return false;
  request_ = 0;
  const auto& answer = std::get<till::StockAnswer>(answered.answer);
  if (!answer.outcome) {
    const till::StockRefused& refused = answer.outcome.reason();
    if (refused.reason == till::StockRefusal::clock_suspect) return host_.ask_for_clock(), true;
    const Product* product = catalogue_.find_product(refused.detail);
    host_.tell(fill(tr(sentence_of(refused.reason)),
                    {product == nullptr ? refused.detail : product->name.in(host_.language())}));
    return true;
  }
  std::int64_t differing = 0;
  for (const std::int64_t change : answer.outcome->changes) differing += change != 0 ? 1 : 0;
  const auto n = static_cast<std::uint64_t>(lines_.size());
  done_ = deed_ != till::StockDeed::count
              ? fill(trn("Written down: {0} thing.", "Written down: {0} things.", n), {std::to_string(n)})
          : differing == 0
              ? tr("Counted: all as in the books.")
              : fill(trn("Counted: {0} thing put right in the books.", "Counted: {0} things put right in the books.",
                         static_cast<std::uint64_t>(differing)),
                     {std::to_string(differing)});
  for (const till::StockMoved::Entry& entry : answer.outcome->entries)
    if (!entry.challan.empty()) done_ += " " + fill(tr("Challan {0}."), {entry.challan});
  lines_.clear();
  if (!answer.challans.empty()) host_.print_papers(answer.challans);
  return true;
}

bool TillStock::take_trouble(std::uint64_t request) {
  if (pin_.is_mine(request)) {
    pin_.forget();
    return true;
  }
  if (request == 0 || request != request_) return false;
  request_ = 0;
  return true;
}

// ---------------------------------------------------------------- views

std::string TillStock::title() const {
  if (is_labels_) return tr("Price tags");
  switch (deed_) {
    case till::StockDeed::receive:
      return tr("Goods came");
    case till::StockDeed::arrive:
      return tr("From another stall");
    case till::StockDeed::send:
      return tr("To another stall");
    case till::StockDeed::damage:
      return tr("Broken or lost");
    case till::StockDeed::count:
      return tr("Count goods");
  }
  return {};
}

TillDialogView TillStock::make_dialog() const {
  TillDialogView dialog;
  dialog.is_open = asks_ != Asks::nothing;
  dialog.no_id = "dialog.no";
  dialog.yes_id = "dialog.yes";
  dialog.no_label = tr("Back");
  switch (asks_) {
    case Asks::nothing:
      break;
    case Asks::other_stall:
      dialog.title = deed_ == till::StockDeed::send ? tr("To which stall?") : tr("From which stall?");
      dialog.sentence = tr("Type the number of the stall.");
      dialog.has_pad = true;
      dialog.typed = stall_typed();
      dialog.can_confirm = !typed_.empty();
      dialog.yes_label = tr("Next");
      dialog.yes_icon = "check";
      break;
    case Asks::what_happened: {
      dialog.title = tr("What happened?");
      int i = 0;
      for (const std::string& damage : damages())
        dialog.quicks.push_back({"stock.damage." + std::to_string(i++), damage});
      break;
    }
    case Asks::supervisor:
      return pin_.dialog(deed_ == till::StockDeed::send ? tr("A supervisor allows that goods leave the stall.")
                         : deed_ == till::StockDeed::damage
                             ? tr("A supervisor allows that goods are written off.")
                             : tr("The count differs from the books: a supervisor allows it."));
  }
  return dialog;
}

StockView TillStock::make_view() const {
  const Language language = host_.language();
  const Translator& words = Translator::of(language);
  StockView view;
  view.title = title();
  view.done = done_;
  view.is_busy = is_busy();
  view.can_finish = !lines_.empty();
  view.finish_label = is_labels_                       ? tr("Print price tags")
                      : deed_ == till::StockDeed::send ? tr("Send with challan")
                                                       : tr("Write it down");
  for (const till::StockAsked& line : lines_) {
    const Product& product = *catalogue_.find_product(line.sku);
    view.lines.push_back(
        {.sku = line.sku,
         .name = product.name.in(language),
         .amount = {},
         .quantity = is_labels_ ? std::to_string(line.quantity) : format_quantity(line.quantity, product.kind, words),
         .marked = {},
         .is_measured = is_measured(product.kind) && !is_labels_,
         .can_increase = product.kind != ProductKind::unique || line.quantity == 0 || is_labels_});
  }
  if (!lines_.empty() || deed_ == till::StockDeed::count || is_labels_) return view;  // counting is not guessing
  // What is short, worst first: below zero, none, nearly none.
  const auto state = thread_.state();
  std::vector<std::pair<std::int64_t, const Product*>> low;
  for (const Product& product : catalogue_.products) {
    const auto found = state->stock.find(product.sku);
    const std::int64_t quantity = found == state->stock.end() ? 0 : found->second;
    if (is_running_low(product, quantity)) low.emplace_back(quantity, &product);
  }
  std::stable_sort(low.begin(), low.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (low.size() > low_rows_max) low.resize(low_rows_max);
  for (const auto& [quantity, product] : low)
    view.low.push_back({product->name.in(language), format_quantity(quantity, product->kind, words), quantity < 0});
  return view;
}

}  // namespace odop::ui
