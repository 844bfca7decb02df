#include "support/free_port.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <stdexcept>

#include "platform/unique_fd.h"

namespace odop::test {

int free_port() {
  const platform::UniqueFd fd(::socket(AF_INET, SOCK_STREAM, 0));
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  if (::bind(fd.get(), reinterpret_cast<sockaddr*>(&at), size) != 0 ||
      ::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&at), &size) != 0)
    throw std::runtime_error("no port of this computer is free");
  return ntohs(at.sin_port);
}

}  // namespace odop::test
