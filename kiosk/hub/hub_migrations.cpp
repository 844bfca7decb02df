#include "hub/hub_migrations.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string_view>

namespace odop::hub {

namespace {
// The kiosk's migrations that make fact tables: the hub has the same.
constexpr std::array<std::string_view, 10> shared_sql = {
    "0002_facts.sql",    "0005_after_sale.sql",        "0008_price_approvals.sql", "0009_stock_moves.sql",
    "0010_bookings.sql", "0011_supplier_pans.sql",     "0013_permissions.sql",     "0016_showcase_counts.sql",
    "0017_leads.sql",    "0018_consolidated_bills.sql"};
}  // namespace

const std::vector<storage::Migration>& hub_migrations() {
  static const std::vector<storage::Migration> all = [] {
    std::vector<storage::Migration> ordered;
    for (const storage::Migration& migration : hub_sql()) {
      ordered.push_back(migration);
      if (ordered.size() > 1) continue;
      for (const storage::Migration& shared : storage::kiosk_migrations())
        if (std::find(shared_sql.begin(), shared_sql.end(), shared.name) != shared_sql.end()) ordered.push_back(shared);
    }
    assert(ordered.size() == hub_sql().size() + shared_sql.size() && "the shared fact tables are missing");
    return ordered;
  }();
  return all;
}

}  // namespace odop::hub
