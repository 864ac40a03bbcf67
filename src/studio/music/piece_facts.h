#pragma once

#include <memory>

#include "base/options.h"
#include "models/classifier/era_classifier.h"
#include "originality/ngram_index.h"
#include "studio/music/studio_piece.h"

namespace clavier {

/// What a piece is compared with: each may be missing.
struct FactSources {
  std::shared_ptr<const EraClassifier> eras{};
  std::shared_ptr<const NgramIndex> training{};
};

/// The report of a version: {"notes", "seconds", "bars", "key", "meter", "bpm", "eras", "histogram", "longest_copy",
/// "paper", "performs"} (docs/formats/studio-api.yaml).
Json piece_facts(const StudioPiece& piece, const FactSources& sources);

/// Which notes (indices of PlayedPiece::played) are the longest passage that is found in training pieces.
struct CopiedPassage {
  std::size_t longest = 0;  ///< in notes; 0: none is found
  std::vector<std::size_t> notes;
};

CopiedPassage find_copied_passage(const Score& played, const NgramIndex& training);

}  // namespace clavier
