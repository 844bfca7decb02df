#include "ui/till/customer_screen.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "ui/till/customer_stages.h"
#include "ui/till/training_strip.h"

namespace odop::ui {
namespace {

using Stage = CustomerView::Stage;

constexpr std::array<std::pair<Stage, const char*>, 6> stages{{{Stage::idle, "customer.idle"},
                                                               {Stage::cart, "customer.cart"},
                                                               {Stage::cash, "customer.cash"},
                                                               {Stage::upi, "customer.upi"},
                                                               {Stage::thanks, "customer.thanks"},
                                                               {Stage::bill_phone, "customer.bill_phone"}}};

const char* name_of(Stage stage) {
  return std::find_if(stages.begin(), stages.end(), [&](const auto& one) { return one.first == stage; })->second;
}

}  // namespace

double customer_scale(int width_px, int height_px) {
  const double long_side = std::max(width_px, height_px), short_side = std::min(width_px, height_px);
  return std::min(long_side / 1280, short_side / 720);
}

class CustomerFace::StageScreen final : public Screen {
 public:
  StageScreen(CustomerFace& face, Stage stage) : face_(face), stage_(stage) {}
  std::string_view name() const override { return name_of(stage_); }
  IdleRule idle_rule() const override { return IdleRule::none; }
  ImU32 ground(const Theme& theme) const override { return stage_ == Stage::idle ? theme.attract : theme.paper; }
  bool take_back() override { return true; }
  void draw(Ui& ui) override {
    if (stage_ == Stage::idle) return draw_customer_idle(ui, face_.view_);
    if (stage_ == Stage::bill_phone) return draw_customer_bill_phone(ui, face_.view_, face_.codes_);
    if (stage_ == Stage::thanks) return draw_customer_thanks(ui, face_.view_, face_.codes_);
    draw_customer_sale(ui, face_.view_, face_.codes_);
  }

 private:
  CustomerFace& face_;
  Stage stage_;
};

CustomerFace::CustomerFace(KioskUi& kiosk) : kiosk_(kiosk), codes_(kiosk.ui().textures()) {
  for (const auto& [stage, name] : stages) kiosk_.add_screen(std::make_unique<StageScreen>(*this, stage));
  kiosk_.show(name_of(view_.stage));
}

bool CustomerFace::show(CustomerView view) {
  if (view == view_) return false;
  view_ = std::move(view);
  if (view_.is_training)
    kiosk_.set_top_strip({.height_px = [](bool is_portrait) { return training_strip_px({}, is_portrait); },
                          .draw =
                              [](Ui& ui, const Rect& strip) {
                                TillTouches nothing_to_touch;
                                draw_training_strip(ui, strip, {}, nothing_to_touch);
                              }});
  codes_.forget_unused();
  kiosk_.show(name_of(view_.stage));
  return true;
}

}  // namespace odop::ui
