#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "studio/guard.h"
#include "studio/library/library.h"
#include "studio/music/rendering_cache.h"
#include "studio/web_types.h"
#include "studio/work/job_queue.h"
#include "studio/work/model_shelf.h"
#include "studio/work/studio_work.h"
#include "studio/work/training_music.h"

namespace clavier {

/// What the studio is started with.
struct StudioSettings {
  std::filesystem::path library;
  std::filesystem::path page;                     ///< folder of the built page
  std::vector<std::filesystem::path> models;      ///< folders of models
  std::optional<std::filesystem::path> corpus{};  ///< of training music, to show closest passages
  OutputOptions output;
  GuardRules guard;
  StudioClock now;
  std::function<std::uint64_t()> random_bits;  ///< of the operating system: ids and tokens are made of it
};

/// The studio without its network: library, models, work and renderings. Routes are made of it.
class StudioService {
 public:
  /// Throws what Library throws.
  explicit StudioService(StudioSettings settings);

  const StudioSettings& settings() const { return settings_; }
  Library& library() { return library_; }
  ModelShelf& shelf() { return shelf_; }
  JobQueue& queue() { return queue_; }
  RenderingCache& renderings() { return renderings_; }
  TrainingMusic& training_music() { return training_music_; }

  /// 32 hexadecimal digits that nobody guesses.
  std::string random_id() const;
  /// Throws WebError with 404 when there is none.
  PieceVersion version(const std::string& id);
  LibraryPiece piece(const std::string& id);
  StudioPiece music(const PieceVersion& version);

 private:
  Json work(const StoredJob& job, JobContext& context);

  StudioSettings settings_;
  Library library_;
  ModelShelf shelf_;
  RenderingCache renderings_;
  TrainingMusic training_music_;
  JobQueue queue_;
};

Json to_json(const LibraryPiece& piece);
Json to_json(const PieceVersion& version);

/// The body of a request as a JSON object. Throws Misuse when it is none.
Json read_body(const WebRequest& request);

}  // namespace clavier
