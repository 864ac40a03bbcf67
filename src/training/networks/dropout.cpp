#include "training/networks/dropout.h"

#include <cmath>
#include <limits>

namespace clavier {

torch::Tensor apply_dropout(const torch::Tensor& x, double share, const torch::Generator& random) {
  if (share == 0) return x;
  if (!x.is_cpu()) return torch::dropout(x, share, true);
  constexpr std::int64_t kCellsPerNumber = 4;
  const torch::Tensor numbers = torch::empty({(x.numel() + kCellsPerNumber - 1) / kCellsPerNumber}, torch::kInt64)
                                    .random_(std::numeric_limits<std::int64_t>::min(), {}, random);  // all 64 bits
  const torch::Tensor cells = numbers.view(torch::kInt16).narrow(0, 0, x.numel()).view(x.sizes());
  const double first_kept = std::numeric_limits<std::int16_t>::min() + std::round(share * 65536);
  return x * (cells >= first_kept).to(x.scalar_type()).mul_(1 / (1 - share));
}

}  // namespace clavier
