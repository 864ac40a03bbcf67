#pragma once

#include <vector>

#include "transcription/quantising/measure_grid.h"

namespace clavier {

/// A note on its way to paper.
struct WrittenNote {
  std::size_t index = 0;  ///< in the performance
  Tick onset = 0;
  double end = 0;  ///< when it ended, in ticks
  Tick unit = 1;   ///< the part of the beat in which it is written
  Pitch pitch = 60;
  Hand hand = Hand::unknown;
  bool grace = false;
  Tick length = 0;
};

/// Gives notes, sorted by onset, the lengths that an engraver would write: up to the next stroke of the hand when the
/// key is held for about as long; else a simple value. A hand holds one note, or chord, over others; the rest end with
/// the next stroke. Nothing is held over a bar line by a little, or into a second one. No note reaches the next of its
/// pitch, and all last a tick or more. Grace notes last 1/32.
void quantise_lengths(std::vector<WrittenNote>& notes, const MeasureGrid& measure_grid);

}  // namespace clavier
