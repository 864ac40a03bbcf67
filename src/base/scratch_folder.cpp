#include "base/scratch_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/error.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

constexpr const char* kScratchPrefix = ".clavier-scratch-";

/// The folder, locked; nothing when it is gone, not ours, or in use by another process.
std::unique_ptr<Descriptor> lock_folder(const fs::path& folder) {
  auto lock = std::make_unique<Descriptor>(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW));
  if (lock->number() < 0 || ::flock(lock->number(), LOCK_EX | LOCK_NB) != 0) return nullptr;
  return lock;
}

void remove_left_folders(const fs::path& parent) {
  std::error_code error;
  for (fs::directory_iterator place(parent, error); !error && place != fs::directory_iterator();
       place.increment(error)) {
    if (!place->path().filename().string().starts_with(kScratchPrefix)) continue;
    std::error_code ignored;
    if (const auto lock = lock_folder(place->path())) fs::remove_all(place->path(), ignored);
  }
}

fs::path make_folder_in(const fs::path& parent) {
  std::string name = (parent / kScratchPrefix).string() + "XXXXXX";
  if (::mkdtemp(name.data()) == nullptr)
    throw Error("cannot make a folder in " + parent.string() + ": " + std::strerror(errno) + "; set TMPDIR");
  return name;
}

}  // namespace

ScratchFolder::ScratchFolder() {
  std::error_code problem;
  const fs::path parent = fs::temp_directory_path(problem);
  if (problem) throw Error("cannot find a folder for temporary files: " + problem.message() + "; set TMPDIR");
  remove_left_folders(parent);
  path_ = make_folder_in(parent);
  lock_ = lock_folder(path_);
  if (fs::exists(path_)) return;
  path_ = make_folder_in(parent);  // another process took the first for a left one, before it was locked
  lock_ = lock_folder(path_);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace clavier
