#pragma once

#include "analysis/phrase/phrase_features.h"
#include "analysis/phrase/phrase_notes.h"

namespace clavier {

/// The feature's place in `features`.
inline double& at(PhraseFeatures& features, PhraseFeature feature) {
  return features.at(static_cast<std::size_t>(feature));
}

// Each fills the features of its kind, as PhraseFeature lists them.
void measure_harmony(const PhraseNotes& phrase, PhraseFeatures& features);
void measure_clashes(const PhraseNotes& phrase, PhraseFeatures& features);
void measure_scales(const PhraseNotes& phrase, PhraseFeatures& features);
void measure_lines(const PhraseNotes& phrase, PhraseFeatures& features);
void measure_outer_voices(const PhraseNotes& phrase, PhraseFeatures& features);
void measure_rhythm(const PhraseNotes& phrase, PhraseFeatures& features);
void measure_returns(const PhraseNotes& phrase, PhraseFeatures& features);
void measure_close(const PhraseNotes& phrase, PhraseFeatures& features);
void measure_register(const PhraseNotes& phrase, PhraseFeatures& features);

}  // namespace clavier
