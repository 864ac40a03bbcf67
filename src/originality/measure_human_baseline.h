#pragma once

#include <functional>

#include "originality/human_baseline.h"
#include "originality/ngram_index.h"
#include "originality/passage_finder.h"

namespace clavier {

/// The excerpt lengths of a baseline in notes: about four seconds to four minutes.
inline constexpr std::array<std::size_t, 6> kExcerptLengths = {50, 100, 200, 400, 800, 1600};
/// With fewer excerpts a length gets no baseline.
inline constexpr std::size_t kMinExcerpts = 20;

/// The passage of `notes` notes from index `first` on.
IntervalSequence cut_intervals(const IntervalSequence& piece, std::size_t first, std::size_t notes);

using OverlapMeasure = std::function<TrainingOverlap(const IntervalSequence&)>;

/// The training-set overlap by `measure` of validation and test pieces, whose works do not occur in training. For each
/// length, the pieces are cut into consecutive excerpts from their beginning on.
HumanBaselineTable measure_human_baseline(const Corpus& corpus, const OverlapMeasure& measure, Progress& progress,
                                          unsigned threads = 0);

/// The n-grams of all training pieces, and the human baseline measured with them. Throws Error when a piece is damaged.
NgramIndex build_ngram_index(const Corpus& corpus, Progress& progress, unsigned threads = 0);

}  // namespace clavier
