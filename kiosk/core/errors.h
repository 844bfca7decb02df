// The machine failing: disk full, database locked, cable pulled. Thrown from the lowest layer with the file and
// the call in its message, caught once at the screen or the worker loop, which tells the staff what to do next.
#pragma once

#include <stdexcept>
#include <string>

namespace odop {

class MachineError : public std::runtime_error {
 public:
  // kind is a stable word for programs and screens: "locked", "disk_full", "io", "corrupt", "device", "network".
  MachineError(std::string kind, const std::string& message) : std::runtime_error(message), kind_(std::move(kind)) {}
  const std::string& kind() const { return kind_; }

 private:
  std::string kind_;
};

}  // namespace odop
