#include "training/networks/space_to_depth.h"

namespace clavier {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

struct ImageSize {
  std::int64_t batch, channels, rows, columns;  // of blocks
};

/// Calls visit(cell, block) for every second cell of a row: the place of it and its right neighbour in the image, and
/// in the result.
template <class Visit>
void visit_pairs_of_cells(const ImageSize& size, Visit visit) {
  for (std::int64_t image = 0; image < size.batch; ++image)
    for (std::int64_t channel = 0; channel < size.channels; ++channel)
      for (std::int64_t row = 0; row < 2 * size.rows; ++row) {
        std::int64_t cell = ((image * size.channels + channel) * 2 * size.rows + row) * 2 * size.columns;
        std::int64_t block = ((image * size.rows + row / 2) * size.columns * size.channels + channel) * 4 + row % 2 * 2;
        for (std::int64_t column = 0; column < size.columns; ++column, cell += 2, block += 4 * size.channels)
          visit(cell, block);
      }
}

torch::Tensor rearrange_to_depth(const torch::Tensor& x) {
  const ImageSize size{x.size(0), x.size(1), x.size(2) / 2, x.size(3) / 2};
  const std::vector<std::int64_t> split = {size.batch, size.channels, size.rows, 2, size.columns, 2};
  const std::vector<std::int64_t> shape = {size.batch, size.rows, size.columns, 4 * size.channels};
  if (!x.is_cpu() || x.scalar_type() != torch::kFloat32)
    return x.reshape(split).permute({0, 2, 4, 1, 3, 5}).reshape(shape).permute({0, 3, 1, 2});
  const torch::Tensor cells = x.contiguous(), blocks = torch::empty(shape, x.options());
  const float* from = cells.data_ptr<float>();
  float* to = blocks.data_ptr<float>();
  visit_pairs_of_cells(size, [&](std::int64_t cell, std::int64_t block) {
    to[block] = from[cell];
    to[block + 1] = from[cell + 1];
  });
  return blocks.permute({0, 3, 1, 2});
}

torch::Tensor rearrange_to_space(const torch::Tensor& x) {
  const ImageSize size{x.size(0), x.size(1) / 4, x.size(2), x.size(3)};
  const std::vector<std::int64_t> shape = {size.batch, size.channels, 2 * size.rows, 2 * size.columns};
  if (!x.is_cpu() || x.scalar_type() != torch::kFloat32) return torch::pixel_shuffle(x, 2);
  const torch::Tensor blocks = x.permute({0, 2, 3, 1}).contiguous(), cells = torch::empty(shape, x.options());
  const float* from = blocks.data_ptr<float>();
  float* to = cells.data_ptr<float>();
  visit_pairs_of_cells(size, [&](std::int64_t cell, std::int64_t block) {
    to[cell] = from[block];
    to[cell + 1] = from[block + 1];
  });
  return cells;
}

class DepthToSpace;

class SpaceToDepth : public torch::autograd::Function<SpaceToDepth> {
 public:
  static torch::Tensor forward(AutogradContext*, const torch::Tensor& x) { return rearrange_to_depth(x); }
  static tensor_list backward(AutogradContext*, tensor_list gradients);
};

class DepthToSpace : public torch::autograd::Function<DepthToSpace> {
 public:
  static torch::Tensor forward(AutogradContext*, const torch::Tensor& x) { return rearrange_to_space(x); }
  static tensor_list backward(AutogradContext*, tensor_list gradients) { return {SpaceToDepth::apply(gradients[0])}; }
};

tensor_list SpaceToDepth::backward(AutogradContext*, tensor_list gradients) {
  return {DepthToSpace::apply(gradients[0])};
}

}  // namespace

torch::Tensor space_to_depth(const torch::Tensor& x) {
  TORCH_CHECK(x.dim() == 4 && x.size(2) % 2 == 0 && x.size(3) % 2 == 0, "no blocks of 2 x 2 in ", x.sizes());
  return SpaceToDepth::apply(x);
}

}  // namespace clavier
