// Posters and cards as a stall prints them: every code that comes out is read back from the paper by another program,
// clean, blurred, turned and from far, and leads to the listing that the fair's tables name.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>

#include "programs/printing_stall.h"
#include "storage/folder_lock.h"
#include "support/random_scale.h"

namespace odop::test {

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The first listing of each product, straight from the table that the pack is built from.
std::map<std::string, std::string> first_listings() {
  std::map<std::string, std::string> links;
  for (const std::string& line :
       lines_of(file_text(fs::path(ODOP_SOURCE_DIR) / "db/seed/mahakumbh-2025/listings.csv"))) {
    std::istringstream fields(line);
    std::string sku, marketplace, url;
    std::getline(fields, sku, ',');
    std::getline(fields, marketplace, ',');
    std::getline(fields, url, ',');
    if (url.starts_with("https://")) links.emplace(sku, url);
  }
  return links;
}

// As an office printer would draw the pages, and a camera read them.
Words rastered(const Stall& stall, const std::string& pdf, int first, int last, int dpi, const std::string& name) {
  const Ran drawn = run_program({"pdftoppm", "-gray", "-r", std::to_string(dpi), "-f", std::to_string(first), "-l",
                                 std::to_string(last), pdf, stall.at(name)});
  INFO(drawn.err);
  REQUIRE(drawn.exit_code == 0);
  Words pages;
  for (const auto& entry : fs::directory_iterator(stall.at(".")))
    if (entry.path().filename().string().starts_with(name + "-")) pages.push_back(entry.path().string());
  std::sort(pages.begin(), pages.end());
  return pages;
}

std::vector<std::string> codes_on(const Words& pages) {
  Words command{"zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable"};
  command.insert(command.end(), pages.begin(), pages.end());
  return lines_of(run_program(command).out);
}

std::string detail_of(const Json& answer) {
  return answer.at("detail").get<std::string>();
}

}  // namespace

TEST_CASE("Every printed code of the fair is read from its poster and its table card, and leads to its listing",
          "[programs][print][posters]") {
  struct Row {
    std::string kind;
    int dpi;  // what a camera has at the distance for which the code is made: about four pixels a module
  };
  static const Stall stall{Words{}};  // for both kinds
  const auto row = GENERATE(values<Row>({{"--posters", 40}, {"--table-cards", 100}}));
  const std::string name = row.kind.substr(2), pdf = stall.at(name + ".pdf");
  const Json answer = stall.printed({row.kind, "--out", pdf});
  CHECK(answer.at("left_out").empty());
  CHECK(answer.at("without_picture").empty());
  const int pages = answer.at("pages");
  CHECK(pages > 350);
  const Json& codes = answer.at("codes");
  CHECK(static_cast<int>(codes.size()) + answer.at("only_on_stall").get<int>() == pages);
  const auto listings = first_listings();
  for (const Json& code : codes) {
    INFO(code.dump());
    CHECK(listings.at(code.at("sku")) == code.at("link"));
  }

  // As many pages as a run has time for, from a place that the seed chooses; ODOP_RANDOM_SCALE=7 reads them all.
  const int count = static_cast<int>(std::min<std::int64_t>(pages, scaled(60)));
  const int first = 1 + static_cast<int>(seed_first() / 1'000'000 * 61 % static_cast<std::uint64_t>(pages - count + 1));
  const Words rasters = rastered(stall, pdf, first, first + count - 1, row.dpi, name + "-page");
  REQUIRE(static_cast<int>(rasters.size()) == count);
  const auto read = codes_on(rasters);
  std::size_t at = 0;
  while (at < codes.size() && !read.empty() && codes[at].at("link") != read.front()) ++at;
  REQUIRE(at < codes.size());
  REQUIRE(static_cast<int>(read.size()) > count * 8 / 10);  // the others are found only on the stall, and say so
  CHECK(count - static_cast<int>(read.size()) <= answer.at("only_on_stall").get<int>());
  for (std::size_t i = 0; i < read.size(); ++i) CHECK(read[i] == codes.at(at + i).at("link"));

  const Words sharp = rastered(stall, pdf, 1, 3, row.dpi * 2, name + "-sharp");
  for (const Words& harm : {Words{"-blur", "0x2"}, Words{"-background", "gray", "-rotate", "5"},
                            Words{"-resize", "50%"}, Words{"-brightness-contrast", "-20x-50"}}) {
    INFO(harm.front());
    Words harmed;
    for (const std::string& page : sharp) {
      Words command{"convert", page};
      command.insert(command.end(), harm.begin(), harm.end());
      command.push_back(page + ".harmed.pgm");
      REQUIRE(run_program(command).exit_code == 0);
      harmed.push_back(command.back());
    }
    const auto still_read = codes_on(harmed);
    REQUIRE(still_read.size() == sharp.size());
    for (std::size_t i = 0; i < still_read.size(); ++i) CHECK(still_read[i] == codes.at(i).at("link"));
  }
}

TEST_CASE("A poster's letters are embedded, and can be searched", "[programs][print][posters]") {
  const Stall stall({"--posters"});
  const std::string pdf = stall.at("one.pdf");
  CHECK(stall.printed({"--out", pdf, "--sku", "LKO-KURTA-01", "--size", "A3"}).at("reading_distance_mm") == 1500);
  const Ran fonts = run_program({"pdffonts", pdf});
  const auto rows = lines_of(fonts.out);
  REQUIRE(rows.size() > 4);
  for (std::size_t i = 2; i < rows.size(); ++i) {
    INFO(rows[i]);
    CHECK(rows[i].find("Noto") != std::string::npos);
    CHECK(rows[i].find("yes yes yes") != std::string::npos);
  }
  const std::string text = run_program({"pdftotext", pdf, "-"}).out;
  for (const char* words : {"Chikankari cotton kurta", "लखनऊ", "₹1,450", "flipkart.com", "DEMONSTRATION", "प्रदर्शन"})
    CHECK(text.find(words) != std::string::npos);
  CHECK(run_program({"pdfinfo", pdf}).out.find("A3") != std::string::npos);
}

TEST_CASE("A stall chooses what is printed: one district, one shop, one language, four cards on a sheet",
          "[programs][print][posters]") {
  const Stall cards({"--table-cards"});
  const std::string pdf = cards.at("cards.pdf");
  const Json four = cards.printed(
      {"--out", pdf, "--sheet", "A4", "--sku", "LKO-KURTA-01*4", "--marketplace", "odop-mart", "--language", "hi"});
  CHECK(four.at("pages") == 4);
  CHECK(four.at("sheets") == 1);
  CHECK(codes_on(rastered(cards, pdf, 1, 1, 100, "sheet")) ==
        std::vector<std::string>(4, "https://odopmart.up.gov.in/"));
  CHECK(run_program({"pdftotext", pdf, "-"}).out.find("Chikankari") == std::string::npos);
  const Json district = cards.printed({"--out", pdf, "--district", "lucknow"});
  CHECK(district.at("pages").get<int>() > 3);
  for (const Json& code : district.at("codes")) CHECK(code.at("sku").get<std::string>().starts_with("LKO-"));

  // A label of that size is a shelf card: the price large, and the shop's code beside it.
  const Stall labels;
  const std::string shelf = labels.at("shelf.pdf");
  CHECK(labels.printed({"--out", shelf, "--size", "A6", "--sku", "LKO-KURTA-01"}).at("size") == "A6");
  CHECK(codes_on(rastered(labels, shelf, 1, 1, 120, "shelf")).size() == 1);
}

TEST_CASE("Posters are printed beside a running writer and leave its folder alone", "[programs][print][posters]") {
  const Stall stall({"--posters"});
  const auto before = file_text(stall.at("kiosk") + "/kiosk.sqlite");
  const storage::FolderLock writer(stall.at("kiosk"));  // as a kiosk that sells holds it
  stall.printed({"--sku", "LKO-KURTA-01", "--out", stall.at("one.pdf")});
  CHECK(file_text(stall.at("kiosk") + "/kiosk.sqlite") == before);
}

TEST_CASE("What cannot be a poster is refused or left out, with what to do, and an older file stays whole",
          "[programs][print][posters]") {
  const Stall stall({"--posters"});
  const std::string pdf = stall.at("a.pdf");
  std::ofstream(pdf) << "older";
  CHECK(detail_of(stall.refused({"--out", pdf, "--size", "A6"}, 2)).find("A4, A3, A2 or A1") != std::string::npos);
  CHECK(detail_of(stall.refused({"--out", pdf, "--size", "50x30"}, 2)).find("A4") != std::string::npos);
  CHECK(detail_of(stall.refused({"--out", stall.at("pages")}, 2)).find("FILE.pdf") != std::string::npos);
  CHECK(stall.refused({}, 2).at("error") == "usage");
  CHECK(stall.refused({"--out", pdf, "--printer", "file:" + stall.at("x")}, 2).at("error") == "usage");
  CHECK(detail_of(stall.refused({"--a4-printer", "Office", "--size", "A3"}, 2)).find("size of the codes") !=
        std::string::npos);
  CHECK(detail_of(stall.refused({"--out", pdf, "--sheet", "A4"}, 2)).find("--size A4") != std::string::npos);
  CHECK(stall.refused({"--out", pdf, "--sku", "NO-SUCH-01"}, 1).at("error") == "sku_unknown");
  CHECK(detail_of(stall.refused({"--out", pdf, "--district", "atlantis"}, 1)).find("districts.csv") !=
        std::string::npos);
  CHECK(stall.refused({"--out", pdf, "--marketplace", "bazaar"}, 1).at("error") == "marketplace_unknown");
  CHECK(stall.refused({"--out", pdf, "--district", "agra", "--sku", "LKO-KURTA-01"}, 2).at("error") == "usage");

  // Three metres are too far for A4: said for each product, and nothing is written.
  const Ran far = stall.print({"--out", pdf, "--distance", "3", "--sku", "LKO-KURTA-01", "--json"});
  CHECK(far.exit_code == 1);
  const Json left_out = Json::parse(far.out).at("left_out");
  REQUIRE(left_out.size() == 1);
  CHECK(left_out[0].at("sku") == "LKO-KURTA-01");
  CHECK(left_out[0].at("error") == "code_large");
  CHECK(left_out[0].at("detail").get<std::string>().find("--distance") != std::string::npos);
  CHECK(file_text(pdf) == "older");
  CHECK_FALSE(fs::exists(pdf + ".part"));

  const Json no_folder = stall.refused({"--out", stall.at("missing/a.pdf"), "--sku", "LKO-KURTA-01"}, 3);
  CHECK(no_folder.at("error") == "io");
  CHECK(detail_of(no_folder).find("No such file") != std::string::npos);
}

}  // namespace odop::test
