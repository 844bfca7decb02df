// A SQLite VFS over another one that hands a commit to the system in one write. SQLite writes a page to its log as two
// calls, 24 bytes and the page; for the nine pages of a sale these cost more than the bytes do.
// Here the writes to a write-ahead log wait in memory until SQLite syncs, reads or asks about the log. That is sound
// only where every commit syncs: database.h uses it with synchronous=FULL and nothing else. Other files pass through.
//
// It also keeps the log's file a step longer than its content, so that most syncs have no new file length to store;
// what lies behind the content is zeros, which SQLite's recovery reads as "no frame".
//
// Any thread, as the VFS below it. An error of the delayed write is the answer of the sync (or read) that caused it, so
// a commit fails exactly as it would have failed before.
#pragma once

#include <string>

namespace odop::storage {

// Registers, once per process, a gathering VFS over `inner` ("" is the system's) and answers its name.
std::string gathering_vfs_over(const std::string& inner);

inline constexpr int gathered_bytes_max = 1 << 20;  // more is written through, as in a large import
inline constexpr int log_growth_bytes = 256 << 10;

}  // namespace odop::storage
