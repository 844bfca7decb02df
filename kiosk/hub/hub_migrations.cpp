#include "hub/hub_migrations.h"

#include <cassert>

namespace odop::hub {

const std::vector<storage::Migration>& hub_migrations() {
  static const std::vector<storage::Migration> all = [] {
    std::vector<storage::Migration> ordered;
    for (const storage::Migration& migration : hub_sql()) {
      ordered.push_back(migration);
      if (ordered.size() > 1) continue;
      for (const storage::Migration& shared : storage::kiosk_migrations())
        if (shared.name == "0002_facts.sql" || shared.name == "0005_after_sale.sql") ordered.push_back(shared);
    }
    assert(ordered.size() == hub_sql().size() + 2 && "the shared fact tables are missing");
    return ordered;
  }();
  return all;
}

}  // namespace odop::hub
