#pragma once

#include <array>
#include <vector>

#include "composing/compose.h"
#include "originality/measure_human_baseline.h"
#include "originality/passage_finder.h"

namespace clavier {

/// How many notes make the patterns that are counted; the middle one is kNgramNotes.
inline constexpr std::array<std::size_t, 3> kNgramLengths = {8, kNgramNotes, 16};

/// One piece beside the training music itself.
struct OriginalityMetrics {
  TrainingOverlap overlap;
  double seconds = 0;              ///< of the longest passage, from its first onset to its last
  std::array<double, 3> shares{};  ///< of patterns of kNgramLengths notes that training holds, 0..1
};

/// `part` is of `piece`: see composed_steps.
OriginalityMetrics measure_piece_originality(const SuffixArray& training, const Score& piece,
                                             const IntervalSequence& part);

/// Of validation and test pieces of an era, cut into stretches of `length` from the beginning on; what is left at the
/// end of a piece does not count.
std::vector<OriginalityMetrics> measure_human_originality(const Corpus& corpus, const SuffixArray& training, Era era,
                                                          Seconds length);

/// What is asked of a model that is measured.
struct OriginalitySample {
  int count = 40;  ///< with the seeds 1 .. count
  double seconds = 60;
};

/// Of what `composer` composes with the default options, each piece as it comes: none is composed anew.
std::vector<OriginalityMetrics> measure_generated_originality(const Composer& composer, const SuffixArray& training,
                                                              const OriginalitySample& wanted, Progress& progress);

/// The figures of many pieces together.
struct OriginalitySummary {
  std::size_t pieces = 0;
  ReferenceRange notes, longest, seconds;
  std::array<ReferenceRange, 3> shares;
  double above_human_longest =
      0;  ///< share of the pieces above the upper end for people's pieces as long: of 0.025, if alike
  double above_human_share = 0;  ///< the same of patterns of kNgramNotes notes
};

/// Nothing is above where `human` is empty.
OriginalitySummary summarise_originality(const std::vector<OriginalityMetrics>& metrics, const HumanBaselineRow& human);

}  // namespace clavier
