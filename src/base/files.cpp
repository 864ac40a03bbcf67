#include "base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <optional>
#include <set>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/temporary_file.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const std::string& doing, const fs::path& path) {
  throw Error("cannot " + doing + " " + path.string() + ": " + std::strerror(errno));
}

}  // namespace

Bytes read_file(const fs::path& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) fail("read", path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail("read", path);
  if (S_ISDIR(status.st_mode)) throw Error("cannot read " + path.string() + ": it is a folder");
  const auto too_large = [&] {
    throw Error("cannot read " + path.string() + ": it is larger than " + std::to_string(limit >> 20) +
                " MiB, the most that is read");
  };
  if (static_cast<std::uint64_t>(status.st_size) > limit) too_large();
  Bytes bytes(static_cast<std::size_t>(status.st_size) + 1);
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got = ::read(file.number(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("read", path);
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > limit) too_large();
  }
  bytes.resize(size);
  return bytes;
}

std::string read_text(const fs::path& path) { return std::string(as_text(read_file(path))); }

void write_file(const fs::path& path, ByteView bytes) {
  TemporaryFile file(path);
  file.write(bytes);
  file.publish();
}

void write_file(const fs::path& path, std::string_view text) { write_file(path, as_bytes(text)); }

std::string extension_of(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return extension;
}

namespace {

/// Where a link to a folder leads; nothing for anything else.
std::optional<fs::path> linked_folder(const fs::directory_entry& entry) {
  std::error_code error;
  if (!entry.is_symlink(error) || error || !entry.is_directory(error) || error) return std::nullopt;
  fs::path target = fs::canonical(entry.path(), error);
  return error ? std::nullopt : std::optional(std::move(target));
}

}  // namespace

std::vector<fs::path> list_files(const fs::path& folder, const std::vector<std::string>& extensions) {
  if (!fs::exists(folder)) throw Error("cannot read " + folder.string() + ": there is no such file or folder");
  if (fs::is_regular_file(folder)) return {folder};
  std::vector<fs::path> files;
  const auto options = fs::directory_options::follow_directory_symlink | fs::directory_options::skip_permission_denied;
  std::set<fs::path> seen = {fs::canonical(folder)};  // folders that links lead to
  for (auto place = fs::recursive_directory_iterator(folder, options); place != fs::recursive_directory_iterator();
       ++place) {
    const fs::directory_entry& entry = *place;
    const auto linked = linked_folder(entry);
    if (linked && !seen.insert(*linked).second) place.disable_recursion_pending();
    if (std::error_code error; !entry.is_regular_file(error) || error) continue;
    if (extensions.empty() ||
        std::find(extensions.begin(), extensions.end(), extension_of(entry.path())) != extensions.end())
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace clavier
