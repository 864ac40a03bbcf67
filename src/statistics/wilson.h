#pragma once

namespace clavier {

/// A share that was counted, and the interval in which the true one lies in 95 of 100 such counts; all in 0..1.
struct ProportionInterval {
  double share = 0;
  double low = 0;
  double high = 1;
};

/// Wilson's score interval: sound for few trials and for shares near 0 and 1, where the usual one is not.
///   (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n),  z = 1.96
/// Of no trials nothing is known: 0 in 0..1. `successes` in 0..trials.
/// Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
ProportionInterval wilson_interval(int successes, int trials);

}  // namespace clavier
