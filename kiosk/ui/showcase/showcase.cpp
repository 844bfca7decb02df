#include "ui/showcase/showcase.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "core/kept_list.h"
#include "ui/bounds.h"
#include "ui/hand_over.h"

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

// A screen whose whole drawing is one function over the showcase's views.
template <typename Draw>
class Showcase::PlainScreen final : public Screen {
 public:
  PlainScreen(Showcase& showcase, std::string_view name, Draw draw)
      : showcase_(showcase), name_(name), draw_(std::move(draw)) {}
  std::string_view name() const override { return name_; }
  IdleRule idle_rule() const override { return IdleRule::showcase; }
  void draw(Ui& ui) override {
    if (ui.was_touched_anywhere()) showcase_.touched_anywhere();
    draw_(ui);
  }
  void closed() override { showcase_.stop_reading(); }
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

 private:
  Showcase& showcase_;
  std::string_view name_;
  Draw draw_;
};

// The form to be called back. Nobody who writes is sent away without being asked: the rule of the showcase holds.
class Showcase::LeadScreen final : public Screen {
 public:
  explicit LeadScreen(Showcase& showcase) : showcase_(showcase) {}
  std::string_view name() const override { return "lead"; }
  IdleRule idle_rule() const override { return IdleRule::showcase; }
  void draw(Ui& ui) override {
    draw_lead(ui, showcase_.lead_view_, showcase_.lead_form_.typing(), showcase_.requests_);
  }
  bool take_back() override {
    showcase_.requests_.push_back(GoBack{});
    return true;
  }

 private:
  Showcase& showcase_;
};

// Moves by itself after a push, until it lies still.
class Showcase::ZoomScreen final : public Screen {
 public:
  explicit ZoomScreen(Showcase& showcase) : showcase_(showcase) {}
  std::string_view name() const override { return "zoom"; }
  IdleRule idle_rule() const override { return IdleRule::showcase; }
  void draw(Ui& ui) override { draw_zoom(ui, showcase_.zoom_view_, showcase_.zoom_frame_, showcase_.requests_); }
  bool is_moving(double) const override { return showcase_.zoom_frame_.is_gliding(); }
  bool take_back() override {
    showcase_.requests_.push_back(GoBack{});
    return true;
  }
  void scanned(const std::string& code) override {
    if (const Product* product = showcase_.catalogue_.find_barcode(code))
      showcase_.requests_.push_back(OpenProduct{product->sku});
  }

 private:
  Showcase& showcase_;
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
  add("maker", [this](Ui& ui) { draw_maker(ui, maker_view_, listen_view_, home_view_.notices, requests_); });
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
  maker_view_ = make_maker_view(catalogue_, language, maker_);
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

void Showcase::open_plan(const OpenPlan& open) {
  if (catalogue_.plan.empty()) return;
  plan_of_ = open;
  plan_stall_.clear();
  plan_page_ = 0;
  prepare_phone();
  kiosk_.push("plan");
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

void Showcase::open_zoom() {
  if (kiosk_.current() != "product" && kiosk_.current() != "district") return;
  zoom_of_ = kiosk_.current() == "product" ? ZoomOf::product : ZoomOf::district;
  prepare_zoom();
  if (zoom_view_.picture.empty()) return;
  zoom_frame_.open(zoom_view_.width_px, zoom_view_.height_px);
  kiosk_.push("zoom");
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
                        : page == "maker"   ? passages_of(catalogue_, maker_view_, language)
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

void Showcase::open_district(const std::string& id) {
  if (catalogue_.find_district(id) == nullptr) return;
  district_ = id;
  district_page_ = 0;
  district_view_ = make_district_view(catalogue_, situation_, kiosk_.language(), id);
  count(Counted::What::district, id);
  kiosk_.push("district");
}

void Showcase::open_product(const std::string& sku) {
  if (catalogue_.find_product(sku) == nullptr) return;
  sku_ = sku;
  looked_at_.push_back(sku);
  if (looked_at_.size() > screen_stack_max) looked_at_.erase(looked_at_.begin());
  listing_page_ = 0;
  slips_.clear();
  prepare_product();
  count(Counted::What::product, sku);
  const bool has_code = std::any_of(product_view_.listings.begin(), product_view_.listings.end(),
                                    [](const ListingView& listing) { return listing.qr != nullptr; });
  if (has_code) count(Counted::What::qr, sku);
  kiosk_.push("product");
}

// One look at the group was counted when its page opened.
void Showcase::choose_variant(const std::string& sku) {
  if (catalogue_.find_product(sku) == nullptr) return;
  sku_ = sku;
  looked_at_.back() = sku;
  listing_page_ = 0;
  prepare_product();
}

void Showcase::go_back() {
  const bool leaves_product = kiosk_.current() == "product";
  kiosk_.back();
  if (!leaves_product || looked_at_.empty()) return;
  looked_at_.pop_back();
  if (looked_at_.empty()) return;
  sku_ = looked_at_.back();
  listing_page_ = 0;
  prepare_product();
}

void Showcase::open_room(const OpenRoom& open) {
  if (open.room >= about_view_.rooms.size()) return;
  stop_reading();
  about_room_ = open.room;
  about_page_ = open.at_its_end ? about_pages_max : 0;  // the screen knows how many there are
  count(Counted::What::about, std::string(room_name(about_view_.rooms[about_room_].kind)));
}

void Showcase::keep(const std::string& sku, bool is_kept) {
  const auto found = std::find(kept_skus_.begin(), kept_skus_.end(), sku);
  if (is_kept == (found != kept_skus_.end())) return;
  if (is_kept && (kept_skus_.size() >= kept_things_max || catalogue_.find_product(sku) == nullptr)) return;
  if (is_kept)
    kept_skus_.push_back(sku);
  else
    kept_skus_.erase(found);
  if (is_kept) count(Counted::What::keep, sku);
  kept_slip_ = SlipState::ready;  // the slip that came out tells another list
  situation_.kept = kept_skus_.size();
  prepare_views();
}

namespace {
template <typename... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;
}  // namespace

void Showcase::carry_out_lead(const LeadRequest& request) {
  std::visit(Overloaded{[&](const OpenLead& open) {
                          if (!situation_.may_ask_for_leads) return;
                          lead_form_.begin(open, kiosk_.language());
                          kiosk_.push("lead");
                        },
                        [&](const ChooseLeadField& chosen) { lead_form_.choose_field(chosen.field); },
                        [&](const LeadTyped&) { lead_form_.typed(); },
                        [&](const TickLeadInterest& tick) { lead_form_.toggle_interest(tick.bit); },
                        [&](const TickLeadConsent&) { lead_form_.toggle_consent(); },
                        [&](const GoOnWithLead&) { lead_form_.go_on(); },
                        [&](const SendLead&) {
                          if (auto given = lead_form_.send(kiosk_.language()))
                            deeds_.push_back(KeepLead{std::move(*given)});
                        },
                        [&](const TakeLeadBack&) {
                          if (const auto number = lead_form_.take_back()) deeds_.push_back(EraseLead{*number});
                        },
                        [&](const LeaveLead&) {
                          lead_form_.forget();
                          kiosk_.back();
                        }},
             request);
  prepare_lead();
}

void Showcase::carry_out(const ShowcaseRequest& request) {
  std::visit(Overloaded{[&](const LeadRequest& lead) { carry_out_lead(lead); },
                        [&](const OpenHome&) {
                          lead_form_.forget();
                          if (kiosk_.current() == "attract") count(Counted::What::visit, {});
                          filter_ = {};
                          home_page_ = 0;
                          selected_district_.clear();
                          looked_at_.clear();
                          prepare_views();
                          kiosk_.show("home");
                        },
                        [&](const GoBack&) {
                          // From its second page the form goes to its first.
                          if (kiosk_.current() == "lead" && lead_form_.go_back())
                            prepare_lead();
                          else if (kiosk_.can_go_back())
                            go_back();
                          else
                            kiosk_.show("home");
                        },
                        [&](const ChooseDistricts& chosen) {
                          if (kiosk_.current() == "divisions") kiosk_.back();
                          filter_ = chosen.filter;
                          home_page_ = 0;
                          selected_district_.clear();
                          prepare_views();
                        },
                        [&](const OpenDivisions&) {
                          divisions_page_ = 0;
                          kiosk_.push("divisions");
                        },
                        [&](const SelectDistrict& chosen) {
                          selected_district_ = chosen.district;
                          prepare_views();
                        },
                        [&](const OpenDistrict& open) { open_district(open.district); },
                        [&](const OpenStates&) {
                          states_page_ = 0;
                          kiosk_.push("states");
                        },
                        [&](const OpenState& open) {
                          if (catalogue_.find_state(open.state) == nullptr) return;
                          state_ = open.state;
                          state_page_ = 0;
                          prepare_states();
                          kiosk_.push("state");
                        },
                        [&](const OpenProduct& open) { open_product(open.sku); },
                        [&](const ChooseVariant& chosen) { choose_variant(chosen.sku); },
                        [&](const OpenMaker& open) {
                          maker_ = open.maker;
                          maker_view_ = make_maker_view(catalogue_, kiosk_.language(), maker_);
                          count(Counted::What::maker, maker_);
                          kiosk_.push("maker");
                        },
                        [&](const OpenSearch&) {
                          words_.clear();
                          search_page_ = 0;
                          help_was_called_ = false;
                          keys_ = kiosk_.language() == Language::en ? KeyboardPage::latin : KeyboardPage::devanagari;
                          prepare_search();
                          count(Counted::What::search, {});
                          kiosk_.push("search");
                        },
                        [&](const SearchFor& search) {
                          words_ = search.words;
                          help_was_called_ = false;
                          prepare_search();
                          if (search_view_.is_nothing_found) count(Counted::What::search_without_result, {});
                        },
                        [&](const OpenStall&) {
                          stall_page_ = 0;
                          stall_view_ = make_stall_view(catalogue_, situation_, kiosk_.language());
                          count(Counted::What::stall, {});
                          kiosk_.push("stall");
                        },
                        [&](const OpenAbout&) {
                          count(Counted::What::about, {});
                          open_room({});
                          kiosk_.push("about");
                        },
                        [&](const OpenRoom& open) { open_room(open); },
                        [&](const OpenLanguages&) {
                          if (kiosk_.current() == "attract") kiosk_.show("home");
                          kiosk_.push("languages");
                        },
                        [&](const ChooseLanguage& choice) {
                          if (kiosk_.current() == "languages") kiosk_.back();
                          if (choice.language != kiosk_.language()) {
                            deeds_.push_back(LanguageChanged{choice.language});
                            count(Counted::What::language, std::string(code_of(choice.language)));
                          }
                          kiosk_.set_language(choice.language);
                        },
                        [&](const AskForSlip& ask) {
                          deeds_.push_back(PrintSlip{ask.sku, ask.marketplace});
                          count(Counted::What::slip, ask.sku);
                          set_slip_state(ask.sku, ask.marketplace, SlipState::printing);
                        },
                        [&](const AskForItem& ask) {
                          // Beginning with the minute, so that a restarted kiosk does not give the same numbers again.
                          if (visit_number_ == 0)
                            visit_number_ = hand_over_number(situation_.minute_of_day.value_or(0) + visits_++);
                          deeds_.push_back(WantItem{ask.sku, visit_number_});
                          count(Counted::What::wish, ask.sku);
                          wanted_skus_.push_back(ask.sku);
                          prepare_product();
                        },
                        [&](const CallStall&) {
                          deeds_.push_back(HelpWanted{});
                          count(Counted::What::help, {});
                          help_was_called_ = true;
                          prepare_search();
                        },
                        [&](const KeepThing& thing) { keep(thing.sku, true); },
                        [&](const StopKeeping& thing) { keep(thing.sku, false); },
                        [&](const OpenKept&) { kiosk_.push("kept"); },
                        [&](const AskForKeptSlip&) {
                          deeds_.push_back(PrintKept{++kept_slips_, kept_skus_, kiosk_.language()});
                          count(Counted::What::slip, {});
                          kept_slip_ = kept_view_.slip = SlipState::printing;
                        },
                        [&](const OpenZoom&) { open_zoom(); },
                        [&](const OpenPhone& open) {
                          phone_skus_ = open.sku.empty() ? kept_skus_ : std::vector<std::string>{open.sku};
                          if (!situation_.phone_page || phone_skus_.empty()) return;
                          prepare_phone();
                          kiosk_.push("phone");
                        },
                        [&](const OpenPlan& open) { open_plan(open); },
                        [&](const ChoosePlanStall& chosen) {
                          plan_stall_ = chosen.code;
                          prepare_phone();
                        },
                        [&](const OpenLike&) {
                          like_page_ = 0;
                          kiosk_.push("like");
                        },
                        [&](const AskForTill&) { deeds_.push_back(EnterTill{}); },
                        [&](const Listen& listen) { listen_to_page(listen.from); },
                        [&](const OpenAccess&) { kiosk_.open_access(); }},
             request);
  kiosk_.request_redraw();
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
