#include "pack/content_hash.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>
#include <sqlite3.h>

#include <vector>

#include "pack/pack_tables.h"
#include "wire/crypto.h"

namespace odop {
namespace {

// Values are gathered and hashed in large pieces: a pack has tens of thousands of short ones.
class Hasher {
 public:
  Hasher() { crypto_hash_sha256_init(&state_); }
  void value(char type, std::string_view bytes) {
    head(type, bytes.size());
    pending_ += bytes;
    if (pending_.size() >= piece_bytes) flush();
  }
  void number(std::int64_t number) { head('i', static_cast<std::uint64_t>(number)); }
  std::string finish() {
    flush();
    wire::Hash hash{};
    crypto_hash_sha256_final(&state_, hash.data());
    return wire::to_hex(hash);
  }

 private:
  static constexpr std::size_t piece_bytes = 65'536;
  void head(char type, std::uint64_t number) {
    pending_ += type;
    for (int shift = 56; shift >= 0; shift -= 8) pending_ += static_cast<char>((number >> shift) & 0xFF);
  }
  void flush() {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(pending_.data()), pending_.size());
    pending_.clear();
  }
  crypto_hash_sha256_state state_;
  std::string pending_;
};

void add_rows(Hasher& hasher, SQLite::Database& database, std::string_view table, std::string_view key) {
  hasher.value('T', table);
  SQLite::Statement row(database, "SELECT * FROM " + std::string(table) + " ORDER BY " + std::string(key));
  const int columns = row.getColumnCount();
  std::vector<bool> outside;
  for (int i = 0; i < columns; ++i) {
    const std::string_view name = row.getColumnName(i);
    outside.push_back(name == "sha256" || name == "created_utc_ms");
  }
  while (row.executeStep()) {
    hasher.value('R', {});
    for (int i = 0; i < columns; ++i) {
      if (outside[static_cast<std::size_t>(i)]) continue;
      const SQLite::Column column = row.getColumn(i);
      const int type = column.getType();
      if (type == SQLITE_NULL) {
        hasher.value('n', {});
      } else if (type == SQLITE_INTEGER) {
        hasher.number(column.getInt64());
      } else {
        const bool is_text = type == SQLITE_TEXT;
        const void* data = is_text ? static_cast<const void*>(column.getText()) : column.getBlob();
        const auto size = static_cast<std::size_t>(column.getBytes());
        hasher.value(is_text ? 't' : 'b', {static_cast<const char*>(data), data == nullptr ? 0 : size});
      }
    }
  }
}

}  // namespace

std::string content_hash(SQLite::Database& database, std::uint32_t format) {
  Hasher hasher;
  hasher.value('f', "odop pack " + std::to_string(format));
  add_rows(hasher, database, "manifest", "one");
  for (const pack_tables::PackTable& table : pack_tables::tables)
    if (format >= table.since_format) add_rows(hasher, database, table.name, "place");
  return hasher.finish();
}

}  // namespace odop
