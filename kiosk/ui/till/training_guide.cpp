#include "ui/till/training_guide.h"

#include <algorithm>
#include <cmath>

#include "text/words.h"

namespace odop::ui {

namespace {

using S = TillSituation;

struct Row {
  Exercise exercise;
  TillSituation situation;
  int number;
  const char* words;
  std::string_view ring;
};

constexpr Row way[] = {
    {Exercise::first_sale, S::empty_bill, 1, tr_later("Touch a picture."), "till.sku:"},
    {Exercise::first_sale, S::open_bill, 2, tr_later("It is in the bill. Touch Cash."), "till.pay.cash"},
    {Exercise::first_sale, S::cash, 3, tr_later("The customer gives it exactly. Touch “paid in full”."), "till.exact"},
    {Exercise::first_sale, S::sold, 4, tr_later("Touch “New sale”."), "till.new"},

    {Exercise::upi, S::empty_bill, 1, tr_later("Touch a picture."), "till.sku:"},
    {Exercise::upi, S::open_bill, 2, tr_later("It is in the bill. Touch UPI."), "till.pay.upi"},
    {Exercise::upi, S::upi_wait, 3, tr_later("The code is on its way."), ""},
    {Exercise::upi, S::upi_shown, 3, tr_later("The customer scans and pays. Touch “Customer says: sent”."),
     "till.upi.claimed"},
    {Exercise::upi, S::upi_claimed, 4, tr_later("Look at the stall's phone. Then touch “Money arrived”."),
     "till.upi.finish"},
    {Exercise::upi, S::sold, 5, tr_later("Touch “New sale”."), "till.new"},

    {Exercise::take_back, S::empty_bill, 1, tr_later("Touch the wheel at the top."), "till.menu"},
    {Exercise::take_back, S::open_bill, 1, tr_later("Touch the wheel at the top."), "till.menu"},
    {Exercise::take_back, S::menu, 2, tr_later("Touch “Bills · take back”."), "till.menu.bills"},
    {Exercise::take_back, S::bills, 3, tr_later("Touch the bill of what comes back."), "bill:"},
    {Exercise::take_back, S::bill_goods, 4, tr_later("Everything comes back: touch “All of it”."), "bill.all"},
    {Exercise::take_back, S::bill_reason, 5, tr_later("Touch why it comes back."), "bill.reason.0"},
    {Exercise::take_back, S::bill_ready, 6, tr_later("Now give the money back: touch the key."), "bill.take_back"},
    {Exercise::take_back, S::sold, 7, tr_later("Touch “New sale”."), "till.new"},
};

// Beside the way; the same for every exercise.
struct Aside {
  TillSituation situation;
  const char* words;
  std::string_view ring;
};
constexpr Aside asides[] = {
    {S::how_much, tr_later("Choose how much of it."), "quantity.1"},
    {S::menu, tr_later("The exercise goes on behind: touch Back."), "dialog.no"},
    {S::question, tr_later("Answer the question, then it goes on."), ""},
    {S::bills_none, tr_later("Nothing is left to come back: sell something first."), "back"},
    {S::bill_gone, tr_later("This one came back already. Touch Back."), "back"},
    {S::locked, tr_later("Touch your sign and type your PIN."), ""},
};
constexpr const char* way_back = tr_later("The exercise goes on at the till: touch Back.");

int steps_of(Exercise exercise) {
  int count = 0;
  for (const Row& row : way)
    if (row.exercise == exercise) count = std::max(count, row.number);
  return count;
}

GuideStep step_at(Exercise exercise, TillSituation situation) {
  for (const Row& row : way)
    if (row.exercise == exercise && row.situation == situation)
      return {row.number, steps_of(exercise), row.words, row.ring};
  for (const Aside& aside : asides)
    if (aside.situation == situation) return {0, steps_of(exercise), aside.words, aside.ring};
  return {0, steps_of(exercise), way_back, "back"};
}

}  // namespace

void TrainingGuide::begin(Exercise exercise, const GuideFacts& now) {
  state_ = State::running;
  exercise_ = exercise;
  begun_s_ = now.now_s;
  entries_at_begin_ = now.entries;
  follow(now);
}

void TrainingGuide::follow(const GuideFacts& now) {
  if (state_ != State::running) return;
  if (begun_s_ <= 0) begun_s_ = now.now_s;  // begun before the first frame: the screen was not there yet
  step_ = step_at(exercise_, now.situation);
  // What was sold before it began does not count.
  if (now.situation != S::sold || now.ended != exercise_ || now.entries <= entries_at_begin_) return;
  state_ = State::done;
  took_s_ = std::max(1, static_cast<int>(std::lround(now.now_s - begun_s_)));
}

}  // namespace odop::ui
