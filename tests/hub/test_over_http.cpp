// The same promises with real sockets, real threads and kill -9.
#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "served_hub.h"
#include "support/random_scale.h"
#include "sync/http_transport.h"
#include "sync/uploader_thread.h"
#include "wire/bounds.h"

namespace {

using namespace odop;

// A hub in a process of its own, to be killed. Nothing of it survives but the folder.
class HubProcess {
 public:
  HubProcess(std::filesystem::path folder, int port) : folder_(std::move(folder)), port_(port) { begin(); }
  ~HubProcess() { kill(); }
  HubProcess(const HubProcess&) = delete;
  HubProcess& operator=(const HubProcess&) = delete;
  void kill() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = 0;
  }
  void begin() {
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
      try {
        test::ManualClock clock;
        hub::SqliteHubStore store(folder_);
        hub::HttpServer server(store, clock);
        const int port = server.bind("127.0.0.1", port_);
        if (::write(pipe_ends[1], &port, sizeof port) != sizeof port) ::_exit(2);
        server.serve();
      } catch (...) {
      }
      ::_exit(1);
    }
    ::close(pipe_ends[1]);
    const bool told = ::read(pipe_ends[0], &port_, sizeof port_) == sizeof port_;
    ::close(pipe_ends[0]);
    REQUIRE(told);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

 private:
  std::filesystem::path folder_;
  int port_;
  pid_t child_ = 0;
};

// Listens and never says a word.
struct SilentServer {
  int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int port = 0;
  SilentServer() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    REQUIRE(::bind(socket, reinterpret_cast<sockaddr*>(&address), length) == 0);
    REQUIRE(::listen(socket, 4) == 0);
    REQUIRE(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0);
    port = ntohs(address.sin_port);
  }
  ~SilentServer() { ::close(socket); }
};

}  // namespace

TEST_CASE("A stall's uploader brings every sale home by itself while the till sells on", "[hub][http]") {
  test::ServedHub hub;
  test::SampleJournal journal(test::Stall::options("K07"));
  test::KioskBooks books;
  books.write(journal);
  books.set_hub(hub.url(), hub.code("K07"));
  sync::UploaderThread uploader(books.file, journal.seed(), hub.clock);
  for (int i = 0; i < 20; ++i) {
    journal.add_sales(3);
    books.write(journal);
    uploader.wake();
  }
  REQUIRE(test::comes_true([&] { return uploader.view().acknowledged_sequence == journal.last_sequence(); }));
  CHECK(uploader.view().agrees);
  CHECK(uploader.view().hub_sum_paise == journal.sum_paise());
  CHECK(hub.status_of("K07").sum_paise == journal.sum_paise());
}

TEST_CASE("The uploader stops at once, also in the middle of an exchange that nobody answers", "[hub][http]") {
  const SilentServer silent;
  test::SampleJournal journal(test::Stall::options("K07"));
  test::KioskBooks books;
  books.write(journal);
  books.set_hub("http://127.0.0.1:" + std::to_string(silent.port), "code");
  const test::ManualClock clock;
  auto uploader = std::make_unique<sync::UploaderThread>(books.file, journal.seed(), clock);
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  const auto begin = std::chrono::steady_clock::now();
  uploader.reset();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(3));
}

TEST_CASE("A hub that is told to stop in the moment it begins stops", "[hub][http]") {
  test::Hub hub;
  for (int i = 0; i < 200; ++i) {
    hub::HttpServer server(*hub.store, hub.clock);
    server.bind("127.0.0.1", 0);
    std::thread serving([&] { server.serve(); });
    if (i % 2) std::this_thread::sleep_for(std::chrono::microseconds(i));
    server.stop();
    serving.join();
  }
  SUCCEED("every one of them ended");
}

TEST_CASE("A hub that is away holds nothing up and is found again when the address is mended", "[hub][http]") {
  test::ServedHub hub;
  test::SampleJournal journal(test::Stall::options("K07"));
  journal.add_sales(5);
  test::KioskBooks books;
  books.write(journal);
  books.set_hub("http://127.0.0.1:1", hub.code("K07"));
  sync::UploaderThread uploader(books.file, journal.seed(), hub.clock);
  REQUIRE(test::comes_true([&] { return uploader.view().kind == sync::StepKind::wait; }));
  CHECK(uploader.view().code == "network");
  auto state = storage::read_sync_state(books.database);
  state.hub_url = hub.url();
  storage::write_sync_state(books.database, state);
  uploader.retry_now();
  REQUIRE(test::comes_true([&] { return uploader.view().agrees; }));
}

TEST_CASE("A stall that moves to another hub brings it everything, from the first entry", "[hub][http]") {
  test::ServedHub first, second;
  test::SampleJournal journal(test::Stall::options("K07"));
  journal.add_sales(12);
  test::KioskBooks books;
  books.write(journal);
  books.set_hub(first.url(), first.code("K07"));
  sync::UploaderThread uploader(books.file, journal.seed(), first.clock);
  REQUIRE(test::comes_true([&] { return uploader.view().agrees; }));
  books.set_hub(second.url(), second.code("K07"));
  journal.add_sales(3);
  books.write(journal);
  uploader.retry_now();
  REQUIRE(test::comes_true([&] { return uploader.view().acknowledged_sequence == journal.last_sequence(); }));
  CHECK(uploader.view().agrees);
  CHECK(second.status_of("K07").entries == journal.last_sequence());
  CHECK(second.status_of("K07").sum_paise == journal.sum_paise());
  CHECK(storage::read_sync_state(books.database).enrol_code.empty());
  CHECK(hub::verify_hub(second.folder.path()).ok);
}

TEST_CASE("Answers over HTTP say what the hub said", "[hub][http]") {
  test::ServedHub hub;
  sync::HttpTransport http(hub.url() + "/");
  const auto status_of = [&](const std::string& path, const std::string& body) {
    const auto outcome = http.send(path, body, sync::batch_content_type);
    const auto* reply = std::get_if<sync::Reply>(&outcome);
    return reply ? reply->status : 0;
  };
  CHECK(status_of(sync::batches_path, "garbage") == 400);
  CHECK(status_of("/nowhere", "") == 404);
  CHECK(status_of(sync::enrol_path, "{}") == 400);
  // Over the bound: refused, or cut by the server in the middle of the sending.
  const int too_large = status_of(sync::batches_path, std::string(wire::batch_bytes_max + 1, 'x'));
  CHECK((too_large == 413 || too_large == 0));
  CHECK(status_of(sync::batches_path, "still there") == 400);
}

TEST_CASE("A code is made beside a serving hub", "[hub][http]") {
  test::ServedHub hub;
  hub::SqliteHubStore second(hub.folder.path());
  const std::string code = hub::make_enrolment_code(second, "K07", hub.clock.utc_ms()).value();
  test::SampleJournal journal(test::Stall::options("K07"));
  test::MemorySource source(journal, code);
  sync::HttpTransport http(hub.url());
  sync::Uploader uploader(source, http, journal.signer(), hub.clock, sync::system_random());
  CHECK(uploader.step().kind == sync::StepKind::exchanged);
  CHECK(uploader.step().agrees);
}

TEST_CASE("Two hub processes on an empty folder at once do not trip over each other", "[hub]") {
  for (int round = 0; round < 25; ++round) {
    const test::TemporaryFolder folder("two-hubs");
    std::vector<pid_t> children;
    for (int i = 0; i < 5; ++i) {
      const pid_t child = ::fork();
      if (child == 0) {
        try {
          hub::SqliteHubStore store(folder.path() / "hub");
          ::_exit(hub::make_enrolment_code(store, "K" + std::to_string(i + 1), 1) ? 0 : 1);
        } catch (...) {
          ::_exit(3);
        }
      }
      children.push_back(child);
    }
    for (const pid_t child : children) {
      int status = 0;
      ::waitpid(child, &status, 0);
      CHECK(WIFEXITED(status));
      CHECK(WEXITSTATUS(status) == 0);
    }
  }
}

TEST_CASE("A hub killed again and again while two stalls send ends equal to both, to the paisa", "[hub][kill]") {
  const test::TemporaryFolder folder("killed-hub");
  test::ManualClock clock;
  const auto code = [&](const std::string& kiosk) {
    hub::SqliteHubStore store(folder.path());
    return hub::make_enrolment_code(store, kiosk, clock.utc_ms()).value();
  };
  test::SampleJournal first(test::Stall::options("K07", 1)), second(test::Stall::options("K08", 2));
  test::MemorySource first_source(first, code("K07")), second_source(second, code("K08"));
  HubProcess process(folder.path(), 0);
  std::mt19937_64 engine(test::seed_first());
  const auto nothing = [](std::int64_t) { return std::int64_t{0}; };
  const std::int64_t kills = test::scaled(40);
  for (std::int64_t round = 0; round < kills; ++round) {
    std::thread killer([&process, delay_us = engine() % 30'000] {
      std::this_thread::sleep_for(std::chrono::microseconds(delay_us));
      process.kill();
    });
    const auto send = [&](test::SampleJournal& journal, test::MemorySource& source, std::uint64_t sales) {
      sync::HttpTransport http(process.url());
      sync::Uploader uploader(source, http, journal.signer(), clock, nothing);
      for (std::uint64_t i = 0; i < sales; ++i) {
        journal.add_sales(1);
        (void)uploader.step();
      }
    };
    const auto sales_of_first = 1 + engine() % 8, sales_of_second = 1 + engine() % 8;
    std::thread other([&] { send(second, second_source, sales_of_second); });
    send(first, first_source, sales_of_first);
    other.join();
    killer.join();
    process.begin();
  }
  sync::HttpTransport http(process.url());
  for (auto* stall : {&first_source, &second_source}) {
    auto& journal = stall == &first_source ? first : second;
    sync::Uploader uploader(*stall, http, journal.signer(), clock, nothing);
    for (int i = 0; i < 50 && uploader.step().kind != sync::StepKind::nothing_to_send; ++i) {
    }
    CHECK(stall->state().acknowledged_sequence == journal.last_sequence());
    CHECK(stall->state().hub_sum_paise == journal.sum_paise());
    CHECK(stall->state().parked_code.empty());
  }
  const auto report = hub::verify_hub(folder.path());
  INFO(hub::in_one_sentence(report));
  CHECK(report.ok);
  CHECK(report.sum_paise == first.sum_paise() + second.sum_paise());
  WARN(kills << " times kill -9 of a hub, " << report.sales << " sales, 0 lost");
}
