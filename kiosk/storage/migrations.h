// The numbered SQL files of db/kiosk, compiled in. user_version of a database is the number of the last one applied.
#pragma once

#include <string>
#include <vector>

namespace odop::storage {

struct Migration {
  std::string name;  // "0001_journal.sql"
  std::string sql;
};

const std::vector<Migration>& kiosk_migrations();

}  // namespace odop::storage
