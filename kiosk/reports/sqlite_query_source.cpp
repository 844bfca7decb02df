#include "reports/sqlite_query_source.h"

namespace odop::reports {

void SqliteQuerySource::run(const std::string& sql, const std::string& event,
                            const std::function<void(const std::vector<std::string>&)>& on_columns,
                            const std::function<void(const Row&)>& on_row) {
  storage::Statement query(database_, sql);
  query.bind_named(":event", event);
  std::vector<std::string> columns;
  for (int i = 0; i < query.columns(); ++i) columns.push_back(query.column_name(i));
  on_columns(columns);
  Row row;
  while (query.step()) {
    row.clear();
    for (int i = 0; i < query.columns(); ++i)
      row.push_back(query.is_number(i) ? Value{query.number(i)} : Value{query.text(i)});
    on_row(row);
  }
}

}  // namespace odop::reports
