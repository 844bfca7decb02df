// The cables: what became of a job is always known or called unknown, and no port waits longer than it was told.
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "core/errors.h"
#include "devices/esc_pos.h"
#include "devices/file_descriptor.h"
#include "devices/file_port.h"
#include "devices/tcp_port.h"
#include "devices/tspl.h"
#include "devices/usb_port.h"
#include "devices/virtual_printer.h"

using namespace odop;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

SendLimit within(std::chrono::milliseconds time) {
  return {std::chrono::steady_clock::now() + time, {}};
}

std::vector<std::uint8_t> paper_job(int rows) {
  Bitmap1 picture(576, rows);
  picture.fill_rect(16, 0, 544, rows);
  return EscPos().init().raster(picture).cut(Cut::partial, 0).take();
}

// Papers as they come out, seen from the test's thread.
class Tray {
 public:
  VirtualPrinterOptions options() {
    VirtualPrinterOptions options;
    options.on_paper = [this](const PrintedPaper& paper) {
      const std::lock_guard lock(mutex_);
      papers_.push_back(paper);
    };
    options.on_refusal = [this](const EscPosRefusal& refusal) {
      const std::lock_guard lock(mutex_);
      refusals_.push_back(refusal);
    };
    return options;
  }
  std::vector<PrintedPaper> wait_for(std::size_t count) {
    for (int round = 0; round < 500; ++round) {
      {
        const std::lock_guard lock(mutex_);
        if (papers_.size() >= count) return papers_;
      }
      std::this_thread::sleep_for(10ms);
    }
    const std::lock_guard lock(mutex_);
    return papers_;
  }
  std::vector<EscPosRefusal> refusals() {
    const std::lock_guard lock(mutex_);
    return refusals_;
  }
  void forget_refusals() {
    const std::lock_guard lock(mutex_);
    refusals_.clear();
  }

 private:
  std::mutex mutex_;
  std::vector<PrintedPaper> papers_;
  std::vector<EscPosRefusal> refusals_;
};

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "odop-port-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

// A printer on a cable, seen from its inside: the kernel's pseudo terminal stands for usblp.
class Cable {
 public:
  Cable() {
    int inside = -1, outside = -1;
    std::array<char, 128> name{};
    REQUIRE(::openpty(&inside, &outside, name.data(), nullptr, nullptr) == 0);
    termios raw{};
    ::tcgetattr(outside, &raw);
    ::cfmakeraw(&raw);
    ::tcsetattr(outside, TCSANOW, &raw);
    inside_ = FileDescriptor(inside);
    held_ = FileDescriptor(outside);
    device_ = name.data();
  }
  const std::string& device() const { return device_; }
  void pull() {
    held_.close();
    inside_.close();
  }
  // Reads what came and answers questions like a printer in that state, until the time is over.
  void serve(const PrinterStatus* state, std::chrono::milliseconds time, EscPosReader& reader) {
    const auto end = std::chrono::steady_clock::now() + time;
    std::array<std::uint8_t, 512> buffer{};
    while (std::chrono::steady_clock::now() < end) {
      pollfd waiting{inside_.get(), POLLIN, 0};
      if (::poll(&waiting, 1, 10) <= 0) continue;
      const auto got = ::read(inside_.get(), buffer.data(), buffer.size());
      if (got <= 0) return;
      reader.read(std::span<const std::uint8_t>(buffer).first(static_cast<std::size_t>(got)));
      for (const auto request : reader.take_status_requests()) {
        if (state == nullptr) continue;
        const auto answer = status_byte(request, *state);
        CHECK(::write(inside_.get(), &answer, 1) == 1);
      }
    }
  }

 private:
  FileDescriptor inside_, held_;
  std::string device_;
};

}  // namespace

TEST_CASE("A network printer that is well confirms, and the paper is the job", "[devices][tcp]") {
  Tray tray;
  VirtualPrinter printer(tray.options());
  TcpPort port("127.0.0.1", printer.port());
  CHECK(port.status(within(3s)).status.is_ready());
  CHECK(port.write_all(paper_job(300), within(10s)) == SendOutcome{SendState::confirmed, PrinterTrouble::none});
  printer.set_paper_low(true);
  CHECK(port.write_all(paper_job(10), within(10s)) == SendOutcome{SendState::confirmed, PrinterTrouble::none, true});
  const auto papers = tray.wait_for(2);
  REQUIRE(papers.size() == 2);
  CHECK(papers[0].bytes == paper_job(300));
  CHECK(papers[1].bytes == paper_job(10));
  CHECK(tray.refusals().empty());
}

TEST_CASE("Without paper or with the cover open nothing is sent, and the reason is named", "[devices][tcp]") {
  Tray tray;
  VirtualPrinter printer(tray.options());
  TcpPort port("127.0.0.1", printer.port());
  printer.set_paper_out(true);
  CHECK(port.write_all(paper_job(10), within(5s)) == SendOutcome{SendState::refused, PrinterTrouble::paper_out});
  printer.set_cover_open(true);
  CHECK(port.status(within(5s)).trouble == PrinterTrouble::cover_open);
  printer.set_paper_out(false);
  printer.set_cover_open(false);
  CHECK(port.write_all(paper_job(10), within(5s)).state == SendState::confirmed);
  CHECK(tray.wait_for(1).size() == 1);
}

TEST_CASE("Nobody at the printer's address is found out at once", "[devices][tcp]") {
  std::uint16_t port_number = 0;
  {
    VirtualPrinter gone({});
    port_number = gone.port();
  }
  TcpPort port("127.0.0.1", port_number);
  const auto start = std::chrono::steady_clock::now();
  CHECK(port.write_all(paper_job(10), within(10s)) == SendOutcome{SendState::refused, PrinterTrouble::unreachable});
  CHECK(std::chrono::steady_clock::now() - start < 4s);
}

TEST_CASE("A line cut in the middle of a job is unknown, never sent and never refused", "[devices][tcp]") {
  Tray tray;
  VirtualPrinter printer(tray.options());
  TcpPort port("127.0.0.1", printer.port());
  printer.reset_after_bytes(9'000);
  const auto outcome = port.write_all(paper_job(2'000), within(10s));
  CHECK(outcome == SendOutcome{SendState::unknown, PrinterTrouble::line_cut});
  const auto papers = tray.wait_for(0);
  for (const auto& paper : papers) CHECK_FALSE(paper.is_cut);
}

TEST_CASE("A silent printer that closes the line has the job; one that never does is unknown", "[devices][tcp]") {
  Tray tray;
  VirtualPrinter printer(tray.options());
  TcpPort port("127.0.0.1", printer.port());
  printer.set_silent(true);
  CHECK(port.write_all(paper_job(10), within(10s)) == SendOutcome{SendState::sent, PrinterTrouble::none});
  CHECK(tray.wait_for(1).size() == 1);
  // Busy with somebody else: the system takes our bytes, nobody reads them.
  printer.set_busy(true);
  std::this_thread::sleep_for(100ms);
  CHECK(port.write_all(paper_job(10), within(3s)) == SendOutcome{SendState::unknown, PrinterTrouble::no_answer});
}

TEST_CASE("A network printer that stops taking bytes does not hold us", "[devices][tcp]") {
  auto options = Tray().options();
  options.on_paper = nullptr;
  options.on_refusal = nullptr;
  options.memory_bytes = 4'096;
  VirtualPrinter printer(options);
  printer.set_silent(true);
  printer.set_paper_out(true);
  TcpPort port("127.0.0.1", printer.port());
  // 1.4 MB: more than both sides' windows.
  const auto start = std::chrono::steady_clock::now();
  const auto outcome = port.write_all(paper_job(19'900), within(2500ms));
  CHECK(outcome.state == SendState::unknown);
  CHECK(std::chrono::steady_clock::now() - start < 4s);
}

TEST_CASE("A port that waits stops when it is told to", "[devices][tcp]") {
  VirtualPrinter printer({});
  printer.set_busy(true);
  std::this_thread::sleep_for(50ms);
  TcpPort port("127.0.0.1", printer.port());
  std::stop_source stop;
  const std::jthread teller([&stop] {
    std::this_thread::sleep_for(200ms);
    stop.request_stop();
  });
  const auto start = std::chrono::steady_clock::now();
  const auto outcome = port.write_all(paper_job(10), {start + 60s, stop.get_token()});
  CHECK(outcome.state != SendState::confirmed);
  CHECK(std::chrono::steady_clock::now() - start < 1500ms);
}

TEST_CASE("A byte that is not ours is reported by the virtual printer with its place", "[devices][virtual]") {
  Tray tray;
  VirtualPrinter printer(tray.options());
  TcpPort port("127.0.0.1", printer.port());
  auto job = EscPos().init().take();
  job.push_back('H');
  CHECK(port.write_all(job, within(5s)).state != SendState::refused);
  for (int round = 0; round < 100 && tray.refusals().empty(); ++round) std::this_thread::sleep_for(10ms);
  REQUIRE(tray.refusals().size() == 1);
  CHECK(tray.wait_for(0).empty());
}

TEST_CASE("An address that is taken is a machine's failure with its name", "[devices][virtual]") {
  VirtualPrinter printer({});
  VirtualPrinterOptions same;
  same.port = printer.port();
  CHECK_THROWS_AS(VirtualPrinter(same), MachineError);
}

TEST_CASE("A paper written to a file is appended whole", "[devices][file]") {
  const Folder folder;
  FilePort port(folder / "paper.bin");
  CHECK(port.status(within(1s)).status.is_ready());
  CHECK(port.write_all(paper_job(10), within(1s)).state == SendState::confirmed);
  CHECK(port.write_all(paper_job(20), within(1s)).state == SendState::confirmed);
  CHECK(fs::file_size(folder / "paper.bin") == paper_job(10).size() + paper_job(20).size());
}

TEST_CASE("A folder takes one numbered file a paper and never shows half of one", "[devices][file]") {
  const Folder folder;
  const auto path = (folder / "papers/").string();
  FilePort port(path);
  for (int paper = 0; paper < 3; ++paper)
    CHECK(port.write_all(paper_job(10), within(1s)).state == SendState::confirmed);
  FilePort later(folder / "papers");  // the folder exists now, so no slash is needed
  CHECK(later.write_all(paper_job(10), within(1s)).state == SendState::confirmed);
  int files = 0;
  for (const auto& entry : fs::directory_iterator(folder / "papers")) {
    ++files;
    CHECK(entry.path().extension() == ".bin");
    CHECK(entry.file_size() == paper_job(10).size());
  }
  CHECK(files == 4);
  CHECK(fs::exists(folder / "papers/000004.bin"));
}

TEST_CASE("A full disk refuses the paper and says so", "[devices][file]") {
  FilePort full("/dev/full");
  CHECK(full.write_all(paper_job(10), within(1s)).state != SendState::confirmed);
  FilePort nowhere("/nonexistent-folder/paper.bin");
  CHECK(nowhere.status(within(1s)).trouble == PrinterTrouble::unreachable);
  CHECK(nowhere.write_all(paper_job(10), within(1s)) == SendOutcome{SendState::refused, PrinterTrouble::unreachable});
}

TEST_CASE("A printer on a cable prints and confirms when it can answer", "[devices][usb]") {
  Cable cable;
  EscPosReader reader(576);
  PrinterStatus well;
  well.known = true;
  UsbPort port(cable.device());
  std::jthread printer([&] { cable.serve(&well, 1500ms, reader); });
  CHECK(port.write_all(paper_job(200), within(5s)) == SendOutcome{SendState::confirmed, PrinterTrouble::none});
  printer.join();
  const auto papers = reader.take_papers();
  REQUIRE(papers.size() == 1);
  CHECK(papers[0].bytes == paper_job(200));
}

TEST_CASE("A write-only clone on a cable gets its paper without a second's wait each time", "[devices][usb]") {
  Cable cable;
  EscPosReader reader(576);
  UsbPort port(cable.device());
  std::jthread printer([&] { cable.serve(nullptr, 2500ms, reader); });
  CHECK(port.write_all(paper_job(50), within(5s)).state == SendState::sent);
  const auto start = std::chrono::steady_clock::now();
  CHECK(port.write_all(paper_job(50), within(5s)).state == SendState::sent);
  CHECK(std::chrono::steady_clock::now() - start < 500ms);
  printer.join();
  CHECK(reader.take_papers().size() == 2);
}

TEST_CASE("No paper in a printer on a cable is named before a byte is sent", "[devices][usb]") {
  Cable cable;
  EscPosReader reader(576);
  PrinterStatus empty;
  empty.paper_out = true;
  UsbPort port(cable.device());
  std::jthread printer([&] { cable.serve(&empty, 800ms, reader); });
  CHECK(port.write_all(paper_job(50), within(5s)) == SendOutcome{SendState::refused, PrinterTrouble::paper_out});
}

TEST_CASE("A stuck cable is given up in time, and the paper is called unknown", "[devices][usb]") {
  Cable cable;  // nobody reads
  UsbPort port(cable.device());
  const auto start = std::chrono::steady_clock::now();
  const auto outcome = port.write_all(paper_job(5'000), within(2s));
  CHECK(outcome == SendOutcome{SendState::unknown, PrinterTrouble::stuck});
  CHECK(std::chrono::steady_clock::now() - start < 3s);
}

TEST_CASE("A pulled cable is unplugged, and putting it back is noticed", "[devices][usb]") {
  CHECK(UsbPort("/nonexistent/lp0").write_all(paper_job(1), within(1s)) ==
        SendOutcome{SendState::refused, PrinterTrouble::unplugged});
  const Folder folder;
  const auto link = folder / "lp0";
  UsbPort port(link);
  {
    Cable cable;
    fs::create_symlink(cable.device(), link);
    EscPosReader reader(576);
    std::jthread printer([&] { cable.serve(nullptr, 1500ms, reader); });
    CHECK(port.write_all(paper_job(10), within(5s)).state == SendState::sent);
    printer.join();
    cable.pull();
    CHECK(port.write_all(paper_job(10), within(2s)) == SendOutcome{SendState::refused, PrinterTrouble::unplugged});
  }
  Cable again;
  fs::remove(link);
  fs::create_symlink(again.device(), link);
  EscPosReader reader(576);
  std::jthread printer([&] { again.serve(nullptr, 1500ms, reader); });
  CHECK(port.write_all(paper_job(10), within(5s)).state == SendState::sent);
}

TEST_CASE("A label printer gets its label and not one byte of a question", "[devices][tcp]") {
  Tray tray;
  VirtualPrinter printer(tray.options());
  const std::string address = "tcp:127.0.0.1:" + std::to_string(printer.port());
  const auto label = tspl_label({.picture = Bitmap1(400, 240)});
  // A printer of receipts would be asked first, so its first strange byte is not its first one.
  const auto first_strange_byte = [&](const std::string& option) {
    tray.forget_refusals();
    const auto port = make_printer_port(*parse_printer_uri(address + option));
    (void)port->write_all(*label, within(5s));
    for (int round = 0; round < 500 && tray.refusals().empty(); ++round) std::this_thread::sleep_for(10ms);
    REQUIRE_FALSE(tray.refusals().empty());
    return tray.refusals().back().offset;
  };
  CHECK(first_strange_byte("?profile=TSC-TE244") == 0);
  CHECK(first_strange_byte("?profile=Epson-TM-T20II") > 0);  // asked first, as a printer of receipts is
}

TEST_CASE("The port of an address is made when it is named, and none has none", "[devices][uri]") {
  CHECK(make_printer_port(*parse_printer_uri("none")) == nullptr);
  CHECK(make_printer_port(*parse_printer_uri("usb:/dev/usb/lp0")) != nullptr);
  CHECK(make_printer_port(*parse_printer_uri("tcp:printer:9100")) != nullptr);
  CHECK(make_printer_port(*parse_printer_uri("file:paper.bin")) != nullptr);
}
