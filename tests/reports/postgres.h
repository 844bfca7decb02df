// A PostgreSQL of the test's own, in a temporary folder behind a unix socket, and the reports' queries on it: a hub on
// PostgreSQL will answer them like the hub on SQLite. Started once a program, gone with it. One thread.
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

#include "reports/query_source.h"
#include "storage/database.h"
#include "support/child_program.h"
#include "support/temporary_folder.h"

namespace odop::test {

// As root the server runs as the system's user postgres, because it refuses to run as root.
class PostgresCluster {
 public:
  PostgresCluster();  // throws std::runtime_error with what initdb or the server said
  std::string connection() const;

 private:
  TemporaryFolder folder_{"postgres"};
  std::unique_ptr<ChildProgram> server_;  // ends when this program ends, however it ends
};

class PostgresQuerySource final : public reports::QuerySource {
 public:
  // Copies the fact tables, as they stand in the SQLite file, and their rows.
  PostgresQuerySource(const PostgresCluster& cluster, storage::Database& books);
  void run(const std::string& sql, const std::string& event,
           const std::function<void(const std::vector<std::string>&)>& on_columns,
           const std::function<void(const reports::Row&)>& on_row) override;

 private:
  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Clear>;
  Result ask(const std::string& sql, const std::vector<std::string>& values = {});
  void copy_table(storage::Database& books, const std::string& table);
  std::unique_ptr<PGconn, Finish> connection_;
};

}  // namespace odop::test
