#pragma once

#include "transcription/beats/meter_finding.h"
#include "transcription/quantising/note_lengths.h"

namespace clavier {

/// A performance whose notes have places and lengths.
struct WrittenPerformance {
  BeatClock clock;
  Bars bars;
  std::vector<WrittenNote> notes;  ///< one for each note of the performance, sorted by onset, then pitch
};

/// The step of quantised that knows no Score yet. `performance` has notes, `counted` may have no beats.
WrittenPerformance write_notes(const Score& performance, const CountedBeats& counted);

}  // namespace clavier
