#include "base/scratch_folder.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/error.h"

namespace clavier {
namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
  std::error_code problem;
  const fs::path parent = fs::temp_directory_path(problem);
  if (problem) throw Error("cannot find a folder for temporary files: " + problem.message() + "; set TMPDIR");
  std::string name = (parent / "clavier-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw Error("cannot make a folder in " + parent.string() + ": " + std::strerror(errno) + "; set TMPDIR");
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace clavier
