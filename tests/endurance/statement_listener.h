// Hears every statement that this process runs on a kiosk's books while it listens, as it was prepared, so that a test
// can ask for the plans of the SQL that the product really uses. Only for the test program test_endurance; any thread
// may run SQL.
#pragma once

#include <set>
#include <string>

namespace odop::test {

// Call before any database is opened.
void hear_statements();
void listen(bool on);
std::set<std::string> heard_statements();

}  // namespace odop::test
