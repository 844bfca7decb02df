// Up to which yearly turnover somebody may sell without a registration or in the composition scheme (SPECS 2.5), as
// dated rows: the law's numbers are data.
#include <algorithm>

#include "core/gstin.h"
#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/sheet.h"

namespace odop {
namespace {

using Need = SheetRow::Need;

struct LimitRow {
  TurnoverLimit limit;
  int line = 0;
};

bool overlap(const TurnoverLimit& a, const TurnoverLimit& b) {
  const auto ends_before = [](const TurnoverLimit& one, const TurnoverLimit& other) {
    return one.valid_to && *one.valid_to < other.valid_from;
  };
  return a.profile == b.profile && a.state_code == b.state_code && !ends_before(a, b) && !ends_before(b, a);
}

// "*" is 0, the States without a row of their own.
std::vector<int> read_states(SheetRow& row) {
  std::vector<int> states;
  std::string_view cell = row.cell("states");
  if (cell.empty()) row.text("states", pack_bounds::line_length_max, Need::required);
  while (!cell.empty()) {
    const auto blank = cell.find(' ');
    const std::string word(cell.substr(0, blank));
    cell = blank == std::string_view::npos ? std::string_view{} : trimmed(cell.substr(blank));
    const bool is_number = word.size() <= 2 && word.find_first_not_of("0123456789") == std::string::npos;
    const int code = is_number ? std::stoi(word) : 0;
    if (word != "*" && find_gst_state(code) == nullptr)
      row.report("states", "turnover_states_bad", {word});
    else
      states.push_back(code);
  }
  return states;
}

}  // namespace

void read_turnover_limits(PackDraft& draft) {
  constexpr std::string_view columns[] = {"profile", "states", "valid_from", "valid_to", "limit_rupees", "sources"};
  constexpr std::string_view profiles[] = {"unregistered", "composition"};
  const Sheet sheet(draft.folder, {"turnover_limits.csv", false, pack_bounds::turnover_limits_max, columns, {}},
                    draft.findings);
  std::vector<LimitRow> known;
  sheet.for_each([&](SheetRow& row) {
    const auto profile = row.word("profile", profiles);
    const std::vector<int> states = read_states(row);
    const auto from = row.day("valid_from", Need::required);
    const auto to = row.day("valid_to", Need::optional);
    const auto limit = row.rupees("limit_rupees", Need::required, pack_bounds::turnover_paise_max);
    row.text("sources", pack_bounds::sources_length_max, Need::optional);
    if (from && to && *to < *from) row.report("valid_to", "days_reversed", {"valid_to", "valid_from"});
    if (!row.sound()) return;
    for (const int state : states) {
      const TurnoverLimit read{static_cast<SellerProfile>(*profile + 1), state, *from, to, *limit};
      const auto same =
          std::find_if(known.begin(), known.end(), [&](const LimitRow& each) { return overlap(each.limit, read); });
      if (same != known.end()) {
        row.report("valid_from", "turnover_limit_twice",
                   {state == 0 ? "*" : std::to_string(state), std::to_string(same->line)});
        continue;
      }
      known.push_back({read, row.line()});
      draft.catalogue.turnover_limits.push_back(read);
    }
  });
}

}  // namespace odop
