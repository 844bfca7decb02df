#include "devices/printer_port.h"

#include "devices/file_port.h"
#include "devices/tcp_port.h"
#include "devices/usb_port.h"

namespace odop {

std::unique_ptr<PrinterPort> make_printer_port(const PrinterUri& uri) {
  const AsksStatus asks = profile_of(uri).answers_status ? AsksStatus::yes : AsksStatus::never;
  switch (uri.kind) {
    case PrinterKind::none:
      return nullptr;
    case PrinterKind::file:
      return std::make_unique<FilePort>(uri.path);
    case PrinterKind::tcp:
      return std::make_unique<TcpPort>(uri.host, uri.port, asks);
    case PrinterKind::usb:
      return std::make_unique<UsbPort>(uri.path, asks);
  }
  return nullptr;
}

}  // namespace odop
