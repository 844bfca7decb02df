#include "platform/clock_setting.h"

#include <fcntl.h>
#include <linux/rtc.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>

#include "platform/unique_fd.h"

extern char** environ;

namespace odop::platform {

namespace {

constexpr std::int64_t may_differ_ms = 5'000;  // the time service needs a moment itself

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::tm utc_fields(std::int64_t utc_ms) {
  const std::time_t seconds = static_cast<std::time_t>(utc_ms / 1'000);
  std::tm fields{};
  ::gmtime_r(&seconds, &fields);
  return fields;
}

// Else the next start would show the old time again. A computer without such a clock, or without the right to it, still
// has the right time until it is switched off.
void set_hardware_clock(std::int64_t utc_ms) {
  const UniqueFd clock(::open("/dev/rtc0", O_RDONLY | O_CLOEXEC));
  if (clock.get() < 0) return;
  const std::tm fields = utc_fields(utc_ms);
  rtc_time time{};
  time.tm_sec = fields.tm_sec;
  time.tm_min = fields.tm_min;
  time.tm_hour = fields.tm_hour;
  time.tm_mday = fields.tm_mday;
  time.tm_mon = fields.tm_mon;
  time.tm_year = fields.tm_year;
  (void)::ioctl(clock.get(), RTC_SET_TIME, &time);
}

// Exit code, -1 when it cannot be started.
int run_quietly(const std::array<const char*, 5>& command) {
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  for (const int descriptor : {0, 1, 2})
    ::posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0);
  pid_t child = -1;
  const int problem =
      ::posix_spawnp(&child, command[0], &actions, nullptr, const_cast<char* const*>(command.data()), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) return -1;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

ClockAnswer set_system_clock(std::int64_t utc_ms) {
  const std::int64_t began_ms = now_ms();
  const auto steady_began = std::chrono::steady_clock::now();
  timespec time{};
  time.tv_sec = static_cast<std::time_t>(utc_ms / 1'000);
  time.tv_nsec = static_cast<long>(utc_ms % 1'000) * 1'000'000;
  if (::clock_settime(CLOCK_REALTIME, &time) == 0) {
    set_hardware_clock(utc_ms);
  } else {
    const int problem = errno;
    if (problem != EPERM) return {ClockSetting::failed, std::string("clock_settime: ") + std::strerror(problem)};
    const std::tm fields = utc_fields(utc_ms);
    std::array<char, 64> words{};
    std::strftime(words.data(), words.size(), "%Y-%m-%d %H:%M:%S UTC", &fields);
    const int code = run_quietly({"timedatectl", "--no-ask-password", "set-time", words.data(), nullptr});
    if (code != 0)
      return {ClockSetting::not_allowed, "clock_settime: not permitted; timedatectl: " + std::to_string(code)};
  }
  const std::int64_t passed_ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - steady_began).count();
  const std::int64_t difference = now_ms() - (utc_ms + passed_ms);
  if (difference > may_differ_ms || difference < -may_differ_ms)
    return {ClockSetting::failed, "the clock was at " + std::to_string(began_ms) + " and is " +
                                      std::to_string(difference) + " ms from what was asked"};
  return {ClockSetting::set, {}};
}

}  // namespace odop::platform
