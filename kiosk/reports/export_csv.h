// The books as CSV files, one a query of db/reports, for whoever has a spreadsheet. Called by odop export and by the
// organiser's screen, on a thread that may wait.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "reports/query_source.h"

namespace odop::reports {

struct ExportedFile {
  std::string name;  // "by_day.csv"
  std::int64_t rows = 0;
};
struct ExportReport {
  std::vector<ExportedFile> files;
  std::int64_t documents = 0;
  std::int64_t payable_paise = 0;  // of the summary
  // The same total counted through tenders and through lines plus round-off; all three must agree.
  std::int64_t tenders_paise = 0, lines_paise = 0;
  bool agrees() const { return payable_paise == tenders_paise && payable_paise == lines_paise; }
};

// UTF-8 with a byte order mark (so that spreadsheets show Hindi), CRLF, RFC 4180. Money columns are rupees with two
// decimals, exact; days are ISO dates; a text that a spreadsheet would run as a formula is led by an apostrophe. Each
// file appears whole or not at all. Throws MachineError.
ExportReport export_csv(QuerySource& source, const std::filesystem::path& folder, const std::string& event);

std::string csv_cell(const std::string& column, const Value& value);
std::string csv_column(const std::string& column);  // "payable_paise" -> "payable_rupees"

}  // namespace odop::reports
