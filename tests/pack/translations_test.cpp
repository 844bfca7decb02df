// Texts of a pack in further languages come from po/<language>.po, as translators' programs write them.
#include <catch2/catch.hpp>

#include "pack/tiny_folder.h"

using namespace odop;
using odop::test::TinyFolder;

namespace {

constexpr const char* head =
    "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: ur\\n\"\n\n";

const District& district(const Catalogue& catalogue, std::string_view id) {
  const District* found = catalogue.find_district(id);
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("A .po file's words arrive in the catalogue, through the pack's file too", "[pack][translations]") {
  TinyFolder folder;
  folder.raw("po/ur.po", std::string(head) +
                             "#. machine\nmsgid \"Lucknow\"\nmsgstr \"لکھنؤ\"\n\n"
                             "msgctxt \"map_label\"\nmsgid \"Vara|nasi\"\nmsgstr \"وارا|نسی\"\n\n"
                             "#, fuzzy\nmsgid \"Varanasi\"\nmsgstr \"غلط\"\n");
  const PackFolder read = folder.read();
  CHECK_FALSE(read.has_errors);
  CHECK(district(read.catalogue, "lucknow").name.in(Language::ur) == "لکھنؤ");
  CHECK(district(read.catalogue, "lucknow").division.in(Language::ur) == "لکھنؤ");
  CHECK(district(read.catalogue, "varanasi").map_label.in(Language::ur) == "وارا|نسی");
  CHECK(district(read.catalogue, "varanasi").name.in(Language::ur) == "Varanasi");  // a guess is not shown

  const auto pack = folder.scratch() / "tiny.odop";
  build_tiny(folder, pack);
  const auto loaded = load_pack(pack);
  REQUIRE(loaded);
  CHECK(district(*loaded, "lucknow").name.in(Language::ur) == "لکھنؤ");
}

TEST_CASE("A column of the table goes before the .po file", "[pack][translations]") {
  TinyFolder folder;
  folder.add_column("districts.csv", "name_ur", "اپنا");
  folder.raw("po/ur.po", std::string(head) + "msgid \"Lucknow\"\nmsgstr \"لکھنؤ\"\n");
  CHECK(district(folder.read().catalogue, "lucknow").name.in(Language::ur) == "اپنا");
}

TEST_CASE("A broken .po file is named with its line, and the goods are read all the same", "[pack][translations]") {
  TinyFolder folder;
  folder.raw("po/ur.po", std::string(head) + "msgid \"Lucknow\nmsgstr \"x\"\n");
  const PackFolder read = folder.read();
  CHECK(read.has_errors);
  REQUIRE_FALSE(read.findings.empty());
  CHECK(read.findings[0].file == "po/ur.po");
  CHECK(read.findings[0].code == "translation_unreadable");
  CHECK((read.findings[0].line == 6 || read.findings[0].line == 7));  // the line, or where the library gave up
  CHECK_FALSE(read.catalogue.products.empty());
}
