// The tables of db/kiosk/0003_till.sql, 0012_turnover.sql and 0015_maker_days.sql: series, stock, turnover, running
// totals of the kiosk and of each maker's day (views of the journal, updated in the commit of each entry), settings,
// the applied pack and the cart in progress. The till's connection.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/facts.h"
#include "core/turnover.h"
#include "storage/database.h"

namespace odop::storage {

struct Totals {
  std::int64_t sales = 0, sum_paise = 0;
  std::int64_t last_attempt_number = 0;
  std::int64_t open_shift_sequence = 0;
  std::int64_t shift_cash_paise = 0, shift_documents = 0, shift_net_paise = 0;
  friend bool operator==(const Totals&, const Totals&) = default;
};

// What the facts of one entry do to the totals. Pure, so that rebuild, verify and the hub count alike.
void add_to_totals(Totals& totals, const Facts& facts);

struct AppliedPack {
  std::string event;
  std::int64_t version = 0;
  std::string content_hash, file_name;
  std::int64_t file_bytes = 0, applied_ms = 0;
};

class TillTables {
 public:
  explicit TillTables(Database& database);

  // Inside the transaction of the entry: series, stock, makers' days and (in memory) totals; save_totals writes them
  // once a commit.
  void apply(const Facts& facts);
  void save_totals();
  // What this connection's own commits made of them, read from the disk once: a till is the only writer of its file.
  const Totals& totals();
  void forget_totals() { totals_.reset(), totals_changed_ = false; }  // the transaction was rolled back

  void visit_series(const std::function<void(const std::string&, std::int64_t)>& visitor);
  std::int64_t stock(const std::string& sku);
  void visit_stock(const std::function<void(const std::string&, std::int64_t)>& visitor);
  // Of every supplier that sold in that financial year: as many rows as there are suppliers, however much they sold.
  std::vector<TurnoverRow> turnover(std::int64_t year);
  bool is_reference_used(const std::string& reference);  // an RRN on an earlier bill

  std::optional<std::string> setting(const std::string& name);
  void visit_settings(const std::function<void(const std::string&, const std::string&)>& visitor);
  void set_setting(const std::string& name, const std::string& value);
  std::optional<AppliedPack> applied_pack();
  void set_applied_pack(const AppliedPack& pack);

  std::optional<std::string> cart(std::int64_t slot);
  void visit_carts(const std::function<void(std::int64_t, const std::string&, std::int64_t)>& visitor);  // by slot
  void set_cart(std::int64_t slot, const std::string& content, std::int64_t saved_ms);
  void erase_cart(std::int64_t slot);

  // rebuild: series, stock, turnover, makers' days, totals; the facts are cleared by their names
  void clear_views();

 private:
  void add_to_makers(const Facts& facts);

  Database& database_;
  Statement set_series_, move_stock_, add_to_maker_, read_totals_, write_totals_, reference_, set_cart_, erase_cart_;
  std::optional<Statement> add_turnover_;  // a reader may stand before a file that no later program has opened yet
  std::optional<Totals> totals_;
  bool totals_changed_ = false;
};

}  // namespace odop::storage
