// The hub over HTTP or HTTPS, by libcurl. Plain HTTP is for a hub on this machine or in the hall's own network; HTTPS
// checks the certificate and the host, against the system's authorities or, when the kiosk's data folder holds a
// hub-ca.pem, against that organiser's own authority alone. Belongs to one thread; stop() may be called from another.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

#include "sync/transport.h"

namespace odop::sync {

// In a kiosk's data folder: the certificates, as PEM, of the authority that the hub's certificate must come from.
// Looked for at each exchange, so that a file put there is in force without a restart.
inline constexpr const char* hub_ca_file_name = "hub-ca.pem";
inline constexpr std::size_t hub_ca_bytes_max = 1u << 20;

struct HttpLimits {
  long connect_timeout_ms = 10'000;
  long exchange_timeout_ms = 120'000;  // a full batch over a 2G line
};

class HttpTransport final : public Transport {
 public:
  // base_url: "http://192.168.1.10:8470" or "https://hub.example.in/odop"; a slash at the end does not matter.
  // ca_file: may be empty or missing, then the system's authorities are asked.
  explicit HttpTransport(const std::string& base_url, std::filesystem::path ca_file = {},
                         const HttpLimits& limits = {});
  ~HttpTransport() override;
  SendOutcome send(const std::string& path, std::string_view body, const std::string& content_type) override;
  // An exchange under way ends within a second, and none begins any more.
  void stop() { stopped_ = true; }

 private:
  struct Handle;
  std::string base_url_;
  std::filesystem::path ca_file_;
  HttpLimits limits_;
  std::unique_ptr<Handle> handle_;
  std::atomic<bool> stopped_{false};
};

}  // namespace odop::sync
