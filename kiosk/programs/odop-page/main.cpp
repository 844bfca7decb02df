// odop-page: serves what the stall sells, and what a visitor kept, to phones on the stall's own Wi-Fi. It reads one
// event pack, then shuts itself in (platform/confinement.h) and only answers; it knows no book, no journal and no
// visitor. odop-kiosk starts it; by hand it runs until it is stopped.
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <iostream>
#include <thread>

#include "core/errors.h"
#include "core/page_link.h"
#include "pack/pack_file.h"
#include "page/page_server.h"
#include "page/site.h"
#include "platform/confinement.h"
#include "platform/system_clock.h"
#include "text/words.h"

namespace {

using namespace odop;
enum ExitCode : int { good = 0, refused = 1, misuse = 2, failed = 3 };

constexpr std::size_t thread_stack_bytes = std::size_t{1} << 20;

// Not by a stream: once shut in, nothing may be looked up.
void say(const std::string& line) {
  const std::string text = line + "\n";
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Ends with whoever holds the other end of our input, also when they were killed.
void end_with_input() {
  char byte = 0;
  for (;;) {
    const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
    if (got == 0 || (got < 0 && errno != EINTR)) ::_exit(good);
  }
}

void use_little_memory() {
  ::mallopt(M_ARENA_MAX, 2);
  pthread_attr_t attributes;
  ::pthread_attr_init(&attributes);
  ::pthread_attr_setstacksize(&attributes, thread_stack_bytes);
  ::pthread_setattr_default_np(&attributes);
  ::pthread_attr_destroy(&attributes);
}

int serve(const std::filesystem::path& pack, const PageAddress& address, bool ends_with_input) {
  ::signal(SIGPIPE, SIG_IGN);
  ::setpriority(PRIO_PROCESS, 0, 5);  // the till goes first
  use_little_memory();
  init_words();
  auto catalogue = load_pack(pack, {.pictures = true});
  if (!catalogue) {
    std::cerr << "odop-page: " << catalogue.reason().what << "; " << catalogue.reason().what_to_do << "\n";
    return refused;
  }
  const platform::SystemClock clock;
  const page::Site site(std::move(*catalogue), clock);
  page::PageServer server(site);
  server.bind(address.host, address.port);
  // From here on nothing can be opened, started or called.
  const platform::Confinement walls = platform::confine_this_process();
  if (!walls.missing().empty()) say("this kernel has no " + walls.missing() + "; the other wall stands");
  if (ends_with_input) std::thread(end_with_input).detach();
  say("ready " + address.text());
  server.serve();
  throw MachineError("network", address.text() + ": the socket was lost");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"The page for visitors' phones on the stall's own Wi-Fi", "odop-page"};
  std::string pack, listen;
  bool ends_with_input = false;
  app.set_version_flag("--version", "odop-page " ODOP_VERSION);
  app.add_option("--pack", pack, "the event pack to show, a file that ends in .odop")->required();
  app.add_option("--listen", listen, "this computer's address on that Wi-Fi and a port, as in 192.168.50.1:8080")
      ->required();
  app.add_flag("--end-with-input", ends_with_input, "end when the standard input is closed; odop-kiosk uses it");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? good : misuse;
  }
  const auto address = parse_page_address(listen);
  if (!address) {
    std::cerr << "odop-page: --listen " << listen
              << ": write this computer's address and a port from 1024 on, as in 192.168.50.1:8080\n";
    return misuse;
  }
  try {
    return serve(pack, *address, ends_with_input);
  } catch (const MachineError& error) {
    std::cerr << "odop-page: " << error.kind() << ": " << error.what() << "\n";
    return failed;
  }
}
