#include "ui/showcase/showcase.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/kept_list.h"
#include "ui/bounds.h"

namespace odop::ui {

// Fills the display, sleeps between flips.
class Showcase::AttractScreen final : public Screen {
 public:
  explicit AttractScreen(Showcase& showcase) : showcase_(showcase) {}
  std::string_view name() const override { return "attract"; }
  IdleRule idle_rule() const override { return IdleRule::none; }
  ImU32 ground(const Theme& theme) const override { return theme.attract; }
  bool take_back() override { return true; }
  void opened() override { opened_s_ = -1; }
  void draw(Ui& ui) override {
    if (opened_s_ < 0) opened_s_ = ui.now_s();
    draw_attract(ui, showcase_.attract_view_, ui.now_s() - opened_s_, !showcase_.kiosk_.has_reduced_motion(),
                 showcase_.requests_);
  }

 private:
  Showcase& showcase_;
  double opened_s_ = -1;
};

// What all pages behind the first screen share.
class Showcase::VisitorScreen : public Screen {
 public:
  VisitorScreen(Showcase& showcase, std::string_view name) : showcase_(showcase), name_(name) {}
  std::string_view name() const override { return name_; }
  // Nobody who writes is sent away without being asked: the rule of the showcase holds on its forms too.
  IdleRule idle_rule() const override { return IdleRule::showcase; }
  // The way back leads to the thing that was looked at before, and only Showcase knows it.
  bool take_back() override {
    showcase_.requests_.push_back(GoBack{});
    return true;
  }
  // A visitor who holds a label under the scanner sees that thing; an unknown code shows nothing wrong.
  void scanned(const std::string& code) override {
    if (const Product* product = showcase_.catalogue_.find_barcode(code))
      showcase_.requests_.push_back(OpenProduct{product->sku});
  }

 protected:
  Showcase& showcase_;

 private:
  std::string_view name_;
};

// A page whose whole drawing is one function over the showcase's views.
template <typename Draw>
class Showcase::PlainScreen final : public VisitorScreen {
 public:
  PlainScreen(Showcase& showcase, std::string_view name, Draw draw)
      : VisitorScreen(showcase, name), draw_(std::move(draw)) {}
  void draw(Ui& ui) override {
    if (ui.was_touched_anywhere()) showcase_.touched_anywhere();
    draw_(ui);
  }
  void closed() override { showcase_.stop_reading(); }

 private:
  Draw draw_;
};

// The form to be called back. A scan changes nothing in it.
class Showcase::LeadScreen final : public VisitorScreen {
 public:
  explicit LeadScreen(Showcase& showcase) : VisitorScreen(showcase, "lead") {}
  void draw(Ui& ui) override {
    draw_lead(ui, showcase_.lead_view_, showcase_.lead_form_.typing(), showcase_.requests_);
  }
  void scanned(const std::string&) override {}
};

// Moves by itself after a push, until it lies still.
class Showcase::ZoomScreen final : public VisitorScreen {
 public:
  explicit ZoomScreen(Showcase& showcase) : VisitorScreen(showcase, "zoom") {}
  void draw(Ui& ui) override { draw_zoom(ui, showcase_.zoom_view_, showcase_.zoom_frame_, showcase_.requests_); }
  bool is_moving(double) const override { return showcase_.zoom_frame_.is_gliding(); }
};

Showcase::Showcase(KioskUi& kiosk, const Catalogue& catalogue)
    : kiosk_(kiosk), catalogue_(catalogue), index_(catalogue), codes_(kiosk.ui().textures()), lead_form_(catalogue) {
  const auto add = [&](std::string_view name, auto draw) {
    kiosk_.add_screen(std::make_unique<PlainScreen<decltype(draw)>>(*this, name, std::move(draw)));
  };
  kiosk_.add_screen(std::make_unique<AttractScreen>(*this));
  add("home", [this](Ui& ui) { draw_home(ui, home_view_, home_page_, requests_); });
  add("district", [this](Ui& ui) { draw_district(ui, district_view_, listen_view_, district_page_, requests_); });
  add("states", [this](Ui& ui) { draw_states(ui, state_cards_, home_view_.notices, states_page_, requests_); });
  add("divisions",
      [this](Ui& ui) { draw_divisions(ui, division_cards_, home_view_.notices, divisions_page_, requests_); });
  add("state", [this](Ui& ui) { draw_state(ui, state_view_, home_view_.notices, state_page_, requests_); });
  add("product", [this](Ui& ui) { draw_product(ui, product_view_, listen_view_, codes_, listing_page_, requests_); });
  add("stall", [this](Ui& ui) { draw_stall(ui, stall_view_, stall_page_, requests_); });
  add("search", [this](Ui& ui) { draw_search(ui, search_view_, words_, keys_, search_page_, requests_); });
  add("about", [this](Ui& ui) { draw_about(ui, about_view_, about_room_, listen_view_, about_page_, requests_); });
  add("languages", [this](Ui& ui) { draw_languages(ui, home_view_.notices, requests_); });
  add("like", [this](Ui& ui) { draw_stall(ui, like_view_, like_page_, requests_); });
  add("kept", [this](Ui& ui) { draw_kept(ui, kept_view_, codes_, requests_); });
  add("phone", [this](Ui& ui) { draw_phone(ui, phone_view_, codes_, requests_); });
  add("plan", [this](Ui& ui) { draw_plan(ui, plan_view_, plan_page_, requests_); });
  add("maker",
      [this](Ui& ui) { draw_maker(ui, maker_view_, listen_view_, home_view_.notices, maker_page_, requests_); });
  kiosk_.add_screen(std::make_unique<LeadScreen>(*this));
  kiosk_.add_screen(std::make_unique<ZoomScreen>(*this));
  kiosk_.add_set(*this);
  // Until main tells the day, the event counts as open: a wrong warning is worse than a late one.
  situation_.today = catalogue.event.first_day;
  prepare_views();
  kiosk_.show("attract");
}

void Showcase::prepare_views() {
  const Language language = kiosk_.language();
  attract_view_ = make_attract_view(catalogue_, situation_, language);
  home_view_ = make_home_view(catalogue_, situation_, language, filter_, selected_district_);
  about_view_ = make_about_view(catalogue_, situation_, language);
  maker_view_ = make_maker_page(catalogue_, situation_, language, maker_);
  if (!district_.empty()) district_view_ = make_district_view(catalogue_, situation_, language, district_);
  prepare_states();
  if (kiosk_.current() == "stall") stall_view_ = make_stall_view(catalogue_, situation_, language);
  stall_view_.notices = home_view_.notices;
  kept_view_ = make_kept_view(catalogue_, situation_, language, kept_skus_);
  kept_view_.slip = kept_slip_;
  prepare_product();
  prepare_search();
  prepare_zoom();
  show_listening();
  prepare_lead();
  prepare_phone();
  kiosk_.request_redraw();
}

void Showcase::prepare_phone() {
  const Language language = kiosk_.language();
  if (!phone_skus_.empty()) phone_view_ = make_phone_view(catalogue_, situation_, language, phone_skus_);
  if (!catalogue_.plan.empty())
    plan_view_ = make_plan_view(catalogue_, situation_, language, plan_of_.sku, plan_of_.district, plan_stall_);
}

void Showcase::prepare_states() {
  state_cards_ = make_state_cards(catalogue_, kiosk_.language());
  division_cards_ = make_division_cards(catalogue_, kiosk_.language());
  if (!state_.empty()) state_view_ = make_state_view(catalogue_, kiosk_.language(), state_);
}

void Showcase::prepare_product() {
  if (sku_.empty()) return;
  product_view_ = make_product_view(catalogue_, situation_, kiosk_.language(), sku_);
  product_view_.is_wanted = std::find(wanted_skus_.begin(), wanted_skus_.end(), sku_) != wanted_skus_.end();
  product_view_.number = visit_number_;
  using Keeping = ProductView::Keeping;
  product_view_.keeping = std::find(kept_skus_.begin(), kept_skus_.end(), sku_) != kept_skus_.end() ? Keeping::kept
                          : kept_skus_.size() >= kept_things_max                                    ? Keeping::full
                                                                                                    : Keeping::possible;
  like_view_ = make_like_view(catalogue_, situation_, kiosk_.language(), sku_);
  product_view_.has_like = !like_view_.products.empty();
  for (const Slip& slip : slips_)
    if (slip.sku == sku_)
      for (ListingView& listing : product_view_.listings)
        if (listing.marketplace == slip.marketplace) listing.slip = slip.state;
}

void Showcase::prepare_zoom() {
  const bool is_product = zoom_of_ == ZoomOf::product;
  if (is_product ? sku_.empty() : district_.empty()) return;
  zoom_view_ =
      make_zoom_view(catalogue_, kiosk_.language(), is_product ? product_view_.picture : district_view_.picture,
                     is_product ? product_view_.name : district_view_.name);
}

void Showcase::prepare_search() {
  search_view_ = make_search_view(catalogue_, situation_, kiosk_.language(), index_, words_);
  search_view_.help_was_called = help_was_called_;
}

void Showcase::prepare_lead() {
  if (lead_form_.is_open()) lead_view_ = lead_form_.make_view(kiosk_.language(), situation_);
  kiosk_.request_redraw();
}

void Showcase::lead_kept(const Result<till::LeadKept, till::LeadRefusal>& outcome) {
  // The visitor has gone meanwhile: the stall has it, and this screen shows it to nobody else.
  if (!lead_form_.is_open()) return;
  lead_form_.answered(outcome);
  kiosk_.note_activity();
  prepare_lead();
}

void Showcase::lead_erased(const Result<till::LeadErased, till::LeadRefusal>& outcome) {
  if (!lead_form_.is_open()) return;
  lead_form_.erased(outcome);
  prepare_lead();
}

void Showcase::lead_failed() {
  if (!lead_form_.is_open()) return;
  lead_form_.failed();
  prepare_lead();
}

void Showcase::set_situation(ShowcaseSituation situation) {
  situation.kept = kept_skus_.size();
  // A minute that opens or closes nothing is no reason to draw a still screen again.
  ShowcaseSituation as_before = situation;
  as_before.minute_of_day = situation_.minute_of_day;
  const bool says_the_same = opening_words(catalogue_.event, situation) == attract_view_.opening;
  // The district of the hour changes with the hour, while nobody is there to see anything else change.
  const auto hour_of = [](const ShowcaseSituation& at) { return at.minute_of_day.value_or(0) / 60; };
  const bool is_same_hour = hour_of(situation) == hour_of(situation_) || kiosk_.current() != "attract";
  if (as_before == situation_ && says_the_same && is_same_hour) {
    situation_ = std::move(situation);
    return;
  }
  situation_ = std::move(situation);
  prepare_views();
}

void Showcase::set_slip_state(const std::string& sku, const std::string& marketplace, SlipState state) {
  const auto found = std::find_if(slips_.begin(), slips_.end(),
                                  [&](const Slip& slip) { return slip.sku == sku && slip.marketplace == marketplace; });
  if (found != slips_.end())
    found->state = state;
  else
    slips_.push_back({sku, marketplace, state});
  // A slip on its way is a visitor waiting, not a visitor gone.
  if (state == SlipState::printing) kiosk_.note_activity();
  prepare_product();
  kiosk_.request_redraw();
}

void Showcase::set_kept_slip_state(int number, SlipState state) {
  if (number != kept_slips_ || kept_slip_ == SlipState::ready) return;  // of a list that is no longer shown
  kept_slip_ = kept_view_.slip = state;
  kiosk_.request_redraw();
}

// ---------------------------------------------------------------- reading aloud

void Showcase::show_listening() {
  listen_view_ = listening_.view(kiosk_.language());
  kiosk_.request_redraw();
}

void Showcase::set_voices(std::vector<Language> voices) {
  listening_.set_voices(std::move(voices));
  show_listening();
}

void Showcase::set_reading(int number, std::size_t part) {
  if (listening_.part_begins(number, part, now_s_)) show_listening();
}

void Showcase::set_reading_ended(int number, bool has_trouble) {
  if (!listening_.part_ends(number, has_trouble)) return;
  kiosk_.note_activity();  // the visitor has just stopped listening
  show_listening();
}

void Showcase::stop_reading() {
  if (!listening_.stop()) return;
  deeds_.push_back(StopReading{});
  show_listening();
}

// Any touch stops it. The one on the key itself ends there and does not begin again when the finger is lifted.
void Showcase::touched_anywhere() {
  touch_stopped_reading_ = listening_.is_reading();
  stop_reading();
}

void Showcase::listen_to_page(const std::string& from) {
  if (touch_stopped_reading_) return;
  const Language language = kiosk_.language();
  const std::string_view page = kiosk_.current();
  const auto passages = page == "district"  ? passages_of(catalogue_, district_view_, language)
                        : page == "product" ? passages_of(catalogue_, product_view_, language)
                        : page == "maker"   ? passages_of(catalogue_, maker_view_.maker, language)
                                            : passages_of(catalogue_, about_view_, about_room_);
  auto aloud = listening_.begin(passages, from, now_s_);
  if (!aloud) return;
  deeds_.push_back(std::move(*aloud));
  show_listening();
}

bool Showcase::tick(double now_s) {
  now_s_ = now_s;
  if (!listening_.is_reading()) return false;
  // Who listens is there.
  kiosk_.note_activity();
  if (listening_.is_stuck(now_s)) stop_reading();
  return false;
}

std::vector<ShowcaseDeed> Showcase::drain_deeds() {
  return std::exchange(deeds_, {});
}

void Showcase::after_frame(double now_s) {
  now_s_ = now_s;
  if (requests_.empty()) return;
  const ShowcaseRequests asked = std::exchange(requests_, {});
  // Screens ask for one thing a touch; more than a handful would be a fault.
  for (std::size_t i = 0; i < std::min(asked.size(), requests_max); ++i) carry_out(asked[i]);
  codes_.forget_unused();
}

void Showcase::visitor_left() {
  stop_reading();
  listening_.forget_trouble();
  filter_ = {};
  selected_district_.clear();
  words_.clear();
  lead_form_.forget();
  lead_view_ = {};
  wanted_skus_.clear();
  looked_at_.clear();
  kept_skus_.clear();
  phone_skus_.clear();
  phone_view_ = {};
  plan_of_ = {};
  plan_stall_.clear();
  kept_slip_ = SlipState::ready;
  situation_.kept = 0;
  visit_number_ = 0;
  slips_.clear();
  help_was_called_ = false;
  prepare_views();
}

void Showcase::language_changed() {
  stop_reading();
  if (kiosk_.current() == "stall") stall_view_ = make_stall_view(catalogue_, situation_, kiosk_.language());
  prepare_views();
}

}  // namespace odop::ui
