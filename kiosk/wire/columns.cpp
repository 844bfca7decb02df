#include "wire/columns.h"

#include <zstd.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <map>
#include <memory>
#include <optional>

#include "core/errors.h"

namespace odop::wire {

namespace {

// How a column's numbers are written. The numbers are in the format: never reuse one.
constexpr std::uint8_t form_constant = 0;  // every value is base
constexpr std::uint8_t form_planes = 1;    // base + scale * value, little-endian bytes: all lowest, then all next ...
constexpr std::uint8_t form_bits = 2;      // base + value in width bits, from the lowest bit of the first byte on
constexpr std::uint8_t form_sparse = 3;    // base but for the exceptions: their distances, then their values
constexpr std::uint8_t form_mask = 3;
// Beside the form in a column's first byte; what is not said is as before, 0 or 1.
constexpr std::uint8_t says_count = 4, says_base = 8, says_hundred = 16;
constexpr std::uint64_t scale_hundred = 100;
constexpr unsigned bits_width_max = 32;

// A block of its own costs a header and an entropy table; below this size it does not pay.
constexpr std::size_t own_block_bytes_min = 24;
// What is smaller is not tried out: zstd would not shorten it.
constexpr std::size_t tried_bytes_min = 16;
constexpr int window_log_max = 23;  // RFC 9659: 8 MiB

// Parts differ in how even their bytes are, so that each may want an entropy table of its own.
struct Written {
  std::string directory;
  std::vector<std::string> parts;
};

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

std::size_t checked(std::size_t answer) {
  if (ZSTD_isError(answer)) throw MachineError("io", std::string{"zstd: "} + ZSTD_getErrorName(answer));
  return answer;
}

class Compressor {
 public:
  explicit Compressor(int level) : context_(ZSTD_createCCtx()) {
    if (!context_) throw MachineError("io", "ZSTD_createCCtx: out of memory");
    checked(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, level));
    checked(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_contentSizeFlag, 0));
    // In a column of small numbers a match of three bytes costs more than the bytes themselves.
    checked(ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_minMatch, 6));
  }
  std::size_t size_alone(std::string_view bytes) {
    out_.resize(ZSTD_compressBound(bytes.size()));
    return checked(ZSTD_compress2(context_.get(), out_.data(), out_.size(), bytes.data(), bytes.size()));
  }
  // The frame is then tuned to its size; total must be the sum of all that is written.
  void begin_frame(std::size_t total) { checked(ZSTD_CCtx_setPledgedSrcSize(context_.get(), total)); }
  // ZSTD_e_flush ends the block, so that what follows gets its own entropy table.
  void write(std::string& frame, std::string_view bytes, ZSTD_EndDirective directive) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
      char chunk[16'384];
      ZSTD_outBuffer out{chunk, sizeof chunk, 0};
      const std::size_t left = checked(ZSTD_compressStream2(context_.get(), &out, &in, directive));
      frame.append(chunk, out.pos);
      if (in.pos == in.size && (left == 0 || directive == ZSTD_e_continue)) return;
    }
  }

 private:
  std::unique_ptr<ZSTD_CCtx, FreeContext> context_;
  std::string out_;
};

std::vector<std::string> planes_of(const std::vector<std::uint64_t>& values, std::uint64_t base, std::uint64_t scale,
                                   unsigned width) {
  std::vector<std::string> planes(width);
  for (unsigned plane = 0; plane < width; ++plane)
    for (const std::uint64_t value : values)
      planes[plane] += static_cast<char>(((value - base) / scale) >> (8 * plane));
  return planes;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string whole;
  for (const std::string& part : parts) whole += part;
  return whole;
}

std::string bits_of(const std::vector<std::uint64_t>& values, std::uint64_t base, unsigned width) {
  std::string body((values.size() * width + 7) / 8, '\0');
  std::size_t at = 0;
  for (const std::uint64_t value : values)
    for (unsigned bit = 0; bit < width; ++bit, ++at)
      if (((value - base) >> bit) & 1) body[at / 8] = static_cast<char>(body[at / 8] | (1 << (at % 8)));
  return body;
}

// The smallest of the forms, measured by zstd itself.
Written write_column(const std::vector<std::uint64_t>& values, std::uint64_t count_before, bool is_nested,
                     Compressor& compressor) {
  const auto begin = [&](std::uint8_t form, std::uint64_t base) {
    ByteWriter writer;
    const bool new_count = values.size() != count_before;
    writer.u8(static_cast<std::uint8_t>(form | (new_count ? says_count : 0) | (base != 0 ? says_base : 0)));
    if (new_count) writer.varint(values.size());
    if (base != 0) writer.varint(base);
    return writer;
  };
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (values.empty() || *low == *high) return {begin(form_constant, values.empty() ? 0 : *low).take(), {}};

  const std::uint64_t low_value = *low, high_value = *high;
  std::vector<Written> candidates;
  const auto add_planes = [&](std::uint64_t base, std::uint64_t scale) {
    const unsigned width = (static_cast<unsigned>(std::bit_width((high_value - base) / scale)) + 7) / 8;
    ByteWriter writer =
        begin(static_cast<std::uint8_t>(form_planes | (scale == scale_hundred ? says_hundred : 0)), base);
    writer.u8(static_cast<std::uint8_t>(width));
    candidates.push_back({writer.take(), planes_of(values, base, scale, width)});
  };
  add_planes(0, 1);
  if (low_value != 0) add_planes(low_value, 1);
  if (std::all_of(values.begin(), values.end(), [](std::uint64_t value) { return value % scale_hundred == 0; }))
    add_planes(0, scale_hundred);
  if (const auto width = static_cast<unsigned>(std::bit_width(high_value - low_value)); width <= bits_width_max) {
    ByteWriter writer = begin(form_bits, low_value);
    writer.u8(static_cast<std::uint8_t>(width));
    candidates.push_back({writer.take(), {bits_of(values, low_value, width)}});
  }
  if (!is_nested) {
    std::map<std::uint64_t, std::size_t> tally;
    for (const std::uint64_t value : values) ++tally[value];
    const auto common =
        std::max_element(tally.begin(), tally.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (common->second * 2 > values.size()) {
      std::vector<std::uint64_t> gaps, exceptions;
      std::uint64_t gap = 0;
      for (const std::uint64_t value : values) {
        if (value == common->first) {
          ++gap;
        } else {
          gaps.push_back(gap);
          exceptions.push_back(value);
          gap = 0;
        }
      }
      const Written gaps_written = write_column(gaps, 0, true, compressor);
      const Written exceptions_written = write_column(exceptions, gaps.size(), true, compressor);
      ByteWriter writer = begin(form_sparse, common->first);
      writer.raw(gaps_written.directory);
      writer.raw(exceptions_written.directory);
      candidates.push_back({writer.take(), gaps_written.parts});
      auto& parts = candidates.back().parts;
      parts.insert(parts.end(), exceptions_written.parts.begin(), exceptions_written.parts.end());
    }
  }
  std::size_t best = 0, best_size = SIZE_MAX;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto try_parts = [&](std::vector<std::string> parts) {
      std::size_t size = candidates[i].directory.size();
      for (const std::string& part : parts)
        size += part.size() < tried_bytes_min ? part.size() : compressor.size_alone(part);
      if (size >= best_size) return;
      best = i;
      best_size = size;
      candidates[i].parts = std::move(parts);
    };
    const std::vector<std::string> split = candidates[i].parts;
    try_parts(split);
    if (split.size() > 1) try_parts({joined(split)});
  }
  return std::move(candidates[best]);
}

std::string unpack(std::string_view frame, std::size_t bytes_max) {
  const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
  if (!context) throw MachineError("io", "ZSTD_createDCtx: out of memory");
  checked(ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, window_log_max));
  std::string bytes;
  ZSTD_inBuffer in{frame.data(), frame.size(), 0};
  for (;;) {
    char chunk[65'536];
    ZSTD_outBuffer out{chunk, sizeof chunk, 0};
    const std::size_t left = ZSTD_decompressStream(context.get(), &out, &in);
    if (ZSTD_isError(left)) throw Malformed("the packed columns are damaged");
    if (out.pos > bytes_max - bytes.size()) throw Malformed("the columns unpack to more than their bound");
    bytes.append(chunk, out.pos);
    if (left == 0) {
      if (in.pos != in.size) throw Malformed("bytes left over after the packed columns");
      return bytes;
    }
    if (in.pos == in.size && out.pos < sizeof chunk) throw Malformed("the packed columns end too early");
  }
}

}  // namespace

std::string ColumnWriter::pack(int zstd_level, ColumnLayout layout, std::vector<ColumnSize>* sizes) const {
  Compressor compressor(zstd_level);
  std::vector<Written> written;
  ByteWriter directory;
  std::uint64_t count_before = 0;
  for (const auto& column : columns_) {
    written.push_back(write_column(column, count_before, false, compressor));
    directory.raw(written.back().directory);
    count_before = column.size();
  }
  for (const std::string& blob : blobs_) directory.varint(blob.size());
  ByteWriter head;
  head.varint(directory.bytes().size());
  head.raw(directory.bytes());

  std::string frame;
  std::size_t size_before = 0;
  bool flushed = true;
  const auto append = [&](const std::vector<std::string>& parts, std::size_t index, bool is_blob, std::size_t values) {
    for (const std::string& part : parts) {
      const bool own_block = layout == ColumnLayout::block_per_column && part.size() >= own_block_bytes_min;
      if (own_block && !flushed) compressor.write(frame, {}, ZSTD_e_flush);
      compressor.write(frame, part, own_block ? ZSTD_e_flush : ZSTD_e_continue);
      flushed = own_block || (flushed && part.empty());
    }
    if (sizes) sizes->push_back({index, is_blob, values, frame.size() - size_before});
    size_before = frame.size();
  };
  std::size_t total = head.bytes().size();
  for (const Written& column : written)
    for (const std::string& part : column.parts) total += part.size();
  for (const std::string& blob : blobs_) total += blob.size();
  compressor.begin_frame(total);
  append({head.bytes()}, columns_.size(), false, columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) append(written[i].parts, i, false, columns_[i].size());
  for (std::size_t i = 0; i < blobs_.size(); ++i) append({blobs_[i]}, i, true, blobs_[i].size());
  compressor.write(frame, {}, ZSTD_e_end);
  return frame;
}

ColumnReader::ColumnReader(std::string_view frame, std::size_t columns, std::size_t blobs,
                           std::size_t unpacked_bytes_max)
    : unpacked_(unpack(frame, unpacked_bytes_max)) {
  ByteReader bodies(unpacked_);
  const std::int64_t directory_bytes = bodies.count_up_to(static_cast<std::int64_t>(unpacked_.size()));
  ByteReader directory(bodies.raw(static_cast<std::size_t>(directory_bytes)));
  std::uint64_t count_before = 0;
  columns_.reserve(columns);
  for (std::size_t i = 0; i < columns; ++i) {
    columns_.push_back(read_directory(directory, count_before, false));
    count_before = columns_.back().count;
  }
  std::vector<std::size_t> blob_bytes;
  for (std::size_t i = 0; i < blobs; ++i)
    blob_bytes.push_back(static_cast<std::size_t>(directory.count_up_to(static_cast<std::int64_t>(unpacked_.size()))));
  directory.expect_end();
  for (Column& column : columns_) read_body(column, bodies);
  for (const std::size_t bytes : blob_bytes) blobs_.push_back(bodies.raw(bytes));
  bodies.expect_end();
}

ColumnReader::Column ColumnReader::read_directory(ByteReader& directory, std::uint64_t count_before, bool is_nested) {
  Column column;
  const std::uint8_t first = directory.u8();
  if (first > (form_mask | says_count | says_base | says_hundred))
    throw Malformed("a column is written in a form of a later version");
  column.form = first & form_mask;
  column.count = (first & says_count) ? directory.varint() : count_before;
  column.base = (first & says_base) ? directory.varint() : 0;
  column.scale = (first & says_hundred) ? scale_hundred : 1;
  switch (column.form) {
    case form_planes:
      column.width = directory.u8();
      if (column.width < 1 || column.width > 8) throw Malformed("a column is wider than a number");
      break;
    case form_bits:
      column.width = directory.u8();
      if (column.width < 1 || column.width > bits_width_max) throw Malformed("a column of bits is too wide");
      break;
    case form_sparse: {
      if (is_nested) throw Malformed("a column inside a column inside a column");
      nested_.push_back(read_directory(directory, 0, true));
      column.gaps = &nested_.back();
      nested_.push_back(read_directory(directory, column.gaps->count, true));
      column.values = &nested_.back();
      if (column.gaps->count != column.values->count || column.values->count > column.count)
        throw Malformed("the exceptions of a column do not match");
      break;
    }
    default:
      break;
  }
  return column;
}

void ColumnReader::read_body(Column& column, ByteReader& bodies) {
  switch (column.form) {
    case form_planes:
      if (column.count > bodies.left() / column.width) throw Malformed("a column is longer than the bytes");
      column.body = bodies.raw(static_cast<std::size_t>(column.count) * column.width);
      break;
    case form_bits: {
      if (column.count > bodies.left() * 8 / column.width) throw Malformed("a column is longer than the bytes");
      column.body = bodies.raw((static_cast<std::size_t>(column.count) * column.width + 7) / 8);
      break;
    }
    case form_sparse:
      read_body(*column.gaps, bodies);
      read_body(*column.values, bodies);
      step_exception(column, *this);
      break;
    default:
      break;
  }
}

void ColumnReader::step_exception(Column& column, ColumnReader& reader) {
  column.has_exception = column.gaps->next < column.gaps->count;
  if (!column.has_exception) return;
  const std::uint64_t gap = reader.next_of(*column.gaps);
  if (gap >= column.count - column.next) throw Malformed("an exception stands behind the end of its column");
  column.exception_at = column.next + gap;
}

std::uint64_t ColumnReader::next_of(Column& column) {
  if (column.next >= column.count) throw Malformed("a column ends too early");
  const auto at = static_cast<std::size_t>(column.next++);
  switch (column.form) {
    case form_planes: {
      std::uint64_t value = 0;
      const auto count = static_cast<std::size_t>(column.count);
      for (unsigned plane = 0; plane < column.width; ++plane)
        value |= std::uint64_t{static_cast<unsigned char>(column.body[plane * count + at])} << (8 * plane);
      return column.base + column.scale * value;
    }
    case form_bits: {
      std::uint64_t value = 0;
      for (unsigned bit = 0; bit < column.width; ++bit) {
        const std::size_t place = at * column.width + bit;
        value |= std::uint64_t{(static_cast<unsigned char>(column.body[place / 8]) >> (place % 8)) & 1u} << bit;
      }
      return column.base + value;
    }
    case form_sparse: {
      if (!column.has_exception || column.exception_at != at) return column.base;
      const std::uint64_t value = next_of(*column.values);
      step_exception(column, *this);
      return value;
    }
    default:
      return column.base;
  }
}

std::uint64_t ColumnReader::take(std::size_t column) {
  return next_of(columns_[column]);
}

std::string_view ColumnReader::take_bytes(std::size_t blob, std::size_t length) {
  std::string_view& left = blobs_[blob];
  if (length > left.size()) throw Malformed("a blob ends too early");
  const std::string_view taken = left.substr(0, length);
  left.remove_prefix(length);
  return taken;
}

void ColumnReader::expect_end() const {
  for (const Column& column : columns_)
    if (column.next != column.count) throw Malformed("a column is longer than the entries want");
  for (const std::string_view blob : blobs_)
    if (!blob.empty()) throw Malformed("a blob is longer than the entries want");
}

}  // namespace odop::wire
