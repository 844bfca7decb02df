#include "statement_listener.h"

#include <sqlite3.h>

#include <atomic>
#include <mutex>
#include <string_view>

namespace odop::test {

namespace {

std::atomic<bool> is_listening{false};
std::mutex mutex;
std::set<std::string> heard;

int statement_runs(unsigned, void*, void* statement, void*) {
  if (!is_listening) return 0;
  auto* const run = static_cast<sqlite3_stmt*>(statement);
  const std::string_view file = sqlite3_db_filename(sqlite3_db_handle(run), "main");
  if (!file.ends_with("kiosk.sqlite")) return 0;
  const std::scoped_lock guard(mutex);
  heard.insert(sqlite3_sql(run));
  return 0;
}

int connection_opens(sqlite3* connection, char**, const struct sqlite3_api_routines*) {
  return sqlite3_trace_v2(connection, SQLITE_TRACE_STMT, statement_runs, nullptr);
}

}  // namespace

void hear_statements() {
  // SQLite calls it with these arguments, whatever the declaration says.
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(connection_opens));
}

void listen(bool on) {
  is_listening = on;
}

std::set<std::string> heard_statements() {
  const std::scoped_lock guard(mutex);
  return heard;
}

}  // namespace odop::test
