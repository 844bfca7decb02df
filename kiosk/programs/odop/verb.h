// What every verb of `odop` shares: exit codes, errors as words or as one JSON object, and the parts of a data folder.
// One file a verb: verb_NAME.cpp defines int verb_NAME(int argc, char** argv); main.cpp lists them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace odop::programs {

enum ExitCode : int { good = 0, refused = 1, misuse = 2, failed = 3 };

struct Output {
  bool json = false;
  // Prints {"error": code, "detail": detail} or "odop sell: refused: code: detail", and gives the exit code back.
  int refuse(const std::string& code, const std::string& detail) const;
  std::string verb;
};

// Parses, runs, and turns a MachineError into its words and exit code 3 (1 for "locked": another program has the
// folder, which is an answer and not a failure).
int run_verb(CLI::App& app, Output& output, int argc, char** argv, const std::function<int()>& body);

}  // namespace odop::programs
