// A stall for one journey: folders, the demo pack (built once for the suite), and our programs around them. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "support/child_program.h"
#include "support/kiosk_driver.h"
#include "support/temporary_folder.h"

namespace odop::test {

using Json = nlohmann::json;

// db/seed/mahakumbh-2025 as a pack with PINs that are quick to check; lives as long as the suite.
const std::filesystem::path& demo_pack();

// odop VERB ... --json; fails the test when it does not end well or says no JSON.
Json odop(Words words);

class Hub {
 public:
  explicit Hub(std::filesystem::path data);
  void start();  // on a free port, the same one again later
  void cut_power() { program_->cut_power(); }
  std::string enrol(const std::string& kiosk) const;
  const std::string& url() const { return url_; }
  const std::filesystem::path& data() const { return data_; }
  Json status_of(const std::string& kiosk) const;

 private:
  std::filesystem::path data_;
  std::string url_, port_ = "0";
  std::unique_ptr<ChildProgram> program_;
};

class Printer {
 public:
  explicit Printer(const std::filesystem::path& folder);
  const std::string& uri() const { return uri_; }
  std::filesystem::path next_paper();  // waits; its PNG

 private:
  std::unique_ptr<ChildProgram> program_;
  std::string uri_;
};

struct Books {
  std::int64_t sales = 0, sum_paise = 0, entries = 0, unsent = 0;
  std::string head;
};
Books books_of(const std::filesystem::path& kiosk_data);
// Whole books by `odop verify`, or the test fails with what it found.
void check_whole(const std::filesystem::path& data);
void wait_until_sent(const std::filesystem::path& kiosk_data);
// The counts, paise and head of kiosk and hub are the same, or the test fails.
void check_agreement(const std::filesystem::path& kiosk_data, const Hub& hub, const std::string& kiosk);

}  // namespace odop::test
