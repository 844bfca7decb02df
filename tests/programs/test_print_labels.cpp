// odop print as a stall uses it: what comes out for a label printer is read back from its bytes by a scanner, and what
// the till's scanner would look up is what was asked for.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "programs/printing_stall.h"
#include "storage/folder_lock.h"
#include "support/child_program.h"
#include "support/label_reader.h"

namespace odop::test {

namespace {

std::vector<std::uint8_t> bytes_of(const std::string& text) {
  return {text.begin(), text.end()};
}

// What a printer that speaks this language would have put on its stickers of 50 x 30 mm.
std::vector<ReadLabel> stickers(const std::string& bytes, const std::string& language) {
  const auto read = language == "tspl" ? read_tspl(bytes_of(bytes), 203) : read_zpl(bytes_of(bytes), 400, 240);
  INFO((read ? "" : std::to_string(read.reason().offset) + ": " + read.reason().what));
  REQUIRE(read);
  return read.value();
}

}  // namespace

TEST_CASE("Labels sent to a label printer are read by a scanner from their bytes", "[programs][print]") {
  const Stall stall;
  struct Row {
    std::string profile, language;
  };
  for (const auto& [profile, language] : {Row{"TSC-TE244", "tspl"}, Row{"Zebra-ZD230", "zpl"}}) {
    const std::string file = stall.at(language);
    const Json answer = stall.printed({"--sku", "LKO-KURTA-01*3", "--sku", "lko-saree-02", "--size", "50x30",
                                       "--printer", "file:" + file + "?profile=" + profile});
    CHECK(answer.at("labels") == 4);
    CHECK(answer.at("products") == 2);
    CHECK(answer.at("language") == language);
    CHECK(answer.at("size") == "50x30");
    const auto labels = stickers(file_text(file), language);
    REQUIRE(labels.size() == 2);
    CHECK(labels[0].copies == 3);
    CHECK(read_codes(labels[0].picture) == std::vector<std::string>{"LKO-KURTA-01"});
    CHECK(labels[1].copies == 1);
    CHECK(read_codes(labels[1].picture) == std::vector<std::string>{"LKO-SAREE-02"});
  }
}

TEST_CASE("The whole catalogue fits sheets of A4, and a scanner reads them", "[programs][print]") {
  const Stall stall;
  const std::string pdf = stall.at("labels.pdf");
  const Json answer = stall.printed({"--out", pdf});
  const int labels = answer.at("labels");
  CHECK(labels > 300);
  CHECK(answer.at("left_out").empty());
  CHECK(answer.at("sheets") == (labels + 23) / 24);  // 3 x 8 on a sheet
  CHECK(file_text(pdf).starts_with("%PDF-"));
  // Drawn by another program, as an office printer would.
  const Ran drawn = run_program({"pdftoppm", "-r", "300", "-gray", "-f", "1", "-l", "1", pdf, stall.at("sheet")});
  REQUIRE(drawn.exit_code == 0);
  fs::path sheet;
  for (const auto& entry : fs::directory_iterator(stall.at(".")))
    if (entry.path().extension() == ".pgm") sheet = entry.path();
  const Ran read = run_program({"zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", sheet.string()});
  CHECK(std::count(read.out.begin(), read.out.end(), '\n') == 24);
  CHECK(read.out.find("LKO-KURTA-01") != std::string::npos);
}

TEST_CASE("Tags with bars come from a label printer and from A4, and a scanner without QR reads them",
          "[programs][print][code128]") {
  const Stall stall;
  const std::string file = stall.at("bars.bin"), pdf = stall.at("bars.pdf");
  stall.printed({"--code", "code128", "--sku", "LKO-KURTA-01", "--printer", "file:" + file + "?profile=TSC-TE244"});
  const auto labels = stickers(file_text(file), "tspl");
  REQUIRE(labels.size() == 1);
  CHECK(read_codes(labels[0].picture, "code128") == std::vector<std::string>{"LKO-KURTA-01"});
  CHECK(read_codes(labels[0].picture).empty());
  stall.printed({"--code", "code128", "--sku", "LKO-KURTA-01*3", "--out", pdf});
  const Ran drawn = run_program({"pdftoppm", "-r", "300", "-gray", pdf, stall.at("bars")});
  REQUIRE(drawn.exit_code == 0);
  std::string sheet;
  for (const auto& entry : fs::directory_iterator(stall.at(".")))
    if (entry.path().extension() == ".pgm") sheet = entry.path().string();
  const Ran read = run_program({"zbarimg", "--raw", "-q", "-Sdisable", "-Scode128.enable", sheet});
  CHECK(read.out.find("LKO-KURTA-01") != std::string::npos);
}

TEST_CASE("The receipt printer prints price tags on its roll", "[programs][print]") {
  const Stall stall;
  const std::string papers = stall.at("papers") + "/";
  const Json answer = stall.printed({"--sku", "LKO-KURTA-01*2", "--printer", "file:" + papers + "?paper=58"});
  CHECK(answer.at("size") == "roll");
  CHECK(answer.at("labels") == 2);
  CHECK(fs::exists(papers + "000001.bin"));
  CHECK(fs::exists(papers + "000002.bin"));
}

TEST_CASE("Labels can be printed beside a running writer, and leave its folder alone", "[programs][print]") {
  const Stall stall;
  const auto before = file_text(stall.at("kiosk") + "/kiosk.sqlite");
  const storage::FolderLock writer(stall.at("kiosk"));  // as a kiosk that sells holds it
  stall.printed({"--sku", "LKO-KURTA-01", "--out", stall.at("pictures")});
  CHECK(fs::exists(stall.at("pictures") + "/LKO-KURTA-01.png"));
  CHECK(file_text(stall.at("kiosk") + "/kiosk.sqlite") == before);
}

TEST_CASE("What odop print cannot do is refused with what, where and what to do", "[programs][print]") {
  const Stall stall;
  const std::string printer = "file:" + stall.at("x") + "?profile=TSC-TE244";
  const auto detail = [](const Json& answer) { return answer.at("detail").get<std::string>(); };
  CHECK(detail(stall.refused({"--out", stall.at("a.pdf"), "--sku", "NO-SUCH-01"}, 1)).find("NO-SUCH-01") !=
        std::string::npos);
  CHECK(stall.refused({"--out", stall.at("a.pdf"), "--sku", "LKO-KURTA-01*0"}, 2).at("error") == "usage");
  CHECK(stall.refused({"--out", stall.at("a.pdf"), "--sku", "LKO-KURTA-01*x"}, 2).at("error") == "usage");
  for (const std::string size : {"50", "x", "50x", "50x30x2", "5x30", "50x900", "-50x30", "large"})
    CHECK(detail(stall.refused({"--printer", printer, "--size", size}, 2)).find("50x30") != std::string::npos);
  CHECK(stall.refused({"--printer", printer, "--size", "140x50"}, 1).at("error") == "label_wide");
  CHECK(stall.refused({"--printer", printer, "--size", "roll"}, 1).at("error") == "size_missing");
  CHECK(stall.refused({"--out", stall.at("a.pdf"), "--size", "roll"}, 2).at("error") == "usage");
  CHECK(detail(stall.refused({"--printer", "tcp:10.0.0.7:9100?profile=Zebra-9"}, 2)).find("Zebra-ZD230") !=
        std::string::npos);
  CHECK(stall.refused({"--printer", "none"}, 2).at("error") == "usage");
  CHECK(stall.refused({}, 2).at("error") == "usage");
  CHECK(stall.refused({"--printer", printer, "--out", stall.at("a.pdf")}, 2).at("error") == "usage");
  CHECK(stall.refused({"--printer", "file:" + stall.at("missing/x") + "?profile=TSC-TE244"}, 1).at("error") ==
        "unreachable");
  CHECK_FALSE(fs::exists(stall.at("a.pdf")));
  CHECK_FALSE(fs::exists(stall.at("x")));
  const Ran nowhere = run_program({"odop", "print", stall.at("nowhere"), "--labels", "--out", stall.at("a.pdf")});
  CHECK(nowhere.exit_code == 1);
  CHECK(nowhere.err.find("no_journal") != std::string::npos);
}

TEST_CASE("A bill is never sent to a label printer", "[programs][print]") {
  const Stall stall;
  const Ran ran =
      run_program({"odop", "sell", stall.at("kiosk"), "--pin", "2025", "--items", "LKO-KURTA-01", "--tender",
                   "cash:145000", "--printer", "file:" + stall.at("x") + "?profile=Zebra-ZD220"});
  CHECK(ran.exit_code == 2);
  CHECK(ran.err.find("label printer") != std::string::npos);
}

TEST_CASE("Sheets of A4 go to CUPS as lp takes them, and without CUPS that is said", "[programs][print]") {
  const Stall stall;
  const std::string folder = stall.at("bin");
  fs::create_directories(folder);
  const Words words{"--sku", "LKO-KURTA-01", "--a4-printer", "Office_1"};
  const std::string path = std::getenv("PATH");
  CHECK(stall.refused(words, 1, {{"PATH", folder}}).at("error") == "no_cups");

  const auto lp = [&](const std::string& does) {
    std::ofstream(folder + "/lp") << "#!/bin/sh\n" << does << "\n";
    fs::permissions(folder + "/lp", fs::perms::owner_all);
  };
  const Environment environment{{"PATH", folder + ":" + path}};
  lp("for word in \"$@\"; do echo \"$word\"; last=$word; done > '" + stall.at("asked") + "'; cp \"$last\" '" +
     stall.at("sent.pdf") + "'");
  CHECK(stall.print(words, environment).exit_code == 0);
  CHECK(file_text(stall.at("asked")).starts_with("-d\nOffice_1\n-o\nmedia=A4\n-o\nfit-to-page\n--\n/"));
  CHECK(file_text(stall.at("sent.pdf")).starts_with("%PDF-"));

  lp("echo 'lp: The printer or class does not exist.' >&2; exit 1");
  const Json no_queue = stall.refused(words, 1, environment);
  CHECK(no_queue.at("error") == "queue_refused");
  CHECK(no_queue.at("detail").get<std::string>().find("does not exist") != std::string::npos);
  for (const std::string queue : {"-o", "a b", "a;reboot\n", "../x"})
    CHECK(stall.refused({"--sku", "LKO-KURTA-01", "--a4-printer=" + queue}, 1, environment).at("error") ==
          "queue_wrong");
}

}  // namespace odop::test
