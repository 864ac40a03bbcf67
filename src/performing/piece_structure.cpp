#include "performing/piece_structure.h"

#include <utility>

#include "performing/melody.h"

namespace clavier {

PieceStructure structure_of(const Score& score) {
  PieceStructure structure{.measures = make_measure_frames(score), .melody = find_melody(score)};
  structure.phrases = find_phrases(score, structure.melody, structure.measures);
  return structure;
}

}  // namespace clavier
