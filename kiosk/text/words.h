// The words of screens and papers in the reader's language. Every sentence stands in the code in English and is looked
// up in gettext catalogues compiled from assets/po (msgfmt, at build time).
//
// The .mo files are read here and not by gettext(): a receipt in Hindi and English is printed while the screen speaks
// Urdu, and gettext() knows one language a process (its LANGUAGE variable, which may not be changed while another
// thread reads it). Here each language is one constant table; switching swaps a pointer. It also works with LANG unset.
//
// Any thread, after init_words() was called once in main.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "core/language.h"

namespace odop {

// The words of one language. Never changes after it was made. What it returns lives as long as the process: either a
// message of the catalogue or the msgid that was passed, which must be a literal.
class Translator {
 public:
  static const Translator& of(Language language);

  Language language() const { return language_; }
  const char* tr(const char* msgid) const;
  const char* tr_ctx(const char* context, const char* msgid) const;  // one English word with two meanings
  const char* trn(const char* singular, const char* plural, std::uint64_t count) const;  // the count is not put in

  // A catalogue file alone, for tests and tools. Throws MachineError("corrupt" or "io") with the file's name.
  static std::unique_ptr<const Translator> from_mo_file(const std::filesystem::path& file, Language language);
  explicit Translator(Language language);
  ~Translator();
  Translator(const Translator&) = delete;
  Translator& operator=(const Translator&) = delete;

 private:
  struct Catalogue;
  static std::unique_ptr<Catalogue> read_mo_file(const std::filesystem::path& file);
  const char* find(std::string_view key, std::size_t form) const;
  Language language_;
  std::unique_ptr<Catalogue> catalogue_;
  const Translator* fallback_ = nullptr;
  friend void init_words(const std::filesystem::path& locale_folder);
};

// $ODOP_LOCALE_DIR, else ../share/locale beside the running program.
std::filesystem::path default_locale_folder();

// Reads <folder>/<language>/LC_MESSAGES/odop.mo of every language there is. Marathi and Nepali without a catalogue read
// the Hindi one, others English. Throws MachineError when a file is broken or Hindi is missing. Call it once, before
// other threads start; until then every look-up gives its msgid.
void init_words(const std::filesystem::path& locale_folder = default_locale_folder());

// The language of the screen. set_language takes effect at the next look-up.
void set_language(Language language);
Language current_language();
// A part in another script, as the screen's language needs it beside its own words: where they run from right to left
// it is isolated, so that what follows it does not change its place.
std::string in_its_order(std::string_view part);

const char* tr(const char* msgid);
const char* tr_ctx(const char* context, const char* msgid);
const char* trn(const char* singular, const char* plural, std::uint64_t count);

// Marks a literal that stands in a table and is looked up later.
constexpr const char* tr_later(const char* msgid) {
  return msgid;
}

// Puts values where the sentence says {0}, {1} ..: word order differs between languages. "{{" is not special: a number
// without a value stays as it is.
std::string fill(std::string_view sentence, std::initializer_list<std::string_view> values);

}  // namespace odop
