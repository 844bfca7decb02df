// odop-hub consents: the numbers that buyers gave for sending, as a CSV that only the organiser's secret can make.
#pragma once

#include <string>

#include "programs/odop-hub/output.h"

namespace odop::programs {

struct ConsentsAsked {
  std::string folder, organiser_key, out;
};
int write_consents(const ConsentsAsked& asked, const Output& output);

}  // namespace odop::programs
