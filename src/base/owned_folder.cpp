#include "base/owned_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <system_error>

#include "base/bytes.h"
#include "base/error.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kMarker = ".clavier";
constexpr std::size_t kMaxMarkerBytes = 64;

/// What the marker says.
struct Owner {
  std::string kind;  // empty: it says nothing
  std::string process;
};

[[noreturn]] void fail(const fs::path& folder, const std::string& problem) {
  throw Error("cannot write folder " + folder.string() + ": " + problem);
}

Owner read_owner(int marker) {
  std::array<char, kMaxMarkerBytes> text{};
  const ssize_t size = ::pread(marker, text.data(), text.size(), 0);
  const std::string line(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  const std::size_t end = line.find('\n'), blank = line.rfind(' ', end);
  if (blank == std::string::npos || end == std::string::npos || end < blank) return {};
  return {.kind = line.substr(0, blank), .process = line.substr(blank + 1, end - blank - 1)};
}

void write_owner(int marker, const FolderPlan& plan) {
  const std::string line = std::string(to_string(plan.kind)) + " " + std::to_string(::getpid()) + "\n";
  const auto size = static_cast<ssize_t>(line.size());  // written before it is cut: a kill leaves a first line
  if (::pwrite(marker, line.data(), line.size(), 0) != size || ::ftruncate(marker, size) != 0)
    fail(plan.path, std::strerror(errno));
}

/// Whether the folder holds nothing but the marker and what dead writers left.
bool holds_nothing(const fs::path& folder, std::error_code& problem) {
  for (fs::directory_iterator place(folder, problem); !problem && place != fs::directory_iterator();
       place.increment(problem))
    if (!place->path().filename().string().starts_with(kMarker)) return false;
  return true;
}

/// Whether it was missing.
bool make_folder(const fs::path& folder) {
  std::error_code problem;
  const bool made = fs::create_directories(folder, problem);
  if (problem) fail(folder, problem.message());
  if (!fs::is_directory(folder)) fail(folder, "it is a file");
  return made;
}

void check_contents(const FolderPlan& plan, const Owner& owner) {
  if (plan.allowed == FolderContents::any) return;
  std::error_code problem;
  const bool empty = holds_nothing(plan.path, problem);
  if (problem) fail(plan.path, problem.message());
  if (empty) return;
  if (owner.kind == to_string(plan.kind) && plan.allowed == FolderContents::own_kind) return;
  const std::string holds = owner.kind.empty() ? "files that Clavier did not mark as its own" : "a " + owner.kind;
  throw Misuse("cannot write folder " + plan.path.string() + ": it holds " + holds + "; " + std::string(plan.advice));
}

/// Nothing is made in a folder that is refused.
void check_unmarked(const FolderPlan& plan) {
  if (!fs::exists(plan.path / kMarker)) check_contents(plan, {});
}

std::unique_ptr<Descriptor> open_marker(const fs::path& folder) {
  auto marker =
      std::make_unique<Descriptor>(::open((folder / kMarker).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (marker->number() < 0) fail(folder, std::strerror(errno));
  return marker;
}

/// Whether the open marker is still the one in the folder: another process may have removed it before it was locked.
bool is_in_folder(int marker, const fs::path& folder) {
  struct stat open {
  }, named{};
  return ::fstat(marker, &open) == 0 && ::stat((folder / kMarker).c_str(), &named) == 0 &&
         open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

void lock(int marker, const fs::path& folder) {
  if (::flock(marker, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
  const std::string process = read_owner(marker).process;
  fail(folder, (process.empty() ? "another process" : "process " + process) +
                   " is writing it; wait for it, or choose another folder");
}

/// The marker of the folder, open and locked by this process.
std::unique_ptr<Descriptor> open_locked(const fs::path& folder) {
  while (true) {
    auto marker = open_marker(folder);
    lock(marker->number(), folder);
    if (is_in_folder(marker->number(), folder)) return marker;
    make_folder(folder);  // that process may have removed it, too
  }
}

}  // namespace

std::string_view to_string(FolderKind kind) {
  switch (kind) {
    case FolderKind::corpus:
      return "corpus";
    case FolderKind::model:
      return "model";
    case FolderKind::report:
      return "report";
    case FolderKind::survey_kit:
      return "survey kit";
    case FolderKind::library:
      return "library";
  }
  return {};
}

OwnedFolder::OwnedFolder(const FolderPlan& plan) : path_(fs::absolute(plan.path)), made_(make_folder(path_)) {
  check_unmarked(plan);
  lock_ = open_locked(path_);
  try {
    check_contents(plan, read_owner(lock_->number()));
    write_owner(lock_->number(), plan);
  } catch (...) {
    leave_no_trace();
    throw;
  }
}

OwnedFolder::~OwnedFolder() { leave_no_trace(); }

void OwnedFolder::leave_no_trace() {
  std::error_code ignored;
  if (holds_nothing(path_, ignored) && !ignored) {
    ::unlink((path_ / kMarker).c_str());
    if (made_) ::rmdir(path_.c_str());
  }
}

}  // namespace clavier
