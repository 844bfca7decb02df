#include "ui/till/first_run.h"

#include <algorithm>
#include <utility>

#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/till/draws.h"

namespace odop::ui {

namespace {

using Panel = SettingsPanel;
// The last two are drawn by the till once the kiosk is made.
const std::vector<SettingsPanel> panels{Panel::language, Panel::date,    Panel::pack,  Panel::label,
                                        Panel::hub,      Panel::printer, Panel::screen};
constexpr std::size_t panel_last = 4;

std::string in_language(const LocalText& text) {
  return text.in(current_language());
}

}  // namespace

class FirstRun::WizardScreen final : public Screen {
 public:
  explicit WizardScreen(FirstRun& set) : set_(set) {}
  std::string_view name() const override { return "first"; }
  IdleRule idle_rule() const override { return IdleRule::none; }
  void draw(Ui& ui) override { draw_till_settings(ui, set_.view_, set_.editor_.typing(), set_.touches_); }
  bool take_back() override {
    set_.touches_.push_back({TillAct::back});
    return true;
  }

 private:
  FirstRun& set_;
};

FirstRun::FirstRun(KioskUi& kiosk, const Clock& clock, std::string label, FirstRunCallbacks callbacks)
    : kiosk_(kiosk), clock_(clock), callbacks_(std::move(callbacks)), editor_(kiosk), has_label_(!label.empty()) {
  StallSettings begin;
  begin.language = std::string(code_of(kiosk.language()));
  begin.label = std::move(label);
  editor_.begin(std::move(begin));
  kiosk_.add_screen(std::make_unique<WizardScreen>(*this));
  kiosk_.add_set(*this);
  prepare();
  kiosk_.show("first");
}

void FirstRun::set_packs(std::vector<FoundPack> packs) {
  if (has_looked_ && packs == packs_) return;
  has_looked_ = true;
  packs_ = std::move(packs);
  // Its stick was pulled out: it must not look chosen.
  if (std::none_of(packs_.begin(), packs_.end(), [&](const FoundPack& pack) { return pack.path == chosen_pack_; }))
    chosen_pack_.clear();
  prepare();
}

void FirstRun::set_refused(LocalText sentence) {
  is_making_ = false;
  refused_ = std::move(sentence);
  prepare();
}

void FirstRun::set_clock_answer(ClockSaid said) {
  is_clock_setting_ = false;
  clock_said_ = said;
  prepare();
}

void FirstRun::choose_pack(std::size_t number) {
  if (number >= packs_.size()) return;
  const FoundPack& pack = packs_[number];
  editor_.set_problem({});
  refused_ = pack.problem;  // empty for a good one
  chosen_pack_ = in_language(pack.problem).empty() ? pack.path : std::string{};
}

void FirstRun::next() {
  editor_.set_problem({});
  refused_ = {};
  if (panels[panel_] == Panel::pack && chosen_pack_.empty()) {
    editor_.set_problem(tr("Touch the fair that this kiosk sells at."));
    return;
  }
  if (panels[panel_] == Panel::label && editor_.values().label.empty()) {
    editor_.set_problem(tr("Write the label that the organiser gave this kiosk."));
    return;
  }
  if (panel_ < panel_last) {
    ++panel_;
    return;
  }
  if (!editor_.values().hub.empty() && editor_.values().enrol_code.empty()) {
    editor_.set_problem(tr("The hub lets this kiosk in only with its code. Write it, or leave the address empty."));
    return;
  }
  is_making_ = true;
  callbacks_.on_make({.pack_path = chosen_pack_,
                      .label = editor_.values().label,
                      .hub = editor_.values().hub,
                      .enrol_code = editor_.values().hub.empty() ? "" : editor_.values().enrol_code});
}

void FirstRun::go_back() {
  if (asks_clock_)
    asks_clock_ = false;
  else if (editor_.is_typing())
    editor_.leave_field();
  else if (panel_ > 0)
    --panel_;
  editor_.set_problem({});
  refused_ = {};
}

void FirstRun::carry_out(const TillTouch& touch) {
  if (is_making_) return;
  if (asks_clock_) {
    const bool submits = touch.act == TillAct::dialog_yes || touch.act == TillAct::submit;
    const auto utc_ms = clock_entry_utc_ms(digits_);
    if (touch.act == TillAct::digit && digits_.size() < clock_entry_digits)
      digits_ += static_cast<char>('0' + touch.number);
    if (touch.act == TillAct::erase && !digits_.empty()) digits_.pop_back();
    if (touch.act == TillAct::dialog_no || touch.act == TillAct::back) asks_clock_ = false;
    if (submits && utc_ms) {
      asks_clock_ = false;
      is_clock_setting_ = true;
      clock_said_ = ClockSaid::nothing;
      callbacks_.on_set_clock(*utc_ms);
    }
    return;
  }
  if (editor_.carry_out(touch)) return;
  switch (touch.act) {
    case TillAct::change_clock:
      if (is_clock_setting_) return;
      asks_clock_ = true;
      digits_.clear();
      return;
    case TillAct::choose_pack:
      return choose_pack(static_cast<std::size_t>(touch.number));
    case TillAct::wizard_next:
      return next();
    case TillAct::back:
      return go_back();
    default:
      return;
  }
}

void FirstRun::after_frame(double /*now_s*/) {
  const TillTouches touches = std::exchange(touches_, {});
  if (touches.empty()) return;
  for (const TillTouch& touch : touches) carry_out(touch);
  prepare();
}

bool FirstRun::tick(double /*now_s*/) {
  const int minute = static_cast<int>(clock_.utc_ms() / 60'000 % 1'440);
  if (minute == std::exchange(shown_minute_, minute)) return false;
  prepare();
  return true;
}

double FirstRun::next_tick_in_s(double /*now_s*/) const {
  return 60.0 - static_cast<double>(clock_.utc_ms() % 60'000) / 1000.0 + 0.05;
}

void FirstRun::prepare() {
  const Translator& words = Translator::of(kiosk_.language());
  const CivilTime now = ist_from_utc_ms(clock_.utc_ms());
  SettingsView view;
  view.bar.time = format_time_24(now.hour, now.minute);
  view.bar.stall = tr("Setting up the till");
  view.is_wizard = true;
  view.can_go_back = panel_ > 0;
  view.panel = panel_;
  view.panels = panels;
  view.date = format_date_long(now.date, words);
  view.time = view.bar.time;
  view.clock_note = clock_sentence(clock_said_);
  view.clock_note_is_bad = clock_said_ != ClockSaid::is_set;
  view.is_clock_busy = is_clock_setting_;
  view.is_looking = !has_looked_;
  for (const FoundPack& pack : packs_) {
    FoundPackView shown;
    shown.is_good = in_language(pack.problem).empty();
    shown.is_chosen = pack.path == chosen_pack_;
    const auto slash = pack.path.rfind('/');
    const std::string file = slash == std::string::npos ? pack.path : pack.path.substr(slash + 1);
    if (shown.is_good) {
      shown.name = in_language(pack.event) + ", " + in_language(pack.where);
      shown.details = format_date_long(pack.first_day, words) + " – " + format_date_long(pack.last_day, words) + " · " +
                      fill(tr("version {0}"), {std::to_string(pack.version)});
      if (pack.is_demo) shown.demo = tr("Demonstration");
      shown.file = pack.place;
    } else {
      shown.name = file;
      shown.details = tr("This pack cannot be used");
      shown.file = pack.place;
    }
    view.packs.push_back(std::move(shown));
  }
  view.asks_code = true;
  view.has_label = has_label_;
  view.is_busy = is_making_;
  editor_.show(view);
  if (view.problem.empty()) view.problem = in_language(refused_);
  if (asks_clock_) view.dialog = make_clock_dialog(digits_);
  view_ = std::move(view);
  kiosk_.request_redraw();
}

}  // namespace odop::ui
