// A printer that is a file: each job is appended whole to a file, or becomes a numbered file of a folder. For stalls
// without a printer, for tests and for the demo. The paper thread.
#pragma once

#include <filesystem>

#include "devices/printer_port.h"

namespace odop {

class FilePort final : public PrinterPort {
 public:
  // A path that ends in '/' or names a folder takes one file a job: 000001.bin, 000002.bin, ... (made when missing).
  explicit FilePort(std::filesystem::path path) : path_(std::move(path)) {}
  [[nodiscard]] SendOutcome write_all(std::span<const std::uint8_t> job, const SendLimit& limit) override;
  [[nodiscard]] Answer status(const SendLimit& limit) override;

 private:
  std::filesystem::path path_;
};

}  // namespace odop
