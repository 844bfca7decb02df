#include "paper/cairo_library.h"

#include <dlfcn.h>

#include <string>

#include "core/errors.h"

namespace odop {

namespace {

[[noreturn]] void missing(const char* package, const std::string& what) {
  throw MachineError("library_missing",
                     what + "; coloured pages need Debian's package " + package + ": apt install " + package);
}

}  // namespace

LateLibrary::LateLibrary(const char* file, const char* package)
    : file_(file), package_(package), handle_(::dlopen(file, RTLD_NOW | RTLD_LOCAL)) {
  if (handle_ == nullptr) missing(package_, ::dlerror());
}

LateSymbol LateLibrary::operator[](const char* name) const {
  void* address = ::dlsym(handle_, name);
  if (address == nullptr) missing(package_, std::string(file_) + " is too old, it has no " + name);
  return {address};
}

const CairoLibrary& CairoLibrary::loaded() {
  static const CairoLibrary library;
  return library;
}

}  // namespace odop
