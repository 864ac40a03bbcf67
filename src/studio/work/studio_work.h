#pragma once

#include <functional>
#include <string>

#include "studio/library/library.h"
#include "studio/work/job_queue.h"
#include "studio/work/model_shelf.h"
#include "studio/work/studio_request.h"

namespace clavier {

/// What work needs. All outlive it.
struct StudioTools {
  Library& library;
  ModelShelf& shelf;
  std::function<std::uint64_t()> random_seed;  ///< for pieces without one
};

/// Does a job on music: composes, continues, fills in, accompanies, performs or transposes, stores the versions, and
/// returns {"piece", "versions"}. While a piece is composed it tells "notes", and "again" when they do not count.
/// Throws JobStopped, Misuse for what cannot be asked, and Error.
Json do_music_work(const StudioTools& tools, const StoredJob& job, JobContext& context);

/// "Romantic, E minor, seed 7".
std::string title_of_composition(const ComposingRequest& request, const StudioModel& model,
                                 const std::optional<KeyEstimate>& key);

}  // namespace clavier
