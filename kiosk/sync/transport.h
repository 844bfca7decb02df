// The seam between the uploader's logic and the network: HTTP in http_transport.h, faults in tests. One call at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace odop::sync {

struct Reply {
  int status = 0;
  std::string body;  // at most answer_bytes_max
  std::optional<std::int64_t> retry_after_ms;
};
// No answer: it may or may not have arrived.
struct NetworkFailure {
  std::string what;
  // Whoever answers at the address cannot show that it is the hub, so nothing was sent. Time alone does not mend it.
  bool untrusted = false;
};
using SendOutcome = std::variant<Reply, NetworkFailure>;

class Transport {
 public:
  virtual ~Transport() = default;
  // path begins with '/'. Blocks for as long as its own time limits allow.
  virtual SendOutcome send(const std::string& path, std::string_view body, const std::string& content_type) = 0;
};

}  // namespace odop::sync
