#pragma once

#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// Where a piece shall end, counted from its beginning, and how long its last chord rings.
struct RollLength {
  double steps = 0;      ///< of 1/48 s; 0: `notes` gives the length
  double notes = 0;      ///< 0: `steps` gives the length
  double ringing = 120;  ///< steps
};

/// The latest beginning, in steps after the first note ...
inline constexpr int kOpeningSteps = 192;
/// ... and as a share of the requested length.
inline constexpr double kLatestOpening = 0.15;

/// Cuts a piece out of continuous music. It begins at time zero with a chord near the start, and ends with one near the
/// requested length.
/// Beginning: after the longest gap, with a chord of a high cadence_score. Each note that still sounds from before and
/// must be cut costs half a point.
/// Ending: between kEarliestEnding and kLatestEnding, by the criteria of find_best_ending. A note held into the last
/// chord rings on with it if it has one of its pitch classes, and ends there otherwise. The notes of the last chord
/// begin together. Music that stops earlier ends with its last chord.
/// `notes` are sorted by onset and have no overlaps (remove_overlaps); so has the result.
std::vector<GridNote> crop_piece(std::span<const GridNote> notes, const RollLength& length);

}  // namespace clavier
