#include "page/page_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "core/errors.h"

namespace odop::page {
namespace {

using platform::UniqueFd;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t line_bytes_max = 1'000;
constexpr int ready_within_ms = 60'000;  // a large pack on a slow disk

struct Pipe {
  UniqueFd read, write;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw MachineError("io", std::string("pipe: ") + std::strerror(errno));
    read = UniqueFd(ends[0]);
    write = UniqueFd(ends[1]);
  }
};

class SpawnActions {
 public:
  SpawnActions() {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawnattr_init(&attributes_);
  }
  ~SpawnActions() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

}  // namespace

// The child and our ends of its pipes. It has no other descriptor, none of our environment but where the words lie, and
// the root folder to stand in.
struct PageProcess::Child {
  pid_t pid = -1;
  UniqueFd lifeline, says;

  Child(const PageProcessOptions& options, const PageAddress& address) {
    Pipe life, out;
    SpawnActions spawn;
    ::posix_spawn_file_actions_adddup2(&spawn.actions_, life.read.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&spawn.actions_, out.write.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&spawn.actions_, out.write.get(), STDERR_FILENO);
    ::posix_spawn_file_actions_addclosefrom_np(&spawn.actions_, 3);
    ::posix_spawn_file_actions_addchdir_np(&spawn.actions_, "/");
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&spawn.attributes_, &none);
    ::posix_spawnattr_setsigdefault(&spawn.attributes_, &all);
    ::posix_spawnattr_setflags(&spawn.attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::vector<std::string> words{options.program.string(), "--pack",          options.pack.string(), "--listen",
                                   address.text(),           "--end-with-input"};
    std::vector<std::string> environment;
    if (const char* folder = std::getenv("ODOP_LOCALE_DIR"))
      environment.push_back(std::string("ODOP_LOCALE_DIR=") + folder);
    const auto pointers = [](std::vector<std::string>& texts) {
      std::vector<char*> list;
      for (std::string& text : texts) list.push_back(text.data());
      list.push_back(nullptr);
      return list;
    };
    const int error = ::posix_spawn(&pid, options.program.c_str(), &spawn.actions_, &spawn.attributes_,
                                    pointers(words).data(), pointers(environment).data());
    if (error != 0) throw MachineError("io", "cannot start " + options.program.string() + ": " + std::strerror(error));
    lifeline = std::move(life.write);
    says = std::move(out.read);
  }
  // Serving is all it does: nothing is lost by ending it hard.
  ~Child() {
    ::kill(pid, SIGKILL);
    while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
};

PageProcess::PageProcess(PageProcessOptions options, std::function<void()> on_news,
                         std::function<void(const std::string&)> on_trouble)
    : options_(std::move(options)),
      on_news_(std::move(on_news)),
      on_trouble_(std::move(on_trouble)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this] { run(); }) {}

PageProcess::~PageProcess() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  ::eventfd_write(wake_.get(), 1);
  thread_.join();
}

void PageProcess::set_address(std::optional<PageAddress> address) {
  {
    const std::lock_guard lock(mutex_);
    wanted_ = std::move(address);
  }
  changed_.notify_all();
  ::eventfd_write(wake_.get(), 1);
}

std::optional<PageAddress> PageProcess::serving() const {
  const std::lock_guard lock(mutex_);
  return serving_;
}

bool PageProcess::is_wanted(const PageAddress& address) const {
  const std::lock_guard lock(mutex_);
  return !is_stopping_ && wanted_ == address;
}

void PageProcess::set_serving(std::optional<PageAddress> address) {
  {
    const std::lock_guard lock(mutex_);
    if (serving_ == address) return;
    serving_ = std::move(address);
  }
  on_news_();
}

// The same trouble at every start, for as long as the Wi-Fi is off, is one line.
void PageProcess::say(const std::string& trouble) {
  if (trouble == last_trouble_) return;
  last_trouble_ = trouble;
  on_trouble_(trouble);
}

void PageProcess::run() {
  int wait_ms = options_.first_wait_ms;
  for (;;) {
    std::optional<PageAddress> address;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_stopping_ || wanted_; });
      if (is_stopping_) return;
      address = wanted_;
    }
    served_well_ = false;
    try {
      run_child(*address);
    } catch (const std::exception& error) {
      say(error.what());
    }
    pid_ = -1;
    set_serving(std::nullopt);
    if (served_well_) wait_ms = options_.first_wait_ms;
    std::unique_lock lock(mutex_);
    const bool is_changed =
        changed_.wait_for(lock, milliseconds(wait_ms), [&] { return is_stopping_ || wanted_ != address; });
    wait_ms = is_changed ? options_.first_wait_ms : std::min(wait_ms * 2, options_.longest_wait_ms);
  }
}

// Until it dies or is no longer wanted.
void PageProcess::run_child(const PageAddress& address) {
  Child child(options_, address);
  pid_ = child.pid;
  const auto begin = steady_clock::now();
  std::string heard;
  bool is_ready = false;
  for (;;) {
    std::array<pollfd, 2> both{{{child.says.get(), POLLIN, 0}, {wake_.get(), POLLIN, 0}}};
    const int ready = ::poll(both.data(), both.size(), is_ready ? -1 : ready_within_ms);
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) throw MachineError("io", "odop-page did not begin to serve within a minute");
    if (both[1].revents != 0) {
      eventfd_t ignored = 0;
      ::eventfd_read(wake_.get(), &ignored);
      if (!is_wanted(address)) return;
    }
    if (both[0].revents == 0) continue;
    std::array<char, 512> bytes{};
    const ssize_t got = ::read(child.says.get(), bytes.data(), bytes.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    heard.append(bytes.data(), static_cast<std::size_t>(got));
    if (heard.size() > line_bytes_max) heard.resize(line_bytes_max);
    for (auto end = heard.find('\n'); end != std::string::npos; end = heard.find('\n')) {
      const std::string line = heard.substr(0, end);
      heard.erase(0, end + 1);
      if (line == "ready " + address.text()) {
        is_ready = true;
        last_trouble_.clear();
        set_serving(address);
      } else {
        say(line);
      }
    }
  }
  served_well_ = is_ready && steady_clock::now() - begin > milliseconds(options_.good_after_ms);
  if (is_ready) say("odop-page ended by itself; it is started again");
}

}  // namespace odop::page
