// Our programs as other processes, for suites that promise what a stall's command line and kiosk do: run one to its
// end, or keep one running and cut it off. A child never outlives its object. One thread.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace odop::test {

using Words = std::vector<std::string>;
using Environment = std::map<std::string, std::string>;  // on top of ours

struct Ran {
  int exit_code = -1;  // 128 + signal when a signal ended it
  std::string out, err;
};

// Runs a program of the build (a name without '/') or of the system's PATH to its end. Throws std::runtime_error when
// it cannot be started or takes longer than two minutes.
Ran run_program(const Words& command, const Environment& environment = {});

class ChildProgram {
 public:
  // Its standard error goes to the file `log`; its standard output can be read line by line.
  ChildProgram(const Words& command, const std::filesystem::path& log, const Environment& environment = {});
  ~ChildProgram();  // asked to end, and killed when it does not
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;

  pid_t pid() const { return pid_; }
  bool is_running();
  std::string read_line(std::chrono::milliseconds at_most = std::chrono::seconds{20});  // "" when none came
  void write_line(const std::string& line);
  void cut_power();  // kill -9, and gone when this returns
  int stop();        // SIGTERM; gives the exit code

 private:
  pid_t pid_ = -1;
  int out_ = -1, in_ = -1, exit_code_ = -1;
  std::string buffered_;
};

// Path of one of our programs: "odop", "odop-hub", "odop-kiosk".
std::string program_path(const std::string& name);

}  // namespace odop::test
