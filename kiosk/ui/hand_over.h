// What visitors chose at the showcase and staff take over at the till: each visitor's things stand under a number of
// three digits that the showcase shows ("347"), so that in a crowd the right bill is opened. Kept in memory only: a
// list that nobody came for is worth nothing after a restart. Pure; UI thread.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace odop::ui {

inline constexpr std::size_t wishes_max = 12;       // visitors; the oldest is forgotten
inline constexpr std::size_t wish_things_max = 24;  // of one visitor

// The n-th number: 100..999, each once in nine hundred, neighbours far apart so that nobody answers to another's.
constexpr int hand_over_number(int n) {
  return 100 + n % 900 * 367 % 900;
}

struct Wish {
  int number = 0;
  std::vector<std::string> skus;
};

class HandOver {
 public:
  void add(int number, const std::string& sku);
  // This visitor is being served: what goes into the bill now is theirs, though an earlier one chose the same.
  void open(int number) { opened_ = number; }
  void remove_thing(const std::string& sku);  // it is in a bill now
  void remove(int number);
  void clear() { wishes_.clear(); }
  const std::vector<Wish>& wishes() const { return wishes_; }  // oldest first, none empty
  const Wish* find(int number) const;
  std::size_t things() const;

 private:
  std::vector<Wish> wishes_;
  int opened_ = 0;
};

}  // namespace odop::ui
