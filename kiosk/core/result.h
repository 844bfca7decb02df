// An expected answer that the caller must look at: a value, or the reason why there is none.
// Used by every folder, on every thread. A failing machine throws instead (core/errors.h).
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace odop {

template <typename E>
struct Refused {
  E reason;
};
template <typename E>
Refused(E) -> Refused<E>;

template <typename T, typename E>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Refused<E> refused) : state_(std::in_place_index<1>, std::move(refused.reason)) {}

  explicit operator bool() const { return state_.index() == 0; }
  // Asking for the wrong half is a programmer's mistake.
  T& value() {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  const T& value() const {
    assert(state_.index() == 0);
    return *std::get_if<0>(&state_);
  }
  const E& reason() const {
    assert(state_.index() == 1);
    return *std::get_if<1>(&state_);
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, E> state_;
};

}  // namespace odop
