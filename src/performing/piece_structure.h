#pragma once

#include <vector>

#include "music/score.h"
#include "performing/phrases.h"
#include "transcription/meter/measure_frames.h"

namespace clavier {

/// The structure of a written piece that a performance brings out.
struct PieceStructure {
  std::vector<MeasureFrame> measures;
  std::vector<bool> melody;  ///< one entry for each note, see find_melody
  std::vector<Phrase> phrases;
};

/// `score` has notes and all hands are known. Throws Error for more than 20,000 measures.
PieceStructure structure_of(const Score& score);

}  // namespace clavier
