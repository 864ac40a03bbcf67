#pragma once

namespace clavier {

/// The probability of exactly `successes` successes in `trials` trials of probability `chance`, 0 < chance < 1.
double binomial_probability(int successes, int trials, double chance);

/// The p-value of the exact two-sided test: the probability of a count that is no likelier than `successes` when each
/// trial succeeds with probability `chance`. 1 without trials; for chance 1/2 twice the smaller tail. Counts whose
/// probabilities agree within 1e-7 count as equally likely, so that rounding decides nothing. Time grows with `trials`.
/// Source: Clopper and Pearson (1934); the likelihood ordering is that of Sterne (1954).
double binomial_test(int successes, int trials, double chance = 0.5);

/// The exact power of that test against 1/2: how often its p-value is at most `level` when each of `trials` trials
/// succeeds with probability `share`, 0 < share < 1.
double binomial_power(int trials, double share, double level = 0.05);

}  // namespace clavier
