#pragma once

#include <vector>

#include "music/score.h"
#include "performing/phrases.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// What a pianist reads out of a written piece before playing it.
struct PieceStructure {
  std::vector<MeasureFrame> measures;
  std::vector<bool> melody;  ///< one entry for each note, see find_melody
  std::vector<Phrase> phrases;
};

/// `score` knows its hands and has notes. Throws Error for more than 20,000 measures.
PieceStructure structure_of(const Score& score);

}  // namespace clavier
