#pragma once

#include <array>
#include <vector>

#include "composing/compose.h"
#include "originality/measure_human_baseline.h"
#include "originality/passage_finder.h"

namespace clavier {

/// How many notes make the patterns that are counted; the middle one is kPatternNotes.
inline constexpr std::array<std::size_t, 3> kMeasuredPatterns = {8, kPatternNotes, 16};

/// One piece beside the training music itself.
struct CopyFigures {
  Borrowing borrowing;
  double seconds = 0;              ///< of the longest passage, from its first onset to its last
  std::array<double, 3> shares{};  ///< of patterns of kMeasuredPatterns notes that training holds, 0..1
};

/// `part` is of `piece`: see composed_steps.
CopyFigures copy_figures(const SuffixOrder& training, const Score& piece, const NoteSteps& part);

/// Of validation and test pieces of an era, cut into stretches of `length` from the beginning on; what is left at the
/// end of a piece does not count.
std::vector<CopyFigures> human_copy_figures(const Corpus& corpus, const SuffixOrder& training, Era era, Seconds length);

/// What is asked of a model that is measured.
struct CopyPieces {
  int count = 40;  ///< with the seeds 1 .. count
  double seconds = 60;
};

/// Of what `composer` composes with the default options, each piece as it comes: none is composed anew.
std::vector<CopyFigures> composed_copy_figures(const Composer& composer, const SuffixOrder& training,
                                               const CopyPieces& wanted, Progress& progress);

/// The figures of many pieces together.
struct CopyMeasures {
  std::size_t pieces = 0;
  UsualRange notes, longest, seconds;
  std::array<UsualRange, 3> shares;
  double above_longest =
      0;                   ///< share of the pieces above the upper end for people's pieces as long: of 0.025, if alike
  double above_share = 0;  ///< the same of patterns of kPatternNotes notes
};

/// Nothing is above where `human` is empty.
CopyMeasures copy_measures(const std::vector<CopyFigures>& figures, const HumanRow& human);

}  // namespace clavier
