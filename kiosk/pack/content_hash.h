// The content hash of a pack: SHA-256 over every row of every table in fixed order, so that two files with the same
// content have the same hash whatever SQLite did with its pages. Used only by the pack file's .cpp files.
#pragma once

#include <cstdint>
#include <string>

namespace SQLite {
class Database;
}

namespace odop {

// Rows in the order of their `place`; a row is its values in column order; a value is a type letter, its length as
// 8 bytes (big-endian) and its bytes, or the letter i and the number itself; tables and rows begin with a mark. PIN
// hashes are content too: their salt is made from the pack and the person (pin_hash.h), so that they are the same at
// every build. Outside are manifest.sha256 itself and manifest.created_utc_ms. Throws SQLite::Exception on a damaged
// file.
std::string content_hash(SQLite::Database& database, std::uint32_t format);

}  // namespace odop
