#pragma once

#include <vector>

#include "transcription/quantising/measure_grid.h"

namespace clavier {

/// A note while it is quantised.
struct WrittenNote {
  std::size_t index = 0;  ///< of the note in the performance
  Tick onset = 0;
  double end = 0;  ///< played end, in ticks
  Tick unit = 1;   ///< the part of the beat on whose grid it is notated
  Pitch pitch = 60;
  Hand hand = Hand::unknown;
  bool grace = false;
  Tick length = 0;
};

/// Gives notes, sorted by onset, the lengths that an engraver would write. A note lasts up to the next onset of its
/// hand when it is held for about as long, else it gets a simple value. A hand holds one note, or chord, against
/// others; the rest end with the next onset. No note is held over a bar line by a little, or into a second measure. No
/// note reaches the next one of its pitch, and all last a tick or more. Grace notes last 1/32.
void quantise_lengths(std::vector<WrittenNote>& notes, const MeasureGrid& measure_grid);

}  // namespace clavier
