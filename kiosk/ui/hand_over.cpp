#include "ui/hand_over.h"

#include <algorithm>

namespace odop::ui {

void HandOver::add(int number, const std::string& sku) {
  auto wish = std::find_if(wishes_.begin(), wishes_.end(), [&](const Wish& one) { return one.number == number; });
  if (wish == wishes_.end()) {
    if (wishes_.size() >= wishes_max) wishes_.erase(wishes_.begin());
    wish = wishes_.insert(wishes_.end(), Wish{number, {}});
  }
  const bool is_there = std::find(wish->skus.begin(), wish->skus.end(), sku) != wish->skus.end();
  if (!is_there && wish->skus.size() < wish_things_max) wish->skus.push_back(sku);
}

void HandOver::remove_thing(const std::string& sku) {
  const auto wants = [&](const Wish& one) { return std::count(one.skus.begin(), one.skus.end(), sku) > 0; };
  auto found = std::find_if(wishes_.begin(), wishes_.end(),
                            [&](const Wish& one) { return one.number == opened_ && wants(one); });
  if (found == wishes_.end()) found = std::find_if(wishes_.begin(), wishes_.end(), wants);  // the oldest who wanted it
  if (found != wishes_.end()) std::erase(found->skus, sku);
  std::erase_if(wishes_, [](const Wish& wish) { return wish.skus.empty(); });
}

void HandOver::remove(int number) {
  std::erase_if(wishes_, [&](const Wish& wish) { return wish.number == number; });
}

const Wish* HandOver::find(int number) const {
  const auto wish = std::find_if(wishes_.begin(), wishes_.end(), [&](const Wish& one) { return one.number == number; });
  return wish == wishes_.end() ? nullptr : &*wish;
}

std::size_t HandOver::things() const {
  std::size_t things = 0;
  for (const Wish& wish : wishes_) things += wish.skus.size();
  return things;
}

}  // namespace odop::ui
