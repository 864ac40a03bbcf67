#include "composing/score_quality.h"

#include <algorithm>

#include "analysis/key/key_stability.h"
#include "analysis/key/main_key.h"
#include "analysis/metrics/top_line.h"
#include "composing/ending.h"
#include "encoding/score_steps/bar_references.h"
#include "encoding/score_steps/read_bars.h"

namespace clavier {
namespace {

/// The share of bars that are the same as the one before.
double share_of_standing_bars(const Score& score) {
  const std::vector<BarReference> references = find_bar_references(read_bars(score).piece);
  if (references.empty()) return 0;
  const auto standing = std::count_if(references.begin(), references.end(), [](const BarReference& reference) {
    return reference.likeness == Likeness::same && reference.distance == 1 && reference.transposition == 0;
  });
  return static_cast<double>(standing) / static_cast<double>(references.size());
}

}  // namespace

ScoreQuality measure_score_quality(const Score& score, const std::optional<Key>& key) {
  if (score.notes.empty()) return {};
  ScoreQuality quality{.stability = measure_key_stability(score),
                       .movement = 1 - std::max(measure_top_line(score).repeated, share_of_standing_bars(score))};
  const auto found = find_main_key(score);
  if (!found) return quality;
  const Key home = key.value_or(found->key);
  quality.key = found->key == home ? 1 : are_related(found->key, home) ? 0.5 : 0;
  if (ends_on_tonic(score, home)) quality.cadence = 1;
  return quality;
}

}  // namespace clavier
