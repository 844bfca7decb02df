#include "till/move_stock.h"

#include <algorithm>
#include <set>

#include "core/receipt_number.h"
#include "till/item_entries.h"
#include "wire/bounds.h"
#include "wire/bytes.h"

namespace odop::till {

const char* code_of(StockRefusal refusal) {
  switch (refusal) {
    case StockRefusal::no_pack:
      return "no_pack";
    case StockRefusal::nothing_asked:
      return "nothing_asked";
    case StockRefusal::too_many_lines:
      return "too_many_lines";
    case StockRefusal::unknown_sku:
      return "unknown_sku";
    case StockRefusal::quantity_wrong:
      return "quantity_wrong";
    case StockRefusal::note_missing:
      return "note_missing";
    case StockRefusal::note_too_long:
      return "note_too_long";
    case StockRefusal::needs_supervisor:
      return "needs_supervisor";
    case StockRefusal::no_tax_rule_today:
      return "no_tax_rule_today";
    case StockRefusal::serials_used_up:
      return "serials_used_up";
    case StockRefusal::clock_suspect:
      return "clock_suspect";
  }
  return "refused";
}

namespace {

Refused<StockRefused> refuse(StockRefusal reason, std::string detail = {}) {
  return Refused{StockRefused{reason, std::move(detail)}};
}

wire::StockReason reason_of(StockDeed deed) {
  switch (deed) {
    case StockDeed::receive:
      return wire::StockReason::received;
    case StockDeed::arrive:
    case StockDeed::send:
      return wire::StockReason::transferred;
    case StockDeed::damage:
      return wire::StockReason::damaged;
    case StockDeed::count:
      return wire::StockReason::counted;
  }
  return wire::StockReason::counted;
}

std::int64_t change_of(Till& till, StockDeed deed, const StockAsked& asked) {
  switch (deed) {
    case StockDeed::receive:
    case StockDeed::arrive:
      return asked.quantity;
    case StockDeed::send:
    case StockDeed::damage:
      return -asked.quantity;
    case StockDeed::count:
      return asked.quantity - till.tables().stock(asked.sku);
  }
  return 0;
}

std::optional<StockRefused> check(const Catalogue& catalogue, StockDeed deed, const std::vector<StockAsked>& asked,
                                  const std::string& note, CivilDate day) {
  if (asked.empty()) return StockRefused{StockRefusal::nothing_asked, {}};
  if (asked.size() > stock_move_lines_max)
    return StockRefused{StockRefusal::too_many_lines, std::to_string(stock_move_lines_max)};
  std::set<std::string> seen;
  for (const StockAsked& line : asked) {
    const Product* product = catalogue.find_product(line.sku);
    if (!product || !seen.insert(line.sku).second) return StockRefused{StockRefusal::unknown_sku, line.sku};
    const std::int64_t least = deed == StockDeed::count ? 0 : 1;
    const std::int64_t most = product->kind == ProductKind::unique ? 1 : stock_quantity_max;
    if (line.quantity < least || line.quantity > most) return StockRefused{StockRefusal::quantity_wrong, line.sku};
    if (!tax_period(catalogue, *product, day)) return StockRefused{StockRefusal::no_tax_rule_today, line.sku};
  }
  const bool wants_note = deed == StockDeed::send || deed == StockDeed::arrive;
  if (wants_note && note.find_first_not_of(' ') == std::string::npos)
    return StockRefused{StockRefusal::note_missing, {}};
  if (note.size() > wire::name_length_max || !wire::is_clean_utf8(note))
    return StockRefused{StockRefusal::note_too_long, {}};
  return std::nullopt;
}

}  // namespace

bool needs_supervisor(Till& till, StockDeed deed, const std::vector<StockAsked>& asked) {
  if (deed == StockDeed::send || deed == StockDeed::damage) return true;
  return deed == StockDeed::count && std::any_of(asked.begin(), asked.end(), [&](const StockAsked& line) {
           return change_of(till, deed, line) != 0;
         });
}

Result<StockMoved, StockRefused> move_stock(Till& till, const Catalogue& catalogue, const Asking& asking,
                                            StockDeed deed_asked, const std::vector<StockAsked>& asked,
                                            const std::string& note) {
  till.ready_for_deed();
  if (!till.event_sequence()) return refuse(StockRefusal::no_pack);
  if (till.is_clock_suspect()) return refuse(StockRefusal::clock_suspect);
  const std::int64_t now_ms = till.clock().utc_ms();
  const CivilDate day = ist_date(now_ms);
  if (auto refused = check(catalogue, deed_asked, asked, note, day)) return Refused{std::move(*refused)};
  const StaffMember* supervisor = supervisor_of(asking);
  if (!supervisor && needs_supervisor(till, deed_asked, asked)) return refuse(StockRefusal::needs_supervisor);

  // Goods sent go in one entry for each supplier, with that supplier's challan; everything else in one.
  std::vector<std::string> suppliers;
  const bool has_challans = deed_asked == StockDeed::send;
  for (const StockAsked& line : asked) {
    const std::string& code = has_challans ? catalogue.find_product(line.sku)->supplier : std::string{};
    if (std::find(suppliers.begin(), suppliers.end(), code) == suppliers.end()) suppliers.push_back(code);
  }
  const auto series_of = [&](const std::string& supplier) {
    return series_name(financial_year_start(day), till.label(), catalogue.find_supplier(supplier)->series_code,
                       DocumentType::delivery_challan);
  };
  for (const std::string& supplier : suppliers) {
    if (!has_challans) break;
    if (!till.supplier_sequence(supplier)) return refuse(StockRefusal::no_pack, supplier);
    if (till.ledger().last_number(series_of(supplier)) >= serial_number_max)
      return refuse(StockRefusal::serials_used_up, series_of(supplier));
  }

  StockMoved moved;
  for (const StockAsked& line : asked) moved.changes.push_back(change_of(till, deed_asked, line));
  Deed deed(till, now_ms);
  for (const std::string& supplier : suppliers) {
    wire::StockMovePayload move;
    move.reason = reason_of(deed_asked);
    move.event_sequence = *till.event_sequence();
    move.staff = asking.staff->code;
    move.approved_by = supervisor ? supervisor->code : std::string{};
    move.note = note;
    if (has_challans) {
      move.supplier_sequence = *till.supplier_sequence(supplier);
      move.series = series_of(supplier);
      move.number = till.ledger().last_number(move.series) + 1;
    }
    for (std::size_t i = 0; i < asked.size(); ++i) {
      const Product& product = *catalogue.find_product(asked[i].sku);
      if (moved.changes[i] == 0 || (has_challans && product.supplier != supplier)) continue;
      move.lines.push_back({item_entry(till, deed, catalogue, product, day), moved.changes[i]});
    }
    const auto entry = deed.append(wire::EntryType::stock_move, wire::encode(move));
    moved.entries.push_back({entry.sequence, has_challans ? receipt_number(move.series, move.number) : std::string{}});
  }
  deed.finish();
  return moved;
}

}  // namespace odop::till
