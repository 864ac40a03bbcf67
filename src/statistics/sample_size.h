#pragma once

namespace clavier {

/// The claim that a two-sided test against 1/2 is to detect: a true share, at a significance level, with a power.
struct PowerAnalysis {
  double share = 0.6;   ///< in 0..1, not 1/2
  double level = 0.05;  ///< in 0..1
  double power = 0.8;   ///< in 0..1, above `level`
};

/// The number of judgements needed by the normal approximation, rounded up:
///   ((z(1 - level/2) / 2 + z(power) sqrt(share (1 - share))) / (share - 1/2))^2
/// At most 2e9. Source: Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions" (2003), 2.4, without
/// continuity correction.
int required_sample_size(const PowerAnalysis& claim);

/// The same for the exact binomial test: the number from which on the exact power, which falls a little at some steps,
/// stays at the required one. Found by search; time grows with the square of the number.
int exact_sample_size(const PowerAnalysis& claim);

/// The smallest share above 1/2 that `judgements` detect at this level and power, by the same approximation. 1 when not
/// even a share of 1 would be detected.
double detectable_share(int judgements, double level = 0.05, double power = 0.8);

}  // namespace clavier
