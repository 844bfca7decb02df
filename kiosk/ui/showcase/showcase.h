// The visitor's side of the kiosk: owns its views and screens, carries out what visitors ask for, and hands the rest to
// the program as deeds. Made by main beside a KioskUi; UI thread only.
//
//   ui::Showcase showcase(kiosk, catalogue);
//   showcase.set_situation({stock, today, has_printer});          whenever the till thread reports
//   for (auto& deed : showcase.drain_deeds()) ...                 after each turn of the frame loop
#pragma once

#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/search_key.h"
#include "ui/kiosk_ui.h"
#include "ui/qr_view.h"
#include "ui/screen.h"
#include "ui/showcase/listen.h"
#include "ui/showcase/requests.h"
#include "ui/showcase/screens.h"
#include "ui/showcase/views.h"
#include "ui/showcase/zoom_screen.h"

namespace odop::ui {

class Showcase final : public ScreenSet {
 public:
  // Adds the screens "attract", "home", "district", "product", "stall", "search", "divisions", "states", "state",
  // "about", "maker", "like", "kept", "phone", "plan", "zoom" and "lead" to the kiosk and shows "attract". The
  // catalogue must outlive it and stay unchanged.
  Showcase(KioskUi& kiosk, const Catalogue& catalogue);

  void set_situation(ShowcaseSituation situation);
  const ShowcaseSituation& situation() const { return situation_; }
  // Answer to a PrintSlip; shown on the listing until the visitor leaves the product.
  void set_slip_state(const std::string& sku, const std::string& marketplace, SlipState state);
  // Answer to a PrintKept.
  void set_kept_slip_state(int number, SlipState state);
  // Languages that can be heard here; none: nobody is offered to listen.
  void set_voices(std::vector<Language> voices);
  // Answers to a ReadAloud: that part of it begins, or it is over.
  void set_reading(int number, std::size_t part);
  void set_reading_ended(int number, bool has_trouble);
  // Answers to KeepLead and EraseLead; trouble: the machine failed and nothing was kept.
  void lead_kept(const Result<till::LeadKept, till::LeadRefusal>& outcome);
  void lead_erased(const Result<till::LeadErased, till::LeadRefusal>& outcome);
  void lead_failed();
  std::vector<ShowcaseDeed> drain_deeds();

  void after_frame(double now_s) override;
  bool tick(double now_s) override;
  void visitor_left() override;
  void language_changed() override;

 private:
  class AttractScreen;
  class VisitorScreen;
  class LeadScreen;
  class ZoomScreen;
  template <typename Draw>
  class PlainScreen;
  // showcase_requests.cpp
  void carry_out(const ShowcaseRequest& request);
  void carry_out_lead(const LeadRequest& request);
  void open_district(const std::string& id);
  void open_product(const std::string& sku);
  void choose_variant(const std::string& sku);
  void open_room(const OpenRoom& open);
  void open_plan(const OpenPlan& open);
  void open_zoom();
  void go_back();
  void keep(const std::string& sku, bool is_kept);
  // showcase.cpp
  void prepare_views();
  void prepare_states();
  void prepare_product();
  void prepare_search();
  void prepare_zoom();
  void prepare_lead();
  void prepare_phone();
  void touched_anywhere();
  void listen_to_page(const std::string& from);
  void stop_reading();
  void show_listening();
  void count(Counted::What what, std::string id) { deeds_.push_back(Counted{what, std::move(id)}); }

  KioskUi& kiosk_;
  const Catalogue& catalogue_;
  SearchIndex index_;
  ShowcaseSituation situation_;
  QrTextures codes_;
  ShowcaseRequests requests_;
  std::vector<ShowcaseDeed> deeds_;

  // What the visitor looks at; forgotten when they leave.
  DistrictFilter filter_;
  std::string selected_district_, district_, state_, sku_, maker_, words_;
  std::vector<std::string> looked_at_;  // the products whose pages are open one behind the other; sku_ is the last
  std::vector<std::string> kept_skus_;
  SlipState kept_slip_ = SlipState::ready;
  int kept_slips_ = 0;  // asked for since the start: the number of the last one
  std::vector<std::string> wanted_skus_;
  int visit_number_ = 0, visits_ = 0;  // 0: this visitor chose nothing yet
  bool help_was_called_ = false;
  KeyboardPage keys_ = KeyboardPage::devanagari;
  int district_page_ = 0, listing_page_ = 0, stall_page_ = 0, search_page_ = 0, about_page_ = 0, like_page_ = 0,
      home_page_ = 0, states_page_ = 0, state_page_ = 0, divisions_page_ = 0, plan_page_ = 0, maker_page_ = 0;
  std::size_t about_room_ = 0;
  struct Slip {
    std::string sku, marketplace;
    SlipState state;
  };
  std::vector<Slip> slips_;

  Listening listening_;
  ListenView listen_view_;
  bool touch_stopped_reading_ = false;  // the touch that is going on, or the last one
  double now_s_ = 0;

  AttractView attract_view_;
  HomeView home_view_;
  DistrictView district_view_;
  std::vector<RegionCardView> state_cards_, division_cards_;
  DistrictListView state_view_;
  ProductView product_view_;
  ProductListView stall_view_, like_view_;
  KeptView kept_view_;
  std::vector<std::string> phone_skus_;  // of the page that is offered
  PhonePageView phone_view_;
  OpenPlan plan_of_;
  std::string plan_stall_;  // touched on the plan
  PlanView plan_view_;
  SearchView search_view_;
  AboutView about_view_;
  // A page's picture looked at closely; the page stands behind it.
  enum class ZoomOf : std::uint8_t { product, district } zoom_of_ = ZoomOf::product;
  ZoomView zoom_view_;
  ZoomFrame zoom_frame_;
  LeadForm lead_form_;
  LeadView lead_view_;
  MakerPageView maker_view_;
};

}  // namespace odop::ui
