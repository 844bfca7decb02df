#include "till/record_pack.h"

#include <algorithm>
#include <set>

#include "core/training.h"
#include "till/own_pins.h"
#include "till/training.h"
#include "wire/payloads.h"

namespace odop::till {

const char* code_of(RecordPackRefusal refusal) {
  switch (refusal) {
    case RecordPackRefusal::other_event:
      return "other_event";
    case RecordPackRefusal::older_version:
      return "older_version";
    case RecordPackRefusal::clock_suspect:
      return "clock_suspect";
  }
  return "refused";
}

namespace {

wire::EventPayload event_of(const Catalogue& catalogue) {
  const EventInfo& event = catalogue.event;
  const StallInfo& stall = catalogue.stall;
  return {.event_id = event.id,
          .name_hi = event.name.in(Language::hi),
          .name_en = event.name.in(Language::en),
          .place_hi = event.place.in(Language::hi),
          .place_en = event.place.in(Language::en),
          .first_day = days_from_civil(event.first_day),
          .last_day = days_from_civil(event.last_day),
          .stall_code = stall.code,
          .stall_name_hi = stall.name.in(Language::hi),
          .stall_name_en = stall.name.in(Language::en),
          .footer_hi = stall.footer.in(Language::hi),
          .footer_en = stall.footer.in(Language::en),
          .pack_version = catalogue.pack_version,
          .pack_hash = catalogue.pack_hash,
          .demo = event.demo};
}

wire::SupplierPayload supplier_of(const Supplier& supplier) {
  return {.code = supplier.code,
          .series_code = supplier.series_code,
          .name_hi = supplier.name.in(Language::hi),
          .name_en = supplier.name.in(Language::en),
          .legal_name = supplier.legal_name,
          .address_hi = supplier.address.in(Language::hi),
          .address_en = supplier.address.in(Language::en),
          .profile = supplier.profile,
          .gstin = supplier.gstin,
          .state_code = supplier.state_code,
          .upi_vpa = supplier.upi_vpa,
          .upi_payee_name = supplier.upi_payee_name,
          .upi_mcc = supplier.upi_mcc,
          .fssai = supplier.fssai,
          .phone = supplier.phone,
          .pan = supplier.pan,
          .turnover_before_paise = supplier.turnover_before.paise()};
}

bool has_payable_address(const Catalogue& catalogue) {
  return std::any_of(catalogue.suppliers.begin(), catalogue.suppliers.end(), [](const Supplier& supplier) {
    return !supplier.upi_vpa.empty() && !supplier.upi_vpa.ends_with(practice_vpa_end);
  });
}

std::set<std::string> skus_with_opening_stock(Till& till) {
  std::set<std::string> skus;
  till.tables().visit_stock([&](const std::string& sku, std::int64_t) { skus.insert(sku); });
  return skus;
}

}  // namespace

Result<std::monostate, RecordPackRefusal> record_pack(Till& till, const Catalogue& catalogue,
                                                      const storage::AppliedPack& applied) {
  if (is_training_label(till.label()) && has_payable_address(catalogue)) {
    Catalogue practice = catalogue;
    practise_upi(practice);
    return record_pack(till, practice, applied);
  }
  till.ready_for_deed();
  if (till.is_clock_suspect()) return Refused{RecordPackRefusal::clock_suspect};
  if (const auto before = till.tables().applied_pack()) {
    if (before->event != catalogue.event.id) return Refused{RecordPackRefusal::other_event};
    if (before->version > catalogue.pack_version) return Refused{RecordPackRefusal::older_version};
  }
  const wire::LedgerReference& reference = till.ledger().reference();
  Deed deed(till);
  const wire::EventPayload event = event_of(catalogue);
  if (!till.event_sequence() || reference.events.at(*till.event_sequence()) != event)
    deed.append(wire::EntryType::config, wire::encode(wire::ConfigPayload{event}));
  for (const Supplier& supplier : catalogue.suppliers) {
    const wire::SupplierPayload payload = supplier_of(supplier);
    const auto known = till.supplier_sequence(supplier.code);
    if (!known || reference.suppliers.at(*known) != payload)
      deed.append(wire::EntryType::config, wire::encode(wire::ConfigPayload{payload}));
  }
  // A later version of the pack brings stock only for goods that were never here.
  const std::set<std::string> stocked = skus_with_opening_stock(till);
  wire::StockPayload opening{.reason = wire::StockReason::opening, .staff = {}, .lines = {}};
  for (const Product& product : catalogue.products)
    if (product.opening_stock != 0 && !stocked.contains(product.sku))
      opening.lines.push_back({product.sku, product.opening_stock});
  if (!opening.lines.empty()) deed.append(wire::EntryType::stock, wire::encode(opening));
  till.tables().set_applied_pack(applied);
  forget_pins_of_other_events(till.database(), catalogue.event.id);
  deed.finish();
  return std::monostate{};
}

}  // namespace odop::till
