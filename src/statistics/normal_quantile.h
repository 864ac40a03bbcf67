#pragma once

namespace clavier {

/// 95 of 100 draws of a standard normal lie within this distance of 0.
inline constexpr double kNormal95 = 1.9599639845400543;

/// Where a standard normal lies below with probability `share`, to 1e-12; `share` in 1e-15 .. 1 - 1e-15.
double normal_quantile(double share);

}  // namespace clavier
