#include "pack/finding.h"

#include <algorithm>
#include <cassert>
#include <cctype>

#include "pack/bounds.h"

namespace odop {
namespace {

constexpr std::size_t shown_length_max = 60;  // code points of a value repeated in a sentence

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// A value as it may stand in one line of a terminal or a screen: cut, without control characters.
std::string shown(std::string_view value) {
  std::string out;
  std::size_t length = 0;
  for (const char c : value) {
    if (!is_continuation(c) && ++length > shown_length_max) return out + "…";
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7F ? ' ' : c;
  }
  return out;
}

std::string fill(std::string_view sentence, std::span<const std::string> values) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}') {
      const auto index = static_cast<std::size_t>(sentence[i + 1] - '0');
      assert(index < values.size());
      out += values[index];
      i += 2;
      continue;
    }
    out += sentence[i];
  }
  return out;
}

std::string line_of(const PackFinding& finding, const std::string& what, const std::string& what_to_do) {
  std::string out = finding.file;
  if (finding.line > 0) out += ":" + std::to_string(finding.line);
  if (!finding.field.empty()) out += " " + finding.field;
  return out + ": " + what + " " + what_to_do;
}

}  // namespace

void Findings::add(std::string_view file, int line, std::string_view field, std::string_view code,
                   std::initializer_list<std::string_view> values) {
  const auto all = all_finding_words();
  const auto words = std::find_if(all.begin(), all.end(), [&](const FindingWords& each) { return each.code == code; });
  assert(words != all.end());
  if (words->severity == FindingSeverity::error) ++errors_;
  if (full_) return;
  if (list_.size() >= pack_bounds::findings_max && code != "too_many_findings") {
    full_ = true;
    const auto last =
        std::find_if(all.begin(), all.end(), [](const auto& each) { return each.code == "too_many_findings"; });
    list_.push_back({std::string(file), line, "", std::string(last->code), last->severity, std::string(last->what),
                     std::string(last->what_hi), std::string(last->what_to_do), std::string(last->what_to_do_hi)});
    return;
  }
  std::vector<std::string> texts;
  for (const auto value : values) texts.push_back(shown(value));
  list_.push_back({std::string(file), line, std::string(field), std::string(code), words->severity,
                   fill(words->what, texts), fill(words->what_hi, texts), fill(words->what_to_do, texts),
                   fill(words->what_to_do_hi, texts)});
}

std::vector<PackFinding> Findings::take_sorted() {
  std::vector<std::string> files;
  for (const auto& finding : list_)
    if (std::find(files.begin(), files.end(), finding.file) == files.end()) files.push_back(finding.file);
  const auto place = [&files](const PackFinding& finding) {
    return std::find(files.begin(), files.end(), finding.file) - files.begin();
  };
  std::stable_sort(list_.begin(), list_.end(), [&place](const PackFinding& a, const PackFinding& b) {
    const auto place_a = place(a), place_b = place(b);
    return place_a != place_b ? place_a < place_b : a.line < b.line;
  });
  return std::move(list_);
}

std::string finding_line(const PackFinding& finding) {
  return line_of(finding, finding.what, finding.what_to_do);
}
std::string finding_line_hi(const PackFinding& finding) {
  return line_of(finding, finding.what_hi, finding.what_to_do_hi);
}

}  // namespace odop
