#include "postgres.h"

#include <pwd.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "storage/fact_tables.h"

namespace odop::test {

namespace {

const std::string programs = ODOP_POSTGRES_BIN;

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

// SQLite's own words for what PostgreSQL does anyway, and bytes as the order of texts, which SQLite has always.
std::string postgres_ddl(std::string sql) {
  const std::size_t end = sql.rfind(')');
  sql.resize(end + 1);
  replace_all(sql, " INTEGER ", " BIGINT ");
  replace_all(sql, " TEXT ", " TEXT COLLATE \"C\" ");
  return sql;
}

// Types by their numbers in PostgreSQL's catalogue, which never change.
reports::Value value_of(const PGresult* result, int row, int column) {
  constexpr Oid int2 = 21, int4 = 23, int8 = 20, numeric = 1700, text = 25;
  const std::string name = PQfname(result, column);
  if (PQgetisnull(result, row, column)) throw std::runtime_error(name + " is NULL: SQLite would say so too");
  const std::string found(PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column)));
  switch (PQftype(result, column)) {
    case text:
      return found;
    case int2:
    case int4:
    case int8:
    case numeric: {  // sums of BIGINT
      std::int64_t number = 0;
      const auto parsed = std::from_chars(found.data(), found.data() + found.size(), number);
      if (parsed.ec != std::errc{} || parsed.ptr != found.data() + found.size())
        throw std::runtime_error(name + " is not whole: " + found);
      return number;
    }
    default:
      throw std::runtime_error(name + " has a type that no report has");
  }
}

}  // namespace

PostgresCluster::PostgresCluster() {
  Words as_user;
  if (::geteuid() == 0) {
    const passwd* user = ::getpwnam("postgres");
    if (!user) throw std::runtime_error("there is no user postgres: scripts/deps test installs PostgreSQL");
    if (::chown(folder_.path().c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("chown");
    as_user = {"--reuid=postgres", "--regid=postgres", "--clear-groups"};
  }
  const auto command = [&](const Words& words, const Words& options = {}) {
    Words all{"setpriv"};
    for (const Words* part : std::initializer_list<const Words*>{&options, &as_user, &words})
      all.insert(all.end(), part->begin(), part->end());
    return all;
  };
  const std::string data = (folder_.path() / "data").string();
  const Ran made = run_program(command({programs + "/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
                                        "--locale=C.UTF-8", "--no-sync"}));
  if (made.exit_code != 0) throw std::runtime_error(programs + "/initdb: " + made.out + made.err);
  const auto log = folder_.path() / "log";
  server_ = std::make_unique<ChildProgram>(
      command({programs + "/postgres", "-D", data, "-k", folder_.path().string(), "-c", "listen_addresses=", "-c",
               "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=16MB"},
              {"--pdeathsig", "QUIT"}),
      log);
  for (int tries = 0; tries < 600; ++tries) {
    if (!server_->is_running()) break;
    if (PQping(connection().c_str()) == PQPING_OK) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("PostgreSQL does not start: " + read_text(log));
}

std::string PostgresCluster::connection() const {
  return "host=" + folder_.path().string() + " user=postgres dbname=postgres";
}

PostgresQuerySource::PostgresQuerySource(const PostgresCluster& cluster, storage::Database& books)
    : connection_(PQconnectdb(cluster.connection().c_str())) {
  if (PQstatus(connection_.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_.get()));
  // A schema that the connection alone sees: every book begins with empty tables.
  ask("SET search_path TO pg_temp");
  ask("SET client_min_messages TO warning");
  for (const char* table : storage::fact_table_names) copy_table(books, table);
}

PostgresQuerySource::Result PostgresQuerySource::ask(const std::string& sql, const std::vector<std::string>& values) {
  std::vector<const char*> given;
  for (const std::string& value : values) given.push_back(value.c_str());
  Result result(PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(given.size()), nullptr, given.data(),
                             nullptr, nullptr, 0));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw std::runtime_error(PQerrorMessage(connection_.get()) + sql);
  return result;
}

void PostgresQuerySource::copy_table(storage::Database& books, const std::string& table) {
  storage::Statement ddl(books, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?");
  if (!ddl.bind(table).step()) throw std::runtime_error("no table " + table);
  ask(postgres_ddl(ddl.text(0)));
  storage::Statement row(books, "SELECT * FROM " + table);
  std::string insert = "INSERT INTO " + table + " VALUES (";
  for (int i = 0; i < row.columns(); ++i) insert += (i ? ", $" : "$") + std::to_string(i + 1);
  insert += ")";
  ask("BEGIN");
  while (row.step()) {
    std::vector<std::string> values;
    for (int i = 0; i < row.columns(); ++i)
      values.push_back(row.is_number(i) ? std::to_string(row.number(i)) : row.text(i));
    ask(insert, values);
  }
  ask("COMMIT");
}

void PostgresQuerySource::run(const std::string& sql, const std::string& event,
                              const std::function<void(const std::vector<std::string>&)>& on_columns,
                              const std::function<void(const reports::Row&)>& on_row) {
  std::string numbered = sql;
  replace_all(numbered, ":event", "$1");
  const Result result = ask(numbered, {event});
  std::vector<std::string> columns;
  for (int i = 0; i < PQnfields(result.get()); ++i) columns.emplace_back(PQfname(result.get(), i));
  on_columns(columns);
  for (int i = 0; i < PQntuples(result.get()); ++i) {
    reports::Row row;
    for (int column = 0; column < PQnfields(result.get()); ++column) row.push_back(value_of(result.get(), i, column));
    on_row(row);
  }
}

}  // namespace odop::test
