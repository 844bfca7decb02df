// The visitor's screens, one function a screen: each reads its view, draws, and appends what was asked for. The small
// state beside a view is presentation only (which page of a list is shown). UI thread only; called by Showcase.
#pragma once

#include <span>
#include <string>

#include "ui/keyboard.h"
#include "ui/qr_view.h"
#include "ui/showcase/lead_form.h"
#include "ui/showcase/listen.h"
#include "ui/showcase/phone_views.h"
#include "ui/showcase/requests.h"
#include "ui/showcase/views.h"
#include "ui/ui.h"

namespace odop::ui {

// attract_screen.cpp: stops a walker at 5 m. The whole screen is the button ("attract").
inline constexpr double attract_flip_every_s = 4, attract_flip_lasts_s = 0.4;
void draw_attract(Ui& ui, const AttractView& view, double shown_for_s, bool moves, ShowcaseRequests& requests);
// Which picture a plate shows after that many flips, of `plates` plates and `pictures` pictures.
int attract_picture(int plate, long flips, int plates, int pictures);
int attract_flipping_plate(long flip, int plates);

// home_screen.cpp
// `page` is of the list that stands where there is no map.
void draw_home(Ui& ui, const HomeView& view, int& page, ShowcaseRequests& requests);

// state_screens.cpp: the home State's divisions, "Other States", and the districts of one of them
void draw_divisions(Ui& ui, std::span<const RegionCardView> divisions, const NoticesView& notices, int& page,
                    ShowcaseRequests& requests);
void draw_states(Ui& ui, std::span<const RegionCardView> states, const NoticesView& notices, int& page,
                 ShowcaseRequests& requests);
void draw_state(Ui& ui, const DistrictListView& view, const NoticesView& notices, int& page,
                ShowcaseRequests& requests);

// district_screen.cpp
void draw_district(Ui& ui, const DistrictView& view, const ListenView& listen, int& page, ShowcaseRequests& requests);

// product_screen.cpp
void draw_product(Ui& ui, const ProductView& view, const ListenView& listen, QrTextures& codes, int& page,
                  ShowcaseRequests& requests);

// list_screens.cpp
void draw_stall(Ui& ui, const ProductListView& view, int& page, ShowcaseRequests& requests);

// maker_screen.cpp: `page` is of the maker's work.
void draw_maker(Ui& ui, const MakerPageView& view, const ListenView& listen, const NoticesView& notices, int& page,
                ShowcaseRequests& requests);

// about_screen.cpp: one room of the exhibition. A reading turns the pages along with it.
void draw_about(Ui& ui, const AboutView& view, std::size_t room, const ListenView& listen, int& page,
                ShowcaseRequests& requests);

// kept_screen.cpp: "My choices"
void draw_kept(Ui& ui, const KeptView& view, QrTextures& codes, ShowcaseRequests& requests);

// phone_screen.cpp: "Save on the phone here"
void draw_phone(Ui& ui, const PhonePageView& view, QrTextures& codes, ShowcaseRequests& requests);

// plan_screen.cpp: "Where in this fair"
// `page` is of the list of stalls, which stands where there is room for it.
void draw_plan(Ui& ui, const PlanView& view, int& page, ShowcaseRequests& requests);

// language_screen.cpp: every language there is, each by its own name
void draw_languages(Ui& ui, const NoticesView& notices, ShowcaseRequests& requests);

// search_screen.cpp: `words` is what stands in the field; a change asks for SearchFor.
void draw_search(Ui& ui, const SearchView& view, std::string& words, KeyboardPage& keys, int& page,
                 ShowcaseRequests& requests);

// lead_screen.cpp: the form to be called back, stage by stage.
void draw_lead(Ui& ui, const LeadView& view, LeadTyping& typing, ShowcaseRequests& requests);

}  // namespace odop::ui
