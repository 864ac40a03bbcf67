#pragma once

#include "analysis/metrics/histogram.h"

namespace clavier {

/// The probabilities of transposing the histogram `generated` up by 0 to 11 semitones, so that the mixture comes near
/// `real`: expectation maximisation of the weights of a mixture of one histogram in twelve transpositions. All are
/// equal when one of the histograms is empty.
PitchClassHistogram fit_tonic_probabilities(const PitchClassHistogram& generated, const PitchClassHistogram& real);

}  // namespace clavier
