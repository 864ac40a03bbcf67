#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "corpus/store/corpus.h"
#include "corpus/store/score_codec.h"
#include "encoding/grid_notes.h"

namespace clavier::support {

/// Random music of `steps` steps, determined by the seed: single notes around middle C, one every six steps.
inline std::vector<GridNote> aimless_notes(int steps, std::uint64_t seed) {
  Random random(seed);
  std::vector<GridNote> notes;
  for (int step = 0; step + 6 <= steps; step += 6)
    notes.push_back({step, 3 + static_cast<int>(random.below(4)), static_cast<Pitch>(48 + random.below(24)),
                     static_cast<std::uint8_t>(40 + random.below(60))});
  return notes;
}

/// Modernist pieces of `steps` steps each: 8 for training, two of each work, and 3 for validation.
inline CorpusContents small_corpus(int steps) {
  CorpusContents contents;
  for (std::uint64_t index = 0; index < 11; ++index) {
    const Score score = score_of(aimless_notes(steps, index));
    contents.pieces.push_back({.file = std::to_string(index) + ".mid",
                               .composer = "Nobody",
                               .title = "Piece " + std::to_string(index),
                               .era = Era::modernist,
                               .split = index < 8 ? Split::train : Split::validation,
                               .work = "work " + std::to_string(index / 2),
                               .notes = score.notes.size(),
                               .seconds = duration_of(score).value});
    contents.scores.push_back(pack_score(score));
  }
  return contents;
}

}  // namespace clavier::support
