// A small sound pack folder in a temporary place, for tests that spoil one thing in it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack_file.h"

namespace odop::test {

class TinyFolder {
 public:
  TinyFolder();
  ~TinyFolder();
  TinyFolder(const TinyFolder&) = delete;
  TinyFolder& operator=(const TinyFolder&) = delete;

  // line is the line in the file: 1 is the header, 2 the first row.
  void set(const std::string& file, int line, const std::string& column, const std::string& value);
  void drop_column(const std::string& file, const std::string& column);
  void add_column(const std::string& file, const std::string& column, const std::string& value);
  void repeat_row(const std::string& file, int line);  // a copy of it at the end
  void keep_rows(const std::string& file, std::size_t rows);
  void raw(const std::string& file, const std::string& bytes);  // instead of what the tables say
  void replace(const std::string& file, const std::string& from, const std::string& to);
  void remove(const std::string& file);
  std::string text(const std::string& file) const;
  int rows(const std::string& file) const;

  const std::filesystem::path& write();  // the pack folder
  PackFolder read() { return read_pack_folder(write()); }
  const std::filesystem::path& scratch() const { return scratch_; }  // for packs and data folders

 private:
  using Table = std::vector<std::vector<std::string>>;
  std::size_t column_of(const std::string& file, const std::string& column) const;
  std::filesystem::path scratch_, folder_;
  std::map<std::string, Table> tables_;
  std::map<std::string, std::string> raw_;
};

// Gives the fair its home State "up" and beside it Bihar, with these rows of its district_products.csv
// (district,rank,sector,name_en,name_hi,since,verified,scheme,evidence,sources) and districts.csv; its sources are A,
// B.
inline constexpr std::string_view gaya = "gaya,Gaya,गया,,,,,,,,,,\n";
void add_states(TinyFolder& folder, std::string_view products, std::string_view districts = gaya);
// Minimum PIN cost: a test builds hundreds of packs.
PackIdentity build_tiny(TinyFolder& folder, const std::filesystem::path& out);
std::string bytes_of(const std::filesystem::path& path);
void write_bytes(const std::filesystem::path& path, std::string_view bytes);

}  // namespace odop::test
