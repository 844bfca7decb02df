// The numbered SQL files of db/hub, compiled in, with the fact tables that kiosk and hub share.
#pragma once

#include <vector>

#include "storage/migrations.h"

namespace odop::hub {

const std::vector<storage::Migration>& hub_sql();  // db/hub alone
// As they are applied: 0001_journals, then the shared db/kiosk/0002_facts.sql and 0005_after_sale.sql, then the rest of
// db/hub.
const std::vector<storage::Migration>& hub_migrations();

}  // namespace odop::hub
