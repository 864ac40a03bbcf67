#pragma once

#include "analysis/metrics/histogram.h"

namespace clavier {

/// With which odds to move the shares `drawn` up by 0 to 11 semitones, so that together they come near `real`: by
/// expectation maximisation, as the weights of a mixture of one histogram in twelve transpositions. All alike when one
/// of them is empty.
PitchClassHistogram fit_tonic_probabilities(const PitchClassHistogram& generated, const PitchClassHistogram& real);

}  // namespace clavier
