// The target itself, compiled into the suite.
#include "../fuzz/fuzz_batch.cpp"  // NOLINT(bugprone-suspicious-include)
