#pragma once

namespace clavier {

/// The probability of exactly `successes` in `trials` when each has the probability `chance`, 0 < chance < 1.
double binomial_probability(int successes, int trials, double chance);

/// The exact two-sided test: how probable a count is that is no likelier than `successes` when each trial succeeds with
/// probability `chance`; 1 of no trials. For chance 1/2 this is twice the smaller tail. Counts as likely to within
/// 1e-7 are taken for equally likely, so that rounding decides nothing. Takes time that grows with `trials`.
/// Source: Clopper and Pearson (1934); the likelihood ordering is that of Sterne (1954).
double binomial_test(int successes, int trials, double chance = 0.5);

/// How often that test against 1/2 comes out at `level` or below when each of `trials` truly succeeds with probability
/// `share`, 0 < share < 1: the exact power.
double binomial_power(int trials, double share, double level = 0.05);

}  // namespace clavier
