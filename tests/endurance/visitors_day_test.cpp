// A day and a night at the showcase, by a clock that runs ahead: visitors come, touch whatever can be touched in any
// language and size of letters, and walk off; nobody comes for a while. Memory stays what it was when it was warm, the
// pictures stay within their bound, and the next visitor always finds the first page. The demo fair with its real
// pictures, drawn without a display. A normal run is one hour; ODOP_RANDOM_SCALE=24 is the day of the soak.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include "pack/pack_folder.h"
#include "platform/bounds.h"
#include "support/random_scale.h"
#include "support/resident_memory.h"
#include "text/words.h"
#include "ui/headless_kiosk.h"
#include "ui/showcase/showcase.h"

using namespace odop;
using namespace odop::ui;

namespace {

constexpr double hour_s = 3'600;
// By then every screen was seen in every language and the glyphs and pictures that are kept are kept.
constexpr double warm_after_s = 4 * hour_s;
// Without a display a texture is a number; on one it has the bound of its own that is checked beside it.
constexpr std::int64_t growth_max_kb = 16 * 1024;

class Day {
 public:
  explicit Day(std::uint64_t seed) : random_(seed) {
    PackFolder folder = read_pack_folder(std::filesystem::path(ODOP_SOURCE_DIR) / "db/seed/mahakumbh-2025");
    REQUIRE_FALSE(folder.has_errors);
    folder.catalogue.build_indexes();
    fair_ = std::move(folder.catalogue);
    display_.set_pictures([this](const std::string& name) {
      const auto found = fair_.pictures.find(name);
      return found == fair_.pictures.end() ? std::string() : found->second;
    });
    set_language(Language::hi);
    showcase_.emplace(display_.kiosk(), fair_);
    showcase_->set_situation({.stock = {}, .today = fair_.event.first_day, .has_printer = true});
    display_.draw();
    begin_s_ = display_.now_s();
  }

  double passed_s() const { return display_.now_s() - begin_s_; }
  const std::set<std::string>& screens() const { return screens_; }
  int visitors() const { return visitors_; }
  int touches() const { return touches_; }
  std::size_t pictures_bytes() { return display_.kiosk().ui().pictures().texture_bytes(); }

  void nobody() {
    for (double left_s = pick(5, 180); left_s > 0; left_s -= 4) display_.pass(4);
    REQUIRE(display_.kiosk().current() == "attract");
  }
  void one_visitor() {
    ++visitors_;
    display_.touch("attract");
    for (int left = pick(3, 40); left > 0; --left) {
      touch_something();
      display_.pass(pick(1, 9));
      settle();
      answer();
    }
    // Walks off: asked, and gone after the answer that does not come; a form asks first too.
    for (int i = 0; i < 40 && display_.kiosk().current() != "attract"; ++i) display_.pass(10);
    REQUIRE(display_.kiosk().current() == "attract");
    REQUIRE(current_language() == Language::hi);
  }

 private:
  int pick(int low, int high) { return std::uniform_int_distribution<int>{low, high}(random_); }
  void touch_something() {
    const auto shown = display_.screen();
    screens_.insert(shown->screen);
    std::vector<std::string> ids;
    for (const WidgetInfo& widget : shown->widgets)
      if ((widget.role == "button" || widget.role == "field") && widget.state != "disabled" &&
          widget.id != "till.enter")
        ids.push_back(widget.id);
    if (ids.empty()) return;
    display_.touch(ids[random_() % ids.size()]);
    ++touches_;
  }
  // The loader's thread works in real time, however fast the clock runs.
  void settle() {
    using namespace std::chrono_literals;
    for (display_.draw(); !display_.kiosk().ui().pictures().is_idle(); display_.draw())
      std::this_thread::sleep_for(1ms);
  }
  void answer() {
    for (const ShowcaseDeed& deed : showcase_->drain_deeds()) {
      if (const auto* slip = std::get_if<PrintSlip>(&deed))
        showcase_->set_slip_state(slip->sku, slip->marketplace,
                                  pick(0, 9) == 0 ? SlipState::failed : SlipState::printed);
      if (std::get_if<KeepLead>(&deed) != nullptr) showcase_->lead_failed();
      if (std::get_if<EraseLead>(&deed) != nullptr) showcase_->lead_failed();
    }
  }

  std::mt19937_64 random_;
  Catalogue fair_;
  tests::HeadlessKiosk display_{1920, 1080, 1.0};
  std::optional<Showcase> showcase_;
  double begin_s_ = 0;
  int visitors_ = 0, touches_ = 0;
  std::set<std::string> screens_;
};

}  // namespace

TEST_CASE("A day and a night of visitors leave the showcase as light as they found it", "[endurance][visitors]") {
  Day day(test::seed_first() + 26);
  const double end_s = static_cast<double>(test::scaled(1)) * hour_s;
  std::int64_t warm_kb = 0;
  std::size_t pictures_max = 0;
  while (day.passed_s() < end_s) {
    if (day.passed_s() >= warm_after_s && warm_kb == 0) {
      warm_kb = test::resident_kb();
    }
    day.nobody();
    day.one_visitor();
    pictures_max = std::max(pictures_max, day.pictures_bytes());
    REQUIRE(day.pictures_bytes() <= platform::texture_bytes_max);
  }
  const std::int64_t end_kb = test::resident_kb();
  WARN(day.visitors() << " visitors of one day, " << day.touches() << " touches, " << day.screens().size()
                      << " screens, pictures at most " << pictures_max / 1024 << " KB; resident " << warm_kb
                      << " KB warm, " << end_kb << " KB at the end");
  // A dozen visitors of one hour leave some pages out, a whole day does not.
  CHECK(day.screens().size() >= (day.visitors() > 100 ? 14u : 6u));
  if (warm_kb > 0) CHECK(end_kb < warm_kb + growth_max_kb);
}
