#pragma once

namespace clavier {

/// 95 % of a standard normal distribution lies within this distance of 0.
inline constexpr double kNormal95 = 1.9599639845400543;

/// The value below which a standard normal variable lies with probability `share`, to 1e-12. `share` is in 1e-15 .. 1 -
/// 1e-15.
double normal_quantile(double share);

}  // namespace clavier
