// QuerySource over an open SQLite database with the fact tables; reads only.
#pragma once

#include "reports/query_source.h"
#include "storage/database.h"

namespace odop::reports {

class SqliteQuerySource final : public QuerySource {
 public:
  explicit SqliteQuerySource(storage::Database& database) : database_(database) {}
  void run(const std::string& sql, const std::string& event,
           const std::function<void(const std::vector<std::string>&)>& on_columns,
           const std::function<void(const Row&)>& on_row) override;

 private:
  storage::Database& database_;
};

}  // namespace odop::reports
