#include "base/temporary_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <string>
#include <string_view>
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

constexpr std::string_view kPrefix = ".clavier-";
constexpr int kMaxLinks = 40;  // in a row, as in Linux

/// A short name that no other process takes: file systems allow 255 bytes, and the user's name may have as many.
std::string pattern_beside(const fs::path& path) {
  return (folder_of(path) / (std::string(kPrefix) + std::to_string(::getpid()) + "-XXXXXX")).string();
}

/// The process that made a temporary file, which its name says; 0 for the name of any other file.
pid_t owner_of(const std::string& name) {
  pid_t owner = 0;
  if (!name.starts_with(kPrefix)) return 0;
  const auto [end, error] = std::from_chars(name.data() + kPrefix.size(), name.data() + name.size(), owner);
  return error == std::errc{} && end != name.data() + name.size() && *end == '-' ? owner : 0;
}

/// Removes what processes left that are no more.
void remove_leftovers(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator place(folder, error); !error && place != fs::directory_iterator();
       place.increment(error)) {
    const pid_t owner = owner_of(place->path().filename().string());
    std::error_code ignored;
    if (owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH) fs::remove(place->path(), ignored);
  }
}

/// Whether a path is one of the open files of this process, like /dev/stdout, which are written to wherever they lead.
bool is_open_file(const fs::path& path) {
  std::error_code error;
  const fs::path folder = fs::canonical(folder_of(path), error);
  if (error) return false;
  if (folder.native().starts_with("/proc/")) return true;
  return folder == "/dev" && fs::is_symlink(path, error);
}

bool is_stream(const fs::path& path) {
  struct stat status {};
  if (is_open_file(path)) return true;
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

/// Where links lead, also when nothing is there yet; the path itself when it is no link, or one of a circle.
fs::path target_of(const fs::path& path) {
  fs::path target = path;
  std::error_code error;
  for (int link = 0; link < kMaxLinks && fs::is_symlink(target, error); ++link) {
    const fs::path next = fs::read_symlink(target, error);
    if (error) return path;
    target = folder_of(target) / next;
  }
  return fs::is_symlink(target, error) ? path : target;
}

/// The mode of the file that is replaced, else that of a new file.
mode_t mode_for(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

/// Makes a change in a folder last when the machine stops. Where folders cannot be synchronised it does nothing.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

void write_all(int descriptor, ByteView bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

}  // namespace

TemporaryFile::TemporaryFile(fs::path destination)
    : destination_(std::move(destination)), target_(destination_), is_stream_(is_stream(destination_)) {
  if (!is_stream_) target_ = target_of(destination_);
  const fs::path folder = folder_of(target_);
  std::error_code problem;
  if (!is_stream_) fs::create_directories(folder, problem);
  if (problem) throw Error("cannot make folder " + folder.string() + ": " + problem.message());
  if (fs::is_directory(destination_, problem))
    throw Error("cannot write " + destination_.string() + ": it is a folder");
  open_beside_destination();
}

void TemporaryFile::open_beside_destination() {
  const fs::path place = is_stream_ ? fs::temp_directory_path() / "stream" : target_;
  descriptor_ = ::open(folder_of(place).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor_ >= 0) return;
  remove_leftovers(folder_of(place));
  std::string pattern = pattern_beside(place);
  descriptor_ = ::mkostemp(pattern.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail(destination_);
  name_ = pattern;
}

TemporaryFile::~TemporaryFile() {
  unlink_name();
  ::close(descriptor_);
}

void TemporaryFile::write(ByteView bytes) { write_all(descriptor_, bytes, destination_); }

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
  if (is_stream_) return copy_to_stream();
  if (::fsync(descriptor_) != 0 && errno != EINVAL) fail(destination_);
  if (::fchmod(descriptor_, mode_for(target_)) != 0) fail(destination_);
  if (name_.empty()) link_name();
  if (::rename(name_.c_str(), target_.c_str()) != 0) fail(destination_);
  name_.clear();
  sync_folder(folder_of(target_));
}

void TemporaryFile::copy_to_stream() {
  const int stream = ::open(destination_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
  if (stream < 0) fail(destination_);
  try {
    seek(0);
    Bytes bytes(std::size_t{1} << 16U);
    while (const std::size_t size = read(bytes)) write_all(stream, ByteView(bytes).first(size), destination_);
  } catch (...) {
    ::close(stream);
    throw;
  }
  if (::close(stream) != 0) fail(destination_);
}

void TemporaryFile::link_name() {
  remove_leftovers(folder_of(target_));
  std::string pattern = pattern_beside(target_);
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
