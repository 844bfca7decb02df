#include "till/maker_report.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "core/sale.h"
#include "till/pay_maker.h"
#include "till/upi_check_later.h"
#include "wire/payloads.h"

namespace odop::till {

namespace {

using storage::Statement;

Money paise(const Statement& row, int column) {
  return Money::from_paise(row.number(column));
}

std::string kiosk_label(storage::Database& database) {
  Statement first(database, "SELECT payload FROM journal WHERE sequence = 1");
  return first.step() ? wire::decode_key(first.text(0)).label : std::string{};
}

// One walk over the event's lines. The maker's product versions are few and are found first; an item's entry may be of
// an earlier event than its sale.
void read_sales(storage::Database& database, const std::string& event, MakerReport& report) {
  Statement sums(database,
                 "SELECT i.sku, d.day = ?4, d.kind, sum(l.quantity), sum(l.net_paise), i.kind, max(i.sequence), "
                 "i.name_hi, i.name_en FROM document_lines l "
                 "JOIN items i ON i.event IN (SELECT DISTINCT event FROM items) AND i.kiosk = l.kiosk "
                 "AND i.sequence = l.item_sequence "
                 "JOIN documents d ON d.event = l.event AND d.kiosk = l.kiosk AND d.sequence = l.sequence "
                 "WHERE l.event = ?1 AND l.kiosk = ?2 AND l.item_sequence IN "
                 "(SELECT sequence FROM items WHERE kiosk = ?2 AND maker = ?3) "
                 "GROUP BY i.sku, d.day = ?4, d.kind");
  sums.bind(event, report.kiosk, report.maker, days_from_civil(report.day));
  std::map<std::string, MakerReport::Line> today;
  while (sums.step()) {
    const Money net = paise(sums, 4);
    if (static_cast<DocumentKind>(sums.number(2)) == DocumentKind::sale)
      report.sold += net;
    else
      report.returned += -net;
    if (sums.number(1) == 0) continue;
    MakerReport::Line& line = today[sums.text(0)];
    line.sku = sums.text(0);
    line.name = LocalText{sums.text(7), sums.text(8)};
    line.kind = static_cast<ProductKind>(sums.number(5));
    line.quantity += sums.number(3);
    line.net += net;
  }
  for (auto& [sku, line] : today) {
    if (line.quantity == 0 && line.net == Money{}) continue;  // sold and back again
    report.today_net += line.net;
    if (!is_measured(line.kind)) report.pieces += line.quantity;
    report.today.push_back(std::move(line));
  }
  std::stable_sort(report.today.begin(), report.today.end(),
                   [](const MakerReport::Line& a, const MakerReport::Line& b) { return a.net > b.net; });
}

// A UPI sale leaves its payment claimed; whether somebody still has to look for it, the till's list knows
// (upi_check_later.h). A payment that is known never to have come stands as disputed.
void read_unconfirmed(storage::Database& database, const std::string& event, MakerReport& report) {
  std::vector<std::int64_t> waiting;
  Statement list(database, "SELECT value FROM settings WHERE name = ?");
  if (list.bind(unseen_list_setting).step()) {
    std::istringstream text(list.text(0));
    for (std::int64_t sequence = 0; text >> sequence;) waiting.push_back(sequence);
  }
  Statement payments(
      database,
      "SELECT a.sequence, a.state, d.serial, coalesce((SELECT sum(l.net_paise) FROM document_lines l "
      "WHERE l.event = d.event AND l.kiosk = d.kiosk AND l.sequence = d.sequence AND l.item_sequence IN "
      "(SELECT sequence FROM items WHERE kiosk = ?2 AND maker = ?3)), 0) AS own FROM upi_attempts a "
      "JOIN documents d ON d.event = a.event AND d.kiosk = a.kiosk AND d.sequence = a.sale_sequence "
      "WHERE a.event = ?1 AND a.kiosk = ?2 AND a.state IN (?4, ?5) AND a.sale_sequence > 0 "
      "AND NOT EXISTS (SELECT 1 FROM documents w WHERE w.kiosk = d.kiosk AND w.original_sequence = d.sequence "
      "AND w.original_sequence > 0 AND w.kind = 3) ORDER BY a.sequence");
  payments.bind(event, report.kiosk, report.maker, static_cast<std::int64_t>(wire::UpiState::claimed),
                static_cast<std::int64_t>(wire::UpiState::disputed));
  while (payments.step()) {
    const bool never_came = payments.number(1) == static_cast<std::int64_t>(wire::UpiState::disputed);
    const bool waits = std::find(waiting.begin(), waiting.end(), payments.number(0)) != waiting.end();
    if (paise(payments, 3) == Money{} || (!never_came && !waits)) continue;
    report.unconfirmed.push_back({payments.text(2), paise(payments, 3), never_came});
  }
}

}  // namespace

std::optional<MakerReport> maker_report(storage::Database& database, const Catalogue& catalogue,
                                        const std::string& maker, std::int64_t utc_ms) {
  const Maker* known = catalogue.find_maker(maker);
  if (!known) return std::nullopt;
  const EventInfo& event = catalogue.event;
  MakerReport report;
  report.kiosk = kiosk_label(database);
  report.stall = LocalText{catalogue.stall.name.in(Language::hi) + ", " + event.place.in(Language::hi),
                           catalogue.stall.name.in(Language::en) + ", " + event.place.in(Language::en)};
  report.is_demo = event.demo;
  report.maker = maker;
  report.name = known->name;
  report.utc_ms = utc_ms;
  report.day = ist_date(utc_ms);
  read_sales(database, event.id, report);
  read_unconfirmed(database, event.id, report);
  Statement paid(database,
                 "SELECT coalesce(-sum(amount_paise), 0) FROM cash_movements WHERE event = ?1 AND kiosk = ?2 "
                 "AND instr(reason, ?3) = 1");
  if (paid.bind(event.id, report.kiosk, maker_reason(maker, {})).step()) report.paid = paise(paid, 0);
  return report;
}

}  // namespace odop::till
