#include "training/run/muon.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/parallel.h"

namespace clavier {
namespace {

// The quintic a x + b x^3 + c x^5, whose five-fold iteration brings singular values near 1 (Jordan et al. 2024).
constexpr double kA = 3.4445, kB = -4.7750, kC = 2.0315;
constexpr int kIterations = 5;

torch::Tensor iterate(torch::Tensor x) {
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    const torch::Tensor gram = torch::bmm(x, x.transpose(1, 2));
    const torch::Tensor odd = torch::baddbmm(gram, gram, gram, kB, kC);  // b A + c A^2
    x = torch::baddbmm(x, odd, x, kA, 1);
  }
  return x;
}

/// The same for wide matrices with fewer products: every iteration multiplies by a polynomial of the Gram matrix, so
/// the iterations are made on that, and their product is applied once.
torch::Tensor iterate_on_gram(const torch::Tensor& x) {
  torch::Tensor gram = torch::bmm(x, x.transpose(1, 2)), product;
  const torch::Tensor identity = torch::eye(x.size(1), x.device()).to(x.dtype()).unsqueeze(0);
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    const torch::Tensor factor = torch::baddbmm(gram, gram, gram, kB, kC) + kA * identity;
    product = product.defined() ? torch::bmm(factor, product) : factor;
    if (iteration + 1 < kIterations) gram = torch::bmm(factor, torch::bmm(gram, factor));
  }
  return torch::bmm(product, x);
}

struct Slice {
  torch::Tensor weight, update;
};

/// Adds the updates of weights of one shape.
void add_updates(const std::vector<Slice>& group, double rate, torch::Dtype type) {
  const torch::NoGradGuard guard;
  std::vector<torch::Tensor> updates;
  for (const Slice& slice : group) updates.push_back(slice.update);
  const torch::Tensor orthogonal = orthogonalize(torch::stack(updates), type);
  const double ratio = static_cast<double>(orthogonal.size(1)) / static_cast<double>(orthogonal.size(2));
  for (std::size_t index = 0; index < group.size(); ++index)
    group[index].weight.add_(orthogonal[static_cast<std::int64_t>(index)], -rate * std::sqrt(std::max(1.0, ratio)));
}

}  // namespace

torch::Tensor orthogonalize(const torch::Tensor& matrices, torch::Dtype type) {
  const bool tall = matrices.size(1) > matrices.size(2);
  torch::Tensor x = tall ? matrices.transpose(1, 2) : matrices;
  x = x.to(type);
  x = x / (x.flatten(1).to(torch::kFloat32).norm(2, 1).view({-1, 1, 1}) + 1e-7).to(x.dtype());
  x = x.size(2) >= 2 * x.size(1) && !x.is_cuda() ? iterate_on_gram(x) : iterate(x);
  x = x.to(matrices.dtype());
  return tall ? x.transpose(1, 2) : x;
}

Muon::Muon(std::vector<std::pair<torch::Tensor, int>> matrices, torch::Dtype type, double momentum)
    : matrices_(std::move(matrices)), type_(type), momentum_(momentum) {
  for (std::size_t index = 0; index < matrices_.size(); ++index)
    momenta_.push_back(register_buffer("momentum_" + std::to_string(index), torch::zeros_like(matrices_[index].first)));
}

void Muon::step(double rate, int threads) {
  const torch::NoGradGuard guard;
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
  std::vector<std::vector<Slice>> groups;
  for (auto& [shape, group] : by_shape) {
    if (group.front().weight.is_cuda())
      groups.push_back(std::move(group));
    else
      for (Slice& slice : group) groups.push_back({std::move(slice)});
  }
  parallel_for(groups.size(), static_cast<unsigned>(threads), [&](std::size_t index) {
    at::init_num_threads();  // a new thread's matrix products would else use all cores
    add_updates(groups[index], rate, type_);
  });
}

}  // namespace clavier
