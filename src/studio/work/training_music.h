#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "base/options.h"
#include "originality/passage_finder.h"

namespace clavier {

/// A corpus in which the closest passages to pieces are looked for. It is opened when it is first needed, which takes
/// some seconds. Several threads may use it.
class TrainingMusic {
 public:
  /// Without a folder nothing is ever found.
  explicit TrainingMusic(std::optional<std::filesystem::path> corpus);
  ~TrainingMusic();

  /// {"title", "notes_here": [indices of notes of the score], "notes_there": [{"t", "d", "p", "v"}]}: the longest
  /// passage that the score has in common with a training piece, times from its first note on; null when there is none.
  /// Throws Error when the corpus is missing or damaged.
  Json find_closest(const Score& played);

 private:
  struct Opened;
  const Opened& open();

  std::optional<std::filesystem::path> folder_;
  std::mutex lock_;
  std::unique_ptr<Opened> opened_;
};

}  // namespace clavier
