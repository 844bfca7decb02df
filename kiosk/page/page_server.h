// The stall's page behind a port, by cpp-httplib, with a bound for everything that a stranger on the Wi-Fi can do: how
// many are served at once and by whom, how long and how large a request may be, how often one address may ask. One
// request a connection. Made by odop-page's main and by tests.
#pragma once

#include <memory>

#include "core/page_link.h"
#include "page/site.h"

namespace odop::page {

struct ServerBounds {
  std::size_t connections_max = 48;             // served at once; whoever comes then is turned away
  std::size_t connections_per_address_max = 6;  // a browser opens up to six
  std::size_t request_bytes_max = 8 * 1'024;    // request line and headers
  int request_ms_max = 5'000;                   // from the first byte to the last, whatever comes between
  int answer_ms_max = 30'000;                   // a phone at the edge of the hall
  int requests_per_10_s_max = 60;               // of one address
};

class PageServer {
 public:
  PageServer(const Site& site, const ServerBounds& bounds = {});
  ~PageServer();
  PageServer(const PageServer&) = delete;
  PageServer& operator=(const PageServer&) = delete;

  // port 0: a free one. Gives the port back; throws MachineError "network" when it cannot be had.
  int bind(const std::string& host, int port);
  void serve();  // until stop()
  void stop();   // any thread

 private:
  class Http;
  std::unique_ptr<Http> http_;
};

}  // namespace odop::page
