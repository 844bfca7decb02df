// Another time for a program of ours, by Debian's libfaketime. Each gives the environment to start it with; throws
// std::runtime_error where the library is not installed.
#pragma once

#include <string>

#include "support/child_program.h"

namespace odop::test {

// The calendar is moved ("-365d") and goes on from there. Waiting goes by the steady clock, which stays as it is.
Environment moved_calendar(const std::string& by);
// All clocks of the program run so many times as fast, its waits too.
Environment faster_clock(int times);

}  // namespace odop::test
