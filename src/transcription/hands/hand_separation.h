#pragma once

#include <vector>

#include "music/onset_groups.h"
#include "transcription/hands/hand_features.h"

namespace clavier {

/// Assigns every note of a score to a hand. Notes whose hand is known keep it, and guide the others. A beam search over
/// the chords, in performance time: the lower notes of a chord go to one hand, the higher ones to the other. The score
/// of an assignment is linear in features of both hands: spans, movement, crossing, held notes, register
/// (hand_features.h).
/// After Nakamura, Ono and Sagayama, "Merged-output HMM for piano fingering of both hands" (ISMIR 2014), with a
/// discriminative model in place of the generative one. Its weights are trained by the averaged structured perceptron
/// (Collins, "Discriminative training methods for hidden Markov models", EMNLP 2002).
Score fill_unknown_hands(Score score);

/// The search itself, one hand for each note of each group.
std::vector<std::vector<Hand>> separate_hands(const std::vector<OnsetGroup>& groups, const TwoHandFeatures& weights);

}  // namespace clavier
