// Leads: what a visitor wrote lies sealed, is used for its time, and is gone when they say so; bad input is named.
#include "till/leads.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "core/consent.h"
#include "stall.h"
#include "till/phone_consent.h"
#include "till/rebuild_books.h"
#include "till/verify_books.h"

using namespace odop;
using odop::test::Stall;
using till::LeadRefusal;

namespace {

const wire::Signer& organiser() {
  static const wire::Signer signer(wire::Seed{9});
  return signer;
}

till::LeadGiven enquiry() {
  return {.sku = "CUP",
          .quantity = "500",
          .person = {.name = " अनीता देवी ", .phone = "98765 43210", .place = "Prayagraj", .words = "by Diwali"},
          .has_agreed = true,
          .language = "hi"};
}

struct Desk : Stall {
  explicit Desk(const std::string& label = "K07") : Stall(label) {
    fair.event.organiser_key = wire::to_hex(organiser().public_key());
  }
  std::string give(const till::LeadGiven& given) {
    const auto outcome = till::give_lead(*books, fair, given);
    return outcome ? outcome->reference : till::code_of(outcome.reason());
  }
  std::int64_t rows(const std::string& table) { return books->database().number("SELECT count(*) FROM " + table); }
  wire::LeadPayload last() { return wire::decode_lead(books->journal().last()->payload); }
};

std::string bytes_of(const std::filesystem::path& folder) {
  std::stringstream all;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.is_regular_file()) all << std::ifstream(file.path(), std::ios::binary).rdbuf();
  return all.str();
}

}  // namespace

TEST_CASE("A lead says in the journal what is wanted, and only to the organiser and this kiosk who wants it",
          "[till][lead]") {
  Desk stall;
  CHECK(stall.give(enquiry()) == "K07-L1");
  CHECK(stall.give(enquiry()) == "K07-L2");
  const wire::LeadPayload lead = stall.last();
  CHECK(lead.sku == "CUP");
  CHECK(lead.quantity == 500);
  CHECK(lead.name_en == stall.fair.find_product("CUP")->name.in(Language::en));
  CHECK(lead.notice_version == lead_notice_version);
  const wire::LeadPerson person{"अनीता देवी", "+919876543210", "Prayagraj", "by Diwali"};
  const auto sent = organiser().open_sealed(*stall.books->journal().sidecar(lead.sidecar));
  REQUIRE(sent);
  CHECK(wire::sha256(*sent) == lead.sidecar);
  CHECK(wire::read_lead_sidecar(*sent) == person);
  CHECK(stall.books->signer().open_sealed(*stall.books->journal().own_sidecar(lead.sidecar)) == sent);
  stall.close();
  const std::string bytes = bytes_of(stall.folder.path());
  for (const char* personal : {"9876543210", "अनीता", "Diwali"}) CHECK(bytes.find(personal) == std::string::npos);
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("Bad input is named, and nothing of it is kept", "[till][lead]") {
  Desk stall;
  const auto wrong = [](auto change) {
    till::LeadGiven given = enquiry();
    change(given);
    return till::what_is_wrong(given);
  };
  using Wrong = std::vector<LeadRefusal>;
  CHECK(wrong([](auto&) {}).empty());
  CHECK(wrong([](auto& given) { given.quantity = ""; }).empty());
  CHECK(wrong([](auto& given) { given.person.name = "  "; }) == Wrong{LeadRefusal::name_missing});
  CHECK(wrong([](auto& given) { given.person.phone = ""; }) == Wrong{LeadRefusal::phone_missing});
  for (const char* bad : {"12345", "5987654321", "98765432100", "98765x3210"})
    CHECK(wrong([&](auto& given) { given.person.phone = bad; }) == Wrong{LeadRefusal::phone_malformed});
  for (const char* bad : {"0", "-5", "1.5", "many", "1000001", "99999999999999999999"})
    CHECK(wrong([&](auto& given) { given.quantity = bad; }) == Wrong{LeadRefusal::quantity_malformed});
  CHECK(wrong([](auto& given) { given.person.words = std::string(601, 'x'); }) == Wrong{LeadRefusal::text_too_long});
  CHECK(wrong([](auto& given) { given.person.name = "\xFF"; }) == Wrong{LeadRefusal::text_malformed});
  CHECK(wrong([](auto& given) { given.person.place = "a\nb"; }) == Wrong{LeadRefusal::text_malformed});
  CHECK(wrong([](auto& given) { given.has_agreed = false; }) == Wrong{LeadRefusal::not_agreed});
  CHECK(wrong([](auto& given) { given.kind = wire::LeadKind::registration; }) == Wrong{LeadRefusal::interest_missing});
  CHECK(till::what_is_wrong({}) ==
        Wrong{LeadRefusal::name_missing, LeadRefusal::phone_missing, LeadRefusal::not_agreed});

  const std::int64_t entries = stall.books->head().sequence;
  till::LeadGiven given = enquiry();
  given.has_agreed = false;
  CHECK(stall.give(given) == "not_agreed");
  given = enquiry();
  given.sku = "NO-SUCH";
  CHECK(stall.give(given) == "nothing_named");
  given.kind = wire::LeadKind::not_here;
  given.district = "nowhere";
  CHECK(stall.give(given) == "nothing_named");
  stall.clock.set_utc_ms(stall.clock.utc_ms() - 3'600'000);
  CHECK(stall.give(enquiry()) == "clock_suspect");
  stall.clock.set_utc_ms(stall.clock.utc_ms() + 3'600'000);
  stall.fair.event.organiser_key.clear();
  CHECK(stall.give(enquiry()) == "no_organiser_key");
  CHECK(stall.books->head().sequence == entries);
  CHECK(stall.rows("sidecars") + stall.rows("own_sidecars") == 0);
  Desk practice("T0");
  CHECK(practice.give(enquiry()) == "training");
}

TEST_CASE("A maker's registration and a craft that is not here are leads of their own kind", "[till][lead]") {
  Desk stall;
  till::LeadGiven given = enquiry();
  given.kind = wire::LeadKind::registration;
  given.interests = wire::lead_gem | wire::lead_training;
  CHECK(stall.give(given) == "K07-L1");
  CHECK(stall.last().interests == (wire::lead_gem | wire::lead_training));
  CHECK(stall.last().sku.empty());
  CHECK(stall.last().quantity == 0);
  District agra;
  agra.id = "agra";
  agra.products.push_back({.name = LocalText{"पेठा", "Petha"}});
  stall.fair.districts.push_back(agra);
  stall.fair.build_indexes();
  given = enquiry();
  given.kind = wire::LeadKind::not_here;
  given.district = "agra";
  given.craft_en = "Petha";
  CHECK(stall.give(given) == "K07-L2");
  CHECK(stall.last().name_hi == "पेठा");
  CHECK(stall.last().district == "agra");
}

TEST_CASE("A lead that is taken back is out of use in that moment, locked for a year, then gone", "[till][lead]") {
  Desk stall;
  REQUIRE(stall.give(enquiry()) == "K07-L1");
  REQUIRE(stall.give(enquiry()) == "K07-L2");
  const auto erased = till::erase_lead(*stall.books, "S2", 1);
  REQUIRE(erased);
  CHECK(erased->erased_at_ms == stall.clock.utc_ms() + consent_locked_days * day_ms);
  CHECK(stall.last().event == wire::LeadEvent::withdrawn);
  CHECK(stall.last().staff == "S2");
  CHECK(stall.rows("own_sidecars") == 1);
  CHECK(stall.rows("locked_sidecars") == 1);
  for (const std::int64_t number : {1, 3, 0, -1})
    CHECK(till::erase_lead(*stall.books, "S2", number).reason() == LeadRefusal::no_such_lead);
  stall.clock.pass_ms(consent_locked_days * day_ms - 1);
  CHECK(till::sweep_phones(*stall.books).erased == 0);
  stall.clock.pass_ms(1);
  CHECK(till::sweep_phones(*stall.books).erased == 1);
  CHECK(stall.give(enquiry()) == "K07-L3");  // a number is never given twice
  stall.close();
  CHECK(till::verify_books(stall.file(), {}).ok);
}

TEST_CASE("Nobody is called half a year later: a lead's use ends by itself after 180 days", "[till][lead]") {
  Desk stall;
  REQUIRE(stall.give(enquiry()) == "K07-L1");
  stall.clock.pass_ms(180 * day_ms - 1);
  CHECK(till::sweep_phones(*stall.books).locked == 0);
  CHECK(till::count_phones(*stall.books).in_use == 1);
  stall.clock.pass_ms(1);
  CHECK(till::sweep_phones(*stall.books).locked == 1);
  CHECK(till::erase_lead(*stall.books, "", 1).reason() == LeadRefusal::no_such_lead);
  stall.clock.pass_ms(consent_locked_days * day_ms);
  CHECK(till::sweep_phones(*stall.books).erased == 1);
}

TEST_CASE("Rebuilding the books keeps every lead, in use and taken back, and goes on counting", "[till][lead]") {
  Desk stall;
  REQUIRE(stall.give(enquiry()) == "K07-L1");
  REQUIRE(stall.give(enquiry()) == "K07-L2");
  REQUIRE(till::erase_lead(*stall.books, "", 1));
  stall.close();
  till::rebuild_books(stall.folder.path());
  CHECK(till::verify_books(stall.file(), {}).ok);
  stall.open();
  CHECK(stall.rows("leads") == 3);
  CHECK(stall.rows("own_sidecars") == 1);
  CHECK(stall.give(enquiry()) == "K07-L3");
}
