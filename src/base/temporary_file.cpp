#include "base/temporary_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "base/error.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const fs::path& path) {
  throw Error("cannot write " + path.string() + ": " + std::strerror(errno));
}

fs::path folder_of(const fs::path& path) { return path.has_parent_path() ? path.parent_path() : fs::path("."); }

std::string pattern_beside(const fs::path& path) {
  return (folder_of(path) / ("." + path.filename().string() + ".XXXXXX")).string();
}

}  // namespace

TemporaryFile::TemporaryFile(fs::path destination) : destination_(std::move(destination)) {
  const fs::path folder = folder_of(destination_);
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) throw Error("cannot make folder " + folder.string() + ": " + problem.message());
  if (fs::is_directory(destination_)) throw Error("cannot write " + destination_.string() + ": it is a folder");
  descriptor_ = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor_ >= 0) return;
  std::string pattern = pattern_beside(destination_);
  descriptor_ = ::mkostemp(pattern.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail(destination_);
  name_ = pattern;
}

TemporaryFile::~TemporaryFile() {
  unlink_name();
  ::close(descriptor_);
}

void TemporaryFile::write(ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(destination_);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

std::size_t TemporaryFile::read(std::span<std::uint8_t> bytes) {
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t got = ::read(descriptor_, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(destination_);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  return size;
}

void TemporaryFile::seek(std::int64_t position) {
  if (::lseek(descriptor_, position, SEEK_SET) < 0) fail(destination_);
}

std::int64_t TemporaryFile::position() const {
  const std::int64_t position = ::lseek(descriptor_, 0, SEEK_CUR);
  if (position < 0) fail(destination_);
  return position;
}

std::int64_t TemporaryFile::size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) fail(destination_);
  return status.st_size;
}

void TemporaryFile::publish() {
  if (::fsync(descriptor_) != 0 && errno != EINVAL) fail(destination_);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(descriptor_, 0666 & ~mask) != 0) fail(destination_);
  if (name_.empty()) link_name();
  if (::rename(name_.c_str(), destination_.c_str()) != 0) fail(destination_);
  name_.clear();
}

void TemporaryFile::link_name() {
  std::string pattern = pattern_beside(destination_);
  const int placeholder = ::mkostemp(pattern.data(), O_CLOEXEC);  // finds a free name, which the file then takes
  if (placeholder < 0) fail(destination_);
  ::close(placeholder);
  ::unlink(pattern.c_str());
  const std::string nameless = "/proc/self/fd/" + std::to_string(descriptor_);
  if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, pattern.c_str(), AT_SYMLINK_FOLLOW) != 0) fail(destination_);
  name_ = pattern;
}

void TemporaryFile::unlink_name() {
  if (!name_.empty()) ::unlink(name_.c_str());
  name_.clear();
}

}  // namespace clavier
