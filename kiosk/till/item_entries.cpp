#include "till/item_entries.h"

#include "core/tax.h"

namespace odop::till {

const TaxRulePeriod* tax_period(const Catalogue& catalogue, const Product& product, CivilDate day) {
  const TaxRule* rule = catalogue.find_tax_rule(product.gst_rule);
  return rule ? period_on(*rule, day) : nullptr;
}

bool is_item_version(const wire::ItemPayload& item, const Catalogue& catalogue, const Product& product, CivilDate day) {
  const TaxRulePeriod* period = tax_period(catalogue, product, day);
  return period && item.sku == product.sku && item.name_hi == product.name.in(Language::hi) &&
         item.name_en == product.name.in(Language::en) && item.hsn == product.hsn &&
         item.gst_rule == product.gst_rule && item.slabs == period->slabs && item.kind == product.kind &&
         item.list_price_paise == product.price.paise() && item.mrp_paise == (product.mrp ? product.mrp->paise() : 0) &&
         item.supplier == product.supplier && item.maker == product.maker && item.district == product.district &&
         item.sector == product.sector;
}

std::optional<wire::ItemPayload> item_version(const Catalogue& catalogue, const Product& product, CivilDate day) {
  const TaxRulePeriod* period = tax_period(catalogue, product, day);
  if (!period) return std::nullopt;
  return wire::ItemPayload{.sku = product.sku,
                           .name_hi = product.name.in(Language::hi),
                           .name_en = product.name.in(Language::en),
                           .hsn = product.hsn,
                           .gst_rule = product.gst_rule,
                           .slabs = period->slabs,
                           .kind = product.kind,
                           .list_price_paise = product.price.paise(),
                           .mrp_paise = product.mrp ? product.mrp->paise() : 0,
                           .supplier = product.supplier,
                           .maker = product.maker,
                           .district = product.district,
                           .sector = product.sector};
}

std::int64_t item_entry(Till& till, Deed& deed, const Catalogue& catalogue, const Product& product, CivilDate day) {
  const auto newest = till.newest_item_sequence(product.sku);
  if (newest && is_item_version(till.ledger().reference().items.at(*newest), catalogue, product, day)) return *newest;
  return deed.append(wire::EntryType::item, wire::encode(*item_version(catalogue, product, day))).sequence;
}

}  // namespace odop::till
