// odop printer: a receipt printer made of software, for the demo day, for tests and for stalls that want to see what
// their paper would look like. Listens as a network printer does and leaves each paper as bytes and as a picture.
// Lines on standard input change its state while it runs: "paper out", "paper in", "cover open", "cover closed", "low",
// "full", "busy", "free", "silent", "answering", "quit".
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "core/errors.h"
#include "devices/printer_uri.h"
#include "devices/virtual_printer.h"
#include "paper/paper_png.h"
#include "programs/odop/verb.h"

int verb_printer(int argc, char** argv);

namespace odop::programs {
namespace {

namespace fs = std::filesystem;

std::atomic<bool> asked_to_stop = false;
void on_signal(int) {
  asked_to_stop = true;
}

// 0001.bin and 0001.png, counting on from what the folder holds.
class Tray {
 public:
  explicit Tray(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_);
    while (fs::exists(folder_ / name_of(next_, ".bin"))) ++next_;
  }
  std::string take(const PrintedPaper& paper) {
    const auto bytes_file = folder_ / name_of(next_, ".bin");
    std::ofstream out(bytes_file, std::ios::binary | std::ios::trunc);
    for (const auto byte : paper.bytes) out.put(static_cast<char>(byte));
    out.flush();
    if (!out) throw MachineError("io", "cannot write " + bytes_file.string());
    // The picture comes last and whole: who waits for a paper waits for it.
    const auto picture_file = folder_ / name_of(next_, ".png"), part = folder_ / name_of(next_, ".png.part");
    write_paper_png(paper.picture, part);
    fs::rename(part, picture_file);
    ++next_;
    return picture_file.string();
  }

 private:
  static std::string name_of(int number, const char* ending) {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "%04d", number);
    return std::string(name.data()) + ending;
  }
  fs::path folder_;
  int next_ = 1;
};

bool obey(VirtualPrinter& printer, const std::string& order) {
  if (order == "paper out" || order == "paper in")
    printer.set_paper_out(order == "paper out");
  else if (order == "cover open" || order == "cover closed")
    printer.set_cover_open(order == "cover open");
  else if (order == "low" || order == "full")
    printer.set_paper_low(order == "low");
  else if (order == "busy" || order == "free")
    printer.set_busy(order == "busy");
  else if (order == "silent" || order == "answering")
    printer.set_silent(order == "silent");
  else
    return false;
  return true;
}

// Until "quit" or a signal; the end of standard input is not the end of the printer, which may have none at all.
void serve(VirtualPrinter& printer) {
  bool has_input = true;
  std::string line;
  while (!asked_to_stop) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int found = ::poll(has_input ? &input : nullptr, has_input ? 1 : 0, 200);
    if (found <= 0) continue;
    std::array<char, 256> buffer{};
    const auto got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got <= 0) {
      has_input = false;
      continue;
    }
    for (const char c : std::string_view(buffer.data(), static_cast<std::size_t>(got))) {
      if (c != '\n') {
        if (line.size() < 100) line += c;
        continue;
      }
      if (line == "quit") return;
      std::cout << (obey(printer, line) ? "ok: " : "unknown: ") << line << std::endl;
      line.clear();
    }
  }
}

int run_printer(const std::string& listen, const std::string& folder, bool is_narrow, const Output& output) {
  const auto address = parse_printer_uri("tcp:" + listen);
  // Port 0 is no printer's address, but a good one to listen on: the system picks, and the first line says which.
  const bool picks_port = listen.ends_with(":0");
  if (!address && !picks_port)
    return output.refuse(std::string(code_of(address.reason())), std::string(advice_of(address.reason())));
  Tray tray(folder);
  std::atomic<bool> has_failed = false;
  VirtualPrinterOptions options;
  options.host = picks_port ? listen.substr(0, listen.size() - 2) : address->host;
  options.port = picks_port ? std::uint16_t{0} : address->port;
  options.width_dots = default_profile(is_narrow ? PaperWidth::mm58 : PaperWidth::mm80).width_dots;
  options.on_paper = [&](const PrintedPaper& paper) {
    try {
      std::cout << "paper " << tray.take(paper) << (paper.is_cut ? "" : " torn") << std::endl;
    } catch (const std::exception& error) {
      std::cerr << "odop printer: " << error.what() << std::endl;
      has_failed = true;
      asked_to_stop = true;
    }
  };
  options.on_refusal = [](const EscPosRefusal& refusal) {
    std::cerr << "odop printer: byte " << refusal.offset << ": " << refusal.what << std::endl;
  };
  VirtualPrinter printer(options);
  struct sigaction action {};
  action.sa_handler = on_signal;
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGINT, &action, nullptr);
  std::cout << "printer tcp:" << options.host << ":" << printer.port() << (is_narrow ? "?paper=58" : "") << std::endl;
  serve(printer);
  return has_failed ? failed : good;
}

}  // namespace
}  // namespace odop::programs

int verb_printer(int argc, char** argv) {
  using namespace odop::programs;
  Output output;
  output.verb = "odop printer";
  std::string listen = "127.0.0.1:9100", folder;
  int paper_mm = 80;
  CLI::App app{
      "A receipt printer made of software: takes jobs over the network and leaves each paper as 0001.bin and "
      "0001.png. Its first line is the address for --printer. On standard input it obeys: paper out, paper in, "
      "cover open, cover closed, low, full, busy, free, silent, answering, quit.",
      "odop printer"};
  app.add_option("--listen", listen, "HOST:PORT; port 0 lets the system pick")->capture_default_str();
  app.add_option("--out", folder, "folder of the papers, made when it is missing")->required();
  app.add_option("--paper", paper_mm, "width of the paper in millimetres")
      ->check(CLI::IsMember({58, 80}))
      ->capture_default_str();
  return run_verb(app, output, argc, argv, [&] { return run_printer(listen, folder, paper_mm == 58, output); });
}
