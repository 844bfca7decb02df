// What the pack checker says about a folder: where, what is wrong and what to do, in English and Hindi, because the
// person who mends the spreadsheet may read either. Made by the readers of this folder, printed by `odop pack check`.
// Pure; one thread at a time.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace odop {

enum class FindingSeverity { warning, error };  // a pack with an error is not built

struct PackFinding {
  std::string file;   // "products.csv"
  int line = 0;       // from 1; 0 when it is about the whole file
  std::string field;  // column or key; may be empty
  std::string code;   // stable word for programs: "price_comma"
  FindingSeverity severity = FindingSeverity::error;
  std::string what, what_hi;
  std::string what_to_do, what_to_do_hi;
};

// The sentences of one kind of finding; {0} and {1} are replaced by what was read and what was expected.
struct FindingWords {
  std::string_view code;
  FindingSeverity severity;
  std::string_view what, what_hi, what_to_do, what_to_do_hi;
};
// Every kind there is, so that a test can demand a bad row for each.
std::span<const FindingWords> all_finding_words();

// Collects findings; beyond pack_bounds::findings_max it keeps one "too_many_findings" instead of the rest.
class Findings {
 public:
  // code is one of all_finding_words(); anything else is a programmer's mistake.
  void add(std::string_view file, int line, std::string_view field, std::string_view code,
           std::initializer_list<std::string_view> values = {});
  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  // In the order of files as they are read, then lines.
  std::vector<PackFinding> take_sorted();

 private:
  std::vector<PackFinding> list_;
  std::size_t errors_ = 0;
  bool full_ = false;  // the sentence about the rest stands in list_
};

// "products.csv:12 price_rupees: "1,200" has a comma. Write the number without commas: 1200.00"
std::string finding_line(const PackFinding& finding);
std::string finding_line_hi(const PackFinding& finding);

}  // namespace odop
