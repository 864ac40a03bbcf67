#pragma once

#include <span>
#include <vector>

#include "base/random.h"
#include "composing/compose_options.h"

namespace clavier {

/// Which symbols may be drawn, one for each; empty allows all.
using Allowed = std::vector<bool>;

/// The probabilities with which symbols are drawn, (symbols): forbidden ones are taken out first; then, by the model's
/// own probabilities, all but the top_k likeliest, all after the likeliest that together reach top_p, all below min_p
/// times the likeliest; temperature comes last and spreads what is left. So a bold temperature shifts weight among
/// choices that the model believes in and never lets in those it does not; min_p also holds the tail in check where the
/// model is sure. Sources: top-k Fan et al. 2018, top-p Holtzman et al. 2020, min-p Nguyen et al. 2024. `heat`
/// multiplies the temperature. Uniform over the allowed when the model gives none of them a chance. At least one symbol
/// must be allowed.
std::vector<double> sampling_probabilities(std::span<const float> logits, const Allowed& allowed,
                                           const SamplingOptions& options, double temperature_factor = 1);

/// One symbol drawn with these probabilities, or the likeliest allowed one when greedy (the first of equals).
int sample_symbol(std::span<const float> logits, const Allowed& allowed, const SamplingOptions& options, Random& random,
                  double temperature_factor = 1);

}  // namespace clavier
