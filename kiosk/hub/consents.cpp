#include "hub/consents.h"

#include <algorithm>
#include <optional>

#include "core/consent.h"
#include "wire/phone_sidecar.h"

namespace odop::hub {

namespace {

// A number that was given, with the moment at which somebody took it back.
constexpr const char* given_numbers =
    "SELECT c.event, c.kiosk, c.sale_sequence, c.purposes, c.notice_version, c.language, c.staff, c.sidecar, c.utc_ms, "
    "(SELECT min(w.utc_ms) FROM consents w WHERE w.event = c.event AND w.kiosk = c.kiosk AND w.consent_event = 2 "
    " AND w.given_sequence = c.sequence), d.serial, d.payable_paise "
    "FROM consents c LEFT JOIN documents d ON d.event = c.event AND d.kiosk = c.kiosk AND d.sequence = c.sale_sequence "
    "WHERE c.consent_event = 1 ORDER BY c.event, c.kiosk, c.sequence";

std::optional<std::string> sealed_of(storage::Database& database, const wire::Hash& hash) {
  storage::Statement find(database, "SELECT sealed FROM sidecars WHERE hash = ?");
  if (!find.bind(storage::Statement::Blob{wire::as_bytes(hash)}).step()) return std::nullopt;
  return find.text(0);
}

}  // namespace

ConsentList open_consents(storage::Database& database, const wire::Signer& organiser, std::int64_t now_ms) {
  ConsentList list;
  storage::Statement row(database, given_numbers);
  while (row.step()) {
    const std::int64_t purposes = row.number(3), given_ms = row.number(8);
    ConsentedNumber number{.event = row.text(0),
                           .kiosk = row.text(1),
                           .serial = row.is_null(10) ? std::string{} : row.text(10),
                           .phone = {},
                           .payable_paise = row.is_null(11) ? 0 : row.number(11),
                           .given_ms = given_ms,
                           .notice_version = row.text(4),
                           .language = row.text(5),
                           .staff = row.text(6)};
    number.send_bill = (purposes & consent_send_bill) != 0 && now_ms < consent_use_ends_ms(given_ms, consent_send_bill);
    number.maker_news =
        (purposes & consent_maker_news) != 0 && now_ms < consent_use_ends_ms(given_ms, consent_maker_news);
    if (!row.is_null(9) || (!number.send_bill && !number.maker_news)) continue;
    const auto hash = wire::hash_from_hex(row.text(7));
    const auto sealed = hash ? sealed_of(database, *hash) : std::nullopt;
    if (!sealed) {
      list.not_here += 1;
      continue;
    }
    const auto bytes = organiser.open_sealed(*sealed);
    const auto phone = bytes && wire::sha256(*bytes) == *hash ? wire::read_phone_sidecar(*bytes) : std::nullopt;
    if (!phone) {
      list.not_opened += 1;
      continue;
    }
    number.phone = *phone;
    list.numbers.push_back(std::move(number));
  }
  return list;
}

std::int64_t sweep_consents(storage::Database& database, std::int64_t now_ms) {
  std::vector<wire::Hash> due;
  storage::Statement row(database, given_numbers);
  while (row.step()) {
    std::int64_t use_ends_ms = consent_use_ends_ms(row.number(8), row.number(3));
    if (!row.is_null(9)) use_ends_ms = std::min(use_ends_ms, row.number(9));
    const auto hash = wire::hash_from_hex(row.text(7));
    if (hash && consent_erased_at_ms(use_ends_ms) <= now_ms && sealed_of(database, *hash)) due.push_back(*hash);
  }
  if (due.empty()) return 0;
  database.run("PRAGMA secure_delete=ON");
  storage::Transaction transaction(database);
  for (const wire::Hash& hash : due)
    storage::Statement(database, "DELETE FROM sidecars WHERE hash = ?")
        .execute(storage::Statement::Blob{wire::as_bytes(hash)});
  transaction.commit();
  database.checkpoint();
  return static_cast<std::int64_t>(due.size());
}

}  // namespace odop::hub
