#pragma once

namespace clavier {

/// What a two-sided test against 1/2 is to find: a true share, at a level, this often.
struct PowerAnalysis {
  double share = 0.6;   ///< in 0..1, not 1/2
  double level = 0.05;  ///< in 0..1
  double power = 0.8;   ///< in 0..1, above `level`
};

/// How many judgements it takes by the normal approximation, rounded up:
///   ((z(1 - level/2) / 2 + z(power) sqrt(share (1 - share))) / (share - 1/2))^2
/// Source: Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions" (2003), 2.4, without continuity
/// correction. At most 2e9.
int required_sample_size(const PowerAnalysis& claim);

/// The same for the exact binomial test, by search: from this number on the exact power (which falls a little at some
/// steps) stays at the wanted one. Takes time that grows with the square of the number.
int exact_sample_size(const PowerAnalysis& claim);

/// The smallest share above 1/2 that `judgements` find at this level and power, by the same approximation; 1 when even
/// certainty would not be found.
double detectable_share(int judgements, double level = 0.05, double power = 0.8);

}  // namespace clavier
