#include "storage/till_tables.h"

namespace odop::storage {

namespace {

constexpr std::int64_t cash = 1;
constexpr std::int64_t shift_opened = 1, shift_closed = 2;

}  // namespace

void add_to_totals(Totals& totals, const Facts& facts) {
  if (facts.document) {
    totals.sales += facts.document->kind == DocumentKind::sale ? 1 : 0;
    totals.sum_paise += facts.document->payable_paise;
    totals.shift_documents += 1;
    totals.shift_net_paise += facts.document->payable_paise;
  }
  for (const TenderFact& tender : facts.tenders)
    if (tender.kind == cash) totals.shift_cash_paise += tender.amount_paise;
  for (const BookingTenderFact& money : facts.booking_tenders)
    if (money.tender.kind == cash) totals.shift_cash_paise += money.tender.amount_paise;
  if (facts.cash) totals.shift_cash_paise += facts.cash->amount_paise;
  for (const AttemptFact& attempt : facts.attempts)
    if (attempt.number > totals.last_attempt_number) totals.last_attempt_number = attempt.number;
  if (facts.shift && facts.shift->event == shift_opened) {
    totals.open_shift_sequence = facts.sequence;
    totals.shift_cash_paise = totals.shift_documents = totals.shift_net_paise = 0;
  }
  if (facts.shift && facts.shift->event == shift_closed) {
    totals.open_shift_sequence = 0;
    totals.shift_cash_paise = totals.shift_documents = totals.shift_net_paise = 0;
  }
}

TillTables::TillTables(Database& database)
    : database_(database),
      set_series_(database,
                  "INSERT INTO series (series, last_number) VALUES (?1, ?2) "
                  "ON CONFLICT (series) DO UPDATE SET last_number = max(last_number, ?2)"),
      move_stock_(database,
                  "INSERT INTO stock (sku, quantity) VALUES (?1, ?2) "
                  "ON CONFLICT (sku) DO UPDATE SET quantity = quantity + ?2"),
      add_to_maker_(database,
                    "INSERT INTO maker_days (event, day, maker, sku, quantity, sold_paise, returned_paise) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (event, day, maker, sku) DO UPDATE SET "
                    "quantity = quantity + ?5, sold_paise = sold_paise + ?6, returned_paise = returned_paise + ?7"),
      read_totals_(database,
                   "SELECT sales, sum_paise, last_attempt_number, open_shift_sequence, shift_cash_paise, "
                   "shift_documents, shift_net_paise FROM totals"),
      write_totals_(database,
                    "UPDATE totals SET sales = ?, sum_paise = ?, last_attempt_number = ?, open_shift_sequence = ?, "
                    "shift_cash_paise = ?, shift_documents = ?, shift_net_paise = ?"),
      reference_(database,
                 "SELECT 1 FROM tenders WHERE reference = ?1 AND reference <> '' UNION ALL "
                 "SELECT 1 FROM booking_tenders WHERE reference = ?1 AND reference <> '' LIMIT 1"),
      set_cart_(database,
                "INSERT INTO carts (slot, content, saved_ms) VALUES (?1, ?2, ?3) "
                "ON CONFLICT (slot) DO UPDATE SET content = ?2, saved_ms = ?3"),
      erase_cart_(database, "DELETE FROM carts WHERE slot = ?") {}

void TillTables::apply(const Facts& facts) {
  (void)totals();
  const Totals before = *totals_;
  add_to_totals(*totals_, facts);
  totals_changed_ = totals_changed_ || *totals_ != before;
  if (facts.document && !facts.document->series.empty())
    set_series_.execute(facts.document->series, facts.document->number);
  if (facts.stock_move && facts.stock_move->number > 0)
    set_series_.execute(facts.stock_move->series, facts.stock_move->number);
  if (facts.consolidated) set_series_.execute(facts.consolidated->series, facts.consolidated->number);
  if (facts.booking) set_series_.execute(facts.booking->series, facts.booking->number);
  // The law counts the value of what was supplied, without the tax on it.
  if (facts.document && !add_turnover_)
    add_turnover_.emplace(database_,
                          "INSERT INTO turnover (supplier, year, net_paise) VALUES (?1, ?2, ?3) "
                          "ON CONFLICT (supplier, year) DO UPDATE SET net_paise = net_paise + ?3");
  if (facts.document)
    add_turnover_->execute(facts.document->supplier, financial_year_start(civil_from_days(facts.document->day)),
                           facts.document->taxable_paise);
  for (const StockFact& change : facts.stock) move_stock_.execute(change.sku, change.change);
  if (facts.document) add_to_makers(facts);
}

void TillTables::add_to_makers(const Facts& facts) {
  const bool is_sale = facts.document->kind == DocumentKind::sale;
  for (const LineFact& line : facts.lines)
    if (!line.maker.empty())
      add_to_maker_.execute(facts.event, facts.document->day, line.maker, line.sku, line.quantity,
                            is_sale ? line.net_paise : 0, is_sale ? 0 : -line.net_paise);
}

void TillTables::save_totals() {
  if (!totals_changed_) return;
  const Totals& t = *totals_;
  write_totals_.execute(t.sales, t.sum_paise, t.last_attempt_number, t.open_shift_sequence, t.shift_cash_paise,
                        t.shift_documents, t.shift_net_paise);
  totals_changed_ = false;
}

const Totals& TillTables::totals() {
  if (totals_) return *totals_;
  read_totals_.reset();
  Totals t;
  if (read_totals_.step())
    t = {read_totals_.number(0), read_totals_.number(1), read_totals_.number(2), read_totals_.number(3),
         read_totals_.number(4), read_totals_.number(5), read_totals_.number(6)};
  read_totals_.reset();
  return totals_.emplace(t);
}

void TillTables::visit_series(const std::function<void(const std::string&, std::int64_t)>& visitor) {
  Statement all(database_, "SELECT series, last_number FROM series ORDER BY series");
  while (all.step()) visitor(all.text(0), all.number(1));
}

std::int64_t TillTables::stock(const std::string& sku) {
  Statement find(database_, "SELECT quantity FROM stock WHERE sku = ?");
  return find.bind(sku).step() ? find.number(0) : 0;
}

void TillTables::visit_stock(const std::function<void(const std::string&, std::int64_t)>& visitor) {
  Statement all(database_, "SELECT sku, quantity FROM stock ORDER BY sku");
  while (all.step()) visitor(all.text(0), all.number(1));
}

std::vector<TurnoverRow> TillTables::turnover(std::int64_t year) {
  std::vector<TurnoverRow> rows;
  Statement all(database_, "SELECT supplier, net_paise FROM turnover WHERE year = ? ORDER BY supplier");
  all.bind(year);
  while (all.step()) rows.push_back({all.text(0), year, all.number(1)});
  return rows;
}

bool TillTables::is_reference_used(const std::string& reference) {
  const bool used = reference_.bind(reference).step();
  reference_.reset();
  return used;
}

std::optional<std::string> TillTables::setting(const std::string& name) {
  Statement find(database_, "SELECT value FROM settings WHERE name = ?");
  if (!find.bind(name).step()) return std::nullopt;
  return find.text(0);
}

void TillTables::visit_settings(const std::function<void(const std::string&, const std::string&)>& visitor) {
  Statement all(database_, "SELECT name, value FROM settings ORDER BY name");
  while (all.step()) visitor(all.text(0), all.text(1));
}

void TillTables::set_setting(const std::string& name, const std::string& value) {
  Statement(database_, "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2")
      .execute(name, value);
}

std::optional<AppliedPack> TillTables::applied_pack() {
  Statement find(database_, "SELECT event, version, content_hash, file_name, file_bytes, applied_ms FROM applied_pack");
  if (!find.step()) return std::nullopt;
  return AppliedPack{find.text(0), find.number(1), find.text(2), find.text(3), find.number(4), find.number(5)};
}

void TillTables::set_applied_pack(const AppliedPack& pack) {
  Statement(
      database_,
      "INSERT OR REPLACE INTO applied_pack (one, event, version, content_hash, file_name, file_bytes, applied_ms) "
      "VALUES (1, ?, ?, ?, ?, ?, ?)")
      .execute(pack.event, pack.version, pack.content_hash, pack.file_name, pack.file_bytes, pack.applied_ms);
}

std::optional<std::string> TillTables::cart(std::int64_t slot) {
  Statement find(database_, "SELECT content FROM carts WHERE slot = ?");
  if (!find.bind(slot).step()) return std::nullopt;
  return find.text(0);
}

void TillTables::visit_carts(const std::function<void(std::int64_t, const std::string&, std::int64_t)>& visitor) {
  Statement all(database_, "SELECT slot, content, saved_ms FROM carts ORDER BY slot");
  while (all.step()) visitor(all.number(0), all.text(1), all.number(2));
}

void TillTables::set_cart(std::int64_t slot, const std::string& content, std::int64_t saved_ms) {
  set_cart_.execute(slot, content, saved_ms);
}

void TillTables::erase_cart(std::int64_t slot) {
  erase_cart_.execute(slot);
}

void TillTables::clear_views() {
  database_.run(
      "DELETE FROM series; DELETE FROM stock; DELETE FROM turnover; DELETE FROM maker_days; UPDATE totals SET sales = "
      "0, "
      "sum_paise = 0, "
      "last_attempt_number = 0, open_shift_sequence = 0, shift_cash_paise = 0, shift_documents = 0, "
      "shift_net_paise = 0");
  forget_totals();
}

}  // namespace odop::storage
