#pragma once

#include <span>
#include <vector>

#include "base/random.h"
#include "composing/compose_options.h"

namespace clavier {

/// Which symbols may be sampled, one entry for each; empty allows all.
using Allowed = std::vector<bool>;

/// The probabilities with which symbols are sampled, (symbols). Forbidden symbols are removed first. Then three
/// truncations apply, all by the probabilities of the model. top_k keeps the most probable symbols, top_p the most
/// probable that together reach this share. min_p removes those below this share of the highest probability. Sources:
/// top-k Fan et al. 2018, top-p Holtzman et al. 2020, min-p Nguyen et al. 2024.
/// Temperature, times `temperature_factor`, comes last. So a high temperature shifts weight among the kept symbols and
/// never adds others. The result is uniform over the allowed symbols when the model gives all of them probability 0. At
/// least one symbol must be allowed.
std::vector<double> sampling_probabilities(std::span<const float> logits, const Allowed& allowed,
                                           const SamplingOptions& options, double temperature_factor = 1);

/// Samples one symbol with these probabilities; when greedy, the most probable allowed one (the first of equals).
int sample_symbol(std::span<const float> logits, const Allowed& allowed, const SamplingOptions& options, Random& random,
                  double temperature_factor = 1);

}  // namespace clavier
