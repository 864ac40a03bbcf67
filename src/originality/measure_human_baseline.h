#pragma once

#include <functional>

#include "originality/human_baseline.h"
#include "originality/ngram_index.h"
#include "originality/passage_finder.h"

namespace clavier {

/// The lengths at which people are measured, in notes: four seconds to four minutes or so.
inline constexpr std::array<std::size_t, 6> kExcerptLengths = {50, 100, 200, 400, 800, 1600};
/// Fewer excerpts than this have no 95 %.
inline constexpr std::size_t kMinExcerpts = 20;

/// `notes` notes of a piece from number `first` on.
IntervalSequence cut_intervals(const IntervalSequence& piece, std::size_t first, std::size_t notes);

using OverlapMeasure = std::function<TrainingOverlap(const IntervalSequence&)>;

/// What validation and test pieces, works that training holds nothing of, have in common with the training pieces by
/// `measure`: of excerpts that follow one another from the beginning of each piece on, for each length.
HumanBaselineTable measure_human_baseline(const Corpus& corpus, const OverlapMeasure& measure, Progress& progress,
                                          unsigned threads = 0);

/// All patterns of the training pieces, and the above by them. Throws Error when a piece is damaged.
NgramIndex build_ngram_index(const Corpus& corpus, Progress& progress, unsigned threads = 0);

}  // namespace clavier
