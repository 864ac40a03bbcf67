#include "training/networks/strided_convolution.h"

namespace clavier {

torch::Tensor strided_convolution(const torch::Tensor& blocks, const torch::Tensor& kernel, const torch::Tensor& bias,
                                  bool tensorflow_same) {
  TORCH_CHECK(kernel.size(2) % 4 == 1 && kernel.size(3) % 4 == 1, "kernel sides less one must be multiples of 4, not ",
              kernel.sizes());
  const std::int64_t outputs = kernel.size(0), rows = (kernel.size(2) + 1) / 2, columns = (kernel.size(3) + 1) / 2;
  const std::int64_t front = tensorflow_same ? 1 : 0, back = 1 - front;
  const torch::Tensor even = torch::constant_pad_nd(kernel, {front, back, front, back});
  const torch::Tensor block_kernel =
      even.view({outputs, -1, rows, 2, columns, 2}).permute({0, 1, 3, 5, 2, 4}).reshape({outputs, -1, rows, columns});
  return torch::conv2d(blocks, block_kernel, bias, 1, {rows / 2, columns / 2});
}

}  // namespace clavier
