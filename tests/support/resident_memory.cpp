#include "support/resident_memory.h"

#include <malloc.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace odop::test {

std::int64_t resident_kb() {
  ::malloc_trim(0);
  return resident_kb_of(::getpid());
}

std::int64_t resident_kb_of(pid_t program) {
  std::ifstream statm("/proc/" + std::to_string(program) + "/statm");
  std::int64_t all_pages = 0, resident_pages = 0;
  statm >> all_pages >> resident_pages;
  return resident_pages * (::sysconf(_SC_PAGESIZE) / 1024);
}

}  // namespace odop::test
