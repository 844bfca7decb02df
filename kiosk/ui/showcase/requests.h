// What a visitor can ask for by touching. Screens append requests; Showcase carries them out after the frame. Those
// that reach beyond the showcase become deeds, which the program's main drains. UI thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/language.h"
#include "till/leads.h"
#include "ui/showcase/district_filter.h"

namespace odop::ui {

struct OpenHome {};
struct GoBack {};
struct ChooseDistricts {
  DistrictFilter filter;
};
struct OpenDivisions {};  // of the home State
struct SelectDistrict {
  std::string district;  // small maps: the first touch only selects
};
struct OpenDistrict {
  std::string district;
};
struct OpenStates {};  // the States that are not at home
struct OpenState {
  std::string state;
};
struct OpenProduct {
  std::string sku;
};
struct ChooseVariant {
  std::string sku;  // on the page of its group, which stays
};
struct OpenMaker {
  std::string maker;
};
struct OpenSearch {};
struct SearchFor {
  std::string words;
};
struct OpenStall {};
struct OpenAbout {};
struct OpenRoom {  // of "About ODOP"
  std::size_t room = 0;
  bool at_its_end = false;  // whoever goes back comes in by the last page
};
struct OpenLanguages {};
struct ChooseLanguage {
  Language language = Language::hi;
};
struct AskForSlip {
  std::string sku, marketplace;
};
struct AskForItem {
  std::string sku;
};
// A form to be called back: about a product, a craft that is not here, or as a maker.
struct OpenLead {
  enum class Kind : std::uint8_t { enquiry, not_here, registration } kind = Kind::enquiry;
  std::string sku = {}, district = {}, craft_en = {};
};
enum class LeadField : std::uint8_t { quantity, name, phone, place, words };
struct ChooseLeadField {
  LeadField field = LeadField::name;
};
struct LeadTyped {};
struct TickLeadInterest {
  std::uint8_t bit = 0;
};
struct TickLeadConsent {};
struct GoOnWithLead {};
struct SendLead {};
struct TakeLeadBack {};
struct LeaveLead {};
// What is asked of the form: Showcase hands all of it on.
using LeadRequest = std::variant<OpenLead, ChooseLeadField, LeadTyped, TickLeadInterest, TickLeadConsent, GoOnWithLead,
                                 SendLead, TakeLeadBack, LeaveLead>;
struct CallStall {};
struct KeepThing {
  std::string sku;
};
struct StopKeeping {
  std::string sku;
};
struct OpenKept {};  // "My choices"
struct AskForKeptSlip {};
struct OpenZoom {};  // the picture of the page that is open, looked at closely
struct OpenPhone {   // "Save on the phone here"
  std::string sku;   // empty: everything that is kept
};
struct OpenPlan {  // "Where in this fair", of a product or a district; both empty: the whole plan
  std::string sku = {}, district = {};
};
struct ChoosePlanStall {
  std::string code;
};
struct OpenLike {};  // more like the thing whose page is open
struct AskForTill {};
// The page that is open, read aloud from that place on (listen.h); empty: from its beginning. The key that asks for it
// is the one that stops it.
struct Listen {
  std::string from;
};
struct OpenAccess {};  // larger letters, high contrast, nothing moving

using ShowcaseRequest =
    std::variant<OpenHome, GoBack, ChooseDistricts, OpenDivisions, SelectDistrict, OpenDistrict, OpenStates, OpenState,
                 OpenProduct, ChooseVariant, OpenMaker, OpenSearch, SearchFor, OpenStall, OpenAbout, OpenRoom,
                 OpenLanguages, ChooseLanguage, AskForSlip, AskForItem, LeadRequest, CallStall, KeepThing, StopKeeping,
                 OpenKept, AskForKeptSlip, OpenZoom, OpenPhone, OpenPlan, ChoosePlanStall, OpenLike, AskForTill, Listen,
                 OpenAccess>;
using ShowcaseRequests = std::vector<ShowcaseRequest>;

// Deeds for the rest of the kiosk.
struct PrintSlip {
  std::string sku, marketplace;
};
struct PrintKept {  // everything that the visitor keeps, on one slip
  int number = 0;   // told back by Showcase::set_kept_slip_state()
  std::vector<std::string> skus;
  Language language = Language::hi;  // of the code, which is the one on the screen
};
struct WantItem {  // a visitor wants it: show it on the till's list, no money yet
  std::string sku;
  int number = 0;  // of the visitor, hand_over.h: shown to them, asked for at the till
};
struct HelpWanted {};  // lights the till's bar
struct EnterTill {};
struct LanguageChanged {
  Language language = Language::hi;
};
// Said part by part; each part that begins is told back by Showcase::set_reading() with the number, the end by
// set_reading_ended(). A newer one replaces it.
struct ReadAloud {
  struct Part {
    std::string words;  // as a voice wants them
    Language language = Language::hi;
  };
  int number = 0;
  std::vector<Part> parts;
};
struct StopReading {};
// One look at something, for the showcase counters; no person is known or kept, nor a word that anybody typed.
struct Counted {
  enum class What : std::uint8_t {
    visit,
    language,
    district,
    product,
    qr,  // a code of the product's page was on the screen
    maker,
    search,
    search_without_result,
    stall,
    about,  // with the room as its id; without one: it was opened
    slip,
    wish,  // asked for at the till
    help,
    keep
  } what = What::visit;
  std::string id;  // of the district, the product, the maker or the language
};
constexpr std::string_view counter_name(Counted::What what) {
  constexpr std::string_view names[] = {
      "visit", "language", "district", "product", "qr",   "maker", "search", "search_without_result",
      "stall", "about",    "slip",     "wish",    "help", "keep"};
  return names[static_cast<std::size_t>(what)];
}
struct KeepLead {
  till::LeadGiven given;
};
struct EraseLead {
  std::int64_t number = 0;
};
using ShowcaseDeed = std::variant<PrintSlip, PrintKept, WantItem, KeepLead, EraseLead, HelpWanted, EnterTill,
                                  LanguageChanged, ReadAloud, StopReading, Counted>;

}  // namespace odop::ui
