#include "core/catalogue.h"

#include <algorithm>
#include <cassert>

#include "core/ascii.h"

namespace odop {
namespace {

template <typename T>
const T* look_up(const std::unordered_map<std::string, std::size_t>& index, const std::vector<T>& rows,
                 std::string_view key) {
  const auto found = index.find(std::string(key));
  return found == index.end() ? nullptr : &rows[found->second];
}

template <typename T>
void index_by(std::unordered_map<std::string, std::size_t>& index, const std::vector<T>& rows, std::string T::*key) {
  index.clear();
  index.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) index.emplace(rows[i].*key, i);
}

}  // namespace

const Product* Catalogue::find_product(std::string_view sku) const {
  assert(indexed_);
  return look_up(product_by_sku_, products, sku);
}

const Photograph* Catalogue::find_photograph(std::string_view picture) const {
  const auto found = photographs.find(std::string(picture));
  return found == photographs.end() ? nullptr : &found->second;
}

const Product* Catalogue::find_barcode(std::string_view code) const {
  assert(indexed_);
  return look_up(product_by_code_, products, to_ascii_lower(code));
}

std::span<const std::size_t> Catalogue::find_variants(std::string_view group) const {
  assert(indexed_);
  const auto found = variants_by_group_.find(std::string(group));
  return found == variants_by_group_.end() ? std::span<const std::size_t>{} : found->second;
}

const District* Catalogue::find_district(std::string_view id) const {
  assert(indexed_);
  return look_up(district_by_id_, districts, id);
}

const State* Catalogue::find_state(std::string_view id) const {
  const auto found = std::find_if(states.begin(), states.end(), [&](const State& state) { return state.id == id; });
  return found == states.end() ? nullptr : &*found;
}

const State* Catalogue::home_state() const {
  const auto found = std::find_if(states.begin(), states.end(), [](const State& state) { return state.is_home; });
  return found == states.end() ? nullptr : &*found;
}

bool Catalogue::is_at_home(const District& district) const {
  const State* state = find_state(district.state);
  return state == nullptr || state->is_home;
}

const Maker* Catalogue::find_maker(std::string_view code) const {
  assert(indexed_);
  return look_up(maker_by_code_, makers, code);
}

const StaffMember* Catalogue::find_staff(std::string_view code) const {
  const auto found =
      std::find_if(staff.begin(), staff.end(), [&](const StaffMember& member) { return member.code == code; });
  return found == staff.end() ? nullptr : &*found;
}

const Supplier* Catalogue::find_supplier(std::string_view code) const {
  assert(indexed_);
  return look_up(supplier_by_code_, suppliers, code);
}

const TaxRule* Catalogue::find_tax_rule(std::string_view id) const {
  assert(indexed_);
  return look_up(rule_by_id_, tax_rules, id);
}

const Marketplace* Catalogue::find_marketplace(std::string_view id) const {
  assert(indexed_);
  const auto found =
      std::find_if(marketplaces.begin(), marketplaces.end(), [&](const Marketplace& m) { return m.id == id; });
  return found == marketplaces.end() ? nullptr : &*found;
}

void Catalogue::build_indexes() {
  index_by(product_by_sku_, products, &Product::sku);
  index_by(district_by_id_, districts, &District::id);
  index_by(maker_by_code_, makers, &Maker::code);
  index_by(supplier_by_code_, suppliers, &Supplier::code);
  index_by(rule_by_id_, tax_rules, &TaxRule::id);
  variants_by_group_.clear();
  for (std::size_t i = 0; i < products.size(); ++i)
    if (!products[i].variant_group.empty()) variants_by_group_[products[i].variant_group].push_back(i);
  // Scanners and people give codes in either case. A printed barcode wins over another product's sku: it is what the
  // scanner most often reads.
  product_by_code_.clear();
  product_by_code_.reserve(products.size() * 2);
  for (std::size_t i = 0; i < products.size(); ++i)
    if (!products[i].barcode.empty()) product_by_code_.emplace(to_ascii_lower(products[i].barcode), i);
  for (std::size_t i = 0; i < products.size(); ++i)
    if (!products[i].sku.empty()) product_by_code_.emplace(to_ascii_lower(products[i].sku), i);
  indexed_ = true;
}

}  // namespace odop
