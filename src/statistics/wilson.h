#pragma once

namespace clavier {

/// An observed share with its 95 % confidence interval; all in 0..1.
struct ProportionInterval {
  double share = 0;
  double low = 0;
  double high = 1;
};

/// Wilson's score interval: sound for few trials and for shares near 0 and 1, where the normal interval is not.
///   (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n),  z = 1.96
/// Without trials: 0 in 0..1. `successes` is in 0..trials.
/// Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
ProportionInterval wilson_interval(int successes, int trials);

}  // namespace clavier
