// Checks across files, once all of them are read: a product against the tax rule it names on the days of the event,
// and against who sells it.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/tax.h"
#include "pack/draft.h"
#include "pack/sheet.h"

namespace odop {
namespace {

// The highest shelf price whose value before tax is still within `upto_paise` at this rate (SPECS 2.6).
std::int64_t shelf_price_at_limit(const TaxSlab& limit, std::int32_t rate_basis_points) {
  return limit.upto_paise * (10'000 + std::int64_t{rate_basis_points}) / 10'000;
}

// Between the two shelf prices of a limit, a dearer price leaves the seller less than a cheaper one would.
bool check_band(PackDraft& draft, const Product& product, int line, const TaxRulePeriod& period) {
  for (std::size_t i = 0; i + 1 < period.slabs.size(); ++i) {
    const TaxSlab& lower = period.slabs[i];
    const TaxSlab& upper = period.slabs[i + 1];
    if (upper.rate_basis_points <= lower.rate_basis_points) continue;
    const std::int64_t top_of_lower = shelf_price_at_limit(lower, lower.rate_basis_points);
    const std::int64_t top_of_band = shelf_price_at_limit(lower, upper.rate_basis_points);
    if (product.price.paise() > top_of_lower && product.price.paise() <= top_of_band) {
      draft.findings.add("products.csv", line, "price_rupees", "price_in_slab_band",
                         {rupees_text(product.price), rupees_text(Money::from_paise(top_of_lower))});
      return true;
    }
  }
  return false;
}

// Periods that can still tax a sale: those of the event's days and, since a demonstration goes on, the later ones.
bool matters(const PackDraft& draft, const TaxRulePeriod& period) {
  const EventInfo& event = draft.catalogue.event;
  if (period.valid_to && *period.valid_to < event.first_day) return false;
  return event.demo || period.valid_from <= event.last_day;
}

// A seller who may not collect tax has no rates to fall between.
bool is_taxed(const Catalogue& catalogue, const std::string& supplier) {
  const auto& all = catalogue.suppliers;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Supplier& each) { return each.code == supplier; });
  return found != all.end() && charges_tax(found->profile);
}

// Once for each rule that some product uses.
void check_rule(PackDraft& draft, const TaxRule& rule, int line) {
  const EventInfo& event = draft.catalogue.event;
  for (const CivilDate day : {event.first_day, event.last_day}) {
    if (period_on(rule, day) != nullptr) continue;
    draft.findings.add("tax_rules.csv", line, "valid_from", "rule_not_on_event", {rule.id, to_iso_date(day)});
    break;
  }
  if (event.demo) {
    if (!rule.periods.empty() && rule.periods.back().valid_to)
      draft.findings.add("tax_rules.csv", line, "valid_to", "rule_ends", {rule.id});
  } else if (rule.confidence == "U" || rule.confidence == "C") {
    draft.findings.add("tax_rules.csv", line, "confidence", "rate_unconfirmed", {rule.id, rule.confidence});
  }
}

void check_food_licences(PackDraft& draft) {
  std::unordered_set<std::string> food_sellers;
  for (const Product& product : draft.catalogue.products)
    if (product.sector == "food-processing") food_sellers.insert(product.supplier);
  const auto& suppliers = draft.catalogue.suppliers;
  for (std::size_t i = 0; i < suppliers.size(); ++i)
    if (suppliers[i].fssai.empty() && food_sellers.contains(suppliers[i].code))
      draft.findings.add("suppliers.csv", draft.supplier_lines[i], "fssai", "fssai_missing", {suppliers[i].code});
}

}  // namespace

void check_goods(PackDraft& draft) {
  check_food_licences(draft);
  if (!draft.event_is_known) return;
  std::unordered_map<std::string, const TaxRule*> rules;
  for (const TaxRule& rule : draft.catalogue.tax_rules) rules.emplace(rule.id, &rule);
  std::unordered_set<std::string> checked;
  const auto& products = draft.catalogue.products;
  for (std::size_t i = 0; i < products.size(); ++i) {
    const auto rule = rules.find(products[i].gst_rule);
    if (rule == rules.end()) continue;
    if (checked.insert(rule->first).second) check_rule(draft, *rule->second, draft.rule_lines[rule->first]);
    if (!is_taxed(draft.catalogue, products[i].supplier)) continue;
    for (const TaxRulePeriod& period : rule->second->periods)
      if (matters(draft, period) && check_band(draft, products[i], draft.product_lines[i], period)) break;
  }
}

}  // namespace odop
