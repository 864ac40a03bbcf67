#pragma once

#include "transcription/beats/meter_finding.h"
#include "transcription/quantising/note_lengths.h"

namespace clavier {

/// A performance whose notes have notated onsets and lengths.
struct WrittenPerformance {
  BeatClock clock;
  MeasureGrid measure_grid;
  std::vector<WrittenNote> notes;  ///< one for each note of the performance, sorted by onset, then pitch
};

/// The notes of quantise(), without the Score. `performance` has notes; `structure` may have no beats.
WrittenPerformance quantise_notes(const Score& performance, const MetricalStructure& structure);

}  // namespace clavier
