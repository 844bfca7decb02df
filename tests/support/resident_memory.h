// What a program holds in memory now, for suites that run long enough to see a leak.
#pragma once

#include <sys/types.h>

#include <cstdint>

namespace odop::test {

// Of this program, after what the allocator keeps in reserve was given back; of another one as it is. KB; 0 when it is
// gone.
std::int64_t resident_kb();
std::int64_t resident_kb_of(pid_t program);

}  // namespace odop::test
