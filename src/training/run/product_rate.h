#pragma once

#include <string>

namespace clavier {

/// How fast one thread of this processor multiplies matrices, in 10^9 operations a second.
struct ProductRates {
  double float32 = 0;
  double bfloat16 = 0;
};

/// Takes about a fifth of a second.
ProductRates measure_product_rates();

/// "a thread multiplies 111 GFLOP/s, in bfloat16 342: try --mixed-precision".
std::string describe(const ProductRates& rates);

}  // namespace clavier
