// Dated rates with value slabs (SPECS 2.5, 2.6). Rows of one rule and one first day are one period; their order in the
// file is the order of the slabs.
#include <algorithm>
#include <array>

#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/sheet.h"

namespace odop {
namespace {

using Need = SheetRow::Need;
constexpr std::string_view file = "tax_rules.csv";

// "0.25" percent is 25 basis points; the same digits rules as money, since both have two decimals.
std::optional<std::int32_t> read_rate(SheetRow& row) {
  if (row.cell("rate_percent").empty()) return row.report("rate_percent", "field_missing"), std::nullopt;
  std::int64_t basis_points = 0;
  if (parse_rupees(row.cell("rate_percent"), basis_points) != RupeesFault::none || basis_points > 10'000) {
    row.report("rate_percent", "rate_bad", {row.cell("rate_percent")});
    return std::nullopt;
  }
  return static_cast<std::int32_t>(basis_points);
}

struct PeriodRow {
  TaxRulePeriod period;
  int line = 0;
};
struct RuleRows {
  TaxRule rule;
  int line = 0;
  std::vector<PeriodRow> periods;
};

RuleRows& rule_of(std::vector<RuleRows>& rules, const std::string& id, int line) {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const RuleRows& each) { return each.rule.id == id; });
  if (found != rules.end()) return *found;
  rules.push_back({});
  rules.back().rule.id = id;
  rules.back().line = line;
  return rules.back();
}

void add_slab(SheetRow& row, TaxRulePeriod& period, TaxSlab slab) {
  if (!period.slabs.empty()) {
    const TaxSlab& before = period.slabs.back();
    if (before.upto_paise == 0) return row.report("upto_rupees", "slab_after_open");
    if (slab.upto_paise != 0 && slab.upto_paise <= before.upto_paise)
      return row.report("upto_rupees", "slab_order", {row.cell("upto_rupees")});
  }
  period.slabs.push_back(slab);
}

void read_row(SheetRow& row, std::vector<RuleRows>& rules) {
  constexpr std::string_view levels[] = {"A", "B", "C", "U"};
  const std::string id = row.id("id", pack_bounds::id_length_max);
  row.local("goods", pack_bounds::line_length_max, Need::required);
  row.text("sources", pack_bounds::sources_length_max, Need::optional);
  const auto from = row.day("valid_from", Need::required);
  const auto to = row.day("valid_to", Need::optional);
  const auto upto = row.rupees("upto_rupees", Need::optional);
  const auto rate = read_rate(row);
  const auto level = row.word("confidence", levels);
  if (from && to && *to < *from) row.report("valid_to", "days_reversed", {"valid_to", "valid_from"});
  if (!row.sound()) return;
  RuleRows& rule = rule_of(rules, id, row.line());
  if (rule.rule.confidence.empty()) rule.rule.confidence = levels[*level];
  if (rule.rule.confidence != levels[*level]) row.report("confidence", "confidence_differs", {id});
  auto period = std::find_if(rule.periods.begin(), rule.periods.end(), [&](const PeriodRow& each) {
    return each.period.valid_from == *from && each.period.valid_to == to;
  });
  if (period == rule.periods.end()) {
    rule.periods.push_back({{*from, to, {}}, row.line()});
    period = rule.periods.end() - 1;
  }
  add_slab(row, period->period, {upto ? upto->paise() : 0, *rate});
}

void check_periods(Findings& findings, RuleRows& rule) {
  std::stable_sort(rule.periods.begin(), rule.periods.end(),
                   [](const PeriodRow& a, const PeriodRow& b) { return a.period.valid_from < b.period.valid_from; });
  for (std::size_t i = 0; i < rule.periods.size(); ++i) {
    const auto& [period, line] = rule.periods[i];
    if (period.slabs.empty() || period.slabs.back().upto_paise != 0)
      findings.add(file, line, "upto_rupees", "slab_open_missing",
                   {rule.rule.id, period.slabs.empty() ? "0" : std::to_string(period.slabs.back().upto_paise / 100)});
    if (i == 0) continue;
    const TaxRulePeriod& before = rule.periods[i - 1].period;
    if (!before.valid_to) {
      findings.add(file, rule.periods[i - 1].line, "valid_to", "period_open_twice");
    } else if (period.valid_from <= *before.valid_to) {
      findings.add(file, line, "valid_from", "period_overlap",
                   {to_iso_date(period.valid_from), to_iso_date(before.valid_from)});
    } else if (days_from_civil(period.valid_from) != days_from_civil(*before.valid_to) + 1) {
      findings.add(file, line, "valid_from", "period_gap",
                   {to_iso_date(*before.valid_to), to_iso_date(period.valid_from)});
    }
  }
}

}  // namespace

void read_tax_rules(PackDraft& draft) {
  constexpr std::string_view columns[] = {"id",           "valid_from", "valid_to", "upto_rupees",
                                          "rate_percent", "confidence", "sources"};
  constexpr std::string_view texts[] = {"goods"};
  const Sheet sheet(draft.folder, {file, true, pack_bounds::tax_rows_max, columns, texts}, draft.findings);
  std::vector<RuleRows> rules;
  sheet.for_each([&](SheetRow& row) { read_row(row, rules); });
  for (RuleRows& rule : rules) {
    check_periods(draft.findings, rule);
    for (PeriodRow& each : rule.periods) rule.rule.periods.push_back(std::move(each.period));
    draft.rule_lines[rule.rule.id] = rule.line;
    draft.catalogue.tax_rules.push_back(std::move(rule.rule));
  }
}

}  // namespace odop
