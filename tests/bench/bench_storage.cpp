// What the disk costs the stall: a sale from "paid" to "sold" beside the least that any disk write can cost, and how
// long a till takes to open over a million sales, and to tell a maker who scans the card what they sold. Prints one
// JSON object a line: {name, value, unit, baseline, ratio}.
//   bench_storage                   the figures
//   bench_storage --pages           which table's pages a sale writes, for whoever wants to make it cheaper
//   bench_storage --sell            sells 20,000 times and prints nothing, for a profiler
//   bench_storage --parts           where the time of a sale goes: its own computing, and writing that many pages
//   bench_storage --million         only the figures over a million sales
//   bench_storage --folder DIR      where to measure (default: bench/ beside the built programs); never on tmpfs
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "storage/migrations.h"
#include "support/manual_clock.h"
#include "support/small_fair.h"
#include "support/temporary_folder.h"
#include "till/complete_sale.h"
#include "till/create_kiosk.h"
#include "till/maker_report.h"
#include "till/record_pack.h"
#include "till/till.h"
#include "till/till_thread.h"

namespace {

using namespace odop;
using Steady = std::chrono::steady_clock;

double us_since(Steady::time_point begin) {
  return std::chrono::duration<double, std::micro>(Steady::now() - begin).count();
}

double quantile(std::vector<double> samples, double share) {
  const auto at = std::min(samples.size() - 1, static_cast<std::size_t>(share * static_cast<double>(samples.size())));
  std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(at), samples.end());
  return samples[at];
}

void print(const char* name, double value, const char* unit, double baseline, double ratio) {
  std::printf("{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"%s\", \"baseline\": %.3f, \"ratio\": %.3f}\n", name,
              value, unit, baseline, ratio);
  std::fflush(stdout);
}

void refuse_memory_disk(const std::filesystem::path& folder) {
  struct statfs about {};
  if (::statfs(folder.c_str(), &about) != 0) throw std::runtime_error(folder.string() + ": statfs failed");
  if (about.f_type == TMPFS_MAGIC || about.f_type == RAMFS_MAGIC)
    throw std::runtime_error(folder.string() +
                             " is in memory (tmpfs); durable writes cost nothing there. Give a folder on a disk with "
                             "--folder DIR");
}

// The least that "the disk has it" can cost here: 4 KiB over bytes that are already in the file, then fdatasync.
class RawDisk {
 public:
  explicit RawDisk(const std::filesystem::path& file)
      : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) throw std::runtime_error(file.string() + ": open failed");
    for (std::int64_t block = 0; block < blocks; ++block) write_block(block);
    if (::fsync(descriptor_) != 0) throw std::runtime_error("fsync failed");
  }
  ~RawDisk() { ::close(descriptor_); }
  RawDisk(const RawDisk&) = delete;
  RawDisk& operator=(const RawDisk&) = delete;

  double overwrite_us(int count = 1) {
    const auto begin = Steady::now();
    for (int i = 0; i < count; ++i) write_block(next_++ % blocks);
    if (::fdatasync(descriptor_) != 0) throw std::runtime_error("fdatasync failed");
    return us_since(begin);
  }

 private:
  static constexpr std::int64_t blocks = 256;
  void write_block(std::int64_t block) {
    bytes_[0] = static_cast<char>(next_);
    if (::pwrite(descriptor_, bytes_.data(), bytes_.size(), block * 4096) != 4096)
      throw std::runtime_error("pwrite failed");
  }
  int descriptor_;
  std::int64_t next_ = 0;
  std::vector<char> bytes_ = std::vector<char>(4096, 'x');
};

// Twenty makers share the articles.
Catalogue fair_with_makers() {
  Catalogue fair = test::large_fair();
  for (int i = 0; i < 20; ++i) {
    Maker maker;
    maker.code = "M" + std::to_string(100 + i);
    maker.name = {"कारीगर", "Maker"};
    fair.makers.push_back(maker);
  }
  for (std::size_t i = 0; i < fair.products.size(); ++i) fair.products[i].maker = fair.makers[i % 20].code;
  fair.build_indexes();
  return fair;
}

// A stall that sells two articles at a time from 350.
class BenchStall {
 public:
  explicit BenchStall(const std::filesystem::path& folder) : folder_(folder) {
    if (!till::create_kiosk(folder_, "K07", clock_)) throw std::runtime_error("create_kiosk was refused");
    open();
    if (!till::record_pack(*till_, fair_, test::applied_pack_of(fair_)))
      throw std::runtime_error("record_pack was refused");
  }
  void open() { till_ = std::make_unique<till::Till>(folder_, clock_); }
  void close() { till_.reset(); }
  till::Till& till() { return *till_; }
  const Catalogue& fair() const { return fair_; }

  till::Sale sell(double* us = nullptr) {
    clock_.pass_ms(20'000);
    till::Cart cart;
    const Product& first = product();
    const Product* second = &product();
    while (second->supplier != first.supplier) second = &product();
    for (const Product* chosen : {&first, second})
      cart.lines.push_back({.sku = chosen->sku, .quantity = 1, .line_discount = {}, .unit_price = std::nullopt});
    till::TenderGiven tender;
    tender.kind = random_() % 10 < 6 ? TenderKind::upi : TenderKind::cash;
    const auto quoted = till::quote_cart(fair_, cart, ist_date(clock_.utc_ms()), tender.kind == TenderKind::cash);
    tender.given = std::get<till::CartQuote>(quoted).payable;
    const auto begin = Steady::now();
    auto outcome = till::complete_sale(*till_, fair_, "S1", cart, {tender});
    if (us) *us = us_since(begin);
    return std::get<till::Sale>(std::move(outcome));
  }

 private:
  const Product& product() { return fair_.products[random_() % fair_.products.size()]; }
  std::filesystem::path folder_;
  test::ManualClock clock_;
  Catalogue fair_ = fair_with_makers();
  std::mt19937_64 random_{7};
  std::unique_ptr<till::Till> till_;
};

void bench_sale_commit(const std::filesystem::path& under) {
  const test::TemporaryFolder folder("sale-commit", under);
  BenchStall stall(folder.path());
  RawDisk raw(folder.path() / "raw");
  for (int i = 0; i < 600; ++i) {  // every article has its entry, the log has its length
    stall.sell();
    raw.overwrite_us();
    stall.till().tidy_when_idle();
  }
  constexpr int rounds = 15, sales_per_round = 200;
  std::vector<double> sale_p50, sale_p99, raw_p50, raw_p99, ratio_p50, ratio_p99;
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> sales, raws;
    for (int i = 0; i < sales_per_round; ++i) {
      raws.push_back(raw.overwrite_us());
      double us = 0;
      stall.sell(&us);
      sales.push_back(us);
      stall.till().tidy_when_idle();
    }
    sale_p50.push_back(quantile(sales, 0.5));
    sale_p99.push_back(quantile(sales, 0.99));
    raw_p50.push_back(quantile(raws, 0.5));
    raw_p99.push_back(quantile(raws, 0.99));
    ratio_p50.push_back(sale_p50.back() / raw_p50.back());
    ratio_p99.push_back(sale_p99.back() / raw_p99.back());
  }
  print("sale_commit_p50", quantile(sale_p50, 0.5), "us", quantile(raw_p50, 0.5), quantile(ratio_p50, 0.5));
  print("sale_commit_p99", quantile(sale_p99, 0.5), "us", quantile(raw_p99, 0.5), quantile(ratio_p99, 0.5));

  // Right after opening the log has no length yet: every sale makes the file longer.
  std::vector<double> first_sales, first_raws;
  for (int morning = 0; morning < 5; ++morning) {
    stall.close();
    stall.open();
    for (int i = 0; i < 40; ++i) {
      first_raws.push_back(raw.overwrite_us());
      double us = 0;
      stall.sell(&us);
      first_sales.push_back(us);
    }
  }
  print("sale_commit_after_opening_p50", quantile(first_sales, 0.5), "us", quantile(first_raws, 0.5),
        quantile(first_sales, 0.5) / quantile(first_raws, 0.5));
}

// ---- where the time goes

double thread_cpu_us() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void print_parts(const std::filesystem::path& under) {
  const test::TemporaryFolder folder("sale-parts", under);
  BenchStall stall(folder.path());
  RawDisk raw(folder.path() / "raw");
  std::vector<double> sales, cpu, four, sixteen, thirty_two;
  for (int i = 0; i < 3'000; ++i) {
    double us = 0;
    const double cpu_before = thread_cpu_us();
    stall.sell(&us);
    const double cpu_us = thread_cpu_us() - cpu_before;
    stall.till().tidy_when_idle();
    const double one = raw.overwrite_us(1), four_blocks = raw.overwrite_us(4), eight = raw.overwrite_us(8);
    if (i < 600) continue;
    sales.push_back(us);
    cpu.push_back(cpu_us);
    four.push_back(one);
    sixteen.push_back(four_blocks);
    thirty_two.push_back(eight);
  }
  std::printf(
      "us at the median: a sale %.0f, of which the till computes %.0f; overwrite + fdatasync of 4 KiB %.0f, "
      "16 KiB %.0f, 32 KiB %.0f\n",
      quantile(sales, 0.5), quantile(cpu, 0.5), quantile(four, 0.5), quantile(sixteen, 0.5), quantile(thirty_two, 0.5));
}

void only_sell(const std::filesystem::path& under) {
  const test::TemporaryFolder folder("sale-only", under);
  BenchStall stall(folder.path());
  for (int i = 0; i < 20'000; ++i) {
    stall.sell();
    stall.till().tidy_when_idle();
  }
}

// ---- which pages a sale writes

std::uint32_t big_endian(const unsigned char* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) << 24 | static_cast<std::uint32_t>(bytes[1]) << 16 |
         static_cast<std::uint32_t>(bytes[2]) << 8 | bytes[3];
}

// Page numbers of the frames in the log, as SQLite's file format describes them.
std::vector<std::int64_t> pages_in_log(const std::filesystem::path& log) {
  std::ifstream stream(log, std::ios::binary);
  std::vector<unsigned char> header(32), frame(24 + 4096);
  std::vector<std::int64_t> pages;
  if (!stream.read(reinterpret_cast<char*>(header.data()), 32)) return pages;
  while (stream.read(reinterpret_cast<char*>(frame.data()), static_cast<std::streamsize>(frame.size()))) {
    if (std::memcmp(frame.data() + 8, header.data() + 16, 8) != 0) break;  // of an earlier round of the log
    pages.push_back(big_endian(frame.data()));
  }
  return pages;
}

void print_pages(const std::filesystem::path& under) {
  const test::TemporaryFolder folder("sale-pages", under);
  BenchStall stall(folder.path());
  for (int i = 0; i < 2'000; ++i) {
    stall.sell();
    stall.till().tidy_when_idle();
  }
  stall.close();  // empties the log
  stall.open();
  constexpr int sales = 300;
  for (int i = 0; i < sales; ++i) stall.sell();
  const auto pages = pages_in_log(folder.path() / "kiosk.sqlite-wal");
  std::map<std::int64_t, std::string> owners;
  storage::Statement names(stall.till().database(), "SELECT pageno, name FROM dbstat");
  while (names.step()) owners[names.number(0)] = names.text(1);
  std::map<std::string, int> written;
  for (const std::int64_t page : pages) ++written[owners.contains(page) ? owners[page] : "header and free pages"];
  std::printf("%.2f pages a sale of two lines, over %d sales:\n", static_cast<double>(pages.size()) / sales, sales);
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [name, count] : written) order.emplace_back(count, name);
  std::sort(order.rbegin(), order.rend());
  for (const auto& [count, name] : order)
    std::printf("  %6.2f  %s\n", static_cast<double>(count) / sales, name.c_str());
}

// ---- a million sales

std::string schema_hash() {
  std::string all;
  for (const auto& migration : storage::kiosk_migrations()) all += migration.sql;
  return wire::to_hex(wire::sha256(all + " two lines, a million sales, layout 3"));
}

// Real sales of a real till give the payloads; from then on each is appended again under the next number, ten thousand
// in a commit, through the same ledger and tables.
void build_million(const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  BenchStall stall(folder);
  std::vector<wire::SalePayload> payloads;
  for (int i = 0; i < 2'000; ++i) {
    till::Sale sale = stall.sell();
    for (till::SoldDocument& document : sale.documents) payloads.push_back(std::move(document.payload));
    stall.till().tidy_when_idle();
  }
  till::Till& till = stall.till();
  // Forty-five days, as many sales on each.
  constexpr std::int64_t sales = 1'000'000, commit_sales = 10'000, day_sales = sales / 45;
  const std::int64_t first_day_ms = utc_ms_from_ist({2025, 1, 13}, 10);
  std::int64_t stored = till.tables().totals().sales;
  while (stored < sales) {
    const std::int64_t day = stored / day_sales;
    till::Deed deed(till, std::max(first_day_ms + day * 86'400'000, till.head().utc_ms));
    for (std::int64_t i = 0; i < commit_sales && stored < sales && stored / day_sales == day; ++i, ++stored) {
      wire::SalePayload payload = payloads[static_cast<std::size_t>(stored) % payloads.size()];
      payload.number = till.ledger().last_number(payload.series) + 1;
      deed.append(wire::EntryType::sale, wire::encode(payload));
    }
    deed.finish();
    till.database().checkpoint();
  }
  stall.close();
  std::ofstream(folder / "made-from") << schema_hash();
}

// What a maker waits for at the till: only the reading; the paper is drawn on another thread.
void bench_maker_slip(const std::filesystem::path& million, const std::filesystem::path& empty) {
  const Catalogue fair = fair_with_makers();
  const auto slip_ms = [&](const std::filesystem::path& folder) {
    storage::Database database(folder / till::journal_file_name, {.read_only = true}, storage::kiosk_migrations());
    const std::int64_t now_ms = database.number("SELECT utc_ms FROM journal ORDER BY sequence DESC LIMIT 1");
    const auto begin = Steady::now();
    if (!till::maker_report(database, fair, "M107", now_ms)) throw std::runtime_error("no maker's report");
    return us_since(begin) / 1'000;
  };
  std::vector<double> full_ms, first_day_ms;
  for (int i = 0; i < 15; ++i) {
    first_day_ms.push_back(slip_ms(empty));
    full_ms.push_back(slip_ms(million));
  }
  print("maker_slip_1m_sales", quantile(full_ms, 0.5), "ms", quantile(first_day_ms, 0.5),
        quantile(full_ms, 0.5) / quantile(first_day_ms, 0.5));
}

double open_ms(const std::filesystem::path& folder, const odop::Clock& clock) {
  const auto begin = Steady::now();
  const till::Till till(folder, clock);
  return us_since(begin) / 1'000;
}

// As the program opens it: the till's own thread and the state that the first screen shows.
double first_state_ms(const std::filesystem::path& folder, const Catalogue& fair, const odop::Clock& clock) {
  const auto begin = Steady::now();
  const till::TillThread thread(folder, fair, clock, [] {});
  return us_since(begin) / 1'000;
}

void bench_start(const std::filesystem::path& under) {
  const std::filesystem::path million = under / "million-sales";
  std::string made_from;
  std::ifstream(million / "made-from") >> made_from;
  if (made_from != schema_hash()) {
    std::fprintf(stderr, "building a folder of 1,000,000 sales in %s (once)\n", million.c_str());
    build_million(million);
  }
  const test::TemporaryFolder empty("start", under);
  {
    BenchStall stall(empty.path());
    stall.sell();
  }
  const test::ManualClock clock(utc_ms_from_ist({2026, 1, 13}, 10));
  std::vector<double> full_ms, empty_ms;
  for (int i = 0; i < 31; ++i) {
    empty_ms.push_back(open_ms(empty.path(), clock));
    full_ms.push_back(open_ms(million, clock));
  }
  print("start_1m_sales", quantile(full_ms, 0.5), "ms", quantile(empty_ms, 0.5),
        quantile(full_ms, 0.5) / quantile(empty_ms, 0.5));
  const Catalogue fair = fair_with_makers();
  full_ms.clear();
  empty_ms.clear();
  for (int i = 0; i < 31; ++i) {
    empty_ms.push_back(first_state_ms(empty.path(), fair, clock));
    full_ms.push_back(first_state_ms(million, fair, clock));
  }
  print("first_state_1m_sales", quantile(full_ms, 0.5), "ms", quantile(empty_ms, 0.5),
        quantile(full_ms, 0.5) / quantile(empty_ms, 0.5));
  bench_maker_slip(million, empty.path());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    std::filesystem::path folder = std::filesystem::path(ODOP_BIN_DIR).parent_path() / "bench";
    bool pages = false, parts = false, sell = false, over_million = false;
    for (int i = 1; i < argc; ++i) {
      const std::string option = argv[i];
      if (option == "--pages") {
        pages = true;
      } else if (option == "--parts") {
        parts = true;
      } else if (option == "--million") {
        over_million = true;
      } else if (option == "--sell") {
        sell = true;
      } else if (option == "--folder" && i + 1 < argc) {
        folder = argv[++i];
      } else {
        std::fprintf(stderr, "usage: bench_storage [--pages] [--parts] [--sell] [--million] [--folder DIR]\n");
        return 2;
      }
    }
    std::filesystem::create_directories(folder);
    refuse_memory_disk(folder);
    if (pages || parts || sell) {
      if (pages) print_pages(folder);
      if (parts) print_parts(folder);
      if (sell) only_sell(folder);
      return 0;
    }
    if (!over_million) bench_sale_commit(folder);
    bench_start(folder);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_storage: %s\n", error.what());
    return 3;
  }
}
