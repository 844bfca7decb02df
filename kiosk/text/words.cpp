#include "text/words.h"

#include <array>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/errors.h"
#include "text/bounds.h"
#include "text/utf8.h"

namespace odop {
namespace {

// Which of the forms a count takes. Every language we speak has one of these; a new one is added with its test.
enum class PluralRule : std::uint8_t { one_form, singular_is_one, singular_is_zero_or_one };

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\t' && c != '(' && c != ')') out.push_back(c);
  return out;
}

std::uint32_t read_u32(const std::string& bytes, std::size_t at, bool swapped) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const std::uint32_t byte = static_cast<unsigned char>(bytes[at + i]);
    value |= byte << (8 * (swapped ? 3 - i : i));
  }
  return value;
}

}  // namespace

// The file's bytes and, for each msgid (with its context before U+0004), the forms of its translation in them.
struct Translator::Catalogue {
  std::string bytes;
  std::unordered_map<std::string_view, std::string_view> messages;  // forms parted by NUL, a NUL after the last
  PluralRule rule = PluralRule::singular_is_one;
};

Translator::Translator(Language language) : language_(language) {}
Translator::~Translator() = default;

std::unique_ptr<Translator::Catalogue> Translator::read_mo_file(const std::filesystem::path& file) {
  const auto corrupt = [&](const char* what) {
    return MachineError("corrupt", "the word catalogue " + file.string() + " is broken: " + what);
  };
  std::ifstream in(file, std::ios::binary);
  if (!in) throw MachineError("io", "cannot open the word catalogue " + file.string());
  auto catalogue = std::make_unique<Catalogue>();
  std::string& bytes = catalogue->bytes;
  std::array<char, 16 * 1024> part{};
  while (in.read(part.data(), part.size()), in.gcount() > 0) {
    bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > text_bounds::catalogue_bytes_max) throw corrupt("it is too large");
  }
  if (in.bad()) throw MachineError("io", "cannot read the word catalogue " + file.string());

  // Header: magic, revision, number of strings, offsets of the two tables of (length, offset).
  if (bytes.size() < 20) throw corrupt("it ends in its header");
  const std::uint32_t magic = read_u32(bytes, 0, false);
  const bool swapped = magic == 0xde120495u;
  if (magic != 0x950412deu && !swapped) throw corrupt("it is not a .mo file");
  if ((read_u32(bytes, 4, swapped) >> 16) != 0) throw corrupt("its revision is unknown");
  const std::size_t count = read_u32(bytes, 8, swapped);
  if (count > text_bounds::catalogue_messages_max) throw corrupt("it has too many messages");
  const auto text_at = [&](std::size_t table, std::size_t index) {
    const std::size_t entry = table + 8 * index;
    if (entry + 8 > bytes.size()) throw corrupt("a table lies outside the file");
    const std::size_t length = read_u32(bytes, entry, swapped), offset = read_u32(bytes, entry + 4, swapped);
    if (offset >= bytes.size() || length >= bytes.size() - offset) throw corrupt("a text lies outside the file");
    if (bytes[offset + length] != '\0') throw corrupt("a text does not end");
    return std::string_view(bytes).substr(offset, length);
  };
  const std::size_t originals = read_u32(bytes, 12, swapped), translations = read_u32(bytes, 16, swapped);
  for (std::size_t i = 0; i < count; ++i) {
    std::string_view key = text_at(originals, i);
    const std::string_view value = text_at(translations, i);
    key = key.substr(0, key.find('\0'));  // the plural form of a msgid is not part of the key
    if (!value.empty()) catalogue->messages.emplace(key, value);
  }

  if (const auto header = catalogue->messages.find(std::string_view{}); header != catalogue->messages.end()) {
    const std::string_view text = header->second;
    if (text.find("charset=UTF-8") == std::string_view::npos) throw corrupt("it is not UTF-8");
    if (const std::size_t at = text.find("plural="); at != std::string_view::npos) {
      const std::string rule = without_blanks(text.substr(at + 7, text.find(';', at) - at - 7));
      if (rule == "0")
        catalogue->rule = PluralRule::one_form;
      else if (rule == "n!=1")
        catalogue->rule = PluralRule::singular_is_one;
      else if (rule == "n>1")
        catalogue->rule = PluralRule::singular_is_zero_or_one;
      else
        throw corrupt("its Plural-Forms rule is not one of 0, n != 1, n > 1");
    }
  }
  return catalogue;
}

std::unique_ptr<const Translator> Translator::from_mo_file(const std::filesystem::path& file, Language language) {
  auto translator = std::make_unique<Translator>(language);
  translator->catalogue_ = read_mo_file(file);
  return translator;
}

const char* Translator::find(std::string_view key, std::size_t form) const {
  for (const Translator* translator = this; translator != nullptr; translator = translator->fallback_) {
    if (!translator->catalogue_) continue;
    const auto found = translator->catalogue_->messages.find(key);
    if (found == translator->catalogue_->messages.end()) continue;
    std::string_view forms = found->second;
    for (; form > 0; --form) {
      const std::size_t end = forms.find('\0');
      if (end == std::string_view::npos) break;  // fewer forms than the rule promises: the last one serves
      forms.remove_prefix(end + 1);
    }
    return forms.data();
  }
  return nullptr;
}

const char* Translator::tr(const char* msgid) const {
  if (*msgid == '\0') return msgid;  // the empty key is the catalogue's header
  const char* found = find(msgid, 0);
  return found != nullptr ? found : msgid;
}

const char* Translator::tr_ctx(const char* context, const char* msgid) const {
  std::string key(context);
  key.push_back('\4');
  key += msgid;
  const char* found = find(key, 0);
  return found != nullptr ? found : msgid;
}

const char* Translator::trn(const char* singular, const char* plural, std::uint64_t count) const {
  const PluralRule rule = catalogue_                                      ? catalogue_->rule
                          : fallback_ != nullptr && fallback_->catalogue_ ? fallback_->catalogue_->rule
                                                                          : PluralRule::singular_is_one;
  const std::size_t form = rule == PluralRule::one_form                  ? 0
                           : rule == PluralRule::singular_is_zero_or_one ? (count > 1 ? 1 : 0)
                                                                         : (count != 1 ? 1 : 0);
  if (const char* found = find(singular, form)) return found;
  return count == 1 ? singular : plural;
}

namespace {

// Never freed, and catalogues that were read again stay too: look-ups hand out pointers into them.
struct AllWords {
  AllWords() {
    for (std::size_t i = 0; i < language_count; ++i) keep(std::make_unique<Translator>(static_cast<Language>(i)));
  }
  void keep(std::unique_ptr<const Translator> translator) {
    const std::lock_guard lock(keeping);
    words[static_cast<std::size_t>(translator->language())].store(translator.get(), std::memory_order_release);
    kept.push_back(std::move(translator));
  }
  std::array<std::atomic<const Translator*>, language_count> words{};
  std::atomic<Language> current{Language::hi};
  std::mutex keeping;
  std::vector<std::unique_ptr<const Translator>> kept;
};

AllWords& all_words() {
  static AllWords& all = *new AllWords;
  return all;
}

}  // namespace

const Translator& Translator::of(Language language) {
  return *all_words().words[static_cast<std::size_t>(language)].load(std::memory_order_acquire);
}

std::filesystem::path default_locale_folder() {
  if (const char* folder = std::getenv("ODOP_LOCALE_DIR"); folder != nullptr && *folder != '\0') return folder;
  return std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "share" / "locale";
}

void init_words(const std::filesystem::path& locale_folder) {
  std::array<std::unique_ptr<Translator>, language_count> loaded;
  for (std::size_t i = 0; i < language_count; ++i) {
    const Language language = static_cast<Language>(i);
    const auto file = locale_folder / std::string(code_of(language)) / "LC_MESSAGES" / "odop.mo";
    std::error_code ignored;
    loaded[i] = std::make_unique<Translator>(language);
    if (std::filesystem::exists(file, ignored))
      loaded[i]->catalogue_ = Translator::read_mo_file(file);
    else if (language == Language::hi)
      throw MachineError("io", "the word catalogue " + file.string() + " is missing");
  }
  const Translator* hindi = loaded[static_cast<std::size_t>(Language::hi)].get();
  for (const Language language : {Language::mr, Language::ne})
    loaded[static_cast<std::size_t>(language)]->fallback_ = hindi;
  for (std::unique_ptr<Translator>& translator : loaded) all_words().keep(std::move(translator));
}

void set_language(Language language) {
  all_words().current.store(language, std::memory_order_relaxed);
}
Language current_language() {
  return all_words().current.load(std::memory_order_relaxed);
}

std::string in_its_order(std::string_view part) {
  return current_language() == Language::ur && !part.empty() ? isolate_ltr(part) : std::string(part);
}

const char* tr(const char* msgid) {
  return Translator::of(current_language()).tr(msgid);
}
const char* tr_ctx(const char* context, const char* msgid) {
  return Translator::of(current_language()).tr_ctx(context, msgid);
}
const char* trn(const char* singular, const char* plural, std::uint64_t count) {
  return Translator::of(current_language()).trn(singular, plural, count);
}

std::string fill(std::string_view sentence, std::initializer_list<std::string_view> values) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool place = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 1] >= '0' &&
                       sentence[i + 1] <= '9' && sentence[i + 2] == '}';
    const std::size_t index = place ? static_cast<std::size_t>(sentence[i + 1] - '0') : 0;
    if (place && index < values.size()) {
      out += *(values.begin() + index);
      i += 2;
    } else {
      out.push_back(sentence[i]);
    }
  }
  return out;
}

}  // namespace odop
