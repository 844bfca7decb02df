// The contract of the command line that scripts, integrators and our own tests rely on: exit codes, --help, the shape
// of every --json answer, who may write beside whom.
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "devices/esc_pos_reader.h"
#include "support/child_program.h"
#include "support/temporary_folder.h"

namespace odop::test {

namespace {

using Json = nlohmann::json;

const std::filesystem::path& demo_pack() {
  static const TemporaryFolder folder("programs");
  static const std::filesystem::path pack = [] {
    auto file = folder.path() / "demo.odop";
    const Ran ran = run_program(
        {"odop", "pack", "build", std::string(ODOP_SOURCE_DIR) + "/db/seed/mahakumbh-2025", "-o", file.string()},
        {{"ODOP_TEST_PIN_COST", "minimum"}});
    if (ran.exit_code != 0) throw std::runtime_error("the demo pack cannot be built: " + ran.err);
    return file;
  }();
  return pack;
}

Json good(const Words& command) {
  const Ran ran = run_program(command);
  INFO(ran.out << ran.err);
  REQUIRE(ran.exit_code == 0);
  REQUIRE(ran.out.find('\n') == ran.out.size() - 1);  // one object, one line
  return Json::parse(ran.out);
}

// A refusal is one object with a code for programs and a sentence for people, and exit code 1.
std::string refused(const Words& command, int exit_code = 1) {
  const Ran ran = run_program(command);
  INFO(ran.out << ran.err);
  CHECK(ran.exit_code == exit_code);
  const Json answer = Json::parse(ran.out);
  CHECK_FALSE(answer.at("detail").get<std::string>().empty());
  return answer.at("error");
}

std::string new_kiosk(const TemporaryFolder& folder, const std::string& label = "K07") {
  const std::string data = (folder.path() / label).string();
  const Ran ran = run_program({"odop", "init", data, "--pack", demo_pack().string(), "--kiosk", label});
  INFO(ran.err);
  REQUIRE(ran.exit_code == 0);
  return data;
}

Words sell(const std::string& data, const std::string& items, const std::string& tender,
           const std::string& pin = "2025") {
  return {"odop", "sell", data, "--pin", pin, "--items", items, "--tender", tender, "--json"};
}

}  // namespace

TEST_CASE("Every program and every verb explains itself", "[programs]") {
  const std::vector<Words> commands{{"odop"},
                                    {"odop", "init"},
                                    {"odop", "sell"},
                                    {"odop", "refund"},
                                    {"odop", "void"},
                                    {"odop", "shift"},
                                    {"odop", "pack"},
                                    {"odop", "pack", "new"},
                                    {"odop", "pack", "build"},
                                    {"odop", "pack", "check"},
                                    {"odop", "pack", "apply"},
                                    {"odop", "pack", "list"},
                                    {"odop", "verify"},
                                    {"odop", "rebuild"},
                                    {"odop", "sync"},
                                    {"odop", "status"},
                                    {"odop", "export"},
                                    {"odop", "print"},
                                    {"odop", "printer"},
                                    {"odop", "text"},
                                    {"odop-hub"},
                                    {"odop-hub", "serve"},
                                    {"odop-hub", "enrol"},
                                    {"odop-kiosk"}};
  for (Words command : commands) {
    CAPTURE(command);
    command.push_back("--help");
    const Ran ran = run_program(command);
    CHECK(ran.exit_code == 0);
    CHECK(ran.out.size() > 40);
    CHECK(ran.err.empty());
  }
  for (const char* program : {"odop", "odop-hub", "odop-kiosk"}) {
    const Ran ran = run_program({program, "--version"});
    CHECK(ran.exit_code == 0);
    CHECK(ran.out.starts_with(std::string(program) + " "));
  }
}

TEST_CASE("Misuse ends with 2 and tells what is wrong", "[programs]") {
  const TemporaryFolder folder("misuse");
  const std::string data = new_kiosk(folder);
  const std::vector<Words> commands{
      {"odop"},
      {"odop", "dance"},
      {"odop-kiosk", "--data", data, "--label-printer", "tcp:10.0.0.7:9100?profile=Nobody"},
      {"odop-kiosk", "--data", data, "--label-printer", "usb:/dev/usb/lp1?profile=TSC-TE244", "--label-size", "wide"},
      {"odop-kiosk", "--data", data, "--printer", "usb:/dev/usb/lp0?profile=TSC-TE244"},
      {"odop", "print", data, "--labels"},
      {"odop", "init"},
      {"odop", "init", data},
      {"odop", "sell", data},
      {"odop", "sell", data, "--pin", "2025", "--items", "MBD-LOTA-01", "--tender", "gold:1"},
      {"odop", "sell", data, "--pin", "2025", "--items", "MBD-LOTA-01*two", "--tender", "cash:100"},
      {"odop", "sell", data, "--pin", "2025", "--items", "MBD-LOTA-01", "--tender", "cash:12.50"},
      {"odop", "verify"},
      {"odop", "verify", data, "--head", "nonsense"},
      {"odop", "status", data, "--frobnicate"},
      {"odop", "sync", data},
      {"odop", "export", data},
      {"odop-hub"},
      {"odop-hub", "serve", "--data", data},
      {"odop-hub", "serve", "--data", (folder.path() / "hub").string(), "--listen", "nowhere"},
      {"odop-kiosk"},
      {"odop-kiosk", "--data", data, "--window", "wide"},
      {"odop-kiosk", "--data", data, "--printer", "lpt1"},
      {"odop-kiosk", "--data", data, "--lang", "xx"}};
  for (const Words& command : commands) {
    CAPTURE(command);
    const Ran ran = run_program(command);
    CHECK(ran.exit_code == 2);
    CHECK_FALSE((ran.err + ran.out).empty());
  }
}

TEST_CASE("A sale answers with its serial, its place in the journal and its documents", "[programs]") {
  const TemporaryFolder folder("sell");
  const std::string data = new_kiosk(folder);
  const Json sale = good(sell(data, "MBD-LOTA-01*2,LKO-KURTA-01", "cash:1000000"));
  CHECK(sale.at("serial").get<std::string>().find("K07A") == 2);
  CHECK(sale.at("kiosk") == "K07");
  CHECK(sale.at("seq").get<std::int64_t>() > 0);
  REQUIRE(sale.at("documents").size() == 1);
  CHECK(sale.at("documents")[0].at("serial") == sale.at("serial"));
  CHECK(sale.at("documents")[0].at("seq") == sale.at("seq"));
  const auto total = sale.at("total_paise").get<std::int64_t>();
  CHECK(total > 0);
  CHECK(total % 100 == 0);  // payable, after the round-off
  CHECK(sale.at("documents")[0].at("total_paise") == total);

  const Json next = good(sell(data, "MBD-LOTA-01", "upi:" + std::to_string((total - 145'000) / 2) + ":502912345678"));
  CHECK(next.at("seq").get<std::int64_t>() > sale.at("seq").get<std::int64_t>());
  const std::string first_serial = sale.at("serial"), second_serial = next.at("serial");
  CHECK(std::stoi(second_serial.substr(second_serial.size() - 6)) ==
        std::stoi(first_serial.substr(first_serial.size() - 6)) + 1);
}

TEST_CASE("A refused sale says why by a word, ends with 1 and leaves the books as they were", "[programs]") {
  const TemporaryFolder folder("refused");
  const std::string data = new_kiosk(folder);
  const Json before = good({"odop", "status", data, "--json"});
  CHECK(refused(sell(data, "MBD-LOTA-01", "cash:1000000", "9999")) == "pin_wrong");
  const std::string unknown = refused(sell(data, "NO-SUCH-THING", "cash:1000000"));
  const std::string short_of = refused(sell(data, "MBD-LOTA-01", "cash:100"));
  CHECK_FALSE(unknown.empty());
  CHECK(short_of != unknown);
  CHECK_FALSE(refused(sell(data, "MBD-LOTA-01", "upi:100:12")).empty());
  CHECK(good({"odop", "status", data, "--json"}) == before);
}

TEST_CASE("A discount in per cent is what its paise would be", "[programs]") {
  const TemporaryFolder folder("percent");
  const std::string data = new_kiosk(folder);
  const auto with = [&](const std::string& discount) {
    Words command = sell(data, "MBD-LOTA-01*3", "cash:1000000");
    command.insert(command.end(), {"--discount", discount});
    return command;
  };
  const std::int64_t whole = good(sell(data, "MBD-LOTA-01*3", "cash:1000000")).at("total_paise");
  CHECK(good(with("10%")).at("total_paise") == good(with(std::to_string(whole / 10))).at("total_paise"));
  CHECK(good(with("2.5%")).at("total_paise") == good(with(std::to_string(whole / 40))).at("total_paise"));
  for (const char* wrong : {"101%", "-5%", "5.125%", "x%", "%", "0.001%"}) CHECK(refused(with(wrong), 2) == "usage");
}

TEST_CASE("A buyer is named with a good GSTIN, name and address, and pays by card", "[programs]") {
  const TemporaryFolder folder("contract-buyer");
  const std::string data = new_kiosk(folder);
  const auto with_buyer = [&](const std::string& gstin, const std::string& name) {
    Words command = sell(data, "MBD-LOTA-01", "card:89000:004217");
    for (const std::string& word : {std::string("--buyer-gstin"), gstin, std::string("--buyer-name"), name,
                                    std::string("--buyer-address"), std::string("12 MG Road, Pune")})
      command.push_back(word);
    return command;
  };
  CHECK(refused(with_buyer("27AAPFU0939F1ZW", "Sharma")) == "gstin_malformed");
  CHECK(refused(with_buyer("27AAPFU0939F1ZV", "")) == "buyer_incomplete");
  const Json sale = good(with_buyer("27AAPFU0939F1ZV", "Sharma"));
  CHECK(sale.at("documents").at(0).at("document") == "invoice");
  CHECK(sale.at("documents").at(0).at("taxes").at(0).at("igst_paise") == 0);
  CHECK(good({"odop", "status", data, "--json"}).at("sales") == 1);
}

TEST_CASE("What comes back is a credit note with negative amounts, and never more than the bill", "[programs]") {
  const TemporaryFolder folder("refund");
  const std::string data = new_kiosk(folder);
  const Json sale = good(sell(data, "MBD-LOTA-01*3", "cash:1000000"));
  const std::string serial = sale.at("serial");
  const auto refund = [&](std::vector<std::string> more, const std::string& pin = "2025") {
    Words command{"odop", "refund", data, "--pin", pin, "--serial", serial, "--reason", "टूटा", "--json"};
    command.insert(command.end(), more.begin(), more.end());
    return command;
  };
  const Json part = good(refund({"--line", "1*1"}));
  const Json& note = part.at("documents").at(0);
  CHECK(note.at("document") == "credit_note");
  CHECK(note.at("total_paise").get<std::int64_t>() < 0);
  CHECK(note.at("taxes").at(0).at("taxable_paise").get<std::int64_t>() < 0);
  CHECK(refused(refund({"--line", "1*3"})) == "more_than_left");
  CHECK(refused(refund({"--line", "2*1"})) == "line_unknown");
  CHECK(refused(refund({}, "0000")) == "pin_wrong");
  const Json rest = good(refund({}));
  CHECK(part.at("total_paise").get<std::int64_t>() + rest.at("total_paise").get<std::int64_t>() ==
        -sale.at("total_paise").get<std::int64_t>());
  CHECK(refused(refund({})) == "nothing_left");
  CHECK(refused({"odop", "refund", data, "--pin", "2025", "--serial", "24K07AI-999999", "--reason", "x", "--json"}) ==
        "no_such_document");
  const Json status = good({"odop", "status", data, "--json"});
  CHECK(status.at("sum_paise") == 0);
  CHECK(status.at("sales") == 1);
  CHECK(good({"odop", "verify", data, "--json"}).at("ok") == true);
}

TEST_CASE("A bill is withdrawn by a supervisor only, and its number is not given again", "[programs]") {
  const TemporaryFolder folder("void");
  const std::string data = new_kiosk(folder);
  const std::string serial = good(sell(data, "MBD-LOTA-01", "cash:1000000")).at("serial");
  const Words by_seller{"odop", "void", data, "--pin", "2025", "--serial", serial, "--reason", "typed twice", "--json"};
  CHECK(refused(by_seller) == "needs_supervisor");
  Words approved = by_seller;
  approved.insert(approved.end(), {"--approve", "2026"});
  CHECK(good(approved).at("total_paise").get<std::int64_t>() < 0);
  CHECK(refused(approved) == "already_void");
  CHECK(good(sell(data, "MBD-LOTA-01", "cash:1000000")).at("serial") != serial);
  CHECK(good({"odop", "verify", data, "--json"}).at("ok") == true);
}

TEST_CASE("A shift goes from counted float to counted close, and X and Z say the same", "[programs]") {
  const TemporaryFolder folder("shift");
  const std::string data = new_kiosk(folder);
  CHECK(refused({"odop", "shift", data, "x", "--json"}) == "none_open");
  CHECK(good({"odop", "shift", data, "open", "--pin", "2025", "--float", "200000", "--json"}).at("expected_paise") ==
        200'000);
  CHECK(refused({"odop", "shift", data, "open", "--pin", "2025", "--float", "0", "--json"}) == "already_open");
  const std::int64_t sold = good(sell(data, "MBD-LOTA-01", "cash:1000000")).at("total_paise");
  CHECK(refused({"odop", "shift", data, "out", "--pin", "2025", "--amount", "100", "--reason", "tea", "--json"}) ==
        "needs_supervisor");
  good({"odop", "shift", data, "out", "--pin", "2026", "--amount", "10000", "--reason", "bank", "--json"});
  const Json x = good({"odop", "shift", data, "x", "--json"});
  CHECK(x.at("expected_paise") == 200'000 + sold - 10'000);
  const std::string counted = std::to_string(x.at("expected_paise").get<std::int64_t>() - 500);
  const Json z = good({"odop", "shift", data, "close", "--pin", "2025", "--counted", counted, "--json"});
  CHECK(z.at("difference_paise") == -500);
  CHECK(z.at("net_paise") == x.at("net_paise"));
  CHECK(z.at("z_number") == 1);
  CHECK(good({"odop", "shift", data, "z", "--json"}) == z);
}

TEST_CASE("Small sales without a bill stand in one that comes out of the printer behind the Z", "[programs]") {
  const TemporaryFolder folder("small-sales");
  const std::string data = new_kiosk(folder);
  auto small = sell(data, "MBD-DIYA-01", "cash:20000");
  small.push_back("--no-bill");
  std::int64_t sum = 0;
  for (int i = 0; i < 2; ++i) {
    const Json sold = good(small);
    CHECK(sold.at("documents")[0].at("document") == "unbilled_sale");
    sum += sold.at("total_paise").get<std::int64_t>();
  }
  const std::string papers = (folder.path() / "papers.bin").string();
  const Json z = good(
      {"odop", "shift", data, "close", "--pin", "2025", "--counted", "0", "--printer", "file:" + papers, "--json"});
  REQUIRE(z.at("consolidated").size() == 1);
  CHECK(z.at("consolidated")[0].at("document") == "invoice");
  CHECK(z.at("consolidated")[0].at("sales") == 2);
  CHECK(z.at("consolidated")[0].at("total_paise") == sum);
  std::ifstream file(papers, std::ios::binary);
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
  EscPosReader printer(576);
  printer.read(bytes);
  printer.finish();
  CHECK_FALSE(printer.refusal());
  CHECK(printer.take_papers().size() == 2);
  CHECK(good({"odop", "verify", data, "--json"}).at("ok") == true);
}

TEST_CASE("Status, verify and export count the same", "[programs]") {
  const TemporaryFolder folder("status");
  const std::string data = new_kiosk(folder);
  std::int64_t sum = 0;
  for (int i = 0; i < 3; ++i)
    sum += good(sell(data, "MBD-LOTA-01", "cash:1000000")).at("total_paise").get<std::int64_t>();
  const Json status = good({"odop", "status", data, "--json"});
  CHECK(status.at("kiosk") == "K07");
  CHECK(status.at("sales") == 3);
  CHECK(status.at("sum_paise") == sum);
  CHECK(status.at("head").get<std::string>().size() == 64);
  CHECK(status.at("entries") == status.at("unsent"));

  const std::string head = status.at("head"), entries = std::to_string(status.at("entries").get<std::int64_t>());
  const Json verdict = good({"odop", "verify", data, "--head", head + "@" + entries, "--json"});
  CHECK(verdict.at("ok") == true);
  CHECK(verdict.at("entries") == status.at("entries"));
  CHECK(verdict.at("head") == head);
  CHECK(verdict.at("sum_paise") == sum);
  CHECK(verdict.at("findings").empty());
  REQUIRE(verdict.at("witnesses").size() == 1);

  // A head that was never this journal's is a finding, with its sequence, and exit code 1.
  const Ran lied = run_program({"odop", "verify", data, "--head", std::string(64, '0') + "@" + entries, "--json"});
  CHECK(lied.exit_code == 1);
  const Json finding = Json::parse(lied.out);
  CHECK(finding.at("ok") == false);
  REQUIRE_FALSE(finding.at("findings").empty());
  CHECK(finding.at("findings")[0].contains("seq"));
  CHECK(finding.at("findings")[0].contains("what"));

  const auto out = folder.path() / "books";
  const Json exported = good({"odop", "export", data, "--out", out.string(), "--json"});
  CHECK(exported.at("sum_paise") == sum);
  for (const char* file : {"summary.csv", "by_day.csv", "by_hour.csv", "by_district.csv", "by_product.csv",
                           "by_maker.csv", "by_tender.csv", "by_tax.csv", "lines.csv"})
    CHECK(std::filesystem::file_size(out / file) > 40);

  // Rebuilt views say the same.
  CHECK(run_program({"odop", "rebuild", data}).exit_code == 0);
  CHECK(good({"odop", "status", data, "--json"}) == status);
}

TEST_CASE("A changed entry in the journal is found", "[programs]") {
  const TemporaryFolder folder("changed");
  const std::string data = new_kiosk(folder);
  good(sell(data, "MBD-LOTA-01", "cash:1000000"));
  const Ran changed = run_program({"sqlite3", data + "/kiosk.sqlite",
                                   "UPDATE journal SET payload = zeroblob(length(payload)) "
                                   "WHERE sequence = (SELECT max(sequence) FROM journal)"});
  INFO(changed.err);
  REQUIRE(changed.exit_code == 0);
  const Ran ran = run_program({"odop", "verify", data, "--json"});
  CHECK(ran.exit_code == 1);
  CHECK(Json::parse(ran.out).at("ok") == false);
}

TEST_CASE("The catalogue lists piece goods below Rs 15,000 first, one object a line", "[programs]") {
  const Ran ran = run_program({"odop", "pack", "list", demo_pack().string(), "--json"});
  REQUIRE(ran.exit_code == 0);
  std::istringstream lines(ran.out);
  int products = 0, first_goods = 0;
  bool later = false;
  for (std::string line; std::getline(lines, line); ++products) {
    const Json product = Json::parse(line);
    CAPTURE(line);
    for (const char* field :
         {"sku", "kind", "name_en", "name_hi", "price_paise", "gst_rule", "stock", "district", "listings"})
      REQUIRE(product.contains(field));
    const std::string kind = product.at("kind");
    REQUIRE((kind == "piece" || kind == "measured" || kind == "unique"));
    REQUIRE(product.at("price_paise").is_number_integer());
    for (const Json& listing : product.at("listings")) {
      REQUIRE(listing.at("url").get<std::string>().starts_with("https://"));
      REQUIRE(listing.contains("marketplace"));
    }
    const bool is_first_kind = kind == "piece" && product.at("price_paise").get<std::int64_t>() < 1'500'000;
    if (is_first_kind) {
      REQUIRE_FALSE(later);
      ++first_goods;
    } else {
      later = true;
    }
  }
  CHECK(products >= 350);
  CHECK(first_goods > 0);
}

TEST_CASE("One writer a folder: a second is refused as locked, and readers always work", "[programs]") {
  const TemporaryFolder folder("locked");
  const std::string data = new_kiosk(folder);
  const Json before = good({"odop", "status", data, "--json"});
  // The lock is the operating system's: any process that holds the file keeps other writers out.
  ChildProgram writer({"flock", data + "/writer.lock", "sh", "-c", "echo held; sleep 600"}, folder.path() / "log");
  REQUIRE(writer.read_line() == "held");
  CHECK(refused(sell(data, "MBD-LOTA-01", "cash:1000000")) == "locked");
  CHECK(refused({"odop", "sync", data, "--once", "--json"}) == "locked");
  CHECK(refused({"odop", "rebuild", data, "--json"}) == "locked");
  CHECK(refused({"odop", "pack", "apply", data, demo_pack().string(), "--json"}) == "locked");
  CHECK(run_program({"odop-kiosk", "--data", data}).exit_code == 1);
  CHECK(good({"odop", "status", data, "--json"}) == before);
  CHECK(good({"odop", "verify", data, "--json"}).at("ok") == true);
  CHECK(run_program({"odop", "pack", "list", data}).exit_code == 0);
  CHECK(run_program({"odop", "export", data, "--out", (folder.path() / "books").string()}).exit_code == 0);
  writer.cut_power();
}

TEST_CASE("A kiosk begins in an empty folder, with or without its hub", "[programs]") {
  const TemporaryFolder folder("init");
  const std::string data = (folder.path() / "kiosk").string();
  // The hub is away: nobody listens at this address.
  const Ran made = run_program({"odop", "init", data, "--pack", demo_pack().string(), "--kiosk", "K07", "--hub",
                                "http://127.0.0.1:9", "--enrol", "AAAA-BBBB-CCCC"});
  INFO(made.err);
  CHECK(made.exit_code == 0);
  good(sell(data, "MBD-LOTA-01", "cash:1000000"));
  CHECK_FALSE(refused({"odop", "sync", data, "--once", "--json"}).empty());
  CHECK(refused({"odop", "init", data, "--pack", demo_pack().string(), "--kiosk", "K08", "--json"}) ==
        "folder_has_journal");
  CHECK(good({"odop", "status", data, "--json"}).at("sales") == 1);

  const std::string other = (folder.path() / "other").string();
  CHECK(refused({"odop", "init", other, "--pack", demo_pack().string(), "--kiosk", "seven", "--json"}) ==
        "label_malformed");
  const auto broken = folder.path() / "broken.odop";
  std::ofstream(broken) << "this is no pack";
  CHECK_FALSE(refused({"odop", "init", other, "--pack", broken.string(), "--kiosk", "K07", "--json"}).empty());
  CHECK(refused({"odop", "status", (folder.path() / "nowhere").string(), "--json"}) == "no_journal");
}

TEST_CASE("A hub gives one code for a label, serves, and takes a kiosk's books", "[programs]") {
  const TemporaryFolder folder("hub");
  const std::string hub_data = (folder.path() / "hub").string(), data = (folder.path() / "kiosk").string();
  ChildProgram hub({"odop-hub", "serve", "--data", hub_data, "--listen", "127.0.0.1:0"}, folder.path() / "hub.log");
  const std::string line = hub.read_line();
  REQUIRE(line.find("http://127.0.0.1:") != std::string::npos);
  const std::string url = line.substr(line.find("http://"));
  const Ran enrolled = run_program({"odop-hub", "enrol", "--data", hub_data, "--kiosk", "K07"});
  REQUIRE(enrolled.exit_code == 0);
  const std::string code = enrolled.out.substr(0, enrolled.out.size() - 1);
  CHECK(code.find_first_of(" \n") == std::string::npos);  // the code and nothing else
  REQUIRE(run_program(
              {"odop", "init", data, "--pack", demo_pack().string(), "--kiosk", "K07", "--hub", url, "--enrol", code})
              .exit_code == 0);
  good(sell(data, "MBD-LOTA-01", "cash:1000000"));
  CHECK(good({"odop", "sync", data, "--once", "--json"}).at("agrees") == true);
  const Json mine = good({"odop", "status", data, "--json"});
  CHECK(mine.at("unsent") == 0);
  const Json status = good({"odop", "status", hub_data, "--json"});
  REQUIRE(status.at("kiosks").size() == 1);
  for (const char* field : {"kiosk", "entries", "head", "sales", "sum_paise", "unsent"})
    CHECK(status.at("kiosks")[0].at(field) == mine.at(field));
  CHECK(good({"odop", "verify", hub_data, "--json"}).at("ok") == true);
  CHECK(run_program({"odop-hub", "enrol", "--data", hub_data, "--kiosk", "K07"}).exit_code == 1);
  CHECK(hub.stop() == 0);
}

}  // namespace odop::test
