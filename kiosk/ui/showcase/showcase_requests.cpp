// What visitors ask for by touching, carried out: the other half of Showcase.
#include <algorithm>
#include <utility>

#include "core/kept_list.h"
#include "ui/bounds.h"
#include "ui/hand_over.h"
#include "ui/showcase/showcase.h"

namespace odop::ui {

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

void Showcase::open_plan(const OpenPlan& open) {
  if (catalogue_.plan.empty()) return;
  plan_of_ = open;
  plan_stall_.clear();
  plan_page_ = 0;
  prepare_phone();
  kiosk_.push("plan");
}

void Showcase::open_zoom() {
  if (kiosk_.current() != "product" && kiosk_.current() != "district") return;
  zoom_of_ = kiosk_.current() == "product" ? ZoomOf::product : ZoomOf::district;
  prepare_zoom();
  if (zoom_view_.picture.empty()) return;
  zoom_frame_.open(zoom_view_.width_px, zoom_view_.height_px);
  kiosk_.push("zoom");
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
                          maker_page_ = 0;
                          maker_view_ = make_maker_page(catalogue_, situation_, kiosk_.language(), maker_);
                          count(Counted::What::maker, maker_);
                          kiosk_.push("maker");
                        },
                        [&](const OpenSearch&) {
                          words_.clear();
                          search_page_ = 0;
                          help_was_called_ = false;
                          keys_ = first_keyboard_page(kiosk_.language());
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

}  // namespace odop::ui
