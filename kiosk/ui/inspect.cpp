#include "ui/inspect.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>

#include "core/errors.h"
#include "ui/bounds.h"

namespace odop::ui {
namespace {

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      constexpr char digits[] = "0123456789abcdef";
      out += "\\u00";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_number(std::string& out, float value) {
  out += std::to_string(std::lround(value));
}

[[noreturn]] void fail(const char* call, const std::filesystem::path& path) {
  throw MachineError("io", std::string(call) + " " + path.string() + ": " + std::strerror(errno));
}

void send_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;  // the reader went away; nothing of ours is lost
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace

std::string to_json(const ScreenInfo& info) {
  std::string out = "{\"screen\": ";
  append_json_string(out, info.screen);
  out += ", \"widgets\": [";
  bool is_first = true;
  for (const WidgetInfo& widget : info.widgets) {
    out += is_first ? "\n" : ",\n";
    is_first = false;
    out += "{\"id\": ";
    append_json_string(out, widget.id);
    out += ", \"role\": ";
    append_json_string(out, widget.role);
    out += ", \"label\": ";
    append_json_string(out, widget.label);
    out += ", \"state\": ";
    append_json_string(out, widget.state);
    out += ", \"rect\": [";
    append_number(out, widget.rect.x);
    out += ", ";
    append_number(out, widget.rect.y);
    out += ", ";
    append_number(out, widget.rect.w);
    out += ", ";
    append_number(out, widget.rect.h);
    out += "]}";
  }
  out += "]}\n";
  return out;
}

void InspectBoard::publish(ScreenInfo info) {
  auto fresh = std::make_shared<const ScreenInfo>(std::move(info));
  const std::lock_guard lock(mutex_);
  latest_ = std::move(fresh);
}

std::shared_ptr<const ScreenInfo> InspectBoard::latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

InspectServer::InspectServer(std::filesystem::path socket, const InspectBoard& board, const InspectBoard* customer)
    : path_(std::move(socket)), board_(board), customer_(customer) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = path_.string();
  if (name.size() >= sizeof address.sun_path)
    throw MachineError("io", "the path of the inspect socket is too long: " + name);
  std::memcpy(address.sun_path, name.c_str(), name.size() + 1);
  listener_ = platform::UniqueFd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!listener_) fail("socket", path_);
  struct stat old {};
  if (::lstat(name.c_str(), &old) == 0 && S_ISSOCK(old.st_mode)) ::unlink(name.c_str());
  if (::bind(listener_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fail("bind", path_);
  if (::chmod(name.c_str(), 0600) != 0) fail("chmod", path_);  // only the kiosk's own user may look
  if (::listen(listener_.get(), 8) != 0) fail("listen", path_);
  stop_ = platform::UniqueFd(::eventfd(0, EFD_CLOEXEC));
  if (!stop_) fail("eventfd", path_);
  thread_ = std::thread([this] { serve(); });
}

InspectServer::~InspectServer() {
  const std::uint64_t one = 1;
  // An eventfd of zero always takes one.
  [[maybe_unused]] const ssize_t written = ::write(stop_.get(), &one, sizeof one);
  thread_.join();
  ::unlink(path_.c_str());
}

void InspectServer::serve() {
  for (;;) {
    pollfd waits[2] = {{listener_.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}};
    if (::poll(waits, 2, -1) < 0 && errno != EINTR) return;
    if (waits[1].revents != 0) return;
    if (waits[0].revents == 0) continue;
    const platform::UniqueFd client(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (client) answer(client.get());
  }
}

void InspectServer::answer(int client) const {
  timeval patience{};
  patience.tv_sec = inspect_client_timeout_ms / 1000;
  patience.tv_usec = (inspect_client_timeout_ms % 1000) * 1000;
  ::setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  std::string line;
  while (line.find('\n') == std::string::npos) {
    char buffer[inspect_request_bytes_max];
    const ssize_t got = ::recv(client, buffer, sizeof buffer, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || line.size() + static_cast<std::size_t>(got) > inspect_request_bytes_max) break;
    line.append(buffer, static_cast<std::size_t>(got));
  }
  const std::string_view request = std::string_view(line).substr(0, line.find_first_of("\r\n"));
  if (request == "widgets")
    send_all(client, to_json(*board_.latest()));
  else if (request == "customer")
    send_all(client, to_json(customer_ == nullptr ? ScreenInfo{} : *customer_->latest()));
  else
    send_all(client, "{\"error\": \"unknown_request\", \"detail\": \"the only requests are: widgets, customer\"}\n");
}

}  // namespace odop::ui
