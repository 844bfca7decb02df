// Memory that is refused: operator new of this program, and SQLite's allocator, count what other threads ask for and
// refuse the one that they are told to, or all from there on. Only for the test program test_memory, which links this
// instead of the C++ library's own; the test's thread is spared.
#pragma once

#include <cstdint>

namespace odop::test {

enum class Allocator { program, sqlite };

// Refused is the allocation with this number, from 1; lasts: all after it too. Until all_memory_is_there().
void refuse_memory(Allocator allocator, std::int64_t at_allocation, bool lasts);
void all_memory_is_there();
bool was_memory_refused();  // since the last refuse_memory()
void spare_this_thread();

}  // namespace odop::test
