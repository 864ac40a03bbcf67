#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// Where a piece shall end, counted from its beginning, and how long its last chord rings.
struct RollLength {
  double steps = 0;      ///< 0: notes count
  double notes = 0;      ///< 0: steps count
  double ringing = 120;  ///< steps
};

/// A beginning is looked for so far after the first note ...
inline constexpr int kOpeningSteps = 192;
/// ... and in so much of the asked length.
inline constexpr double kLatestOpening = 0.15;

/// Cuts a piece out of music that goes on before and after: it begins at time zero with a chord near the start, and
/// ends with one near the asked length.
/// Beginning: after the longest breath, with a chord that sounds like home (closure.h); each key that sounds on from
/// before and must be cut costs half a point.
/// Ending: between kEarliestEnding and kLatestEnding, by the same signs as find_best_ending. What is held into the last
/// chord rings on with it when it is of one of its pitch classes, and is released otherwise; the last chord's notes
/// are struck at once. Music that is over before then ends with its last chord.
/// `notes` are sorted by onset and remove_overlaps; so is the result.
std::vector<GridNote> crop_piece(std::span<const GridNote> notes, const RollLength& length);

}  // namespace clavier
