#pragma once

#include <array>
#include <vector>

#include "evaluation/pieces/piece_source.h"
#include "originality/measure_human_baseline.h"
#include "originality/passage_finder.h"

namespace clavier {

/// Notes of the n-grams that are counted; the middle length is kNgramNotes.
inline constexpr std::array<std::size_t, 3> kNgramLengths = {8, kNgramNotes, 16};

/// One piece beside the training music itself.
struct OriginalityMetrics {
  TrainingOverlap overlap;
  double seconds = 0;              ///< of the longest match, from its first onset to its last
  std::array<double, 3> shares{};  ///< of n-grams of kNgramLengths notes that training holds, 0..1
};

/// `part` is of `piece`: see composed_steps.
OriginalityMetrics measure_piece_originality(const SuffixArray& training, const Score& piece,
                                             const IntervalSequence& part);

/// The training music of a corpus, and the overlap of human held-out pieces with it.
struct OriginalityReference {
  PassageFinder training;
  HumanBaselineTable human;
};

/// Takes some seconds: all training pieces are sorted, and all others compared with them.
OriginalityReference make_originality_reference(const Corpus& corpus, Progress& progress);

/// Of validation and test pieces of an era, cut into excerpts of `length` from the beginning on; the rest at the end of
/// a piece does not count.
std::vector<OriginalityMetrics> measure_human_originality(const Corpus& corpus, const SuffixArray& training, Era era,
                                                          Seconds length);

/// Of what `generator` composes, as compose_each does.
std::vector<OriginalityMetrics> measure_generated_originality(const PieceGenerator& generator,
                                                              const SuffixArray& training,
                                                              const GeneratedSample& sample, Progress& progress);

/// The metrics of many pieces together.
struct OriginalitySummary {
  std::size_t pieces = 0;
  ReferenceRange notes, longest, seconds;
  std::array<ReferenceRange, 3> shares;
  /// Share of the pieces above the upper end of the human range for their length: 0.025 where they are like human ones.
  double above_human_longest = 0;
  double above_human_share = 0;  ///< the same of n-grams of kNgramNotes notes
};

/// Nothing is above where `human` is empty.
OriginalitySummary summarise_originality(const std::vector<OriginalityMetrics>& metrics, const HumanBaselineRow& human);

}  // namespace clavier
