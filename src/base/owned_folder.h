#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/descriptor.h"
#include "base/options.h"

namespace clavier {

/// The flag of commands that write a folder.
inline Option overwrite_option() { return {.name = "overwrite", .doc = "write over what --out holds"}; }

/// What a whole folder is written as.
enum class FolderKind : std::uint8_t { corpus, model, report, survey_kit, library };

/// "survey kit".
std::string_view to_string(FolderKind kind);

/// What a folder may hold when it is written.
enum class FolderContents : std::uint8_t {
  none,      ///< nothing yet
  own_kind,  ///< or what was written as the same kind
  any,       ///< or anything: the user said so, or the folder is added to
};

/// What a folder that may be written again may hold, with and without --overwrite.
constexpr FolderContents contents_allowed(bool overwrite) {
  return overwrite ? FolderContents::any : FolderContents::own_kind;
}

struct FolderPlan {
  std::filesystem::path path;
  FolderKind kind = FolderKind::corpus;
  FolderContents allowed = FolderContents::own_kind;
  std::string_view advice = "choose another folder, or write over it with --overwrite";
};

/// A folder that this process alone writes. The file .clavier in it says what it is and who wrote it last; the kernel
/// holds a lock on that file until this object, or the process, is no more. Where the file system has no locks, there
/// is none. When nothing was written, the folder is left as it was.
class OwnedFolder {
 public:
  /// Makes the folder. Throws Misuse when it holds what the plan does not allow, Error when another process writes it
  /// or the disk refuses.
  explicit OwnedFolder(const FolderPlan& plan);
  OwnedFolder(const OwnedFolder&) = delete;
  OwnedFolder& operator=(const OwnedFolder&) = delete;
  ~OwnedFolder();

 private:
  /// Removes the marker from a folder where nothing else is, and the folder if it was made.
  void leave_no_trace();

  std::filesystem::path path_;
  bool made_;  // by this object
  std::unique_ptr<Descriptor> lock_;
};

}  // namespace clavier
