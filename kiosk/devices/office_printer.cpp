#include "devices/office_printer.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include "core/errors.h"
#include "devices/file_descriptor.h"
#include "devices/limits.h"

extern char** environ;

namespace odop {

namespace {

// What CUPS allows in a name, and no dash in front: it would be an option of lp.
bool is_queue_name(const std::string& name) {
  if (name.empty() || name.size() > device_limits::queue_name_bytes_max || name.front() == '-') return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return c > 0x20 && c < 0x7F && c != '/' && c != '#' && c != '"' && c != '\''; });
}

struct Told {
  int exit_code = -1;  // 127: there is no such program
  std::string words;   // the first that it said
};

Told run(std::vector<std::string> words) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw MachineError("io", std::string("pipe: ") + std::strerror(errno));
  const FileDescriptor read_end(ends[0]);
  FileDescriptor write_end(ends[1]);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, write_end.get(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, write_end.get(), STDERR_FILENO);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t pid = -1;
  const int error = ::posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  write_end.close();
  if (error == ENOENT) return {127, ""};
  if (error != 0) throw MachineError("io", words[0] + ": " + std::strerror(error));
  Told told;
  std::array<char, 512> buffer{};
  while (true) {
    const auto got = ::read(read_end.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    // All is read, or it would wait for us; the beginning is enough to tell.
    if (told.words.size() < buffer.size()) told.words.append(buffer.data(), static_cast<std::size_t>(got));
  }
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  told.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  while (!told.words.empty() && told.words.back() == '\n') told.words.pop_back();
  return told;
}

}  // namespace

std::optional<OfficePrinterRefusal> print_a4(const std::string& queue, const std::filesystem::path& pdf) {
  if (!is_queue_name(queue))
    return OfficePrinterRefusal{"queue_wrong", "\"" + queue + "\" cannot be a printer queue; lpstat -e lists them"};
  const Told told =
      run({"lp", "-d", queue, "-o", "media=A4", "-o", "fit-to-page", "--", std::filesystem::absolute(pdf).string()});
  if (told.exit_code == 0) return std::nullopt;
  if (told.exit_code == 127)
    return OfficePrinterRefusal{"no_cups",
                                "there is no lp on this machine: install cups and set up the printer, or write the "
                                "sheets to a file (--out FILE.pdf) and print it elsewhere"};
  return OfficePrinterRefusal{
      "queue_refused", queue + ": " +
                           (told.words.empty() ? "lp ended with " + std::to_string(told.exit_code) : told.words) +
                           "; lpstat -e lists the queues"};
}

}  // namespace odop
