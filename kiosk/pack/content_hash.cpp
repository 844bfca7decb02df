#include "pack/content_hash.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sodium.h>

#include "pack/pack_tables.h"
#include "wire/crypto.h"

namespace odop {
namespace {

class Hasher {
 public:
  Hasher() { crypto_hash_sha256_init(&state_); }
  void value(char type, std::string_view bytes) {
    std::array<unsigned char, 9> head{static_cast<unsigned char>(type)};
    put_big_endian(head, bytes.size());
    add(head.data(), head.size());
    add(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  void number(std::int64_t number) {
    std::array<unsigned char, 9> head{'i'};
    put_big_endian(head, static_cast<std::uint64_t>(number));
    add(head.data(), head.size());
  }
  std::string finish() {
    wire::Hash hash{};
    crypto_hash_sha256_final(&state_, hash.data());
    return wire::to_hex(hash);
  }

 private:
  static void put_big_endian(std::array<unsigned char, 9>& head, std::uint64_t number) {
    for (std::size_t i = 8; i >= 1; --i, number >>= 8) head[i] = static_cast<unsigned char>(number & 0xFF);
  }
  void add(const unsigned char* bytes, std::size_t size) { crypto_hash_sha256_update(&state_, bytes, size); }
  crypto_hash_sha256_state state_;
};

void add_row(Hasher& hasher, SQLite::Statement& row) {
  for (int i = 0; i < row.getColumnCount(); ++i) {
    const SQLite::Column column = row.getColumn(i);
    const std::string_view name = column.getName();
    if (name == "sha256" || name == "created_utc_ms") continue;
    if (column.isNull()) {
      hasher.value('n', {});
    } else if (column.isInteger()) {
      hasher.number(column.getInt64());
    } else {
      const void* data = column.isText() ? static_cast<const void*>(column.getText()) : column.getBlob();
      const auto size = static_cast<std::size_t>(column.getBytes());
      hasher.value(column.isText() ? 't' : 'b', {static_cast<const char*>(data), data == nullptr ? 0 : size});
    }
  }
}

}  // namespace

std::string content_hash(SQLite::Database& database) {
  Hasher hasher;
  hasher.value('f', "odop pack 1");
  hasher.value('T', "manifest");
  SQLite::Statement manifest(database, "SELECT * FROM manifest ORDER BY one");
  while (manifest.executeStep()) add_row(hasher, manifest);
  for (const std::string_view table : pack_tables::table_names) {
    hasher.value('T', table);
    SQLite::Statement rows(database, "SELECT * FROM " + std::string(table) + " ORDER BY place");
    while (rows.executeStep()) {
      hasher.value('R', {});
      add_row(hasher, rows);
    }
  }
  return hasher.finish();
}

}  // namespace odop
