#include "failing_allocator.h"

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace odop::test {

namespace {

std::atomic<bool> is_armed{false}, has_struck{false}, all_later{false};
std::atomic<Allocator> refusing{Allocator::program};
std::atomic<std::int64_t> count{0}, first_refused{0};
thread_local bool is_spared = false;

bool is_refused(Allocator allocator) {
  if (!is_armed.load(std::memory_order_relaxed) || is_spared || refusing != allocator) return false;
  const std::int64_t number = ++count;
  if (number != first_refused && !(all_later && number > first_refused)) return false;
  has_struck = true;
  return true;
}

sqlite3_mem_methods system_methods;

void* sqlite_allocate(int bytes) {
  return is_refused(Allocator::sqlite) ? nullptr : system_methods.xMalloc(bytes);
}
void* sqlite_grow(void* memory, int bytes) {
  return is_refused(Allocator::sqlite) ? nullptr : system_methods.xRealloc(memory, bytes);
}

// Before anything opens a database: a running SQLite takes no other allocator.
const bool is_sqlite_ours = [] {
  if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_methods) != SQLITE_OK) return false;
  static sqlite3_mem_methods methods = system_methods;
  methods.xMalloc = sqlite_allocate;
  methods.xRealloc = sqlite_grow;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK;
}();

void* allocate(std::size_t bytes) {
  if (is_refused(Allocator::program)) throw std::bad_alloc();
  if (void* memory = std::malloc(bytes == 0 ? 1 : bytes)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void refuse_memory(Allocator allocator, std::int64_t at_allocation, bool lasts) {
  if (!is_sqlite_ours) std::abort();
  refusing = allocator;
  count = 0;
  first_refused = at_allocation;
  all_later = lasts;
  has_struck = false;
  is_armed = true;
}
void all_memory_is_there() {
  is_armed = false;
}
bool was_memory_refused() {
  return has_struck;
}
void spare_this_thread() {
  is_spared = true;
}

}  // namespace odop::test

void* operator new(std::size_t bytes) {
  return odop::test::allocate(bytes);
}
void* operator new[](std::size_t bytes) {
  return odop::test::allocate(bytes);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}
