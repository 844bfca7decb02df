#include <atomic>
#include <catch2/catch.hpp>
#include <clocale>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "core/errors.h"
#include "reference_renderer.h"
#include "text/words.h"

namespace odop {
namespace {

// msgids of this test stand in its own .po files, compiled by msgfmt.
std::filesystem::path compile(const test::ScratchFolder& folder, const std::string& name, const std::string& entries,
                              const std::string& plural = "nplurals=2; plural=(n > 1);") {
  const std::string header =
      "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: " + plural +
      "\\n\"\n\n";
  std::ofstream(folder / (name + ".po")) << header << entries;
  const auto mo = folder / (name + ".mo");
  REQUIRE(test::run_program({"msgfmt", "-o", mo.string(), (folder / (name + ".po")).string()}, "gettext") == 0);
  return mo;
}

}  // namespace

TEST_CASE("Screen and paper speak different languages at the same time", "[text][words]") {
  init_words();
  set_language(Language::hi);
  CHECK(std::string(tr_ctx("month", "January")) == "जनवरी");
  const Translator& english = Translator::of(Language::en);
  CHECK(std::string(english.tr_ctx("month", "January")) == "January");
  set_language(Language::en);
  CHECK(std::string(tr_ctx("month", "January")) == "January");
  CHECK(std::string(Translator::of(Language::hi).tr_ctx("month", "January")) == "जनवरी");
  CHECK(std::string(Translator::of(Language::mr).tr_ctx("month", "January")) == "जानेवारी");
  // A word that only staff meet has no Marathi; who reads Marathi reads Devanagari, so the Hindi one stands.
  CHECK(std::string(Translator::of(Language::mr).tr("Training")) == Translator::of(Language::hi).tr("Training"));

  std::atomic<bool> wrong{false};
  std::thread paper([&] {
    for (int i = 0; i < 20'000; ++i)
      if (std::string_view(Translator::of(Language::hi).tr_ctx("unit", "kg")) != "किलो") wrong = true;
  });
  for (int i = 0; i < 20'000; ++i) {
    set_language(i % 2 == 0 ? Language::en : Language::hi);
    if (std::string_view(tr_ctx("unit", "kg")) != (i % 2 == 0 ? "kg" : "किलो")) wrong = true;
  }
  paper.join();
  CHECK_FALSE(wrong);
  set_language(Language::hi);
}

TEST_CASE("Words do not depend on the locale of whoever started the kiosk", "[text][words]") {
  ::setenv("LANG", "C", 1);
  ::setenv("LANGUAGE", "en", 1);
  ::setenv("LC_ALL", "POSIX", 1);
  std::setlocale(LC_ALL, "C");
  init_words();
  set_language(Language::hi);
  CHECK(std::string(tr_ctx("month", "March")) == "मार्च");
}

TEST_CASE("A sentence without a translation is shown in English, not left out", "[text][words]") {
  init_words();
  set_language(Language::hi);
  // Built at run time, so that it is not taken for a sentence of the program.
  static const std::string unknown = "no catalogue has this";
  CHECK(std::string(Translator::of(Language::hi).tr(unknown.c_str())) == unknown);
  CHECK(std::string(Translator::of(Language::ur).tr(unknown.c_str())) == unknown);
  CHECK(std::string(Translator::of(Language::ur).tr("Training")) == "Training");  // the staff's words
  CHECK(std::string(Translator::of(Language::hi).tr("")).empty());
}

TEST_CASE("Counted things take the form of their number", "[text][words]") {
  test::ScratchFolder folder;
  const std::string entries =
      "msgid \"{0} bill\"\nmsgid_plural \"{0} bills\"\nmsgstr[0] \"{0} बिल\"\nmsgstr[1] \"{0} बिलें\"\n\n"
      "msgctxt \"drawer\"\nmsgid \"change\"\nmsgstr \"छुट्टे\"\n\nmsgid \"change\"\nmsgstr \"बदलें\"\n";
  const auto words = Translator::from_mo_file(compile(folder, "zero-or-one", entries), Language::hi);
  CHECK(std::string(words->trn("{0} bill", "{0} bills", 0)) == "{0} बिल");
  CHECK(std::string(words->trn("{0} bill", "{0} bills", 1)) == "{0} बिल");
  CHECK(std::string(words->trn("{0} bill", "{0} bills", 2)) == "{0} बिलें");
  CHECK(std::string(words->tr_ctx("drawer", "change")) == "छुट्टे");
  CHECK(std::string(words->tr("change")) == "बदलें");
  const auto one =
      Translator::from_mo_file(compile(folder, "one", entries, "nplurals=2; plural=n != 1;"), Language::gu);
  CHECK(std::string(one->trn("{0} bill", "{0} bills", 0)) == "{0} बिलें");
  CHECK(std::string(one->trn("{0} bill", "{0} bills", 1)) == "{0} बिल");
  const Translator bare(Language::en);
  CHECK(std::string(bare.trn("{0} bill", "{0} bills", 1)) == "{0} bill");
  CHECK(std::string(bare.trn("{0} bill", "{0} bills", 0)) == "{0} bills");
  CHECK_THROWS_AS(
      Translator::from_mo_file(compile(folder, "odd", entries, "nplurals=2; plural=(n % 10 == 1);"), Language::en),
      MachineError);
}

TEST_CASE("A broken word catalogue is refused by name and never read outside its bytes", "[text][words]") {
  test::ScratchFolder folder;
  std::ifstream in(default_locale_folder() / "hi" / "LC_MESSAGES" / "odop.mo", std::ios::binary);
  const std::string good((std::istreambuf_iterator<char>(in)), {});
  REQUIRE(good.size() > 500);
  const auto read = [&](const std::string& bytes) {
    const auto file = folder / "broken.mo";
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    return Translator::from_mo_file(file, Language::hi);
  };
  CHECK_NOTHROW(read(good));
  for (const std::size_t length : {std::size_t{0}, std::size_t{3}, std::size_t{19}, std::size_t{40}, good.size() / 2})
    CHECK_THROWS_AS(read(good.substr(0, length)), MachineError);
  int refused = 0;
  for (std::size_t byte = 0; byte < 600; ++byte) {
    std::string bytes = good;
    bytes[byte] = static_cast<char>(bytes[byte] ^ 0x5A);
    try {
      const auto words = read(bytes);
      CHECK(words->tr_ctx("month", "January") != nullptr);
    } catch (const MachineError& error) {
      CHECK(std::string(error.what()).find("broken.mo") != std::string::npos);
      ++refused;
    }
  }
  CHECK(refused > 100);
  CHECK_THROWS_AS(Translator::from_mo_file(folder / "none.mo", Language::hi), MachineError);
  CHECK_THROWS_AS(init_words(folder.path()), MachineError);  // a kiosk without Hindi does not start silently
}

TEST_CASE("Values go where the sentence of each language wants them", "[text][words]") {
  CHECK(fill("{0} of {1}", {"3", "75"}) == "3 of 75");
  CHECK(fill("{1} में से {0}", {"3", "75"}) == "75 में से 3");
  CHECK(fill("{2} {x} {", {"a"}) == "{2} {x} {");
  CHECK(fill("{0}", {"{0}"}) == "{0}");
  CHECK(fill("", {}).empty());
}

}  // namespace odop
