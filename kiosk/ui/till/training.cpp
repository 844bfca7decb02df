// The till in training: the way in and out, and where it stands for the guide. Nothing here touches a real till's
// books: which books these are is the till thread's (TillState::is_training), and who swaps them is the program's main.
#include <algorithm>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/screens.h"
#include "ui/till/sentences.h"

namespace odop::ui {

namespace {

constexpr double returns_after_s = 15 * 60;

struct Offer {
  Exercise exercise;
  const char *id, *label;
};
constexpr Offer offers[] = {
    {Exercise::first_sale, "training.begin.cash", tr_later("Practise: cash")},
    {Exercise::upi, "training.begin.upi", tr_later("Practise: UPI")},
    {Exercise::take_back, "training.begin.back", tr_later("Practise: take back")},
};

}  // namespace

void TillScreens::begin_training(const std::string& staff) {
  staff_ = catalogue_.find_staff(staff);
  if (staff_ == nullptr) return enter();
  signed_in();
  guide_.begin(Exercise::first_sale, guide_facts());
  prepare();
}

void TillScreens::set_training_failed(const std::string& machine_kind) {
  is_training_on_its_way_ = false;
  const MachineAdvice advice = advice_for_machine(machine_kind);
  std::string sentence = tr("Training cannot begin.");
  sentence += std::string(" ") + tr(advice.title);
  if (staff_ != nullptr && kiosk_.current() == "till") ask(Question::message, sentence);
}

void TillScreens::add_training_strip() {
  if (!is_training()) return;
  kiosk_.set_top_strip(
      {.height_px = [this](bool is_portrait) { return training_strip_px(strip_view_, is_portrait); },
       .draw = [this](Ui& ui, const Rect& strip) { draw_training_strip(ui, strip, strip_view_, touches_); }});
}

void TillScreens::carry_out_training(const TillTouch& touch) {
  question_ = question_ == Question::menu ? Question::none : question_;
  switch (touch.act) {
    case TillAct::open_training:
      if (staff_ == nullptr || is_training() || is_training_on_its_way_ || !callbacks_.on_training) return;
      is_training_on_its_way_ = true;
      callbacks_.on_training(staff_->code);
      return;
    case TillAct::end_training:
      if (is_training() && callbacks_.on_end_training) callbacks_.on_end_training();
      return;
    case TillAct::guide_begin:
      if (!is_training() || staff_ == nullptr) return;
      if (kiosk_.current() == "till.sold") carry_out({TillAct::new_sale});
      guide_.begin(static_cast<Exercise>(touch.number), guide_facts());
      return;
    default:
      guide_.skip();
      return;
  }
}

std::optional<TillAct> TillScreens::training_in_menu(const std::string& id, std::int64_t& number) const {
  if (id == "till.menu.training") return TillAct::open_training;
  if (id == "till.menu.end_training") return TillAct::end_training;
  for (const Offer& offer : offers)
    if (id == offer.id) {
      number = static_cast<std::int64_t>(offer.exercise);
      return TillAct::guide_begin;
    }
  return std::nullopt;
}

void TillScreens::add_training_to_menu(TillDialogView& menu) const {
  if (!is_training()) {
    if (callbacks_.on_training) menu.quicks.push_back({"till.menu.training", tr("Training")});
    return;
  }
  // A training kiosk has no settings of its own and is no way to close the program.
  std::erase_if(menu.quicks, [](const TillDialogView::Quick& quick) {
    return quick.id == "till.menu.settings" || quick.id == "till.menu.close";
  });
  menu.sentence.clear();
  for (const Offer& offer : offers)
    if (offer.exercise != Exercise::take_back || state()->sales > 0) menu.quicks.push_back({offer.id, tr(offer.label)});
  menu.quicks.push_back({"till.menu.end_training", tr("End training")});
}

bool TillScreens::leaves_training(double now_s) {
  if (!is_training() || kiosk_.idle_s(now_s) < returns_after_s) return false;
  carry_out_training({TillAct::end_training});
  return true;
}

TillSituation TillScreens::situation() const {
  using S = TillSituation;
  const std::string_view here = kiosk_.current();
  if (question_ == Question::menu) return S::menu;
  if (question_ == Question::quantity && here == "till") return S::how_much;
  if (question_ != Question::none) return S::question;
  if (here == "till.pin") return S::locked;
  if (here == "till") return cart_.is_empty() ? S::empty_bill : S::open_bill;
  if (here == "till.cash") return S::cash;
  if (here == "till.upi") return !attempt_ ? S::upi_wait : is_claimed_ ? S::upi_claimed : S::upi_shown;
  if (here == "till.sold") return S::sold;
  if (here == "till.bills") return first_returnable().empty() && !bills_view_.is_reading ? S::bills_none : S::bills;
  if (here != "till.bill") return S::elsewhere;
  if (!bill_view_.can_return) return S::bill_gone;
  if (bill_view_.can_take_back) return S::bill_ready;
  return bill_view_.back_how.empty() ? S::bill_goods : S::bill_reason;
}

std::string TillScreens::first_returnable() const {
  for (const BillsView::Row& row : bills_view_.rows)
    if (row.mark.empty()) return "bill:" + row.number;
  return {};
}

GuideFacts TillScreens::guide_facts() const {
  GuideFacts facts{.situation = situation(), .entries = state()->entries, .ended = std::nullopt, .now_s = now_s_};
  if (sold_ && sold_->back && !sold_->back->is_withdrawal) facts.ended = Exercise::take_back;
  if (sold_ && !sold_->back && sold_->ways.size() == 1) {
    if (sold_->ways.front() == TenderKind::cash) facts.ended = Exercise::first_sale;
    if (sold_->ways.front() == TenderKind::upi) facts.ended = Exercise::upi;
  }
  return facts;
}

// Goods of which a piece goes straight into the bill, or the one bill that can still come back.
std::vector<std::string> TillScreens::ringed_widgets() const {
  if (!guide_.is_running()) return {};
  const std::string wanted{guide_.step().ring};
  if (wanted == "bill:") return {first_returnable()};
  if (wanted != "till.sku:") return {wanted};
  std::vector<std::string> goods;
  for (const TileView& tile : grid_view_.tiles) {
    const Product* product = catalogue_.find_product(tile.sku);
    if (product != nullptr && product->kind == ProductKind::piece && tile.sold_out.empty())
      goods.push_back(wanted + tile.sku);
  }
  return goods;
}

void TillScreens::follow_training() {
  if (!is_training()) return;
  guide_.follow(guide_facts());
  TrainingStripView strip;
  if (guide_.is_running()) {
    const GuideStep& step = guide_.step();
    if (step.number > 0) strip.step = std::to_string(step.number) + " / " + std::to_string(step.count);
    strip.words = tr(step.words);
    strip.keys.push_back({"training.skip", tr("Skip"), TillAct::guide_skip});
  } else if (guide_.is_done()) {
    strip.is_done = true;
    const auto seconds = static_cast<std::uint64_t>(guide_.took_s());
    strip.words = fill(guide_.exercise() == Exercise::take_back
                           ? trn("Taken back in {0} second.", "Taken back in {0} seconds.", seconds)
                           : trn("Sold in {0} second.", "Sold in {0} seconds.", seconds),
                       {std::to_string(seconds)});
    for (const Offer& offer : offers)
      if (offer.exercise != guide_.exercise())
        strip.keys.push_back(
            {offer.id, tr(offer.label), TillAct::guide_begin, static_cast<std::int64_t>(offer.exercise)});
    strip.keys.push_back({"training.end", tr("End training"), TillAct::end_training});
  }
  strip_view_ = std::move(strip);
  kiosk_.ui().set_ringed(ringed_widgets());
}

}  // namespace odop::ui
