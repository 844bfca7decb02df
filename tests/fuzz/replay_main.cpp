// Runs a fuzz target without libFuzzer: every file of its corpus, then seeded mutations of them, so that the suite of
// every compiler walks the same road. On a crash the input is written to the current folder as crash-SEED-NUMBER.
// usage: replay_NAME CORPUS_FOLDER MUTATIONS
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "support/random_scale.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t input_bytes_max = 65'536;  // as libFuzzer's -max_len in CMakeLists.txt

std::string current_input;
char crash_name[64];

void write_crash(int signal_number) {
  const int file = ::open(crash_name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0) {
    if (::write(file, current_input.data(), current_input.size()) < 0) ::_exit(2);
    ::close(file);
  }
  std::signal(signal_number, SIG_DFL);
  std::raise(signal_number);
}

void run(std::string input, std::uint64_t seed, std::uint64_t number) {
  current_input = std::move(input);
  std::snprintf(crash_name, sizeof crash_name, "crash-%llu-%llu", static_cast<unsigned long long>(seed),
                static_cast<unsigned long long>(number));
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current_input.data()), current_input.size());
}

class Mutator {
 public:
  Mutator(const std::vector<std::string>& corpus, std::uint64_t seed) : corpus_(corpus), random_(seed) {}

  std::string next() {
    std::string input = corpus_[below(corpus_.size())];
    for (std::uint64_t i = 0, steps = 1 + below(6); i < steps; ++i) step(input);
    if (input.size() > input_bytes_max) input.resize(input_bytes_max);
    return input;
  }

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
  std::size_t place(const std::string& input) { return below(input.size() + 1); }

  void step(std::string& input) {
    switch (below(7)) {
      case 0:
        if (!input.empty()) input[below(input.size())] ^= static_cast<char>(1 << below(8));
        break;
      case 1:
        input.insert(place(input), 1, static_cast<char>(below(256)));
        break;
      case 2:
        input.insert(place(input), 1, signs[below(signs.size())]);
        break;
      case 3:
        input.erase(place(input), 1 + below(8));
        break;
      case 4: {  // a piece of itself, elsewhere
        const std::size_t from = place(input);
        input.insert(place(input), input.substr(from, 1 + below(64)));
        break;
      }
      case 5: {  // a piece of another
        const std::string& other = corpus_[below(corpus_.size())];
        input.insert(place(input), other.substr(place(other), 1 + below(64)));
        break;
      }
      default:
        input.resize(place(input));
        break;
    }
  }

  static constexpr std::string_view signs{",\"\n\r;\t=+-@.:/\\<>&#%{}[]0129 \0\xFF\xE0", 36};
  const std::vector<std::string>& corpus_;
  std::mt19937_64 random_;
};

std::vector<std::string> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& each : std::filesystem::directory_iterator(folder, none)) paths.push_back(each.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> corpus;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return corpus;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s CORPUS_FOLDER MUTATIONS\n", argv[0]);
    return 2;
  }
  for (const int signal_number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL}) std::signal(signal_number, write_crash);
  const auto started = std::chrono::steady_clock::now();
  std::vector<std::string> corpus = read_corpus(argv[1]);
  const std::size_t files = corpus.size();
  corpus.emplace_back();  // also from nothing
  for (std::size_t i = 0; i < corpus.size(); ++i) run(corpus[i], 0, i);
  const std::uint64_t seed = odop::test::seed_first() + 1;
  const std::int64_t mutations = odop::test::scaled(std::strtoll(argv[2], nullptr, 10));
  Mutator mutator(corpus, seed);
  for (std::int64_t i = 0; i < mutations; ++i) run(mutator.next(), seed, static_cast<std::uint64_t>(i));
  const auto took = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  std::printf("%zu corpus files and %lld mutations in %.1f s, no crash\n", files, static_cast<long long>(mutations),
              took);
  return 0;
}
