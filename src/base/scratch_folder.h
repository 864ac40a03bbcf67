#pragma once

#include <filesystem>
#include <memory>

#include "base/descriptor.h"

namespace clavier {

/// A new folder for files that other programs read and write. The destructor removes it with its contents; what a
/// killed process left is removed when the next one is made. A lock tells which folders are in use.
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
  std::unique_ptr<Descriptor> lock_;
};

}  // namespace clavier
