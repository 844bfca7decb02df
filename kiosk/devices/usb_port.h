// A printer on a cable: /dev/usb/lpN (kernel module usblp, group lp). The device is opened at the first job and kept,
// closed when it is pulled, opened again at the next one. The paper thread.
#pragma once

#include <filesystem>

#include "devices/file_descriptor.h"
#include "devices/printer_port.h"

namespace odop {

class UsbPort final : public PrinterPort {
 public:
  explicit UsbPort(std::filesystem::path device, AsksStatus asks = AsksStatus::yes)
      : device_(std::move(device)), asks_(asks) {}
  [[nodiscard]] SendOutcome write_all(std::span<const std::uint8_t> job, const SendLimit& limit) override;
  [[nodiscard]] Answer status(const SendLimit& limit) override;

 private:
  PrinterTrouble open_device();  // none when it is open

  std::filesystem::path device_;
  AsksStatus asks_ = AsksStatus::yes;
  FileDescriptor line_;
  // Whether this printer ever answered DLE EOT since it was plugged in. Cheap clones are write-only, and each
  // unanswered question costs a second.
  bool is_silent_ = false;
};

}  // namespace odop
