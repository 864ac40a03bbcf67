#include "analysis/phrase/phrase_features.h"

#include "analysis/phrase/phrase_measures.h"

namespace clavier {

PhraseFeatures measure_phrase(const BarPiece& piece, std::size_t first, std::size_t bars) {
  const PhraseNotes phrase(piece, first, bars);
  PhraseFeatures features{};
  for (const auto measure : {measure_harmony, measure_clashes, measure_scales, measure_lines, measure_outer_voices,
                             measure_rhythm, measure_returns, measure_close, measure_register})
    measure(phrase, features);
  return features;
}

}  // namespace clavier
