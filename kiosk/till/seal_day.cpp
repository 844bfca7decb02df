#include "till/seal_day.h"

#include <algorithm>

#include "core/ascii.h"
#include "core/civil_date.h"
#include "core/receipt_number.h"
#include "wire/seal.h"

namespace odop::till {

namespace {

using storage::Statement;

// "24K09AI-000123" was sold by K09; empty when the serial is not of our form.
std::string label_in_serial(const std::string& serial) {
  const auto parsed = parse_receipt_number(serial);
  if (!parsed || parsed->series.size() < 4) return {};
  std::size_t end = 3;
  while (end < parsed->series.size() && is_ascii_digit(parsed->series[end])) ++end;
  const std::string label = parsed->series.substr(2, end - 2);
  return is_kiosk_label(label) ? label : std::string{};
}

template <std::size_t N>
bool copy_first(const std::string& hex, std::array<std::uint8_t, N>& to) {
  const auto whole = wire::hash_from_hex(hex);
  if (whole) std::copy_n(whole->begin(), N, to.begin());
  return whole.has_value();
}

std::vector<wire::SeenJournal> journals_seen(storage::Database& database, const std::string& kiosk,
                                             std::int64_t last_sequence) {
  struct Seen {
    wire::SeenJournal journal;
    std::int64_t utc_ms;
  };
  std::vector<Seen> seen;
  // SQLite takes the other columns from the row that has the maximum.
  Statement rows(database,
                 "SELECT original_device, max(original_sequence), original_hash, original_serial, original_utc_ms "
                 "FROM foreign_returns WHERE kiosk = ? AND sequence <= ? GROUP BY original_device");
  rows.bind(kiosk, last_sequence);
  while (rows.step()) {
    wire::SeenJournal journal;
    journal.kiosk = label_in_serial(rows.text(3));
    journal.sequence = rows.number(1);
    if (journal.sequence < 1 || !copy_first(rows.text(0), journal.device) || !copy_first(rows.text(2), journal.head))
      continue;
    seen.push_back({std::move(journal), rows.number(4)});
  }
  std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.utc_ms > b.utc_ms; });
  if (seen.size() > wire::seal_others_max) seen.resize(wire::seal_others_max);
  std::vector<wire::SeenJournal> journals;
  for (Seen& one : seen) journals.push_back(std::move(one.journal));
  return journals;
}

}  // namespace

std::vector<std::string> seal_texts(storage::Database& database, const wire::Signer& signer,
                                    const ShiftReport& report) {
  const auto head = wire::hash_from_hex(report.head_hex);
  if (!report.counted || !head) return {};
  Statement event(database, "SELECT event FROM shift_events WHERE sequence = ?");
  wire::Seal seal{.kiosk = report.kiosk,
                  .device_key = signer.public_key(),
                  .event = event.bind(report.shift_sequence).step() ? event.text(0) : std::string{},
                  .day = days_from_civil(ist_date(report.closed_ms)),
                  .utc_ms = report.closed_ms,
                  .sequence = report.last_sequence,
                  .head = *head,
                  .sales = report.grand_sales,
                  .sum_paise = report.grand_net.paise(),
                  .others = journals_seen(database, report.kiosk, report.last_sequence)};
  std::vector<std::string> texts{wire::write_seal(seal, signer)};
  if (seal.others.empty()) return texts;
  seal.others.clear();
  texts.push_back(wire::write_seal(seal, signer));
  return texts;
}

}  // namespace odop::till
