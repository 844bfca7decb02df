// Writes and reads one row of a pack by its description in pack_tables.h. A value out of its range ends the reading
// with DamagedPack: a pack is trusted for nothing that its hash does not cover. Used only by the pack file's .cpp
// files.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/civil_date.h"
#include "core/language.h"
#include "core/money.h"

namespace odop {

// Thrown inside this folder while a file is read, caught where it was opened.
struct DamagedPack {
  std::string detail;
};

// Texts beyond Hindi and English: table, row, field, language.
struct Translation {
  std::string table;
  std::int64_t row = 0;
  std::string field, language, text;
};
using Translations = std::unordered_map<std::string, std::vector<std::pair<Language, std::string>>>;
inline std::string translation_key(std::string_view table, std::int64_t row, std::string_view field) {
  return std::string(table) + "|" + std::to_string(row) + "|" + std::string(field);
}

class RowWriter {
 public:
  // The statement's first value is the row's place; the description's columns follow.
  RowWriter(SQLite::Statement& statement, std::string_view table, std::int64_t place, std::vector<Translation>& others)
      : statement_(statement), table_(table), place_(place), others_(others) {
    statement_.reset();
    statement_.bind(next_++, place);
  }
  void operator()(std::string_view, const std::string& text) { statement_.bind(next_++, text); }
  void operator()(std::string_view, std::int64_t number) { statement_.bind(next_++, number); }
  void operator()(std::string_view, int number) { statement_.bind(next_++, number); }
  void operator()(std::string_view, bool flag) { statement_.bind(next_++, flag ? 1 : 0); }
  void operator()(std::string_view, Money money) { statement_.bind(next_++, money.paise()); }
  void operator()(std::string_view, CivilDate day) { statement_.bind(next_++, to_iso_date(day)); }
  void operator()(std::string_view name, const std::optional<Money>& money) { optional(name, money); }
  void operator()(std::string_view name, const std::optional<int>& number) { optional(name, number); }
  void operator()(std::string_view name, const std::optional<CivilDate>& day) { optional(name, day); }
  void operator()(std::string_view name, const LocalText& text) {
    statement_.bind(next_++, text.exact(Language::hi));
    statement_.bind(next_++, text.exact(Language::en));
    for (std::size_t i = 0; i < language_count; ++i) {
      const auto language = static_cast<Language>(i);
      if (language == Language::hi || language == Language::en || text.exact(language).empty()) continue;
      others_.push_back({table_, place_, std::string(name), std::string(language_codes[i]), text.exact(language)});
    }
  }
  template <typename E>
  void choice(std::string_view, E value, E, E) {
    statement_.bind(next_++, static_cast<int>(value));
  }
  void blob(std::string_view, const std::string& bytes) {
    statement_.bind(next_++, bytes.data(), static_cast<int>(bytes.size()));
  }

 private:
  template <typename T>
  void optional(std::string_view name, const std::optional<T>& value) {
    if (value) return (*this)(name, *value);
    statement_.bind(next_++);
  }
  SQLite::Statement& statement_;
  std::string table_;
  std::int64_t place_;
  std::vector<Translation>& others_;
  int next_ = 1;
};

class RowReader {
 public:
  RowReader(SQLite::Statement& statement, std::string_view table, const Translations& others)
      : statement_(statement), table_(table), others_(others), place_(statement.getColumn(0).getInt64()) {}

  void operator()(std::string_view, std::string& text) { text = take_text(); }
  void operator()(std::string_view, std::int64_t& number) { number = take_number(); }
  void operator()(std::string_view name, int& number) {
    const std::int64_t wide = take_number();
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) damaged(name);
    number = static_cast<int>(wide);
  }
  void operator()(std::string_view, bool& flag) { flag = take_number() != 0; }
  void operator()(std::string_view, Money& money) { money = Money::from_paise(take_number()); }
  void operator()(std::string_view name, CivilDate& day) {
    const auto read = parse_iso_date(take_text());
    if (!read) damaged(name);
    day = *read;
  }
  void operator()(std::string_view name, std::optional<Money>& money) { optional(name, money); }
  void operator()(std::string_view name, std::optional<int>& number) { optional(name, number); }
  void operator()(std::string_view name, std::optional<CivilDate>& day) { optional(name, day); }
  void operator()(std::string_view name, LocalText& text) {
    text.set(Language::hi, take_text());
    text.set(Language::en, take_text());
    if (others_.empty()) return;
    const auto found = others_.find(translation_key(table_, place_, name));
    if (found == others_.end()) return;
    for (const auto& [language, words] : found->second) text.set(language, words);
  }
  template <typename E>
  void choice(std::string_view name, E& value, E first, E last) {
    const std::int64_t number = take_number();
    if (number < static_cast<int>(first) || number > static_cast<int>(last)) damaged(name);
    value = static_cast<E>(number);
  }
  void blob(std::string_view, std::string& bytes) {
    const SQLite::Column column = statement_.getColumn(next_++);
    const int size = column.getBytes();
    const void* data = column.getBlob();
    bytes.assign(data == nullptr ? "" : static_cast<const char*>(data), static_cast<std::size_t>(size));
  }

 private:
  [[noreturn]] void damaged(std::string_view name) const { throw DamagedPack{table_ + "." + std::string(name)}; }
  std::string take_text() { return statement_.getColumn(next_++).getString(); }
  std::int64_t take_number() { return statement_.getColumn(next_++).getInt64(); }
  template <typename T>
  void optional(std::string_view name, std::optional<T>& value) {
    if (statement_.getColumn(next_).isNull()) {
      ++next_;
      value.reset();
      return;
    }
    value.emplace();
    (*this)(name, *value);
  }
  SQLite::Statement& statement_;
  std::string table_;
  const Translations& others_;
  std::int64_t place_;
  int next_ = 1;
};

}  // namespace odop
