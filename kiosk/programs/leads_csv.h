// Leads as a file that an organiser hands on, marketplace by marketplace: what odop leads and odop-hub leads write
// alike.
#pragma once

#include <functional>
#include <string>

#include "hub/leads.h"

namespace odop::programs {

// What a registration may be for, as --marketplace takes it and the file has it: "odop-mart", "flipkart-samarth",
// "gem", "expert", "training".
bool is_lead_interest(const std::string& word);
std::string lead_interest_words();  // all of them, for a help text

struct LeadsFile {
  std::string csv;
  std::int64_t leads = 0;
};
// One row a lead; one that asks for several marketplaces has a row for each, so that a file can be cut by that column.
// marketplace: only the leads for it; empty: all. maker_name: of a code, empty where nobody knows it.
LeadsFile leads_csv(const hub::LeadList& list, const std::string& marketplace,
                    const std::function<std::string(const std::string& maker)>& maker_name);

}  // namespace odop::programs
