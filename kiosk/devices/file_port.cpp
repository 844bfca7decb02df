#include "devices/file_port.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <string>
#include <system_error>

#include "devices/file_descriptor.h"
#include "devices/printer_line.h"

namespace odop {

namespace {

namespace fs = std::filesystem;

PrinterTrouble trouble_of(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return PrinterTrouble::storage_full;
    case EACCES:
    case EPERM:
    case EROFS:
      return PrinterTrouble::not_allowed;
    default:
      return PrinterTrouble::unreachable;
  }
}

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return path.filename().empty() || fs::is_directory(path, ignored);
}

int highest_number(const fs::path& folder) {
  int highest = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto stem = entry.path().stem().string();
    int number = 0;
    const auto* const end = stem.data() + stem.size();
    if (entry.path().extension() == ".bin" && std::from_chars(stem.data(), end, number).ptr == end)
      highest = std::max(highest, number);
  }
  return highest;
}

// Writes and waits for the disk; on any failure the file is as long as before.
SendOutcome append(int fd, std::span<const std::uint8_t> job, const SendLimit& limit) {
  struct stat before {};
  if (::fstat(fd, &before) != 0) return {SendState::refused, trouble_of(errno)};
  const auto written = printer_line::write_bytes(fd, job, limit);
  if (written.bytes == job.size() && (::fdatasync(fd) == 0 || errno == EINVAL))
    return {SendState::confirmed, PrinterTrouble::none};
  const int error = written.error != 0 ? written.error : errno;
  if (!S_ISREG(before.st_mode)) return {SendState::unknown, PrinterTrouble::line_cut};
  if (::ftruncate(fd, before.st_size) != 0) return {SendState::unknown, trouble_of(errno)};
  if (written.end == printer_line::Wait::stopped) return {SendState::refused, PrinterTrouble::stopped};
  return {SendState::refused, trouble_of(error)};
}

}  // namespace

SendOutcome FilePort::write_all(std::span<const std::uint8_t> job, const SendLimit& limit) {
  if (!is_folder(path_)) {
    const FileDescriptor file(::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0640));
    if (!file.is_open()) return {SendState::refused, trouble_of(errno)};
    return append(file.get(), job, limit);
  }
  std::error_code error;
  fs::create_directories(path_, error);
  if (error) return {SendState::refused, trouble_of(error.value())};
  char name[16];
  std::snprintf(name, sizeof name, "%06d.bin", highest_number(path_) + 1);
  const auto paper = path_ / name;
  // A reader of the folder must never see half a paper: written beside, then renamed.
  const auto part = path_ / (std::string(name) + ".part");
  FileDescriptor file(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640));
  if (!file.is_open()) return {SendState::refused, trouble_of(errno)};
  const auto outcome = append(file.get(), job, limit);
  file.close();
  if (outcome.state == SendState::confirmed) fs::rename(part, paper, error);
  if (outcome.state != SendState::confirmed || error) {
    std::error_code ignored;
    fs::remove(part, ignored);
    return error ? SendOutcome{SendState::refused, trouble_of(error.value())} : outcome;
  }
  return outcome;
}

PrinterPort::Answer FilePort::status(const SendLimit&) {
  std::error_code error;
  const auto folder = is_folder(path_) ? path_ : path_.parent_path();
  const auto info = fs::status(folder.empty() ? fs::path(".") : folder, error);
  // A folder that write_all will make is no trouble.
  if (!is_folder(path_) && !fs::is_directory(info)) return {{}, PrinterTrouble::unreachable};
  PrinterStatus ready;
  ready.known = true;
  return {ready, PrinterTrouble::none};
}

}  // namespace odop
