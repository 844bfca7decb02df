// Leads on their way from a till to the organiser: sealed all the way, once, and only while they may be used.
#include <algorithm>
#include <catch2/catch.hpp>

#include "hub/leads.h"
#include "programs/leads_csv.h"
#include "selling_stall.h"
#include "till/leads.h"

using namespace odop;
using test::database_of;
using test::organiser;
using test::SellingStall;

namespace {

void ask(SellingStall& stall, const std::string& name, std::uint8_t interests = 0) {
  stall.hub_.clock.pass_ms(60'000);
  REQUIRE(till::give_lead(*stall.books, stall.fair,
                          {.kind = interests == 0 ? wire::LeadKind::enquiry : wire::LeadKind::registration,
                           .interests = interests,
                           .sku = "CUP",
                           .quantity = "40",
                           .person = {.name = name, .phone = "9876543210", .place = "=1+1", .words = "soon, please"},
                           .has_agreed = true,
                           .language = "hi"}));
}

std::vector<hub::Lead> leads_of(const test::Hub& hub, std::int64_t now_ms, const wire::Signer& key = organiser()) {
  auto database = database_of(hub);
  return hub::open_leads(database, hub::LeadBooks::hub, key, now_ms).leads;
}

}  // namespace

TEST_CASE("A lead reaches the organiser, who alone opens it, once however often it comes", "[hub][lead]") {
  test::Hub hub;
  SellingStall stall(hub);
  ask(stall, "Anita");
  ask(stall, "Ramesh", wire::lead_gem | wire::lead_odop_mart);
  stall.send();
  storage::SyncState state = storage::read_sync_state(stall.books->database());
  state.acknowledged_sequence = 0;  // the hub was restored from before
  storage::write_sync_state(stall.books->database(), state);
  stall.send();
  const auto leads = leads_of(hub, hub.clock.utc_ms());
  REQUIRE(leads.size() == 2);
  CHECK(leads[0].reference == "K07-L1");
  CHECK(leads[0].person == wire::LeadPerson{"Anita", "+919876543210", "=1+1", "soon, please"});
  CHECK(leads[0].sku == "CUP");
  CHECK(leads[0].quantity == 40);
  CHECK(leads[1].interests == (wire::lead_gem | wire::lead_odop_mart));
  CHECK(leads_of(hub, hub.clock.utc_ms(), wire::Signer(wire::Seed{8})).empty());
  // The kiosk opens its own with its device key, and reads the same.
  const auto own =
      hub::open_leads(stall.books->database(), hub::LeadBooks::kiosk, stall.books->signer(), hub.clock.utc_ms());
  REQUIRE(own.leads.size() == 2);
  CHECK(own.leads[0].person == leads[0].person);
  CHECK(hub::verify_hub(hub.folder.path()).ok);
}

TEST_CASE("A lead that was taken back or is half a year old is written out no more, and erased in its time",
          "[hub][lead]") {
  test::Hub hub;
  SellingStall stall(hub);
  ask(stall, "Anita");
  const std::int64_t given_ms = hub.clock.utc_ms();
  stall.send();
  CHECK(leads_of(hub, given_ms + consent_call_back_days * day_ms - 1).size() == 1);
  CHECK(leads_of(hub, given_ms + consent_call_back_days * day_ms).empty());
  REQUIRE(till::erase_lead(*stall.books, "S1", 1));
  ask(stall, "Ramesh");
  REQUIRE(till::erase_lead(*stall.books, "S1", 2));
  const std::int64_t taken_ms = hub.clock.utc_ms();
  stall.send();
  CHECK(leads_of(hub, taken_ms).empty());
  auto database = database_of(hub);
  // The second never left its stall at all.
  CHECK(database.number("SELECT count(*) FROM sidecars") == 1);
  CHECK(hub::sweep_leads(database, given_ms + consent_locked_days * day_ms - 1) == 0);
  CHECK(hub::sweep_leads(database, taken_ms + consent_locked_days * day_ms) == 1);
  CHECK(database.number("SELECT count(*) FROM sidecars") == 0);
  CHECK(hub::verify_hub(hub.folder.path()).ok);
}

TEST_CASE("Leads are a file that a spreadsheet opens and never runs, cut by marketplace", "[hub][lead]") {
  test::Hub hub;
  SellingStall stall(hub);
  ask(stall, "Anita");
  ask(stall, "Ramesh", wire::lead_gem | wire::lead_odop_mart);
  stall.send();
  auto database = database_of(hub);
  const auto list = hub::open_leads(database, hub::LeadBooks::hub, organiser(), hub.clock.utc_ms());
  const auto all = programs::leads_csv(list, "", [](const std::string&) { return std::string{"a maker"}; });
  CHECK(all.leads == 2);
  CHECK(std::count(all.csv.begin(), all.csv.end(), '\n') == 4);  // the head, one enquiry, two marketplaces
  CHECK(all.csv.find("\r\nK07-L1,") != std::string::npos);
  CHECK(all.csv.find(",enquiry,,") != std::string::npos);
  CHECK(all.csv.find(",Anita,'+919876543210,'=1+1,\"soon, please\",hi,") != std::string::npos);
  const auto gem = programs::leads_csv(list, "gem", [](const std::string&) { return std::string{}; });
  CHECK(gem.leads == 1);
  CHECK(gem.csv.find("Ramesh") != std::string::npos);
  CHECK(gem.csv.find("Anita") == std::string::npos);
  CHECK(programs::leads_csv(list, "training", [](const std::string&) { return std::string{}; }).leads == 0);
}
