// A till to practise on does everything a till does, and nothing that it makes can be taken for real.
#include "core/training.h"

#include <catch2/catch.hpp>

#include "stall.h"
#include "till/receipt_of.h"
#include "till/training.h"
#include "till/upi_attempts.h"

namespace odop::test {

namespace {

struct PracticeStall {
  PracticeStall() {
    REQUIRE(till::create_training_kiosk(folder.path(), clock));
    books.emplace(folder.path(), clock);
    REQUIRE(till::record_pack(*books, fair, applied_pack_of(fair)));
  }
  TemporaryFolder folder{"practice"};
  ManualClock clock;
  Catalogue fair = small_fair();
  std::optional<till::Till> books;
};

}  // namespace

TEST_CASE("A training folder says so by itself, and no real kiosk is made with its label", "[till][training]") {
  const PracticeStall practice;
  CHECK(till::is_training_folder(practice.folder.path()));
  const Stall real;
  CHECK_FALSE(till::is_training_folder(real.folder.path()));
  const TemporaryFolder empty("none");
  CHECK_FALSE(till::is_training_folder(empty.path()));
  const ManualClock clock;
  const auto refused = till::create_kiosk(empty.path(), "T0", clock);
  REQUIRE_FALSE(refused);
  CHECK(refused.reason() == till::CreateRefusal::label_malformed);
}

TEST_CASE("A practised bill is marked and carries no signed code", "[till][training]") {
  PracticeStall practice;
  const Product* piece = nullptr;
  for (const Product& product : practice.fair.products)
    if (product.kind == ProductKind::piece && piece == nullptr) piece = &product;
  REQUIRE(piece != nullptr);
  practice.clock.pass_ms(60'000);
  const auto outcome = till::complete_sale(*practice.books, practice.fair, "S1",
                                           {.lines = {{.sku = piece->sku, .quantity = 1}}}, {cash(100'000)});
  const auto* sale = std::get_if<till::Sale>(&outcome);
  REQUIRE(sale != nullptr);
  const auto bill = till::receipt_of(*practice.books, practice.fair, sale->documents.front().sequence);
  REQUIRE(bill);
  CHECK(bill->is_training);
  CHECK(bill->qr_text.empty());
  CHECK(bill->qr_fallback.empty());
  CHECK(shown_serial(bill->serial).starts_with("TRAINING-"));
}

TEST_CASE("In training no link leads to an address that a bank knows, whoever loaded the pack", "[till][training]") {
  PracticeStall practice;
  const Supplier* payee = nullptr;
  for (const Supplier& supplier : practice.fair.suppliers)
    if (!supplier.upi_vpa.empty() && payee == nullptr) payee = &supplier;
  REQUIRE(payee != nullptr);
  practice.clock.pass_ms(60'000);
  const auto shown = till::show_upi_attempt(*practice.books, practice.fair, "S1", payee->code, rupees(100));
  REQUIRE(shown);
  CHECK(shown->link.find(payee->upi_vpa) == std::string::npos);
  CHECK(shown->link.find("training") != std::string::npos);
  for (const auto& [sequence, supplier] : practice.books->ledger().reference().suppliers)
    CHECK((supplier.upi_vpa.empty() || supplier.upi_vpa.ends_with(practice_vpa_end)));
  Catalogue practised = practice.fair;
  till::practise_upi(practised);
  for (std::size_t i = 0; i < practised.suppliers.size(); ++i)
    CHECK(practised.suppliers[i].upi_vpa.empty() == practice.fair.suppliers[i].upi_vpa.empty());
}

}  // namespace odop::test
