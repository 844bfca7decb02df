// What the page on the stall's Wi-Fi answers: lists, hostile addresses, what is escaped, what nobody may read.
#include "page/site.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "page/html.h"
#include "page/vcard.h"
#include "page_fair.h"
#include "support/manual_clock.h"
#include "text/words.h"

using namespace odop;
using namespace odop::page;

namespace {

struct Served {
  test::ManualClock clock{1'737'000'000'000};  // 16 January 2025
  Site site;
  Served()
      : site((init_words(std::filesystem::path(ODOP_BIN_DIR).parent_path() / "share" / "locale"), test::page_fair()),
             clock) {}
  std::string page(const std::string& path, int status = 200) const {
    const PageReply reply = site.answer(path);
    INFO(path);
    CHECK(reply.status == status);
    return reply.body;
  }
};

bool holds(const std::string& page, std::string_view words) {
  return page.find(words) != std::string::npos;
}
std::size_t count(const std::string& page, std::string_view words) {
  std::size_t n = 0;
  for (auto at = page.find(words); at != std::string::npos; at = page.find(words, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("A kept list is shown whole: name, price of the day, maker, links with their host", "[page]") {
  const Served served;
  const std::string page = served.page("/k/en/1a2b3c4d/0-11");
  for (const char* words :
       {"Thing 0", "Thing 37", "₹650", "16 January 2025", "Salim &lt;b&gt;Ansari", "https://www.flipkart.com/p/37",
        "www.flipkart.com", "data:image/svg+xml;base64,", "Hall 2, stall S14, about 120 m"})
    CHECK(holds(page, words));
  CHECK_FALSE(holds(page, "Thing 1<"));
  CHECK_FALSE(holds(page, "<script"));
}

TEST_CASE("The saved file holds the same and leads nowhere but to the shops", "[page]") {
  const Served served;
  const PageReply saved = served.site.answer("/k/hi/1a2b3c4d/0-11.html");
  CHECK(saved.file_name == "odop-fair.html");
  CHECK(holds(saved.body, "चीज 37"));
  CHECK(count(saved.body, "href=\"") == count(saved.body, "href=\"https://") + count(saved.body, "href=\"data:,"));
}

TEST_CASE("A list of another fair's pack says so, and so does one with things that this pack has not", "[page]") {
  const Served served;
  const std::string sorry =
      Translator::of(Language::en)
          .tr("This list is of another fair's pack, or of an older one. Make it again at the kiosk.");
  CHECK(holds(served.page("/k/en/ffffffff/0-1", 410), escape_html(sorry)));
  CHECK(holds(served.page("/k/en/1a2b3c4d/0-zz", 410), escape_html(sorry)));
}

TEST_CASE("Hostile addresses get a short answer that repeats nothing of them", "[page]") {
  const Served served;
  const auto path = GENERATE(std::string("/k/en/<script>alert(1)</script>"), std::string("/../../etc/passwd"),
                             std::string("/en/d/<b>"), std::string("/en/m/../../x.vcf"), std::string("/en/999"),
                             std::string("/en/plan/S99"), std::string("/xx"), std::string(),
                             std::string("/en/d/agra/18446744073709551617"), "/" + std::string(100'000, 'a'),
                             std::string("/en/d/\0agra", 11));
  const PageReply reply = served.site.answer(path);
  CHECK((reply.status == 404 || reply.status == 414));
  CHECK(reply.body.size() < 10'000);
  CHECK_FALSE(holds(reply.body, "alert"));
}

TEST_CASE("What the pack says is text on the page and never a tag", "[page]") {
  CHECK(escape_html("<a href=\"x\">'&") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
  const Served served;
  CHECK_FALSE(holds(served.page("/en/d/agra"), "<b>Ansari"));
  CHECK(holds(served.page("/en/d/agra"), "&quot;Hand&quot; &amp; mind"));
}

TEST_CASE("No page carries what visitors have no business with", "[page]") {
  const Served served;
  for (const char* path : {"/", "/en", "/en/d/agra", "/k/en/1a2b3c4d/0", "/en/stall.vcf", "/en/m/M1.vcf", "/en/plan"}) {
    const std::string page = served.page(path);
    for (const char* secret : {"argon2id", "AAACU0000H", "Asha"}) CHECK_FALSE(holds(page, secret));
  }
}

TEST_CASE("The page speaks eight languages, Hindi first, Urdu from right to left", "[page]") {
  const Served served;
  CHECK(holds(served.page("/"), "<html lang=\"hi\" dir=\"ltr\">"));
  CHECK(holds(served.page("/ur/d/agra"), "<html lang=\"ur\" dir=\"rtl\">"));
  for (const auto code : language_codes)
    CHECK(holds(served.page("/" + std::string(code)), own_name_of(*language_from_code(code))));
}

TEST_CASE("A district of many things is turned page by page", "[page]") {
  const Served served;
  CHECK(count(served.page("/en/d/agra"), "<h2>") == 24);
  CHECK(count(served.page("/en/d/agra/2"), "<h2>") == 16);
  served.page("/en/d/agra/3", 404);
}

TEST_CASE("Nothing but the bill's own scripts may run, and nothing may be fetched", "[page]") {
  const Served served;
  CHECK_FALSE(holds(served.site.answer("/en").content_security_policy, "script-src"));
  const std::string policy = served.site.answer("/bill").content_security_policy;
  CHECK(count(policy, "'sha256-") == 2);
  CHECK_FALSE(holds(policy.substr(policy.find("script-src")), "unsafe-inline"));
}

TEST_CASE("A contact card is vCard 3.0: CRLF, escaped, folded between letters", "[page][vcard]") {
  CHECK(escape_vcard("a\\b,c;d\ne:f") == "a\\\\b\\,c\\;d\\ne:f");
  const std::string card = maker_vcard(test::page_fair(), test::page_fair().makers[0], Language::hi);
  CHECK(card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:सलीम <b>अंसारी</b>\r\nN:"));
  CHECK(card.ends_with("CATEGORIES:ODOP\r\nEND:VCARD\r\n"));
  CHECK(holds(card, "URL:https://www.flipkart.com/p/0\r\n"));
  CHECK_FALSE(holds(card, "TEL"));
  const std::string stall = stall_vcard(test::page_fair(), Language::en);
  CHECK(holds(stall, "TEL;TYPE=WORK,VOICE:0532 0000014\r\n"));
  CHECK(holds(stall, "ADR;TYPE=WORK:;;Stall 1\\; the fair\\, Prayagraj;;;;\r\n"));

  std::string line = "NOTE:";
  for (int i = 0; i < 60; ++i) line += "क";
  const std::string folded = fold_line(line);
  std::string unfolded;
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = folded.find("\r\n", at);
    const std::string part = folded.substr(at, end - at);
    CHECK(part.size() <= 75);
    CHECK((static_cast<unsigned char>(part[at == 0 ? 0 : 1]) & 0xC0) != 0x80);
    unfolded += at == 0 ? part : part.substr(1);
    at = end + 2;
  }
  CHECK(unfolded == line);
}
