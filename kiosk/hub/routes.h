// What the hub answers to which request, free of sockets: http_server.cpp and tests hand requests in. Keeps nothing
// between requests; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "hub/hub_store.h"

namespace odop::hub {

struct HttpReply {
  int status = 200;
  std::string content_type, body;
  std::optional<int> retry_after_s;
};

class Routes {
 public:
  Routes(HubStore& store, const Clock& clock) : store_(store), clock_(clock) {}
  // Never throws: a failing disk is a 503 that the kiosk tries again.
  HttpReply answer(const std::string& method, const std::string& path, std::string_view body);

 private:
  HttpReply batches(std::string_view body);
  HttpReply enrol(std::string_view body);
  HttpReply status();
  HubStore& store_;
  const Clock& clock_;
};

}  // namespace odop::hub
