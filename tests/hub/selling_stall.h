// A real till at a test's hub, which sells cups and whose pack has an organiser's key. One thread.
#pragma once

#include <optional>
#include <string>

#include "core/consent.h"
#include "home.h"
#include "hub/hub_migrations.h"
#include "support/small_fair.h"
#include "sync/journal_source.h"
#include "till/complete_sale.h"
#include "till/create_kiosk.h"
#include "till/phone_consent.h"
#include "till/record_pack.h"

namespace odop::test {

inline const wire::Signer& organiser() {
  static const wire::Signer signer(wire::Seed{9});
  return signer;
}

// A real till at the hub, which sells cups.
struct SellingStall {
  explicit SellingStall(Hub& hub) : hub_(hub), fair(small_fair()) {
    fair.event.organiser_key = wire::to_hex(organiser().public_key());
    REQUIRE(till::create_kiosk(folder.path(), "K07", hub.clock));
    books.emplace(folder.path(), hub.clock);
    REQUIRE(till::record_pack(*books, fair, applied_pack_of(fair)));
    storage::SyncState state = storage::read_sync_state(books->database());
    state.hub_url = "http://hub";
    state.enrol_code = hub.code("K07");
    storage::write_sync_state(books->database(), state);
  }
  std::string sell_and_give(const std::string& phone, std::uint8_t purposes) {
    hub_.clock.pass_ms(60'000);
    const auto outcome = till::complete_sale(*books, fair, "S1", {.lines = {{.sku = "CUP", .quantity = 1}}},
                                             {{.kind = TenderKind::cash, .given = Money::from_paise(2'000'00)}});
    const std::string serial = std::get<till::Sale>(outcome).documents.front().serial;
    REQUIRE(till::give_phone(*books, fair, {"S1", serial, phone, purposes, "hi"}));
    return serial;
  }
  void send() {
    sync::KioskJournalSource source(books->database());
    LoopbackTransport network(hub_);
    sync::Uploader uploader(source, network, books->signer(), hub_.clock, [](std::int64_t) { return std::int64_t{0}; });
    for (int i = 0; i < 100; ++i) {
      const sync::StepResult step = uploader.step();
      REQUIRE(step.kind != sync::StepKind::parked);
      if (step.kind == sync::StepKind::nothing_to_send) return;
    }
    FAIL("the uploader does not come to an end");
  }

  Hub& hub_;
  TemporaryFolder folder{"consents"};
  Catalogue fair;
  std::optional<till::Till> books;
};

inline storage::Database database_of(const Hub& hub) {
  return {
      hub.folder.path() / hub::hub_file_name, {.application_id = storage::hub_application_id}, hub::hub_migrations()};
}

}  // namespace odop::test
