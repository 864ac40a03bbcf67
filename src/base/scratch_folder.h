#pragma once

#include <filesystem>

namespace clavier {

/// A new folder for files that other programs read and write, removed with all that is in it at the end.
class ScratchFolder {
 public:
  /// Lies in the system's folder for such things. Throws Error when none can be made.
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace clavier
