// A stall on the first morning of the fair for tests of the till's deeds: real folder, real books, a clock that obeys.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/training.h"
#include "support/manual_clock.h"
#include "support/small_fair.h"
#include "support/temporary_folder.h"
#include "till/after_sale.h"
#include "till/complete_sale.h"
#include "till/create_kiosk.h"
#include "till/record_pack.h"
#include "till/till.h"
#include "till/verify_books.h"

namespace odop::test {

struct Stall {
  explicit Stall(const std::string& label = "K07") : folder("stall"), fair(small_fair()) {
    REQUIRE((label == training_label ? till::create_training_kiosk(folder.path(), clock)
                                     : till::create_kiosk(folder.path(), label, clock)));
    open();
    REQUIRE(till::record_pack(*books, fair, applied_pack_of(fair)));
  }
  void open() { books.emplace(folder.path(), clock); }
  void close() { books.reset(); }

  till::SaleOutcome sell(std::vector<till::CartLine> lines, std::vector<till::TenderGiven> tenders,
                         Money bill_discount = {}, int buyer_state = 0) {
    clock.pass_ms(60'000);
    return till::complete_sale(*books, fair, "S1",
                               {.lines = std::move(lines), .bill_discount = bill_discount, .buyer_state = buyer_state},
                               tenders);
  }
  till::Sale sold(std::vector<till::CartLine> lines, std::vector<till::TenderGiven> tenders, Money bill_discount = {},
                  int buyer_state = 0) {
    auto outcome = sell(std::move(lines), std::move(tenders), bill_discount, buyer_state);
    if (const auto* refused = std::get_if<till::SaleRefused>(&outcome)) FAIL(till::code_of(refused->reason));
    return std::get<till::Sale>(std::move(outcome));
  }
  std::string refused(std::vector<till::CartLine> lines, std::vector<till::TenderGiven> tenders,
                      Money bill_discount = {}) {
    const std::int64_t entries = books->head().sequence;
    const auto outcome = sell(std::move(lines), std::move(tenders), bill_discount);
    CHECK(books->head().sequence == entries);  // a refusal writes nothing
    const auto* reason = std::get_if<till::SaleRefused>(&outcome);
    return reason ? till::code_of(reason->reason) : "sold";
  }
  std::filesystem::path file() const { return folder.path() / till::journal_file_name; }

  TemporaryFolder folder;
  ManualClock clock;
  Catalogue fair;
  std::optional<till::Till> books;
};

inline StaffMember member(const std::string& code, Role role) {
  StaffMember staff;
  staff.code = code;
  staff.role = role;
  return staff;
}
inline const StaffMember seller = member("S1", Role::seller), supervisor = member("P1", Role::supervisor);
inline const till::Asking by_seller{&seller, nullptr}, approved{&seller, &supervisor};

inline void check_books(Stall& stall) {
  const auto report = till::verify_books(stall.file(), {});
  INFO(till::in_one_sentence(report));
  CHECK(report.ok);
}

inline Money rupees(std::int64_t rupees) {
  return Money::from_paise(rupees * 100);
}
inline till::TenderGiven cash(std::int64_t rupees) {
  return {.kind = TenderKind::cash, .given = Money::from_paise(rupees * 100)};
}
inline till::TenderGiven upi(std::int64_t paise, std::string rrn = {}) {
  return {.kind = TenderKind::upi, .given = Money::from_paise(paise), .reference = std::move(rrn)};
}

}  // namespace odop::test
