// Many small numbers of the same meaning, side by side, so that zstd finds how alike they are (README.md, "Columns").
// Used by wire/batch.cpp alone. Pure; any thread. Reading never reserves memory by a number that it read: columns are
// looked at where they stand in the unpacked bytes.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "wire/bytes.h"

namespace odop::wire {

// What one column or blob costs in the packed frame, for measuring.
struct ColumnSize {
  std::size_t index = 0;
  bool is_blob = false;
  std::size_t values = 0;
  std::size_t bytes = 0;  // by which the frame grew
};

enum class ColumnLayout {
  block_per_column,  // each large column is its own zstd block with its own entropy table
  one_block,         // for comparison in the benchmark
};

class ColumnWriter {
 public:
  ColumnWriter(std::size_t columns, std::size_t blobs) : columns_(columns), blobs_(blobs) {}
  void put(std::size_t column, std::uint64_t value) { columns_[column].push_back(value); }
  void put_signed(std::size_t column, std::int64_t value) { put(column, zigzag(value)); }
  void put_bytes(std::size_t blob, std::string_view bytes) { blobs_[blob].append(bytes); }
  // One zstd frame. sizes, when given, gets a row for the directory (index = columns) and each column and blob.
  std::string pack(int zstd_level, ColumnLayout layout, std::vector<ColumnSize>* sizes = nullptr) const;

 private:
  std::vector<std::vector<std::uint64_t>> columns_;
  std::vector<std::string> blobs_;
};

class ColumnReader {
 public:
  // Throws Malformed when the frame is damaged or unpacks to more than unpacked_bytes_max.
  ColumnReader(std::string_view frame, std::size_t columns, std::size_t blobs, std::size_t unpacked_bytes_max);
  ColumnReader(const ColumnReader&) = delete;
  ColumnReader& operator=(const ColumnReader&) = delete;
  std::uint64_t take(std::size_t column);
  std::int64_t take_signed(std::size_t column) { return unzigzag(take(column)); }
  std::string_view take_bytes(std::size_t blob, std::size_t length);
  void expect_end() const;  // every column and blob was read to its end
  std::uint64_t count(std::size_t column) const { return columns_[column].count; }

 private:
  struct Column {
    std::uint8_t form = 0;
    std::uint64_t count = 0, next = 0;
    std::uint64_t base = 0, scale = 1;
    unsigned width = 0;     // bytes of a value in planes, bits in bits
    std::string_view body;  // inside unpacked_
    // sparse: where the next exception stands, and the two columns that tell
    std::uint64_t exception_at = 0;
    bool has_exception = false;
    Column* gaps = nullptr;
    Column* values = nullptr;
  };
  Column read_directory(ByteReader& directory, std::uint64_t count_before, bool is_nested);
  void read_body(Column& column, ByteReader& bodies);
  std::uint64_t next_of(Column& column);
  static void step_exception(Column& column, ColumnReader& reader);

  std::string unpacked_;
  std::vector<Column> columns_;
  std::deque<Column> nested_;  // a deque keeps addresses
  std::vector<std::string_view> blobs_;
};

}  // namespace odop::wire
