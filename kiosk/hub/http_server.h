// The hub's routes behind a port, by cpp-httplib: a bounded number of workers, bounded bodies, time limits against
// clients that never finish. Made by odop-hub's main and by tests.
#pragma once

#include <memory>
#include <string>

#include "hub/routes.h"

namespace odop::hub {

class HttpServer {
 public:
  HttpServer(HubStore& store, const Clock& clock);
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
  std::unique_ptr<Server> server_;
};

}  // namespace odop::hub
