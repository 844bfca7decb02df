// The hub's routes behind a port, HTTP or HTTPS, by cpp-httplib: a bounded number of workers, bounded bodies, time
// limits against clients that never finish. Made by odop-hub's main and by tests.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "hub/routes.h"

namespace odop::hub {

// PEM files: the certificate with what leads to its authority, and its key.
struct TlsFiles {
  std::filesystem::path certificate, key;
};

class HttpServer {
 public:
  // tls: without it plain HTTP. Throws MachineError "certificate" when the files are not a certificate and its key.
  HttpServer(HubStore& store, const Clock& clock, const std::optional<TlsFiles>& tls = {});
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // port 0: a free one. Gives the port back; throws MachineError "network" when it cannot be had.
  int bind(const std::string& host, int port);
  void serve();  // until stop(); lets requests under way finish
  void stop();   // any thread, also from a signal's watcher

 private:
  struct Server;
  Routes routes_;
  std::unique_ptr<Server> server_;  // where cpp-httplib stays inside http_server.cpp
};

}  // namespace odop::hub
