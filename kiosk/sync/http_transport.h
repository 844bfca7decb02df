// The hub over HTTP or HTTPS, by libcurl. Plain HTTP is for a hub on this machine or in the hall's own network; HTTPS
// checks the certificate and the host. Belongs to one thread; stop() may be called from another.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "sync/transport.h"

namespace odop::sync {

struct HttpLimits {
  long connect_timeout_ms = 10'000;
  long exchange_timeout_ms = 120'000;  // a full batch over a 2G line
};

class HttpTransport final : public Transport {
 public:
  // base_url: "http://192.168.1.10:8470" or "https://hub.example.in/odop"; a slash at the end does not matter.
  explicit HttpTransport(const std::string& base_url, const HttpLimits& limits = {});
  ~HttpTransport() override;
  SendOutcome send(const std::string& path, std::string_view body, const std::string& content_type) override;
  // An exchange under way ends within a second, and none begins any more.
  void stop() { stopped_ = true; }

 private:
  struct Handle;
  std::string base_url_;
  HttpLimits limits_;
  std::unique_ptr<Handle> handle_;
  std::atomic<bool> stopped_{false};
};

}  // namespace odop::sync
