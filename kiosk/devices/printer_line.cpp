#include "devices/printer_line.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "devices/esc_pos.h"
#include "devices/limits.h"

namespace odop::printer_line {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

ssize_t write_some(int fd, std::span<const std::uint8_t> bytes) {
  const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  return sent < 0 && errno == ENOTSOCK ? ::write(fd, bytes.data(), bytes.size()) : sent;
}

void drop_waiting_bytes(int fd) {
  std::array<std::uint8_t, 256> waste{};
  pollfd waiting{fd, POLLIN, 0};
  // Bounded: a device that chatters without end must not hold us.
  for (int round = 0; round < 64 && ::poll(&waiting, 1, 0) > 0 && (waiting.revents & POLLIN) != 0; ++round)
    if (::read(fd, waste.data(), waste.size()) <= 0) return;
}

std::optional<std::uint8_t> ask(int fd, StatusRequest request, const SendLimit& limit) {
  const auto question = status_request_bytes(request);
  const SendLimit one{std::min(limit.until, steady_clock::now() + device_limits::status_timeout), limit.stop};
  if (write_bytes(fd, question, one).bytes != question.size()) return std::nullopt;
  if (wait_for(fd, POLLIN, device_limits::status_timeout, one) != Wait::ready) return std::nullopt;
  std::uint8_t answer = 0;
  if (::read(fd, &answer, 1) != 1) return std::nullopt;
  return answer;
}

}  // namespace

Wait wait_for(int fd, short events, milliseconds for_at_most, const SendLimit& limit) {
  const auto give_up = std::min(limit.until, steady_clock::now() + for_at_most);
  while (true) {
    if (limit.stop.stop_requested()) return Wait::stopped;
    const auto left = std::chrono::ceil<milliseconds>(give_up - steady_clock::now());
    pollfd waiting{fd, events, 0};
    const auto slice = std::clamp(left, milliseconds{0}, device_limits::stop_check_interval);
    const int found = ::poll(&waiting, 1, static_cast<int>(slice.count()));
    if (found < 0 && errno != EINTR) return Wait::broken;
    if (found > 0) {
      if ((waiting.revents & events) != 0) return Wait::ready;
      if ((waiting.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return Wait::broken;
    }
    if (left <= milliseconds{0}) return Wait::timed_out;
  }
}

Written write_bytes(int fd, std::span<const std::uint8_t> bytes, const SendLimit& limit) {
  Written written;
  while (written.bytes < bytes.size()) {
    written.end = wait_for(fd, POLLOUT, device_limits::no_progress_timeout, limit);
    // A broken line is written to once more: that turns "broken" into the reason.
    if (written.end != Wait::ready && written.end != Wait::broken) return written;
    const auto sent = write_some(fd, bytes.subspan(written.bytes));
    if (sent > 0) {
      written.bytes += static_cast<std::size_t>(sent);
    } else if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
      written.end = Wait::broken;
      written.error = errno;
      return written;
    }
  }
  return written;
}

StatusAnswers ask_status(int fd, const SendLimit& limit) {
  StatusAnswers answers;
  drop_waiting_bytes(fd);
  answers.printer = ask(fd, StatusRequest::printer, limit);
  if (!answers.printer) return answers;
  answers.offline_cause = ask(fd, StatusRequest::offline_cause, limit);
  if (!answers.offline_cause) return answers;
  answers.paper = ask(fd, StatusRequest::paper, limit);
  return answers;
}

}  // namespace odop::printer_line
