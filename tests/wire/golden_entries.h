// One entry of every type that format v1 specifies, in one chain under a fixed key: what tests/golden/wire holds.
#pragma once

#include <string>
#include <vector>

#include "wire/batch.h"
#include "wire/payloads.h"

namespace odop::test {

struct GoldenEntry {
  std::string name;  // of the file
  wire::Entry entry;
};

inline wire::Seed golden_seed() {
  wire::Seed seed;
  for (std::size_t i = 0; i < seed.size(); ++i) seed[i] = static_cast<std::uint8_t>(i);
  return seed;
}

std::vector<GoldenEntry> golden_entries();

}  // namespace odop::test
