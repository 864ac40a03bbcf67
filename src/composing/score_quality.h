#pragma once

#include <optional>

#include "music/pitch.h"
#include "music/score.h"

namespace clavier {

/// How well a composed score keeps what candidates are chosen by, each 0..1.
struct ScoreQuality {
  double key = 0;        ///< 1 when find_main_key finds the key that was meant, 0.5 when it finds a related one
  double cadence = 0;    ///< 1 when it ends on the tonic triad with the tonic in the bass
  double stability = 0;  ///< key stability (measure_key_stability)
  double movement = 0;   ///< 1 less what stands still: the top line's repeated notes, or bars like the one before
  std::optional<double> era{};  ///< the probability of the asked era, where one is asked and a judge is there
  double total() const { return key + cadence + stability + movement + era.value_or(0); }
};

/// `key` is the key that was meant; nothing: the piece's own.
ScoreQuality measure_score_quality(const Score& score, const std::optional<Key>& key);

}  // namespace clavier
