// odop-hub leads: who wants to be called back, as a CSV that only the organiser's secret can make.
#pragma once

#include <string>

#include "programs/odop-hub/output.h"

namespace odop::programs {

struct LeadsAsked {
  std::string folder, organiser_key, out, marketplace;
};
int write_leads(const LeadsAsked& asked, const Output& output);

}  // namespace odop::programs
