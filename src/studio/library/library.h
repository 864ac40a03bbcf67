#pragma once

#include <filesystem>

#include "base/owned_folder.h"
#include "studio/library/job_store.h"
#include "studio/library/piece_store.h"
#include "studio/library/survey_store.h"

namespace clavier {

/// The folder in which the studio keeps everything: library.db, a SQLite database, and renderings/, files that are made
/// again when they are gone (docs/formats/library.md). One process at a time uses it.
class Library {
 public:
  /// Makes the folder where it is missing. Throws what OwnedFolder throws, and Error when the database is damaged or
  /// newer than this program.
  Library(const std::filesystem::path& folder, StudioClock now);

  PieceStore& pieces() { return pieces_; }
  JobStore& jobs() { return jobs_; }
  SurveyStore& surveys() { return surveys_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  OwnedFolder owned_;
  std::shared_ptr<SharedDatabase> shared_;
  PieceStore pieces_;
  JobStore jobs_;
  SurveyStore surveys_;
};

}  // namespace clavier
