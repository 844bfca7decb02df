// A process that shut itself in cannot reach what it could reach before.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <thread>

#include "platform/confinement.h"
#include "support/temporary_folder.h"

using namespace odop;

namespace {

// What each deed came to in a child of ours: bit n is set when deed n was possible.
template <typename Deeds>
int possible_when_confined(const Deeds& deeds, bool confines) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (confines && !platform::confine_this_process().has_seccomp) ::_exit(100);
    int possible = 0;
    for (std::size_t i = 0; i < deeds.size(); ++i)
      if (deeds[i]()) possible |= 1 << i;
    ::_exit(possible);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("Shut in, a process opens no kiosk's folder, starts nothing and calls nobody; threads still begin",
          "[platform][confinement]") {
  const test::TemporaryFolder kiosk("confined");
  const std::string books = (kiosk.path() / "journal.sqlite").string(), folder = kiosk.path().string();
  REQUIRE(::close(::open(books.c_str(), O_CREAT | O_WRONLY, 0600)) == 0);
  const std::vector<std::function<bool()>> deeds{
      [&] { return ::open(books.c_str(), O_RDONLY) >= 0; },
      [&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY) >= 0; },
      [&] { return ::open((books + "-new").c_str(), O_CREAT | O_WRONLY, 0600) >= 0; },
      [&] { return ::chmod(books.c_str(), 0644) == 0; },
      [] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; },
      [] {
        const pid_t child = ::fork();
        if (child == 0) ::_exit(0);
        return child > 0;
      },
  };
  CHECK(possible_when_confined(deeds, false) == 0b111111);
  CHECK(possible_when_confined(deeds, true) == 0);
  const std::vector<std::function<bool()>> work{[] {
    int sum = 0;
    std::thread([&] { sum = 42; }).join();
    return sum == 42;
  }};
  CHECK(possible_when_confined(work, true) == 1);
}
