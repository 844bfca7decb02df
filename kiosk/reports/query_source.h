// The seam to whoever holds the fact tables: the kiosk's SQLite file, a hub's SQLite file, later a hub's PostgreSQL.
// One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace odop::reports {

using Value = std::variant<std::int64_t, std::string>;
using Row = std::vector<Value>;

class QuerySource {
 public:
  virtual ~QuerySource() = default;
  // Runs one query of db/reports for an event ("" for all). on_columns is called once, also when there are no rows.
  virtual void run(const std::string& sql, const std::string& event,
                   const std::function<void(const std::vector<std::string>&)>& on_columns,
                   const std::function<void(const Row&)>& on_row) = 0;
};

}  // namespace odop::reports
