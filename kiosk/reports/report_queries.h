// The queries of db/reports, compiled in, by file name. Each is named for its question and is the only source of its
// figures.
#pragma once

#include <string>
#include <vector>

#include "storage/migrations.h"

namespace odop::reports {

const std::vector<storage::Migration>& report_queries();

}  // namespace odop::reports
