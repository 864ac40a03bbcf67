#pragma once

#include <optional>

#include "music/pitch.h"
#include "music/score.h"

namespace clavier {

/// How well a composed score keeps what candidates are chosen by, each 0..1.
struct ScoreQuality {
  double cadence = 0;    ///< 1 when it ends on the tonic triad with the tonic in the bass, in the key that was asked
  double stability = 0;  ///< key stability (measure_key_stability)
  double movement = 0;   ///< 1 less what is repeated: the top line's repeated notes and bars like the one before
  double total() const { return cadence + stability + movement; }
};

/// `key` is what was asked; nothing: the piece's own.
ScoreQuality measure_score_quality(const Score& score, const std::optional<Key>& key);

}  // namespace clavier
