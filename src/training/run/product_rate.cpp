#include "training/run/product_rate.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <cmath>

#include "training/run/budget.h"

namespace clavier {
namespace {

constexpr std::int64_t kSide = 512;
constexpr double kMinSeconds = 0.08;
constexpr double kWorthwhile = 1.3;  // conversions and all else stay as slow as they are

double measure_rate(torch::Dtype type) {
  const torch::NoGradGuard guard;
  const torch::Tensor a = torch::ones({kSide, kSide}, type), b = torch::ones({kSide, kSide}, type);
  at::mm(a, b);  // prepares kernels
  int products = 0;
  const double began = wall_seconds();
  double passed = 0;
  for (; passed < kMinSeconds; passed = wall_seconds() - began, ++products) at::mm(a, b);
  return 2e-9 * std::pow(static_cast<double>(kSide), 3) * products / passed;
}

}  // namespace

ProductRates measure_product_rates() {
  const int threads = at::get_num_threads();
  at::set_num_threads(1);
  const ProductRates rates{.float32 = measure_rate(torch::kFloat32), .bfloat16 = measure_rate(torch::kBFloat16)};
  at::set_num_threads(threads);
  return rates;
}

std::string describe(const ProductRates& rates) {
  const auto whole = [](double rate) { return std::to_string(std::lround(rate)); };
  return "a thread of this processor multiplies " + whole(rates.float32) + " GFLOP/s, in bfloat16 " +
         whole(rates.bfloat16) +
         (rates.bfloat16 > kWorthwhile * rates.float32 ? ": --mixed-precision is faster here" : "");
}

}  // namespace clavier
