// A port of this computer that nobody listens on now, for programs that must be told theirs. Throws std::runtime_error.
#pragma once

namespace odop::test {

int free_port();

}  // namespace odop::test
