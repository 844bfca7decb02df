// The maker's slip and card, and the seal of a day, as a stall and an outside witness use them on the command line.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/child_program.h"
#include "support/temporary_folder.h"

namespace odop::test {

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

class Stall {
 public:
  Stall() {
    const std::string pack = at("demo.odop");
    REQUIRE(run_program({"odop", "pack", "build", std::string(ODOP_SOURCE_DIR) + "/db/seed/mahakumbh-2025", "-o", pack})
                .exit_code == 0);
    good({"init", at("kiosk"), "--pack", pack, "--kiosk", "K07"});
  }
  std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
  Json good(Words words) const { return answer(std::move(words), 0); }
  std::string refused(Words words) const { return answer(std::move(words), 1).at("error"); }
  Json answer(Words words, int exit_code) const {
    words.insert(words.begin(), "odop");
    words.push_back("--json");
    const Ran ran = run_program(words);
    INFO(ran.out << ran.err);
    CHECK(ran.exit_code == exit_code);
    return Json::parse(ran.out);
  }
  Json sell(const std::string& items) const {
    return good({"sell", at("kiosk"), "--pin", "2025", "--items", items, "--tender", "cash:1000000"});
  }

 private:
  TemporaryFolder folder_{"maker-seal"};
};

std::string scanned(const std::string& picture) {
  std::string out = run_program({"zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", picture}).out;
  if (!out.empty()) out.pop_back();
  return out;
}

}  // namespace

TEST_CASE("A maker's slip adds up, knows what was paid, and its card opens it", "[programs][maker]") {
  const Stall stall;
  stall.sell("LKO-KURTA-01*2,MBD-LOTA-01");
  const Json first = stall.good({"slip", stall.at("kiosk"), "--maker", "M003"});
  CHECK(first.at("today_pieces") == 2);
  CHECK(first.at("today").at(0).at("sku") == "LKO-KURTA-01");
  const std::int64_t net = first.at("net_paise");
  CHECK(net > 0);

  CHECK(stall.refused({"shift", stall.at("kiosk"), "pay", "--maker", "M003", "--amount", "50000", "--pin", "2025"}) ==
        "needs_supervisor");
  CHECK(stall.refused({"shift", stall.at("kiosk"), "pay", "--maker", "M999", "--amount", "50000", "--pin", "2026"}) ==
        "maker_unknown");
  stall.good({"shift", stall.at("kiosk"), "pay", "--maker", "M003", "--amount", "50000", "--pin", "2026"});
  const Json paid = stall.good(
      {"slip", stall.at("kiosk"), "--maker", "M003", "--printer", "file:" + stall.at("slip.bin") + "?paper=58"});
  CHECK(paid.at("paid_paise") == 50'000);
  CHECK(paid.at("not_yet_paid_paise") == net - 50'000);
  CHECK(fs::file_size(stall.at("slip.bin")) > 1'000);

  CHECK(stall.good({"print", stall.at("kiosk"), "--maker-cards", "--out", stall.at("cards")}).at("cards") == 33);
  const std::string card = scanned(stall.at("cards") + "/M003.png");
  CHECK(card.starts_with("ODOPM:M003:"));
  CHECK(stall.good({"slip", stall.at("kiosk"), "--card", card}).at("maker") == "M003");
  CHECK(stall.refused({"slip", stall.at("kiosk"), "--card", "ODOPM:M001:" + card.substr(11)}) == "card_unknown");
  CHECK(stall.refused({"slip", stall.at("kiosk"), "--maker", "M999"}) == "maker_unknown");
  // Ten cards of a bank card's size on a sheet.
  CHECK(stall.good({"print", stall.at("kiosk"), "--maker-cards", "--out", stall.at("cards.pdf")}).at("sheets") == 4);
}

TEST_CASE("A seal says what it holds, and finds books that were cut off after it was printed", "[programs][seal]") {
  const Stall stall;
  stall.sell("LKO-KURTA-01");
  fs::copy(stall.at("kiosk"), stall.at("cut-off"), fs::copy_options::recursive);
  stall.sell("LKO-KURTA-01");
  const std::string seal =
      stall.good({"shift", stall.at("kiosk"), "close", "--pin", "2025", "--counted", "0"}).at("seal");
  const Json said = stall.good({"verify", "--seal", seal});
  CHECK(said.at("kiosk") == "K07");
  CHECK(said.at("sales") == 2);
  CHECK(stall.good({"shift", stall.at("kiosk"), "z"}).at("seal") == seal);

  const Json whole = stall.good({"verify", stall.at("kiosk"), "--seal", seal});
  CHECK(whole.at("witnesses").size() == 1);
  CHECK(whole.at("head") == said.at("head"));
  CHECK(stall.good({"verify", stall.at("cut-off")}).at("ok") == true);
  const Json found = stall.answer({"verify", stall.at("cut-off"), "--seal", seal}, 1);
  CHECK(found.at("findings").at(0).at("kind") == "head_differs");

  std::string changed = seal;
  changed[20] = changed[20] == 'A' ? 'B' : 'A';
  const std::string word = stall.refused({"verify", "--seal", changed});
  CHECK((word == "signature_wrong" || word == "damaged"));
  CHECK(stall.refused({"verify", "--seal", "ODOP1:ABC"}) == "not_a_seal");
  const Stall other;
  CHECK(stall.refused({"verify", other.at("kiosk"), "--seal", seal}) == "seal_of_others");
}

}  // namespace odop::test
