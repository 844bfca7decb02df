// A sale's paper is never lost, never holds up the stall, and never comes out twice without saying so.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <thread>

#include "core/errors.h"
#include "devices/esc_pos_reader.h"
#include "devices/limits.h"
#include "devices/tcp_port.h"
#include "devices/virtual_printer.h"
#include "paper/paper_job.h"
#include "paper/print_worker.h"
#include "paper/receipt.h"
#include "paper_test.h"
#include "sample_views.h"
#include "storage/migrations.h"
#include "support/scripted_port.h"

using namespace odop;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;
const Bytes original{'o', 'n', 'e'}, duplicate{'t', 'w', 'o'};

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "odop-queue-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path queue_file() const { return path_ / "print_queue.sqlite"; }

 private:
  fs::path path_;
};

PrintJob receipt_job(std::string serial, bool is_first_print = true) {
  return {std::move(serial), PaperKind::receipt, is_first_print, 1'736'765'880'000, original, duplicate};
}

PrintWorkerOptions quick() {
  PrintWorkerOptions options;
  options.send_timeout = 300ms;
  options.trouble_retry_interval = 20ms;
  return options;
}

PrintWorkerOptions quick_tcp() {
  auto options = quick();
  options.send_timeout = 10s;
  return options;
}

template <typename Condition>
bool comes_true(Condition condition) {
  for (int round = 0; round < 500; ++round) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

}  // namespace

TEST_CASE("A paper that was added is printed once and forgotten", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  PrintWorker worker(queue, printer.make_port(), quick());
  const auto id = worker.enqueue(receipt_job("24K07AI-000123"));
  REQUIRE(id);
  CHECK(worker.wait_until_idle(5s));
  CHECK(printer.sent() == std::vector<Bytes>{original});
  CHECK(queue.find(*id)->state == PrintState::confirmed);
  CHECK_FALSE(queue.retry(*id));  // its bytes are gone
}

TEST_CASE("Papers come out in the order of the sales", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  std::vector<Bytes> wanted;
  PrintWorker worker(queue, printer.make_port(), quick());
  for (std::uint8_t number = 1; number <= 20; ++number) {
    auto job = receipt_job("B" + std::to_string(number));
    job.bytes = {number};
    wanted.push_back(job.bytes);
    REQUIRE(worker.enqueue(job));
  }
  CHECK(worker.wait_until_idle(5s));
  CHECK(printer.sent() == wanted);
}

TEST_CASE("Paper out does not lose a receipt, nor mark it DUPLICATE", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  printer.set_trouble(PrinterTrouble::paper_out);
  PrintWorker worker(queue, printer.make_port(), quick());
  REQUIRE(worker.enqueue(receipt_job("A")));
  REQUIRE(worker.enqueue(receipt_job("B")));
  REQUIRE(comes_true([&] { return worker.snapshot().trouble == PrinterTrouble::paper_out; }));
  CHECK(worker.snapshot().waiting == 2);
  CHECK_FALSE(worker.wait_until_idle(100ms));
  printer.set_trouble(PrinterTrouble::none);
  CHECK(worker.wait_until_idle(5s));
  CHECK(printer.sent() == std::vector<Bytes>{original, original});
  CHECK(comes_true([&] { return worker.snapshot().trouble == PrinterTrouble::none; }));
}

TEST_CASE("A power cut while the roll is empty costs no DUPLICATE mark", "[paper][queue]") {
  const Folder folder;
  {
    PrintQueue queue(folder.queue_file());
    ScriptedPrinter printer;
    printer.set_trouble(PrinterTrouble::cover_open);
    PrintWorker worker(queue, printer.make_port(), quick());
    REQUIRE(worker.enqueue(receipt_job("A")));
    REQUIRE(comes_true([&] { return printer.times_asked() > 2; }));
  }
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  PrintWorker worker(queue, printer.make_port(), quick());
  CHECK(worker.wait_until_idle(5s));
  CHECK(printer.sent() == std::vector<Bytes>{original});
}

TEST_CASE("A stuck write blocks nobody, and its paper is sent again marked DUPLICATE", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  printer.next({{}, true});
  PrintWorker worker(queue, printer.make_port(), quick());
  REQUIRE(worker.enqueue(receipt_job("A")));
  REQUIRE(printer.wait_until_hanging(5s));
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(worker.enqueue(receipt_job("B")));
  CHECK(worker.snapshot().sending_id.has_value());
  CHECK(std::chrono::steady_clock::now() - start < 150ms);
  CHECK(worker.wait_until_idle(5s));
  CHECK(printer.sent() == std::vector<Bytes>{duplicate, original});
}

TEST_CASE("A second print says DUPLICATE, also when the caller forgot", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  PrintWorker worker(queue, printer.make_port(), quick());
  REQUIRE(worker.enqueue(receipt_job("A")));
  REQUIRE(worker.enqueue(receipt_job("A", false)));
  REQUIRE(worker.enqueue(receipt_job("A", true)));
  REQUIRE(worker.enqueue(receipt_job("printed long ago", false)));
  CHECK(worker.wait_until_idle(5s));
  CHECK(printer.sent() == std::vector<Bytes>{original, duplicate, duplicate, duplicate});
  CHECK(queue.copies_of("A") == 3);
  CHECK(queue.newest(10)[0].copy == 2);
}

TEST_CASE("A slip has no duplicate: it is sent again as it is", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  printer.next({{SendState::unknown, PrinterTrouble::line_cut}, false});
  PrintWorker worker(queue, printer.make_port(), quick());
  REQUIRE(worker.enqueue({"slip:UPH-017", PaperKind::slip, true, 0, original, {}}));
  CHECK(worker.wait_until_idle(5s));
  CHECK(printer.sent() == std::vector<Bytes>{original, original});
}

TEST_CASE("A paper that may be out three times waits for a person", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  for (int send = 0; send < 3; ++send) printer.next({{SendState::unknown, PrinterTrouble::line_cut}, false});
  PrintWorker worker(queue, printer.make_port(), quick());
  const auto id = worker.enqueue(receipt_job("A"));
  CHECK(worker.wait_until_idle(5s));
  CHECK(queue.find(*id)->state == PrintState::failed);
  CHECK(queue.find(*id)->may_be_printed);
  worker.retry(*id);
  CHECK(comes_true([&] { return queue.find(*id)->state == PrintState::confirmed; }));
  CHECK(printer.sent() == std::vector<Bytes>{original, duplicate, duplicate, duplicate});
}

TEST_CASE("A printer that never says a word is asked about once, and the next paper goes on", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  printer.next({{SendState::unknown, PrinterTrouble::no_answer}, false});
  PrintWorker worker(queue, printer.make_port(), quick());
  const auto first = worker.enqueue(receipt_job("A"));
  const auto second = worker.enqueue(receipt_job("B"));
  CHECK(worker.wait_until_idle(5s));
  CHECK(queue.find(*first)->state == PrintState::failed);
  CHECK(queue.find(*first)->trouble == PrinterTrouble::no_answer);
  CHECK(queue.find(*second)->state == PrintState::confirmed);
}

TEST_CASE("Going on without the paper works in the middle of a stuck write and while waiting", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter printer;
  printer.next({{}, true});
  auto options = quick();
  options.send_timeout = 60s;
  PrintWorker worker(queue, printer.make_port(), options);
  const auto id = worker.enqueue(receipt_job("A"));
  REQUIRE(printer.wait_until_hanging(5s));
  worker.drop(*id);
  CHECK(comes_true([&] { return queue.find(*id)->is_dropped; }));
  CHECK(queue.find(*id)->state == PrintState::failed);
  printer.set_trouble(PrinterTrouble::paper_out);
  const auto waiting = worker.enqueue(receipt_job("B"));
  worker.drop(*waiting);
  CHECK(comes_true([&] { return queue.find(*waiting)->is_dropped; }));
  printer.set_trouble(PrinterTrouble::none);
  REQUIRE(worker.enqueue(receipt_job("C")));
  CHECK(worker.wait_until_idle(5s));
  CHECK(printer.sent() == std::vector<Bytes>{original});
  CHECK(queue.copies_of("B") == 0);
}

TEST_CASE("Another printer chosen in the settings takes over the waiting papers", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  ScriptedPrinter broken, good;
  broken.set_trouble(PrinterTrouble::unplugged);
  PrintWorker worker(queue, broken.make_port(), quick());
  REQUIRE(worker.enqueue(receipt_job("A")));
  REQUIRE(comes_true([&] { return worker.snapshot().trouble == PrinterTrouble::unplugged; }));
  worker.replace_port(good.make_port());
  CHECK(worker.wait_until_idle(5s));
  CHECK(good.sent() == std::vector<Bytes>{original});
  worker.replace_port(nullptr);
  const auto refused = worker.enqueue(receipt_job("B"));
  REQUIRE_FALSE(refused);
  CHECK(refused.reason() == PrintRefusal::no_printer);
}

TEST_CASE("What was on its way when the kiosk died is sent again marked DUPLICATE", "[paper][queue]") {
  const Folder folder;
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    // Dies between "sending" and "sent", as at a power cut: no destructor runs.
    PrintQueue queue(folder.queue_file());
    const auto first = queue.add(receipt_job("A"));
    const auto second = queue.add(receipt_job("B"));
    if (!first || !second) ::_exit(1);
    queue.mark_sending(*first);
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  PrintQueue queue(folder.queue_file());
  CHECK(queue.waiting() == 2);
  ScriptedPrinter printer;
  PrintWorker worker(queue, printer.make_port(), quick());
  CHECK(worker.wait_until_idle(5s));
  CHECK(printer.sent() == std::vector<Bytes>{duplicate, original});
}

TEST_CASE("Closing the kiosk in the middle of a stuck write is quick and loses nothing", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  {
    ScriptedPrinter printer;
    printer.next({{}, true});
    auto options = quick();
    options.send_timeout = 60s;
    PrintWorker worker(queue, printer.make_port(), options);
    REQUIRE(worker.enqueue(receipt_job("A")));
    REQUIRE(printer.wait_until_hanging(5s));
  }
  CHECK(queue.waiting() == 1);
  const auto next = queue.next();
  REQUIRE(next);
  CHECK(next->is_duplicate);
  CHECK(next->bytes == duplicate);
}

TEST_CASE("The queue has an end, and says so instead of growing", "[paper][queue]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  for (std::size_t job = 0; job < paper_limits::jobs_waiting_max; ++job) REQUIRE(queue.add(receipt_job("A")));
  const auto full = queue.add(receipt_job("A"));
  REQUIRE_FALSE(full);
  CHECK(full.reason() == PrintRefusal::queue_full);
  auto large = receipt_job("L");
  large.bytes.resize(device_limits::job_bytes_max + 1);
  CHECK(queue.add(large).reason() == PrintRefusal::job_too_large);
  CHECK(queue.add({"E", PaperKind::slip, true, 0, {}, {}}).reason() == PrintRefusal::job_empty);
}

TEST_CASE("Finished papers do not pile up in the queue's file", "[paper][queue]") {
  const Folder folder;
  constexpr std::size_t kept = 20;
  PrintQueue queue(folder.queue_file(), kept);
  for (std::size_t number = 0; number < 3 * kept; ++number) {
    const auto id = queue.add(receipt_job("B" + std::to_string(number)));
    REQUIRE(id);
    queue.mark_sending(*id);
    CHECK(queue.finish(*id, {SendState::sent, PrinterTrouble::none}) == PrintState::sent);
  }
  CHECK(queue.newest(10'000).size() <= kept + 1);
  CHECK(queue.newest(1)[0].document == "B" + std::to_string(3 * kept - 1));
}

TEST_CASE("A file that is not a print queue is refused by its name", "[paper][queue]") {
  const Folder folder;
  { storage::Database other(folder.queue_file(), {}, {}); }
  CHECK_THROWS_AS(PrintQueue(folder.queue_file()), MachineError);
}

TEST_CASE("Real bills through a real line: the roll ends in the middle of the day", "[paper][queue][tcp]") {
  const Folder folder;
  PrintQueue queue(folder.queue_file());
  std::mutex mutex;
  std::vector<PrintedPaper> papers;
  VirtualPrinterOptions tray;
  tray.on_paper = [&](const PrintedPaper& paper) {
    const std::lock_guard lock(mutex);
    papers.push_back(paper);
  };
  VirtualPrinter printer(tray);
  auto view = sample::tax_invoice();
  const auto profile = default_profile(PaperWidth::mm80);
  const auto first = paper_job_bytes(draw_receipt(paper_test::typesetter(), view, 576), profile);
  view.is_duplicate = true;
  const auto second = paper_job_bytes(draw_receipt(paper_test::typesetter(), view, 576), profile);
  PrintWorker worker(queue, std::make_unique<TcpPort>("127.0.0.1", printer.port()), quick_tcp());
  REQUIRE(worker.enqueue({"A", PaperKind::receipt, true, 0, first, second}));
  REQUIRE(worker.wait_until_idle(10s));
  printer.set_paper_out(true);
  REQUIRE(worker.enqueue({"B", PaperKind::receipt, true, 0, first, second}));
  REQUIRE(comes_true([&] { return worker.snapshot().trouble == PrinterTrouble::paper_out; }));
  printer.set_paper_out(false);
  REQUIRE(worker.wait_until_idle(10s));
  // The line is cut inside the third: torn paper first, then the whole bill marked DUPLICATE.
  printer.reset_after_bytes(20'000);
  REQUIRE(worker.enqueue({"C", PaperKind::receipt, true, 0, first, second}));
  REQUIRE(worker.wait_until_idle(10s));
  REQUIRE(comes_true([&] {
    const std::lock_guard lock(mutex);
    return papers.size() == 4;
  }));
  const std::lock_guard lock(mutex);
  CHECK(papers[0].bytes == first);
  CHECK(papers[1].bytes == first);
  CHECK_FALSE(papers[2].is_cut);
  CHECK(papers[3].bytes == second);
}
