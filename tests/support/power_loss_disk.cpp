#include "support/power_loss_disk.h"

#include <algorithm>

namespace odop::test {

void write_into(std::string& content, std::int64_t offset, std::string_view bytes) {
  const auto end = static_cast<std::size_t>(offset) + bytes.size();
  if (content.size() < end) content.resize(end, '\0');
  std::copy(bytes.begin(), bytes.end(), content.begin() + offset);
}

// What is left of one file: every unsynced write falls apart into its sectors, each of which may have reached the
// platter or not; now and then one was being written when the power went.
std::string PowerLossVfs::Disk::survivor_of(const DiskFile& file, double kept_share) {
  std::string content = file.durable;
  std::bernoulli_distribution kept(kept_share), torn(0.02), size_kept(0.3);
  for (const PendingChange& change : file.pending) {
    if (!change.bytes) {
      if (kept(random)) content.resize(static_cast<std::size_t>(change.offset), '\0');
      continue;
    }
    const std::int64_t end = change.offset + static_cast<std::int64_t>(change.bytes->size());
    for (std::int64_t begin = change.offset; begin < end;) {
      const std::int64_t sector_end = std::min(end, (begin / sector_bytes + 1) * sector_bytes);
      std::int64_t kept_end = kept(random) ? sector_end : begin;
      if (torn(random)) kept_end = std::uniform_int_distribution<std::int64_t>{begin, sector_end}(random);
      write_into(content, begin,
                 std::string_view{*change.bytes}.substr(static_cast<std::size_t>(begin - change.offset),
                                                        static_cast<std::size_t>(kept_end - begin)));
      begin = sector_end;
    }
    // The file's new length may be on disk although its bytes are not.
    if (content.size() < static_cast<std::size_t>(end) && size_kept(random))
      content.resize(static_cast<std::size_t>(end), '\0');
  }
  return content;
}

void PowerLossVfs::Disk::cut() {
  power_cut = true;
  survived.clear();
  constexpr std::array<double, 5> shares{0.0, 0.1, 0.5, 0.9, 1.0};
  const double kept_share = shares[std::uniform_int_distribution<std::size_t>{0, shares.size() - 1}(random)];
  std::bernoulli_distribution coin(0.5);
  for (const auto& [path, file] : files) {
    if (!file->on_disk || (!file->name_is_durable && !coin(random))) continue;
    survived[path] = survivor_of(*file, kept_share);
  }
  for (const auto& [path, file] : unsynced_deletes)
    if (file->name_is_durable && !survived.contains(path) && coin(random))
      survived[path] = survivor_of(*file, kept_share);
}

int PowerLossVfs::Disk::count_call(DiskCall call, bool extends_file) {
  if (power_cut) return SQLITE_IOERR;
  ++calls;
  if (fault && calls >= fault->at_call && (fault->lasts || !fault_struck)) {
    if (fault->kind == DiskFault::Kind::io_error) {
      fault_struck = true;
      switch (call) {
        case DiskCall::write:
          return SQLITE_IOERR_WRITE;
        case DiskCall::sync:
          return SQLITE_IOERR_FSYNC;
        case DiskCall::truncate:
          return SQLITE_IOERR_TRUNCATE;
        case DiskCall::remove:
          return SQLITE_IOERR_DELETE;
        case DiskCall::read:
          return SQLITE_IOERR_READ;
      }
    }
    if (call == DiskCall::write && extends_file) {
      fault_struck = true;
      return SQLITE_FULL;
    }
  }
  return SQLITE_OK;
}

void PowerLossVfs::Disk::make_durable(DiskFile& file) {
  for (const PendingChange& change : file.pending) {
    if (change.bytes)
      write_into(file.durable, change.offset, *change.bytes);
    else
      file.durable.resize(static_cast<std::size_t>(change.offset), '\0');
  }
  file.pending.clear();
  file.name_is_durable = true;
}

}  // namespace odop::test
