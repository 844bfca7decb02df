// The eight digits that an organiser reads over a telephone: the same on both sides, and nothing that a third can make.
#include <catch2/catch.hpp>
#include <set>

#include "wire/entry.h"
#include "wire/lead_sidecar.h"
#include "wire/payloads.h"
#include "wire/phone_sidecar.h"
#include "wire/pin_answer.h"

using namespace odop;

namespace {
const wire::Signer& organiser() {
  static const wire::Signer signer(wire::Seed{1});
  return signer;
}
const wire::Signer& device() {
  static const wire::Signer signer(wire::Seed{2});
  return signer;
}
const wire::PinQuestion question{.kiosk = "K07", .staff = "P1", .digits = "12345678", .day = 20'108};
}  // namespace

TEST_CASE("Kiosk and organiser work out the same answer, frozen so that an older kiosk can still be answered",
          "[wire][pin]") {
  const auto there = wire::pin_answer(organiser(), device().public_key(), question);
  const auto here = wire::pin_answer(device(), organiser().public_key(), question);
  REQUIRE(there);
  CHECK(here == there);
  CHECK(*there == "01033250");  // worked out by another program from README.md
}

TEST_CASE("An answer is good for its kiosk, person, question and day only", "[wire][pin]") {
  const std::string right = *wire::pin_answer(device(), organiser().public_key(), question);
  const auto other =
      GENERATE(wire::PinQuestion{"K08", "P1", "12345678", 20'108}, wire::PinQuestion{"K07", "P2", "12345678", 20'108},
               wire::PinQuestion{"K07", "P1", "12345679", 20'108}, wire::PinQuestion{"K07", "P1", "12345678", 20'109},
               // The same letters cut elsewhere.
               wire::PinQuestion{"K07P", "1", "12345678", 20'108});
  CHECK(wire::pin_answer(device(), organiser().public_key(), other) != right);
}

TEST_CASE("Nobody answers without one of the two secrets", "[wire][pin]") {
  const std::string right = *wire::pin_answer(device(), organiser().public_key(), question);
  const wire::Signer stranger(wire::Seed{3});
  CHECK(wire::pin_answer(stranger, organiser().public_key(), question) != right);
  CHECK(wire::pin_answer(stranger, device().public_key(), question) != right);
  // A key of small order would give everybody the same secret.
  wire::PublicKey small{};
  small[0] = 1;
  CHECK_FALSE(wire::pin_answer(organiser(), small, question));
  CHECK_FALSE(wire::is_public_key(small));
}

TEST_CASE("Questions are eight digits and seldom the same", "[wire][pin]") {
  std::set<std::string> asked;
  for (int i = 0; i < 200; ++i) {
    const std::string digits = wire::random_pin_question();
    CHECK(digits.size() == wire::pin_question_digits);
    CHECK(digits.find_first_not_of("0123456789") == std::string::npos);
    asked.insert(digits);
  }
  CHECK(asked.size() > 195);
}

TEST_CASE("A telephone number as a sidecar is found again only whole, and not by guessing the number",
          "[wire][phone]") {
  const std::string bytes = wire::write_phone_sidecar(wire::Seed{5}, "+919876543210");
  CHECK(wire::read_phone_sidecar(bytes) == "+919876543210");
  CHECK_FALSE(wire::read_phone_sidecar(bytes + "x"));
  CHECK_FALSE(wire::read_phone_sidecar(std::string_view(bytes).substr(0, bytes.size() - 1)));
  CHECK(wire::sha256(bytes) != wire::sha256(wire::write_phone_sidecar(wire::Seed{6}, "+919876543210")));
  const std::string sealed = wire::seal_to(organiser().public_key(), bytes);
  CHECK(organiser().open_sealed(sealed) == bytes);
  CHECK_FALSE(device().open_sealed(sealed));
}

TEST_CASE("Who a lead comes from is read whole or not at all, and is no telephone number's sidecar", "[wire][lead]") {
  const wire::LeadPerson person{"अनीता देवी", "+919876543210", "Prayagraj", "500 by Diwali"};
  const std::string bytes = wire::write_lead_sidecar(wire::Seed{5}, person);
  CHECK(wire::read_lead_sidecar(bytes) == person);
  CHECK_FALSE(wire::read_lead_sidecar(bytes + "x"));
  CHECK_FALSE(wire::read_lead_sidecar(std::string_view(bytes).substr(0, bytes.size() - 1)));
  CHECK_FALSE(wire::read_phone_sidecar(bytes));
  CHECK_FALSE(wire::read_lead_sidecar(wire::write_phone_sidecar(wire::Seed{5}, person.phone)));
  wire::LeadPayload lead{.sku = "CUP", .sidecar = wire::sha256(bytes)};
  const auto type = static_cast<std::uint8_t>(wire::EntryType::lead);
  CHECK(wire::sidecars_of(type, wire::encode(lead)) == std::vector<wire::Hash>{lead.sidecar});
  lead.event = wire::LeadEvent::withdrawn;
  CHECK(wire::sidecars_of(type, wire::encode(lead)).empty());
}

TEST_CASE("Entries name the sidecars that travel with them; a consent that was taken back names none",
          "[wire][phone]") {
  wire::ConsentPayload consent{.purposes = 1, .sidecar = wire::sha256("x")};
  const auto type = static_cast<std::uint8_t>(wire::EntryType::consent);
  CHECK(wire::sidecars_of(type, wire::encode(consent)) == std::vector<wire::Hash>{consent.sidecar});
  consent.event = wire::ConsentEvent::withdrawn;
  CHECK(wire::sidecars_of(type, wire::encode(consent)).empty());
  CHECK(wire::sidecars_of(type, "damaged").empty());
  consent.purposes = 4;
  CHECK_THROWS_AS(wire::decode_consent(wire::encode(consent)), wire::Malformed);
  consent.purposes = 0;
  CHECK_THROWS_AS(wire::decode_consent(wire::encode(consent)), wire::Malformed);
}
