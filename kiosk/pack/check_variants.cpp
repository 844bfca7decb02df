// The products of one group are one craft: the same name, place and way of counting, each with a word of its own.
#include <map>

#include "core/search_key.h"
#include "pack/bounds.h"
#include "pack/draft.h"

namespace odop {

LocalText sold_name(const LocalText& craft, const LocalText& variant) {
  LocalText name;
  for (std::size_t i = 0; i < language_count; ++i) {
    const auto language = static_cast<Language>(i);
    const bool is_spoken = !craft.exact(language).empty() || !variant.exact(language).empty();
    if (is_spoken) name.set(language, craft.in(language) + ", " + variant.in(language));
  }
  return name;
}

namespace {

constexpr std::string_view file = "products.csv";

struct Member {
  const Product* product = nullptr;
  int line = 0;
};

void check_same(PackDraft& draft, const Member& first, const Member& other) {
  const auto compare = [&](std::string_view column, const std::string& here, const std::string& there) {
    if (here != there)
      draft.findings.add(file, other.line, column, "variant_differs",
                         {other.product->variant_group, here, there, std::to_string(first.line)});
  };
  compare("district", other.product->district, first.product->district);
  compare("sector", other.product->sector, first.product->sector);
  compare("name_en", other.product->craft_name.exact(Language::en), first.product->craft_name.exact(Language::en));
  compare("name_hi", other.product->craft_name.exact(Language::hi), first.product->craft_name.exact(Language::hi));
  const auto unit = [](const Member& member) { return std::to_string(units_per_price(member.product->kind)); };
  compare("kind", unit(other), unit(first));
}

// Words that look the same to a buyer are the same, whatever their case.
void check_words(PackDraft& draft, const std::vector<Member>& members) {
  for (const Language language : {Language::en, Language::hi}) {
    std::map<std::string, int> lines;
    for (const Member& member : members) {
      const std::string& word = member.product->variant.exact(language);
      if (word.empty()) continue;
      if (const auto [known, is_new] = lines.emplace(fold(word), member.line); !is_new)
        draft.findings.add(file, member.line, language == Language::en ? "variant_en" : "variant_hi", "variant_twice",
                           {word, std::to_string(known->second)});
    }
  }
}

}  // namespace

void check_variants(PackDraft& draft) {
  std::map<std::string, std::vector<Member>> groups;
  const auto& products = draft.catalogue.products;
  for (std::size_t i = 0; i < products.size(); ++i)
    if (!products[i].variant_group.empty())
      groups[products[i].variant_group].push_back({&products[i], draft.product_lines[i]});
  for (const auto& [group, members] : groups) {
    if (members.size() == 1) draft.findings.add(file, members.front().line, "variant_of", "variant_alone", {group});
    if (members.size() > pack_bounds::variants_in_a_group_max)
      draft.findings.add(file, members[pack_bounds::variants_in_a_group_max].line, "variant_of", "variants_too_many",
                         {group, std::to_string(pack_bounds::variants_in_a_group_max)});
    for (const Member& member : members) check_same(draft, members.front(), member);
    check_words(draft, members);
  }
}

void name_variants(PackDraft& draft) {
  for (Product& product : draft.catalogue.products)
    if (!product.craft_name.empty()) product.name = sold_name(product.craft_name, product.variant);
}

}  // namespace odop
