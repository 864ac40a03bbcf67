#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/rolls/packed_roll.h"
#include "base/progress.h"
#include "composing/playability/playability_edits.h"
#include "corpus/store/corpus.h"
#include "encoding/bins.h"
#include "encoding/grid_notes.h"
#include "models/gan/roll_model.h"

namespace clavier {

/// Of a roll of kRollSteps steps.
inline constexpr Seconds kRollLength{static_cast<double>(kRollSteps) / kStepsPerSecond};

/// kRollSteps of music in the forms in which it is measured.
struct MeasuredRoll {
  std::vector<GridNote> notes;
  Score score;
  PackedRoll sounding;           ///< which pitches sound
  std::vector<float> crop;       ///< kKuoCodeRegion of the same image, +1 and -1
  std::vector<float> long_crop;  ///< kKuoRegion
};

/// `notes` as read from a roll, by onset.
MeasuredRoll measure_roll(std::span<const GridNote> notes);

/// A piece to be measured against; notes are remove_overlaps.
struct RealPiece {
  std::string name;  ///< composer and title
  std::string work;  ///< pieces of one work have the same
  std::vector<GridNote> notes;
};

/// All of a split and era, in the corpus's order. Throws Error when there is none.
std::vector<RealPiece> read_real_pieces(const Corpus& corpus, Split split, Era era, Progress& progress);

/// Two halves of the works, at random; no work is in both.
std::pair<std::vector<RealPiece>, std::vector<RealPiece>> split_by_work(std::vector<RealPiece> pieces, Random random);

/// Up to `max_rolls` rolls, chosen at random from those that follow one another in each piece from its beginning on.
/// Rolls that reach beyond the end of their piece are dropped.
std::vector<MeasuredRoll> sample_rolls(std::span<const RealPiece> pieces, std::size_t max_rolls, Random random);

/// The first roll of each piece, as the article's code takes it; silence follows a piece that is shorter.
std::vector<MeasuredRoll> first_rolls_of(std::span<const RealPiece> pieces);

/// What a network generates, as it is read, and made playable by two hands (composing/playability/playable_hands.h).
struct GeneratedRolls {
  std::vector<MeasuredRoll> generated;
  std::vector<MeasuredRoll> playable;
  PlayabilityEdits changes;  ///< of all together
};

/// `count` rolls, with the seeds 1 .. count, on all processors.
GeneratedRolls generate_rolls(const RollModel& model, Era era, std::size_t count, Progress& progress);

}  // namespace clavier
