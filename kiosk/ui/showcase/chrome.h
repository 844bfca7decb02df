// What every showcase screen has in common: the top bar with back, home, languages and the staff's key, the notices of
// the event, product cards and page arrows. UI thread only.
#pragma once

#include <string>
#include <string_view>

#include "ui/geometry.h"
#include "ui/showcase/listen.h"
#include "ui/showcase/requests.h"
#include "ui/showcase/views.h"
#include "ui/ui.h"

namespace odop::ui {

struct TopBarSpec {
  std::string_view back_label;
  std::string_view crumbs = {};  // where the visitor is, quiet
  std::string_view here = {};    // the last crumb, bold
  const NoticesView* notices = nullptr;
  bool opens_kept = true;  // false on the page that the key would open
};
// Cuts the bar off the top of the area.
void top_bar(Ui& ui, Rect& area, const TopBarSpec& spec, ShowcaseRequests& requests);
// For pages that say their name nowhere else: an upright screen's bar has no room for it, there it stands below.
void naming_top_bar(Ui& ui, Rect& area, TopBarSpec spec, ShowcaseRequests& requests);

// "हिन्दी | English", live.
void language_keys(Ui& ui, const Rect& rect, ShowcaseRequests& requests, bool on_attract = false);
// The quiet key through which staff get to the till; always in the same corner.
void staff_key(Ui& ui, const Rect& rect, ShowcaseRequests& requests, bool on_attract = false);
// "Aa": opens the choices of text size, contrast and motion.
void access_key(Ui& ui, const Rect& rect, ShowcaseRequests& requests, bool on_attract = false);
// "Kept · 3": opens what the visitor keeps. Its width is 0 as long as nothing is kept; shows_word false: heart and
// number.
float kept_key_width(Ui& ui, const NoticesView& notices, bool shows_word);
void kept_key(Ui& ui, const Rect& rect, const NoticesView& notices, bool shows_word, ShowcaseRequests& requests);
// Pills side by side from the left; returns the width used.
float notices_row(Ui& ui, float x, float y, const NoticesView& notices, float width_max);
float notices_width(Ui& ui, const NoticesView& notices);

// The whole content area of a screen, inside the visitor's margins.
Rect visitor_area(Ui& ui);

void product_card(Ui& ui, const Rect& rect, const ProductCardView& card, bool shows_district,
                  ShowcaseRequests& requests);

// Nothing of it can be opened; where the stall may be asked for it, a touch does that: true.
bool craft_card(Ui& ui, const Rect& rect, std::string_view id, const CraftCardView& card);

// Arrows for a list of `items` shown `per_page` at a time; keeps `page` within the list. Draws nothing for one page.
// Returns the width used from the right end of the rectangle.
float page_arrows(Ui& ui, const Rect& rect, std::string_view id, int items, int per_page, int& page);
// The same pages under a finger that strokes over `area`, where they are drawn; called after the keys, before what is
// on the page. Answers where it is drawn this time.
Rect swiped_pages(Ui& ui, const Rect& area, std::string_view id, int items, int per_page, int& page);

// Round GI sign with the registered name; returns the width used. From the right end when align_right.
float gi_badge_width(Ui& ui, float height, std::string_view name);
float gi_badge(Ui& ui, const Rect& rect, std::string_view name, bool align_right);

// Card with the maker's sign, name, craft and words; "Tell me more" when there is more.
float maker_card_height(Ui& ui);
void maker_card(Ui& ui, const Rect& rect, const MakerView& maker, const SectorInk& sector, const ListenView& listen,
                ShowcaseRequests& requests);

}  // namespace odop::ui
