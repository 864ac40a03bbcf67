#pragma once

#include <filesystem>

namespace clavier {

/// A new folder for files that other programs read and write. The destructor removes it with its contents.
class ScratchFolder {
 public:
  /// Makes it in the system's folder for temporary files. Throws Error when that fails.
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace clavier
