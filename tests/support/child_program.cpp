#include "support/child_program.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace odop::test {

namespace {

using std::chrono::steady_clock;
constexpr std::chrono::seconds run_at_most{120}, stop_at_most{10};

struct Pipe {
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
    read = ends[0];
    write = ends[1];
  }
  int read = -1, write = -1;
};

[[noreturn]] void become(const Words& command, const Environment& environment, int in, int out, int err) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  // No test may set the clock of the machine that it runs on, not even as root; nor ask the system's service to.
  ::prctl(PR_CAPBSET_DROP, CAP_SYS_TIME, 0, 0, 0);
  ::setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent", 1);
  ::dup2(in, 0);
  ::dup2(out, 1);
  ::dup2(err, 2);
  for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> words;
  std::string program = program_path(command.front());
  words.push_back(program.data());
  for (std::size_t i = 1; i < command.size(); ++i) words.push_back(const_cast<char*>(command[i].c_str()));
  words.push_back(nullptr);
  ::execvp(program.c_str(), words.data());
  ::_exit(127);
}

int exit_code_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::string program_path(const std::string& name) {
  const auto ours = std::filesystem::path(ODOP_BIN_DIR) / name;
  return name.starts_with("odop") && std::filesystem::exists(ours) ? ours.string() : name;
}

Ran run_program(const Words& command, const Environment& environment) {
  const Pipe out, err;
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  const pid_t pid = ::fork();
  if (pid < 0) throw std::runtime_error("fork");
  if (pid == 0) become(command, environment, nothing, out.write, err.write);
  ::close(nothing);
  ::close(out.write);
  ::close(err.write);
  Ran ran;
  const auto end = steady_clock::now() + run_at_most;
  std::array<pollfd, 2> pipes{{{out.read, POLLIN, 0}, {err.read, POLLIN, 0}}};
  bool is_late = false;
  while (!is_late && (pipes[0].fd >= 0 || pipes[1].fd >= 0)) {
    ::poll(pipes.data(), pipes.size(), 500);
    for (auto& one : pipes) {
      if (one.fd < 0 || one.revents == 0) continue;
      std::array<char, 65'536> bytes{};
      const ssize_t got = ::read(one.fd, bytes.data(), bytes.size());
      if (got > 0)
        (&one == pipes.data() ? ran.out : ran.err).append(bytes.data(), static_cast<std::size_t>(got));
      else if (got == 0 || errno != EINTR)
        one.fd = -1;
    }
    is_late = steady_clock::now() > end;
  }
  if (is_late) ::kill(pid, SIGKILL);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  ::close(out.read);
  ::close(err.read);
  if (is_late) throw std::runtime_error(command.front() + " did not end");
  ran.exit_code = exit_code_of(status);
  if (ran.exit_code == 127) throw std::runtime_error(command.front() + " cannot be started");
  return ran;
}

ChildProgram::ChildProgram(const Words& command, const std::filesystem::path& log, const Environment& environment) {
  const Pipe to, from;
  const int errors = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (errors < 0) throw std::runtime_error("cannot write " + log.string());
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("fork");
  if (pid_ == 0) become(command, environment, to.read, from.write, errors);
  ::close(errors);
  ::close(to.read);
  ::close(from.write);
  in_ = to.write;
  out_ = from.read;
}

ChildProgram::~ChildProgram() {
  stop();
  if (in_ >= 0) ::close(in_);
  if (out_ >= 0) ::close(out_);
}

bool ChildProgram::is_running() {
  if (pid_ < 0) return false;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) != pid_) return true;
  exit_code_ = exit_code_of(status);
  pid_ = -1;
  return false;
}

std::string ChildProgram::read_line(std::chrono::milliseconds at_most) {
  const auto end = steady_clock::now() + at_most;
  for (;;) {
    if (const auto found = buffered_.find('\n'); found != std::string::npos) {
      std::string line = buffered_.substr(0, found);
      buffered_.erase(0, found + 1);
      return line;
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now()).count();
    pollfd one{out_, POLLIN, 0};
    if (left <= 0 || ::poll(&one, 1, static_cast<int>(left)) <= 0) return {};
    std::array<char, 4096> bytes{};
    const ssize_t got = ::read(out_, bytes.data(), bytes.size());
    if (got <= 0) return {};
    buffered_.append(bytes.data(), static_cast<std::size_t>(got));
  }
}

void ChildProgram::write_line(const std::string& line) {
  const std::string text = line + "\n";
  if (::write(in_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    throw std::runtime_error("the child takes no orders");
}

void ChildProgram::cut_power() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  exit_code_ = exit_code_of(status);
  pid_ = -1;
}

int ChildProgram::stop() {
  if (!is_running()) return exit_code_;
  ::kill(pid_, SIGTERM);
  const auto end = steady_clock::now() + stop_at_most;
  while (is_running() && steady_clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  cut_power();
  return exit_code_;
}

}  // namespace odop::test
