#include "hub/leads.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/consent.h"
#include "wire/payloads.h"

namespace odop::hub {

namespace {

// A lead that was given, with the moment at which it was taken back.
constexpr const char* given_leads =
    "SELECT g.event, g.kiosk, g.number, g.utc_ms, g.lead_kind, g.interests, g.sku, g.maker, g.district, g.name_hi, "
    "g.name_en, g.quantity, g.notice_version, g.language, g.sidecar, "
    "(SELECT min(w.utc_ms) FROM leads w WHERE w.event = g.event AND w.kiosk = g.kiosk AND w.lead_event = 2 "
    " AND w.given_sequence = g.sequence) "
    "FROM leads g WHERE g.lead_event = 1 ORDER BY g.event, g.kiosk, g.sequence";

std::optional<std::string> sealed_of(storage::Database& database, LeadBooks books, const wire::Hash& hash) {
  storage::Statement find(database, books == LeadBooks::hub ? "SELECT sealed FROM sidecars WHERE hash = ?"
                                                            : "SELECT sealed FROM own_sidecars WHERE hash = ?");
  if (!find.bind(storage::Statement::Blob{wire::as_bytes(hash)}).step()) return std::nullopt;
  return find.text(0);
}

}  // namespace

LeadList open_leads(storage::Database& database, LeadBooks books, const wire::Signer& key, std::int64_t now_ms) {
  LeadList list;
  // A kiosk that was restored under another label sends what it had again; the salt makes each form's hash its own.
  std::set<std::string> seen;
  storage::Statement row(database, given_leads);
  while (row.step()) {
    const std::int64_t given_ms = row.number(3);
    if (!row.is_null(15) || consent_use_ends_ms(given_ms, consent_call_back) <= now_ms) continue;
    if (!seen.insert(row.text(14)).second) continue;
    const auto hash = wire::hash_from_hex(row.text(14));
    const auto sealed = hash ? sealed_of(database, books, *hash) : std::nullopt;
    if (!sealed) {
      list.not_here += 1;
      continue;
    }
    const auto bytes = key.open_sealed(*sealed);
    auto person = bytes && wire::sha256(*bytes) == *hash ? wire::read_lead_sidecar(*bytes) : std::nullopt;
    if (!person) {
      list.not_opened += 1;
      continue;
    }
    list.leads.push_back({.reference = wire::lead_reference(row.text(1), row.number(2)),
                          .event = row.text(0),
                          .kiosk = row.text(1),
                          .given_ms = given_ms,
                          .kind = row.number(4),
                          .interests = row.number(5),
                          .sku = row.text(6),
                          .maker = row.text(7),
                          .district = row.text(8),
                          .name_hi = row.text(9),
                          .name_en = row.text(10),
                          .quantity = row.number(11),
                          .person = std::move(*person),
                          .notice_version = row.text(12),
                          .language = row.text(13)});
  }
  return list;
}

std::int64_t sweep_leads(storage::Database& database, std::int64_t now_ms) {
  std::vector<wire::Hash> due;
  storage::Statement row(database, given_leads);
  while (row.step()) {
    std::int64_t use_ends_ms = consent_use_ends_ms(row.number(3), consent_call_back);
    if (!row.is_null(15)) use_ends_ms = std::min(use_ends_ms, row.number(15));
    const auto hash = wire::hash_from_hex(row.text(14));
    if (hash && consent_erased_at_ms(use_ends_ms) <= now_ms && sealed_of(database, LeadBooks::hub, *hash))
      due.push_back(*hash);
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
