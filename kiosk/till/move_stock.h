// Goods that move without a sale: they come, go to another stall, break, or are counted. A sale that happened is never
// refused for stock, so what the books say is put right here. Called on the till thread by the stock screen and by odop
// stock. Sellers may receive and count; what makes goods disappear from the books wants a supervisor.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "core/result.h"
#include "till/after_sale.h"
#include "till/till.h"

namespace odop::till {

enum class StockDeed {
  receive,  // from the maker or the organiser
  arrive,   // from another stall
  send,     // to another stall: a delivery challan for each supplier
  damage,
  count,
};

enum class StockRefusal {
  no_pack,
  nothing_asked,
  too_many_lines,
  unknown_sku,
  quantity_wrong,  // not positive (a count may be 0), or a slip of the finger
  note_missing,    // of send and arrive: which stall
  note_too_long,
  needs_supervisor,
  no_tax_rule_today,
  serials_used_up,
  clock_suspect,
};
const char* code_of(StockRefusal refusal);  // stable, for programs and translation
struct StockRefused {
  StockRefusal reason;
  std::string detail;  // the sku or series in question
};

struct StockAsked {
  std::string sku;
  std::int64_t quantity = 0;  // pieces, grams or centimetres; of a count: what was counted
};
inline constexpr std::int64_t stock_quantity_max = 10'000'000;
inline constexpr std::size_t stock_move_lines_max = 150;  // as a bill

struct StockMoved {
  struct Entry {
    std::int64_t sequence = 0;
    std::string challan;  // serial; empty: none
  };
  std::vector<Entry> entries;  // one, or one for each supplier of goods sent
  // What changed, by the lines asked for; a count that agreed has 0.
  std::vector<std::int64_t> changes;
};
// note: the other stall of send and arrive; what happened, where somebody said so.
[[nodiscard]] Result<StockMoved, StockRefused> move_stock(Till& till, const Catalogue& catalogue, const Asking& asking,
                                                          StockDeed deed, const std::vector<StockAsked>& asked,
                                                          const std::string& note);

// Whether sending, writing off or this count wants a supervisor; the screen asks before it is done.
bool needs_supervisor(Till& till, StockDeed deed, const std::vector<StockAsked>& asked);

}  // namespace odop::till
