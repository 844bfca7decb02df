#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "platform/unique_fd.h"
#include "ui/inspect.h"

using namespace odop::ui;
using odop::platform::UniqueFd;

namespace {

std::filesystem::path socket_path() {
  return std::filesystem::temp_directory_path() / ("odop-inspect-" + std::to_string(::getpid()));
}

std::string ask(const std::filesystem::path& socket, const std::string& request) {
  const UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, socket.c_str(), socket.string().size() + 1);
  if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return "no connection";
  if (::send(fd.get(), request.data(), request.size(), MSG_NOSIGNAL) < 0) return "not sent";
  std::string answer;
  char buffer[4096];
  for (ssize_t got; (got = ::recv(fd.get(), buffer, sizeof buffer, 0)) > 0;)
    answer.append(buffer, static_cast<std::size_t>(got));
  return answer;
}

}  // namespace

TEST_CASE("The socket tells what is on the screen now, once a connection", "[ui][inspect]") {
  InspectBoard board;
  const auto path = socket_path();
  std::ofstream(path) << "";  // an ordinary file in the way is not ours to remove
  CHECK_THROWS(InspectServer(path, board));
  std::filesystem::remove(path);
  {
    const InspectServer server(path, board);
    board.publish({"home", {{"district:varanasi", "button", "वाराणसी \"काशी\"\n", "normal", {10, 20, 30.4f, 40}}}});
    const std::string expected =
        "{\"screen\": \"home\", \"widgets\": [\n{\"id\": \"district:varanasi\", \"role\": \"button\", \"label\": "
        "\"वाराणसी \\\"काशी\\\"\\u000a\", \"state\": \"normal\", \"rect\": [10, 20, 30, 40]}]}\n";
    CHECK(ask(path, "widgets\n") == expected);
    CHECK(ask(path, "widgets\r\n") == expected);
    board.publish({"attract", {}});
    CHECK(ask(path, "widgets\n") == "{\"screen\": \"attract\", \"widgets\": []}\n");
    CHECK(ask(path, "customer\n") == "{\"screen\": \"\", \"widgets\": []}\n");  // there is no second display
    CHECK(ask(path, "press till.exact\n").find("error") != std::string::npos);
    CHECK(ask(path, std::string(10'000, 'x')).find("error") != std::string::npos);
    CHECK((std::filesystem::status(path).permissions() & std::filesystem::perms::others_all) ==
          std::filesystem::perms::none);
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("A socket left by a killed kiosk does not stop the next one", "[ui][inspect]") {
  InspectBoard board;
  const auto path = socket_path();
  {
    const UniqueFd left(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.string().size() + 1);
    REQUIRE(::bind(left.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  }
  REQUIRE(std::filesystem::exists(path));
  const InspectServer server(path, board);
  CHECK(ask(path, "widgets\n").starts_with("{\"screen\""));
}

TEST_CASE("What the customer's display shows is asked for by its own word", "[ui][inspect][customer]") {
  InspectBoard board, customer;
  const auto path = socket_path();
  const InspectServer server(path, board, &customer);
  board.publish({"till", {}});
  customer.publish({"customer.cart", {}});
  CHECK(ask(path, "widgets\n") == "{\"screen\": \"till\", \"widgets\": []}\n");
  CHECK(ask(path, "customer\n") == "{\"screen\": \"customer.cart\", \"widgets\": []}\n");
}
