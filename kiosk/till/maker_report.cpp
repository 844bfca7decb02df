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

struct Named {
  LocalText name;
  ProductKind kind = ProductKind::piece;
};

// The maker's goods by their newest version.
std::map<std::string, Named> read_items(storage::Database& database, const MakerReport& report) {
  Statement items(database,
                  "SELECT sku, name_hi, name_en, kind FROM items WHERE kiosk = ?1 AND maker = ?2 ORDER BY sequence");
  items.bind(report.kiosk, report.maker);
  std::map<std::string, Named> named;
  while (items.step())
    named[items.text(0)] = {{items.text(1), items.text(2)}, static_cast<ProductKind>(items.number(3))};
  return named;
}

// From the running totals, day by day: what the fair has sold meanwhile costs nothing here.
void read_sales(storage::Database& database, const std::string& event, MakerReport& report) {
  Statement all(database,
                "WITH RECURSIVE days (day) AS (SELECT min(day) FROM maker_days WHERE event = ?1 UNION ALL "
                "SELECT day + 1 FROM days WHERE day < (SELECT max(day) FROM maker_days WHERE event = ?1)) "
                "SELECT sum(m.sold_paise), sum(m.returned_paise) FROM days d CROSS JOIN maker_days m "
                "ON m.event = ?1 AND m.day = d.day AND m.maker = ?2");
  if (all.bind(event, report.maker).step()) {
    report.sold = paise(all, 0);
    report.returned = paise(all, 1);
  }
  const auto named = read_items(database, report);
  Statement today(database,
                  "SELECT sku, quantity, sold_paise - returned_paise FROM maker_days "
                  "WHERE event = ? AND day = ? AND maker = ? ORDER BY sku");
  today.bind(event, days_from_civil(report.day), report.maker);
  while (today.step()) {
    MakerReport::Line line{.sku = today.text(0), .name = {}, .quantity = today.number(1), .net = paise(today, 2)};
    if (line.quantity == 0 && line.net == Money{}) continue;  // sold and back again
    if (const auto item = named.find(line.sku); item != named.end()) {
      line.name = item->second.name;
      line.kind = item->second.kind;
    }
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
  std::vector<std::int64_t> attempts;
  Statement list(database, "SELECT value FROM settings WHERE name = ?");
  if (list.bind(unseen_list_setting).step()) {
    std::istringstream text(list.text(0));
    for (std::int64_t sequence = 0; text >> sequence;) attempts.push_back(sequence);
  }
  Statement never_came(database, "SELECT sequence FROM upi_attempts WHERE event = ? AND kiosk = ? AND state = 5");
  never_came.bind(event, report.kiosk);
  while (never_came.step()) attempts.push_back(never_came.number(0));
  std::sort(attempts.begin(), attempts.end());
  attempts.erase(std::unique(attempts.begin(), attempts.end()), attempts.end());

  Statement payment(
      database,
      "SELECT a.state, d.serial, coalesce((SELECT sum(l.net_paise) FROM document_lines l "
      "WHERE l.event = d.event AND l.kiosk = d.kiosk AND l.sequence = d.sequence AND l.item_sequence IN "
      "(SELECT sequence FROM items WHERE kiosk = ?2 AND maker = ?3)), 0) AS own FROM upi_attempts a "
      "JOIN documents d ON d.event = a.event AND d.kiosk = a.kiosk AND d.sequence = a.sale_sequence "
      "WHERE a.event = ?1 AND a.kiosk = ?2 AND a.sequence = ?4 AND a.state IN (?5, ?6) AND a.sale_sequence > 0 "
      "AND NOT EXISTS (SELECT 1 FROM documents w WHERE w.kiosk = d.kiosk AND w.original_sequence = d.sequence "
      "AND w.original_sequence > 0 AND w.kind = 3)");
  for (const std::int64_t attempt : attempts) {
    payment.bind(event, report.kiosk, report.maker, attempt, static_cast<std::int64_t>(wire::UpiState::claimed),
                 static_cast<std::int64_t>(wire::UpiState::disputed));
    if (payment.step() && paise(payment, 2) != Money{})
      report.unconfirmed.push_back({payment.text(1), paise(payment, 2),
                                    payment.number(0) == static_cast<std::int64_t>(wire::UpiState::disputed)});
    payment.reset();
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
