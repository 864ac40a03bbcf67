#include "training/score/muon.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace clavier {
namespace {

// The quintic a x + b x^3 + c x^5, whose five-fold iteration brings singular values near 1 (Jordan et al. 2024).
constexpr double kA = 3.4445, kB = -4.7750, kC = 2.0315;
constexpr int kIterations = 5;

}  // namespace

torch::Tensor orthogonalize(const torch::Tensor& matrices) {
  const bool tall = matrices.size(1) > matrices.size(2);
  torch::Tensor x = tall ? matrices.transpose(1, 2) : matrices;
  if (x.is_cuda()) x = x.to(torch::kBFloat16);
  x = x / (x.flatten(1).to(torch::kFloat32).norm(2, 1).view({-1, 1, 1}) + 1e-7).to(x.dtype());
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    const torch::Tensor gram = torch::bmm(x, x.transpose(1, 2));
    const torch::Tensor odd = torch::baddbmm(gram, gram, gram, kB, kC);  // b A + c A^2
    x = torch::baddbmm(x, odd, x, kA, 1);
  }
  x = x.to(matrices.dtype());
  return tall ? x.transpose(1, 2) : x;
}

Muon::Muon(std::vector<std::pair<torch::Tensor, int>> matrices, double momentum)
    : matrices_(std::move(matrices)), momentum_(momentum) {
  for (std::size_t index = 0; index < matrices_.size(); ++index)
    momenta_.push_back(register_buffer("momentum_" + std::to_string(index), torch::zeros_like(matrices_[index].first)));
}

void Muon::step(double rate) {
  const torch::NoGradGuard guard;
  struct Slice {
    torch::Tensor weight, update;
  };
  std::map<std::pair<std::int64_t, std::int64_t>, std::vector<Slice>> by_shape;
  for (std::size_t index = 0; index < matrices_.size(); ++index) {
    const auto& [weight, parts] = matrices_[index];
    if (!weight.grad().defined()) continue;
    torch::Tensor& momentum = momenta_[index];
    momentum.mul_(momentum_).add_(weight.grad());
    const auto updates = weight.grad().add(momentum, momentum_).chunk(parts);
    const auto weights = weight.detach().chunk(parts);
    for (std::size_t part = 0; part < updates.size(); ++part)
      by_shape[{updates[part].size(0), updates[part].size(1)}].push_back({weights[part], updates[part]});
  }
  for (auto& [shape, group] : by_shape) {
    std::vector<torch::Tensor> updates;
    for (const Slice& part : group) updates.push_back(part.update);
    const torch::Tensor orthogonal = orthogonalize(torch::stack(updates));
    const double scale = std::sqrt(std::max(1.0, static_cast<double>(shape.first) / static_cast<double>(shape.second)));
    for (std::size_t index = 0; index < group.size(); ++index)
      group[index].weight.add_(orthogonal[static_cast<std::int64_t>(index)], -rate * scale);
  }
}

}  // namespace clavier
