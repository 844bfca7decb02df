// A network printer on port 9100: connect, ask, write, ask again, close our side, read to the end. One client at a time
// is all such a printer serves, so nothing is kept open between jobs. The paper thread.
#pragma once

#include <cstdint>
#include <string>

#include "devices/printer_port.h"

namespace odop {

class TcpPort final : public PrinterPort {
 public:
  TcpPort(std::string host, std::uint16_t port, AsksStatus asks = AsksStatus::yes)
      : host_(std::move(host)), port_(port), asks_(asks) {}
  [[nodiscard]] SendOutcome write_all(std::span<const std::uint8_t> job, const SendLimit& limit) override;
  [[nodiscard]] Answer status(const SendLimit& limit) override;

 private:
  std::string host_;
  std::uint16_t port_ = 0;
  AsksStatus asks_ = AsksStatus::yes;
};

}  // namespace odop
