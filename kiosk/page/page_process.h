// Keeps odop-page running beside the kiosk: starts it with nothing of ours but the two pipes, tells when it serves,
// starts it again when it dies, later each time. A thread of its own does all of it; no frame and no sale waits for it.
// The child reads the one pipe and ends when we are gone, however we went. Owned by the KioskApp; any thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "core/page_link.h"
#include "platform/unique_fd.h"

namespace odop::page {

struct PageProcessOptions {
  std::filesystem::path program;  // odop-page
  std::filesystem::path pack;
  int first_wait_ms = 1'000, longest_wait_ms = 60'000;  // before it is started again; twice as long each time
  int good_after_ms = 60'000;                           // it served so long: the next wait is the first one again
};

class PageProcess {
 public:
  // on_news: it serves or it does not any more. on_trouble: a line for the log, each once in a row. Both are called by
  // the thread.
  PageProcess(PageProcessOptions options, std::function<void()> on_news,
              std::function<void(const std::string&)> on_trouble);
  ~PageProcess();  // the child has ended when this returns
  PageProcess(const PageProcess&) = delete;
  PageProcess& operator=(const PageProcess&) = delete;

  // Where to serve; nothing: not at all. Takes effect soon.
  void set_address(std::optional<PageAddress> address);
  // Where it serves at this moment, as it said itself; nothing while it does not.
  std::optional<PageAddress> serving() const;
  pid_t pid() const { return pid_; }  // for tests; -1: none

 private:
  struct Child;
  void run();
  void run_child(const PageAddress& address);
  void say(const std::string& trouble);
  bool is_wanted(const PageAddress& address) const;  // lock held by nobody
  void set_serving(std::optional<PageAddress> address);

  const PageProcessOptions options_;
  const std::function<void()> on_news_;
  const std::function<void(const std::string&)> on_trouble_;
  platform::UniqueFd wake_;  // an eventfd
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<PageAddress> wanted_, serving_;
  bool is_stopping_ = false;
  std::atomic<pid_t> pid_{-1};
  std::string last_trouble_;  // the thread's own
  bool served_well_ = false;
  std::thread thread_;
};

}  // namespace odop::page
