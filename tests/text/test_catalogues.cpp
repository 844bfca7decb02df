// The catalogues in assets/po against the sentences of the code and the letters of our fonts.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "reference_renderer.h"
#include "text/layout.h"
#include "text/utf8.h"

namespace odop {
namespace {

struct Entry {
  std::string id, plural;
  std::vector<std::string> translations;
  bool fuzzy = false;
};
// By context, U+0004 and msgid, as gettext does it.
using Entries = std::map<std::string, Entry>;

std::string unquoted(const std::string& line) {
  const std::size_t begin = line.find('"') + 1, end = line.rfind('"');
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (line[i] == '\\' && i + 1 < end) {
      ++i;
      text.push_back(line[i] == 'n' ? '\n' : line[i] == 't' ? '\t' : line[i]);
    } else {
      text.push_back(line[i]);
    }
  }
  return text;
}

// Reads what msgcat and xgettext write with --no-wrap.
Entries read_entries(const std::filesystem::path& file) {
  Entries entries;
  Entry entry;
  std::string context;
  std::string* open = nullptr;
  const auto finish = [&] {
    if (!entry.id.empty()) entries[context.empty() ? entry.id : context + "\4" + entry.id] = entry;
    entry = {};
    context.clear();
    open = nullptr;
  };
  std::ifstream in(file);
  REQUIRE(in);
  for (std::string line; std::getline(in, line);) {
    const auto begins = [&](const char* word) { return line.rfind(word, 0) == 0; };
    if (line.empty()) {
      finish();
    } else if (begins("#,") && line.find("fuzzy") != std::string::npos) {
      entry.fuzzy = true;
    } else if (begins("msgctxt ")) {
      context = unquoted(line);
      open = &context;
    } else if (begins("msgid_plural ")) {
      entry.plural = unquoted(line);
      open = &entry.plural;
    } else if (begins("msgid ")) {
      entry.id = unquoted(line);
      open = &entry.id;
    } else if (begins("msgstr")) {
      entry.translations.push_back(unquoted(line));
      open = &entry.translations.back();
    } else if (begins("\"") && open != nullptr) {
      *open += unquoted(line);
    }
  }
  finish();
  return entries;
}

std::string shown(std::string key) {
  const std::size_t at = key.find('\4');
  if (at != std::string::npos) key = "\"" + key.substr(at + 1) + "\" (context \"" + key.substr(0, at) + "\")";
  return key;
}

const std::filesystem::path root = ODOP_SOURCE_DIR;

std::vector<std::filesystem::path> po_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(root / "assets" / "po"))
    if (file.path().extension() == ".po") files.push_back(file.path());
  return files;
}

Entries entries_of_po(const std::filesystem::path& po, const test::ScratchFolder& scratch) {
  const auto flat = scratch / "flat.po";
  REQUIRE(test::run_program({"msgcat", "--no-wrap", "--force-po", "-o", flat.string(), po.string()}, "gettext") == 0);
  return read_entries(flat);
}

// Every sentence the program can say.
Entries entries_of_code(const test::ScratchFolder& scratch) {
  std::vector<std::string> command{"xgettext",
                                   "--from-code=UTF-8",
                                   "--language=C++",
                                   "--no-wrap",
                                   "--keyword",
                                   "--keyword=tr",
                                   "--keyword=tr_ctx:1c,2",
                                   "--keyword=trn:1,2",
                                   "--keyword=tr_later",
                                   "-o",
                                   (scratch / "code.pot").string()};
  for (const auto& file : std::filesystem::recursive_directory_iterator(root / "kiosk"))
    if (file.path().extension() == ".cpp" || (file.path().extension() == ".h" && file.path().filename() != "words.h"))
      command.push_back(file.path().string());
  REQUIRE(test::run_program(command, "gettext") == 0);
  return read_entries(scratch / "code.pot");
}

std::set<std::string> places_of(const std::string& sentence) {
  std::set<std::string> places;
  for (std::size_t i = 0; i + 2 < sentence.size(); ++i)
    if (sentence[i] == '{' && sentence[i + 1] >= '0' && sentence[i + 1] <= '9' && sentence[i + 2] == '}')
      places.insert(sentence.substr(i, 3));
  return places;
}

// The danda and the digits are no letters of a word.
bool is_devanagari_letter(char32_t value) {
  return value >= 0x0900 && value <= 0x097F && !(value >= 0x0964 && value <= 0x0970);
}

std::vector<std::u32string> devanagari_words(const std::string& sentence) {
  std::vector<std::u32string> words;
  bool is_in_word = false;
  for (const CodePoint& letter : decode_utf8(sentence)) {
    const bool belongs = is_devanagari_letter(letter.value);
    if (belongs && !is_in_word) words.emplace_back();
    if (belongs) words.back().push_back(letter.value);
    is_in_word = belongs;
  }
  return words;
}

std::string utf8_of(const std::u32string& word) {
  std::string bytes;
  for (const char32_t letter : word) append_utf8(bytes, letter);
  return bytes;
}

// Without the dot below of the five letters from Persian, and with a dot above for a moon: both are written by many.
std::u32string loosely_spelt(const std::u32string& word) {
  const std::u32string with_dot = U"\u0958\u0959\u095A\u095B\u095E", without = U"\u0915\u0916\u0917\u091C\u092B";
  std::u32string loose;
  for (const char32_t letter : word) {
    const std::size_t at = with_dot.find(letter);
    if (at != std::u32string::npos) {
      loose.push_back(without[at]);
    } else if (letter == U'\u0901') {
      loose.push_back(U'\u0902');
    } else if (letter != U'\u093C' || loose.empty() || without.find(loose.back()) == std::u32string::npos) {
      loose.push_back(letter);
    }
  }
  return loose;
}

}  // namespace

TEST_CASE("Every sentence of the program stands in the Hindi catalogue, and no other", "[text][catalogue]") {
  test::ScratchFolder scratch;
  const Entries code = entries_of_code(scratch);
  const Entries hindi = entries_of_po(root / "assets" / "po" / "hi.po", scratch);
  REQUIRE(code.size() >= 30);
  std::string missing, unused;
  for (const auto& [key, entry] : code)
    if (!hindi.contains(key)) missing += "\n  " + shown(key);
  for (const auto& [key, entry] : hindi)
    if (!code.contains(key)) unused += "\n  " + shown(key);
  INFO("missing in assets/po/hi.po:" << missing);
  CHECK(missing.empty());
  INFO("in assets/po/hi.po but not in the code:" << unused);
  CHECK(unused.empty());
}

TEST_CASE("No translation is empty, fuzzy, or forgets a value", "[text][catalogue]") {
  test::ScratchFolder scratch;
  for (const auto& po : po_files()) {
    CAPTURE(po.filename().string());
    const bool may_be_partial = po.stem() != "hi";
    for (const auto& [key, entry] : entries_of_po(po, scratch)) {
      CAPTURE(shown(key));
      CHECK_FALSE(entry.fuzzy);
      CHECK(entry.translations.size() == (entry.plural.empty() ? 1u : 2u));
      for (const std::string& translation : entry.translations) {
        if (!may_be_partial) CHECK_FALSE(translation.empty());
        if (!translation.empty() && entry.plural.empty()) CHECK(places_of(translation) == places_of(entry.id));
        for (const std::string& place : places_of(translation))
          CHECK((places_of(entry.id).contains(place) || places_of(entry.plural).contains(place)));
      }
    }
  }
}

TEST_CASE("A Hindi word has one spelling on every screen: with its dot or without, with a moon or a dot above",
          "[text][catalogue]") {
  std::map<std::u32string, std::set<std::string>> spellings;
  test::ScratchFolder scratch;
  for (const auto& [key, entry] : entries_of_po(root / "assets" / "po" / "hi.po", scratch))
    for (const std::string& translation : entry.translations)
      for (const std::u32string& word : devanagari_words(translation))
        spellings[loosely_spelt(word)].insert(utf8_of(word));
  CHECK(spellings.size() > 500);
  for (const auto& [loose, words] : spellings) {
    std::string together;
    for (const std::string& word : words) together += (together.empty() ? "" : " and ") + word;
    INFO(together);
    CHECK(words.size() == 1);
  }
}

TEST_CASE("Our fonts have every letter of every catalogue", "[text][catalogue]") {
  test::ScratchFolder scratch;
  FontStack fonts;
  Shaper shaper(fonts);
  std::size_t shaped = 0;
  for (const auto& po : po_files())
    for (const auto& [key, entry] : entries_of_po(po, scratch)) {
      std::vector<std::string> texts = entry.translations;
      texts.push_back(entry.id);
      texts.push_back(entry.plural);
      for (const std::string& text : texts)
        for (const TextStyle style : {TextStyle{Family::sans, false, 22}, TextStyle{Family::sans, true, 26},
                                      TextStyle{Family::serif, true, 34}}) {
          const TextLayout laid = layout(shaper, text, style);
          for (const LayoutLine& line : laid.lines) {
            INFO(po.filename().string() << ": " << text);
            CHECK(line.run->missing_glyphs == 0);
          }
          ++shaped;
        }
    }
  CHECK(shaped > 100);
}

}  // namespace odop
